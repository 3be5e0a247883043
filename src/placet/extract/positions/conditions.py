"""Find what a stance is made conditional on, and the reasons given for it, from the words that mark them."""

from collections.abc import Iterator
from typing import NamedTuple

from placet.codebook.conditions import ConditionBook
from placet.codebook.grammar import Words
from placet.extract.actors.cast import Cast
from placet.model.parsed import Parsed
from placet.model.record import Condition, ConditionKind


class Marked(NamedTuple):
    """A stretch that a marker introduces: its words without the marker, and what it hangs on (all tokens)."""

    marker: str
    first: int  # where the marker begins
    start: int
    end: int
    governor: int


def find_marked(parsed: Parsed, markers: tuple[str, ...], kept: Words = frozenset()) -> list[Marked]:
    """Find what each marker introduces, in order of the text; of markers that overlap, the longest one counts."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for marker in markers:
        words = tuple(marker.split())
        by_first.setdefault(words[0], []).append(words)
    found = []
    token = 0
    while token < len(parsed):
        fitting = [words for words in by_first.get(parsed.lower[token], ()) if tuple(parsed.lower[token : token + len(words)]) == words]
        if fitting:
            words = max(fitting, key=len)
            marked = introduced(parsed, token, token + len(words), kept)
            if marked:
                found.append(marked)
            token += len(words)
        else:
            token += 1
    return found


def find_inverted(parsed: Parsed, words: Words) -> list[Marked]:
    """Find the conditions that word order marks: "should Norland expel the envoy", "were the border to open"."""
    found = []
    for token in range(len(parsed)):
        verb = parsed.heads[token]
        standing = parsed.deps[token] in ("aux", "auxpass") and parsed.deps[verb] in ("advcl", "ccomp", "dep")
        if parsed.lower[token] not in words or not standing:
            continue
        subjects = parsed.children_by(verb, "nsubj", "nsubjpass")
        first, last = parsed.subtree(verb)
        if subjects and token < subjects[0] < verb and first == token:
            first, last = trimmed(parsed, token + 1, last)
            found.append(Marked(parsed.lower[token], token, first, last, parsed.heads[verb]))
    return found


def find_conditions(parsed: Parsed, book: ConditionBook) -> tuple[Marked, ...]:
    """Find what words and word order mark as conditions, in order of the text."""
    marked = [
        one
        for one in find_marked(parsed, book.conditions, book.kept)
        if (one.marker not in book.tight or not sets_against(parsed, one.first)) and not unconditional(parsed, book, one)
    ]
    return tuple(sorted(marked + find_inverted(parsed, book.inverted), key=lambda one: one.first))


def unconditional(parsed: Parsed, book: ConditionBook, one: Marked) -> bool:
    """Whether what a marker governs is no condition: "without delay", "until the end of the year", "has yet to say if it would"."""
    nouns = [token for token in range(one.start, one.end) if parsed.tags[token].startswith("NN")]
    if one.marker == "without":
        return bool(nouns) and parsed.lemmas[nouns[-1]].lower() in book.unconditional
    if one.marker == "on condition":  # "speaking on condition of anonymity"
        return bool(nouns) and parsed.lemmas[nouns[0]].lower() in book.unconditional
    if one.marker.endswith(("if", "as long as")) and book.idle.issuperset(parsed.lower[one.start : one.end]):
        return True
    if one.marker == "if":
        root = min(range(one.start, one.end), key=parsed.depths.__getitem__)
        return parsed.deps[root] == "ccomp" and root > one.governor and parsed.lemmas[one.governor].lower() in book.asking
    if one.marker.endswith("day"):  # "on the day of the vote" tells when
        return not any(parsed.tags[token].startswith("VB") for token in parsed.children_by(one.start - 1, "relcl", "acl"))
    dates = {token for entity in parsed.entities if entity.label in ("DATE", "TIME") for token in range(entity.start, entity.end)}
    told = any(parsed.tags[token].startswith("VB") for token in range(one.start, one.end))
    return one.marker in book.negative and bool(nouns) and not told and dates.issuperset(nouns)


def sets_against(parsed: Parsed, token: int) -> bool:
    """Whether a word that may mark a condition only sets two clauses against each other: it opens the sentence, or follows a comma."""
    opens = token == parsed.sentences[parsed.sentence_of[token]][0]
    return opens or parsed.words[token - 1] in (",", ";", "–", "—")


def introduced(parsed: Parsed, start: int, end: int, kept: Words) -> Marked | None:
    """What the marker [start, end) introduces: the clause that it marks, or what its last word governs."""
    inside = range(start, end)
    marking = [token for token in inside if parsed.deps[token] in ("mark", "advmod", "prep", "preconj")]
    marking.sort(key=lambda token: parsed.deps[token] == "mark")  # "as long as": the "as" behind tells the clause
    roots = [parsed.heads[token] for token in marking if parsed.heads[token] >= end and not after_subject(parsed, token)]
    governed = [child for token in inside for child in parsed.children[token] if child >= end]
    below = [child for child in governed if parsed.deps[child] not in ("punct", "cc", "conj")]
    if roots:
        root = roots[-1]
        top = root
        if parsed.deps[root] == "relcl" and parsed.heads[root] not in inside:  # "which until May ruled it out": the time only
            return None
    elif below:
        root = below[-1]
        top = min(inside, key=parsed.depths.__getitem__)
    else:
        return None
    governor = parsed.heads[top]
    while governor in inside and parsed.heads[governor] != governor:  # "provided that …": "provided" is parsed as a verb
        governor = parsed.heads[governor]
    if governor == top or governor in inside:
        return None
    contents = [child for child in parsed.children_by(governor, "ccomp") if governor < child < start]
    if contents:  # "said it would sign provided that …": what is said hangs on it, not the saying
        governor = contents[-1]
    first, last = parsed.subtree(root)
    first = max(first, end)
    opening = [token for token in inside if parsed.lower[token] in kept]
    if opening and not roots:
        first = opening[0] - (opening[0] > start and parsed.pos[opening[0] - 1] == "DET")
    first, last = trimmed(parsed, first, without_addition(parsed, root, first, last))
    return Marked(" ".join(parsed.lower[start:end]), start, first, last, governor) if first < last else None


def without_addition(parsed: Parsed, root: int, first: int, last: int) -> int:
    """Where a condition ends before what only adds to it: "…, held in abeyance since May", "… but rejected the rest"."""
    for token in range(first, last):
        if parsed.words[token - 1] == "," and parsed.deps[token] != "cc":
            clause = next(
                (one for one in range(token, last) if parsed.deps[one] in ("relcl", "acl") and parsed.subtree(one) == (token, last)), None
            )
            if clause is not None and parsed.heads[clause] < token:
                return token
        if parsed.lower[token] == "but" and parsed.deps[token] == "cc" and parsed.heads[token] == root and token > root:
            return token
    return last


def after_subject(parsed: Parsed, token: int) -> bool:
    """Whether a preposition marks no clause: it governs a noun, or stands behind the verb's subject ("which until May ruled it out")."""
    subjects = parsed.children_by(parsed.heads[token], "nsubj", "nsubjpass")
    governing = any(parsed.tags[noun].startswith("NN") for noun in parsed.children_by(token, "pobj"))  # "without consent, …"
    return parsed.deps[token] == "prep" and (governing or any(subject < token for subject in subjects))


def trimmed(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """A token range without punctuation and the conjunction at its ends."""
    while first < last and parsed.pos[first] in ("PUNCT", "SPACE", "CCONJ"):
        first += 1
    while last > first and parsed.pos[last - 1] in ("PUNCT", "SPACE", "CCONJ"):
        last -= 1
    return first, last


def conditions_on(marked: list[Marked], path: frozenset[int]) -> Iterator[Marked]:
    """Those that hang on one of these tokens and do not contain any of them."""
    for one in marked:
        if one.governor in path and not any(one.start <= token < one.end for token in path):
            yield one


def as_condition(parsed: Parsed, cast: Cast, book: ConditionBook, start: int, end: int) -> Condition:
    """The tokens [start, end) as a condition, with its kind and whose act would meet it."""
    lemmas = [parsed.lemmas[token].lower() for token in range(start, end)]
    kind: ConditionKind = next((kind for kind, words in book.kinds.items() if not words.isdisjoint(lemmas)), "other")
    parties = sorted({actor for token in range(start, end) for actor in cast.at(token)})
    span = parsed.span(start, end)
    return Condition(start=span.start, end=span.end, kind=kind, parties=tuple(cast.actors[actor].id for actor in parties))
