"""Find the stances whose verb is left out: "Norland backs the tax, Sudria the ban" -> Sudria, support, the ban.

Deliberately missed: gaps of more than a subject and an object, and a gap whose object no predicate would be on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from placet.extract.positions.commitments import Taken
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.namings import Naming, noun_phrase

JOINTS = frozenset({",", ";", "and", "but", "while"})


def with_gaps(discourse: Discourse, told: Sequence[Taken]) -> list[Taken]:
    """The stances with those whose verb is left out; what such a subject stands before is no longer its neighbour's."""
    d = discourse
    by_sentence: dict[int, list[Taken]] = {}
    for one in told:
        by_sentence.setdefault(d.parsed.sentence_of[one.head], []).append(one)
    gapped: dict[int, Taken] = {}
    for ones in by_sentence.values():
        for one in ones:
            if one.head < one.naming.head and not one.conditions:
                for holders, naming in gaps(d, one):
                    gapped.setdefault(naming.head, replace(one, head=naming.head, holders=holders, naming=naming, rule="gap"))
    return [one for one in told if one.naming.head not in gapped] + list(gapped.values())


def gaps(discourse: Discourse, one: Taken) -> Iterator[tuple[tuple[int, ...], Naming]]:
    """The parties and acts that follow the object of a stance without a verb, one pair after the other."""
    d, parsed = discourse, discourse.parsed
    end = parsed.sentences[parsed.sentence_of[one.head]][1]
    at = one.naming.end
    while at < end:
        found = pair(d, at, end)
        if found is None:
            return
        holders, naming = found
        if d.codes(holders) & d.codes(one.holders):
            return
        yield holders, naming
        at = naming.end


def pair(discourse: Discourse, at: int, end: int) -> tuple[tuple[int, ...], Naming] | None:
    """A joint, a party's name and a thing with its determiner, right behind each other, and then a stop; None where it is not so."""
    d, parsed = discourse, discourse.parsed
    joint = at
    while at < end and parsed.lower[at] in JOINTS:
        at += 1
    first = at
    while at < end and parsed.tags[at] in ("NNP", "NNPS"):
        at += 1
    name = at - 1
    if first == joint or at == first or at >= end or parsed.tags[at] != "DT" or not d.cast.at(name):
        return None
    noun = parsed.heads[at]
    if not parsed.tags[noun].startswith("NN") or noun <= at:
        return None
    naming = d.namings.at(noun) or d.namings.nominal(noun)
    stop = noun_phrase(parsed, noun)[1]
    holders = d.holders((name,))
    if naming is None or not holders or "OTHER" in d.codes(holders):
        return None
    if stop < end and parsed.pos[stop] != "PUNCT" and parsed.lower[stop] not in JOINTS:
        return None
    return holders, replace(naming, start=at, end=max(stop, noun + 1))
