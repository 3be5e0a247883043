"""Find the conditions that stand in a sentence of their own, behind the stance that they bind or before it.

"Norland is ready to reopen the road. Its one condition: Sudria must pay." -> Norland, conditional, reopening the road.
"In exchange, it wants …", "First, however, Sudria must …"; "The captives must go home. Only then would Norland talk."
Deliberately missed: conditions further off than the next sentence, and those that nothing marks.
"""

from collections.abc import Sequence
from dataclasses import replace

from placet.extract.positions.commitments import Taken
from placet.extract.positions.conditions import trimmed
from placet.extract.positions.discourse import Discourse

FOLLOWING = 0.65  # see `stances`
Tokens = tuple[int, ...]
Span = tuple[int, int]


def with_conditions_beside(discourse: Discourse, told: Sequence[Taken]) -> list[Taken]:
    """The stances, those made conditional that the next sentence, or the one before, gives a condition for."""
    d, parsed = discourse, discourse.parsed
    found = list(told)
    by_sentence: dict[int, list[int]] = {}
    for number, one in enumerate(told):
        by_sentence.setdefault(parsed.sentence_of[one.head], []).append(number)
    for sentence, (start, end) in enumerate(parsed.sentences):
        here, before = by_sentence.get(sentence, []), by_sentence.get(sentence - 1, [])
        stated = stated_condition(d, start, end)
        if stated:
            first, span, owners = stated
            bound = [number for number in here if told[number].head < first] or before
            bound = [number for number in bound if told[number].stance == "support" and fits(d, told[number], owners)]
            last = max((told[number].head for number in bound), default=None)
            bound = [number for number in bound if told[number].head == last]
            for number in bound:
                found[number] = conditioned(found[number], span)
                found.append(replace(found[number], head=first, rule="condition beside", confidence=FOLLOWING))
        elif here and sentence and opening(parsed.lower[start : start + 4], d.constructions.then):
            span = trimmed(parsed, *content(d, *parsed.sentences[sentence - 1]))
            for number in here:
                if told[number].stance in ("support", "oppose") and told[number].basis == "statement":
                    found[number] = conditioned(found[number], span)
    return found


def conditioned(one: Taken, span: Span) -> Taken:
    """A stance under one more condition."""
    return replace(one, stance="conditional", conditions=(*one.conditions, span))


def fits(discourse: Discourse, one: Taken, owners: Tokens | None) -> bool:
    """Whether a condition's owners are whoever takes a stance; one that nobody owns fits any."""
    if owners is None or set(owners) & set(one.holders):
        return True
    return bool(discourse.codes(owners) & discourse.codes(one.holders) - {"OTHER"})


def stated_condition(discourse: Discourse, start: int, end: int) -> tuple[int, Span, Tokens | None] | None:
    """Where a sentence states a condition of what was told: its first word, its words, and whose it is (None where that isn't said)."""
    return after_noun(discourse, start, end) or after_opening(discourse, start, end)


def after_noun(discourse: Discourse, start: int, end: int) -> tuple[int, Span, Tokens | None] | None:
    """ "Its one condition: Sudria must pay." "The price would be an apology." Not "its condition for talks is …", which says for what."""
    d, parsed, words = discourse, discourse.parsed, discourse.constructions
    for noun in range(start, end):
        if parsed.lemmas[noun].lower() not in words.catches or not parsed.tags[noun].startswith("NN"):
            continue
        if any(parsed.lower[child] in words.conditioned for child in parsed.children_by(noun, "prep")):
            return None
        colon = next((token for token in range(noun + 1, end) if parsed.words[token] == ":"), None)
        copula = parsed.heads[noun]
        things = parsed.children_by(copula, "attr", "ccomp", "xcomp") if parsed.lemmas[copula] == "be" else []
        if colon is not None and colon + 1 < end:
            span = trimmed(parsed, colon + 1, end)
        elif things and parsed.deps[noun] == "nsubj" and things[0] > noun:
            span = trimmed(parsed, *past_marks(d, *d.namings.phrase(things[0])))
        else:
            return None
        return noun, span, whose(d, noun)
    return None


def whose(discourse: Discourse, noun: int) -> Tokens | None:
    """Whose condition a noun names: its owner's, that of the subject of "set one condition", or the speaker's."""
    d, parsed = discourse, discourse.parsed
    owners = parsed.children_by(noun, "poss")
    verb = d.clauses.at(parsed.heads[noun])
    if not owners and verb and verb.category == "verb" and parsed.deps[noun] == "dobj":
        return d.holders(verb.fill("subject"))
    return d.holders(tuple(owners)) if owners else d.speakers(noun) or None


def after_opening(discourse: Discourse, start: int, end: int) -> tuple[int, Span, Tokens | None] | None:
    """ "In exchange, it wants the captives." "First, however, Sudria must pay.": what such words at the beginning mark."""
    d, parsed, words = discourse, discourse.parsed, discourse.constructions
    while start < end and parsed.pos[start] in ("CCONJ", "PUNCT", "SPACE"):
        start += 1
    exchange = opening(parsed.lower[start : start + 4], words.exchanging)
    first = opening(parsed.lower[start : start + 4], words.first)
    length = exchange or first
    if not length or start + length >= end:
        return None
    verb = parsed.heads[start]
    while parsed.heads[verb] != verb and not parsed.tags[verb].startswith("VB"):
        verb = parsed.heads[verb]
    clause = d.clauses.at(verb)
    if clause is None or clause.category != "verb":
        return None
    must = bool(set(clause.modals) & d.clauses.grammar.obliging_modals) or (clause.lemma == "have" and bool(clause.complements))
    if first and not must:
        return None
    span_start, span_end = past_marks(d, *parsed.subtree(verb))
    span = trimmed(parsed, max(span_start, start + length), span_end)
    while span[0] < span[1] and parsed.deps[span[0]] == "advmod" and parsed.words[span[0] + 1] == ",":  # "first, however, …"
        span = trimmed(parsed, span[0] + 1, span[1])
    firing = d.stance(verb)
    if firing and firing.frame.entry.stance == "support" and firing.theme:  # "in exchange, it wants the captives": the captives
        span = d.namings.phrase(firing.theme[0])
    owners = d.speakers(verb) or (None if must else d.holders(clause.fill("subject")))  # "in return, Sudria must …": Norland's condition
    return start, span, owners


def opening(words: list[str], phrases: frozenset[str]) -> int:
    """How many of the words make one of the phrases; 0 where none does."""
    return next((length for length in range(len(words), 0, -1) if " ".join(words[:length]) in phrases), 0)


def content(discourse: Discourse, start: int, end: int) -> Span:
    """The words of a sentence without whoever says it."""
    d, parsed = discourse, discourse.parsed
    root = min(range(start, end), key=lambda token: (parsed.depths[token], token))
    said = [child for child in parsed.children_by(root, "ccomp") if any(one.frame.entry.reports for one in d.firings.get(root, ()))]
    return past_marks(d, *parsed.subtree(said[0])) if said else (start, end)


def past_marks(discourse: Discourse, start: int, end: int) -> Span:
    """A range without the "that" at its beginning."""
    return (start + 1, end) if discourse.parsed.deps[start] == "mark" else (start, end)
