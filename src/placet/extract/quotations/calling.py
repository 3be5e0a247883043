"""Find what something is called: "called the report inaccurate", "calls such a mission an occupation".

The parser knows few of these as an object and what is said of it: it takes the last word for the object's adjective or apposition.
"""

from placet.extract.quotations.quote import TokenRange
from placet.extract.quotations.reporting import Reporting


def called(reporting: Reporting, verb: int) -> TokenRange | None:
    """What the object of a verb of naming is called; None where the verb has no such thing, or is none of naming."""
    parsed = reporting.parsed
    if parsed.lemmas[verb].lower() not in reporting.clauses.grammar.calling_verbs:
        return None
    objects = [child for child in parsed.children_by(verb, "dobj") if child > verb]
    for predicate in [child for child in parsed.children_by(verb, "oprd") if child > verb]:
        start, end = parsed.subtree(predicate)
        owned = parsed.lower[start] == "the" or parsed.deps[start] == "poss"
        held = (
            not objects and owned and parsed.deps[predicate - 1] == "compound"
        )  # "the report inaccurate", all of it one phrase to the parser
        return (predicate, end) if held else (start, end)
    for clause in [child for child in parsed.children_by(verb, "ccomp") if child > verb and parsed.pos[child] in ("ADJ", "NOUN")]:
        subjects = parsed.children_by(clause, "nsubj")
        if subjects and not parsed.children_by(clause, "mark", "cop", "aux"):
            return parsed.subtree(subjects[0])[1], parsed.subtree(clause)[1]
    return _beside_object(reporting, objects[0]) if objects else None


def _beside_object(reporting: Reporting, noun: int) -> TokenRange | None:
    """A phrase that stands right behind an object, without a comma: an apposition with an article, or an adjective at its end."""
    parsed = reporting.parsed
    end = parsed.subtree(noun)[1]
    for apposition in parsed.children_by(noun, "appos"):
        start = parsed.subtree(apposition)[0]
        if start > noun and parsed.deps[start] == "det" and parsed.words[start - 1] != ",":
            return start, parsed.subtree(apposition)[1]
    last = end - 1
    if last > noun and parsed.deps[last] == "amod" and parsed.heads[last] < last:
        return last, end
    return None
