"""Find clauses of a content that the parser hung elsewhere, and tell clauses that it took for a content though they are none."""

from placet.extract.quotations.quote import TokenRange
from placet.extract.quotations.reporting import Reporting
from placet.model.parsed import Parsed


def that_above(parsed: Parsed, cue: int) -> TokenRange | None:
    """A "that" clause behind an aside, which the parser took for what the cue hangs on: "The Post reports, citing aides, that …"."""
    above = parsed.heads[cue]
    marks = [mark for mark in parsed.children_by(above, "mark") if cue < mark < above and parsed.lower[mark] == "that"]
    if parsed.deps[cue] != "ccomp" or not marks or parsed.words[marks[0] - 1] != "," or parsed.children_by(cue, "ccomp", "dobj"):
        return None
    return marks[0] + 1, parsed.subtree(above)[1]


def from_that(parsed: Parsed, start: int, verb: int) -> int:
    """The start of a content at its "that", which an aside may stand before: "reported, citing two aides, that …"."""
    marks = [mark for mark in parsed.children_by(verb, "mark") if parsed.lower[mark] == "that"]
    return marks[0] if marks and marks[0] > start and parsed.words[marks[0] - 1] == "," else start


def with_further_that(parsed: Parsed, cue: int, end: int) -> int:
    """The end of a content after a further "that" clause, joined to the cue by the parser: "said it was so, but that he would go"."""
    for child in parsed.children_by(cue, "conj"):
        left, right = parsed.subtree(child)
        further = parsed.lower[left] == "that" and parsed.deps[left] == "mark" and parsed.deps[left - 1] == "cc"
        if further and left in (end + 1, end + 2):
            end = right
    return end


def asked_for(reporting: Reporting, cue: int) -> list[TokenRange]:
    """What another is to do, where the parser hung it on no complement: "asked for the vote to be put off"."""
    parsed = reporting.parsed
    if parsed.lemmas[cue].lower() not in reporting.cues.asking_for:
        return []
    for child in parsed.children_by(cue, "advcl", "xcomp", "ccomp"):
        start, end = parsed.subtree(child)
        infinitive = any(parsed.tags[aux] == "TO" for aux in parsed.children_by(child, "aux"))
        if child > cue and infinitive and parsed.lower[start] == "for" and parsed.deps[start] == "mark":
            return [(start, end)]
    return []


def is_inverted(reporting: Reporting, verb: int) -> bool:
    """Whether a clause is a condition without an "if": "threatened to leave should the tax be raised"."""
    parsed = reporting.parsed
    first = parsed.subtree(verb)[0]
    subjects = parsed.children_by(verb, "nsubj", "nsubjpass")
    return parsed.lower[first] in ("should", "had", "were") and any(first < each for each in subjects) and reporting.level(first) is None
