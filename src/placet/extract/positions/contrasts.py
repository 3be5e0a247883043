"""Find what a stance leaves out: "Norland backs sanctions, but not an embargo" -> Norland, oppose, an embargo.

Deliberately missed: what is left out of a refusal ("opposes a levy, but not a fee"), which leaves open where the holder stands on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from placet.extract.positions.commitments import Taken
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.namings import Naming

LEFT_OUT = 0.65  # see `stances`


def find_contrasts(discourse: Discourse, told: Sequence[Taken]) -> Iterator[Taken]:
    """Find what is set apart with "but not" from what one of the stances that were told is on."""
    parsed = discourse.parsed
    for token in range(len(parsed)):
        if parsed.deps[token] != "conj" or not discourse.clauses.set_apart(token):
            continue
        beside = parsed.heads[token]
        for one in told:
            naming = left_out(discourse, one.naming, token, beside) if one.stance in ("support", "conditional") else None
            if naming is not None and (beside in (one.naming.head, *one.naming.theme) or within(discourse, one, beside)):
                naming = replace(naming, apart=one.naming.head)
                yield replace(
                    one, head=token, naming=naming, stance="oppose", conditions=(), rule="contrast", confidence=LEFT_OUT, aside=True
                )
                break


def within(discourse: Discourse, one: Taken, beside: int) -> bool:
    """Whether what stands beside lies between a stance's predicate and what it is on."""
    token = one.naming.head
    while token != one.head and discourse.parsed.heads[token] != token:
        token = discourse.parsed.heads[token]
        if token == beside:
            return True
    return beside == one.head


def left_out(discourse: Discourse, naming: Naming, token: int, beside: int) -> Naming | None:
    """What is set apart as an act: one of its own, else the same act on another thing ("to pay the teachers, but not the soldiers")."""
    d = discourse
    if d.parsed.tags[token].startswith("VB"):
        return d.namings.at(token) or d.namings.unlisted(token)
    if beside in naming.theme and beside != naming.head:
        start, end = d.namings.phrase(token)
        return replace(naming, head=token, theme=(token,), start=start, end=end, anaphor=False, given=False, content=None)
    own = d.namings.at(token)
    return own if own is not None and not own.anaphor else d.namings.nominal(token)
