"""Join the tellings of one event: a document that tells an act twice records it once, with `repeats`.

The headline counts only for what the body does not say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from placet.extract.actors.cast import Cast
from placet.extract.events.acts import Act
from placet.extract.events.casualties import Casualties
from placet.extract.events.parties import key_of
from placet.model.parsed import Parsed
from placet.model.record import When

STEM = 4  # letters that tell cognates: "attack" and "attacked", "condemn" and "condemnation"
SHARED = 2  # nouns that two clauses share when they tell the same thing


def merged(acts: Iterable[Act], parsed: Parsed, cast: Cast) -> list[Act]:
    """Acts told more than once become one, at its first telling, with the other tellings beside it."""
    told: list[Act] = []
    for act in acts:
        for place, earlier in enumerate(told):
            if same_event(earlier, act, parsed, cast):
                told[place] = joined(earlier, act)
                break
        else:
            told.append(act)
    return told


def same_event(a: Act, b: Act, parsed: Parsed, cast: Cast) -> bool:
    """Whether two acts are one: same type and status, parties that fit, no dates that clash, and words that hang together."""
    if a.type != b.type or a.status != b.status or clash(a.when, b.when):
        return False
    if b.firing.head in a.firing.actor or a.firing.head in b.firing.actor:
        return True  # "the attack killed ten"
    if not fit(keys(a.actors, cast), keys(b.actors, cast)) or not fit(keys(a.recipients, cast), keys(b.recipients, cast)):
        return False
    if parsed.sentence_of[a.firing.head] == parsed.sentence_of[b.firing.head]:
        return True
    if not keys(a.parties, cast) & keys(b.parties, cast):
        return False
    stems = (parsed.lemmas[act.firing.head][:STEM].lower() for act in (a, b))
    return len(set(stems)) == 1 or bool(themes(a, parsed) & themes(b, parsed)) or len(content(a, parsed) & content(b, parsed)) >= SHARED


def themes(act: Act, parsed: Parsed) -> frozenset[str]:
    """The lemmas of what an act is about."""
    return frozenset(parsed.lemmas[token].lower() for token in act.firing.theme)


def content(act: Act, parsed: Parsed) -> frozenset[str]:
    """The lemmas of the nouns in an act's clause."""
    return frozenset(parsed.lemmas[token].lower() for token in range(act.start, act.end) if parsed.tags[token] in ("NN", "NNS"))


def keys(parties: Iterable[int], cast: Cast) -> frozenset[str | int]:
    """Parties as they are counted: a state and its minister are one."""
    return frozenset(key_of(cast, party) for party in parties)


def fit(a: frozenset[str | int], b: frozenset[str | int]) -> bool:
    """Whether two groups of parties may be the same: they share one, or one of them is not told."""
    return not a or not b or bool(a & b)


def clash(a: When | None, b: When | None) -> bool:
    """Whether two dates exclude each other."""
    if a is None or b is None or not (a.from_ and b.from_):
        return False
    return a.from_ > (b.to or b.from_) or b.from_ > (a.to or a.from_)


def joined(first: Act, again: Act) -> Act:
    """The first telling, with what only the other one says."""
    return replace(
        first,
        actors=first.actors or again.actors,
        recipients=first.recipients or tuple(party for party in again.recipients if party not in first.actors),
        when=first.when or again.when,
        place=first.place or again.place,
        casualties=Casualties(
            first.casualties.dead if first.casualties.dead is not None else again.casualties.dead,
            first.casualties.injured if first.casualties.injured is not None else again.casualties.injured,
        ),
        retold=(*first.retold, (again.start, again.end), *again.retold),
    )


def told_once(acts: Sequence[Act], parsed: Parsed, cast: Cast) -> list[Act]:
    """Join the acts of the body, and add of the headline's only those that the body does not tell, in order of the text."""
    headlines = [(region.start, region.end) for region in parsed.document.regions if region.kind == "headline"]

    def in_headline(act: Act) -> bool:
        return any(start <= parsed.starts[act.firing.head] < end for start, end in headlines)

    body = merged([act for act in acts if not in_headline(act)], parsed, cast)
    above = merged([act for act in acts if in_headline(act)], parsed, cast)
    above = [act for act in above if not any(told.type == act.type and keys(told.parties, cast) & keys(act.parties, cast) for told in body)]
    return sorted([*above, *body], key=lambda act: act.firing.head)
