"""Compare what Placet codes in a sentence with what a PETRARCH validation record expects of it.

An expected event comes out if one of Placet's has the same PLOVER type, which CAMEO's code is turned into, and the same two parties by
their country's or group's code; with the same sectors of both it comes out in full. PETRARCH writes what two do together twice, once each
way, and so either order of two parties counts where both are expected, or where Placet has both as actors. As in PETRARCH only events
between two coded parties count, and none of a party with itself. Ignored: modes, status, dates, and codes that have no PLOVER type.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Literal

from msgspec import Struct

from placet.codebook.actor_files import NON_STATES, OTHER, OUTLET, SECTORS
from placet.codebook.petrarch import cameo_sectors
from placet.codebook.plover import Plover
from placet.model.petrarch import ExpectedEvent, PetrarchRecord
from placet.model.record import Actor, EventType, Record

Found = Literal["in full", "but for the sectors", "of another type", "missing", "no PLOVER type"]
Outcome = Literal["as expected", "as expected but for the sectors", "not as expected", "no PLOVER type"]


class Party(Struct, frozen=True):
    """One side of an event: the codes of its country and its group, and its sectors; "" and () for nobody."""

    country: str = ""
    code: str = ""
    sectors: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "".join((self.country or self.code or "---", *self.sectors))


class Coded(Struct, frozen=True):
    """An event of Placet's between two parties; `mutual` where both do it."""

    type: EventType
    source: Party
    target: Party
    mutual: bool

    def __str__(self) -> str:
        return f"{self.type} {self.source} {'–' if self.mutual else '→'} {self.target}"


class Expectation(Struct, frozen=True):
    """An expected event, the PLOVER type of its code, and how far it came out."""

    event: ExpectedEvent
    type: EventType | None
    found: Found

    def __str__(self) -> str:
        return f"{self.type or 'no type'} {self.event.source} → {self.event.target} ({self.event.code})"


class Comparison(Struct, frozen=True, kw_only=True):
    """A record beside what Placet codes in it; `surplus` are the coded events that nobody expects."""

    record: PetrarchRecord
    expected: tuple[Expectation, ...]
    coded: tuple[Coded, ...]
    surplus: tuple[Coded, ...]

    @property
    def missing(self) -> tuple[Expectation, ...]:
        """The expected events that did not come out, of another type or not at all."""
        return tuple(each for each in self.expected if each.found in ("of another type", "missing"))

    @property
    def outcome(self) -> Outcome:
        """The verdict on the record: all expected events and no other. One that expects what PLOVER has no type for has none."""
        if any(each.found == "no PLOVER type" for each in self.expected):
            return "no PLOVER type"
        if self.missing or self.surplus:
            return "not as expected"
        return "as expected" if all(each.found == "in full" for each in self.expected) else "as expected but for the sectors"


class Tally(Struct, frozen=True, kw_only=True):
    """The records of one category counted; `missing`, `other_type` (of these) and `surplus` count events."""

    category: str
    records: int
    as_expected: int
    but_for_sectors: int
    no_type: int
    events: int
    missing: int
    other_type: int
    surplus: int


def compare(record: PetrarchRecord, coded: Record, plover: Plover) -> Comparison:
    """Lay a record's expected events beside the coded ones."""
    between = list(dict.fromkeys(pairs(coded)))
    full = [event for event in between if event.source != Party() != event.target]
    types = {event: plover.plover_of(event.code)[0] for event in record.expected}
    both_ways = {
        event for event in record.expected for other in record.expected
        if types[event] == types[other] and (event.source, event.target) == (other.target, other.source)
    }  # fmt: skip
    expected = []
    met: set[Coded] = set()
    for event in dict.fromkeys(record.expected):
        alike = [each for each in between if is_between(event, each, either=event in both_ways)]
        same = [each for each in alike if each.type == types[event]]
        met.update(same)
        found: Found = "of another type" if alike else "missing"
        if types[event] is None:
            found = "no PLOVER type"
        elif same:
            in_full = any(is_between(event, each, either=event in both_ways, sectors=True) for each in same)
            found = "in full" if in_full else "but for the sectors"
        expected.append(Expectation(event, types[event], found))
    known = {but_for_sectors(each) for each in met}
    surplus = [each for each in full if but_for_sectors(each) not in known]
    return Comparison(record=record, expected=tuple(expected), coded=tuple(full), surplus=tuple(surplus))


def pairs(coded: Record) -> Iterator[Coded]:
    """The events of a record, one for each two parties of theirs; one that names only one side has nobody as the other."""
    actors = {actor.id: actor for actor in coded.actors}
    for event in coded.events:
        sources = [party for each in event.actor if (party := party_of(actors[each]))]
        targets = [party for each in event.recipient if (party := party_of(actors[each]))]
        mutual = not event.recipient and len(event.actor) > 1
        both = combinations(sources, 2) if mutual else product(sources or [Party()], targets or [Party()])
        for source, target in both:
            if source != target:
                yield Coded(event.type, source, target, mutual)


def party_of(actor: Actor) -> Party | None:
    """An actor as a party; None for one without a code of its own or a country."""
    code = "" if actor.code in (OTHER, OUTLET) else actor.code
    if not code and not actor.country:
        return None
    return Party(actor.country, code, tuple(dict.fromkeys(sector for sector in actor.sectors if sector in SECTORS)))


def but_for_sectors(coded: Coded) -> tuple[object, ...]:
    """What is the same in two events that differ in their parties' sectors alone."""
    source, target = ((party.country, party.code) for party in (coded.source, coded.target))
    return coded.type, frozenset({source, target}) if coded.mutual else (source, target)


def is_between(event: ExpectedEvent, coded: Coded, *, either: bool, sectors: bool = False) -> bool:
    """Whether an event is between the expected parties, in their order or, where that does not matter, in the other."""
    orders = [(coded.source, coded.target), (coded.target, coded.source)][: 2 if either or coded.mutual else 1]
    return any(fits(event.source, source, sectors) and fits(event.target, target, sectors) for source, target in orders)


def fits(code: str, party: Party, sectors: bool) -> bool:
    """Whether a code of PETRARCH's means a party: its first three letters are the country or the group.

    For what belongs to no state ("IGOUNO") any three letters count. With `sectors` these must be the same as well.

    >>> fits("NORMIL", Party("NOR", "NOR", ("MIL",)), True), fits("NORMIL", Party("NOR", "NOR"), True)
    (True, False)
    """
    parts = [code[at : at + 3] for at in range(0, len(code), 3)]
    known = {party.country, party.code} - {""}
    if not parts or not parts[0].isalnum():
        return not known
    alike = not known.isdisjoint(parts if parts[0] in NON_STATES else parts[:1]) or code in known
    return alike and (not sectors or sectors_of(parts[1:]) == frozenset(party.sectors))


def sectors_of(parts: Iterable[str]) -> frozenset[str]:
    """PLOVER's sectors among the parts of a code; what is no sector says nothing."""
    return frozenset(cameo_sectors().get(part, part) for part in parts) & SECTORS


def tallies(comparisons: Iterable[Comparison]) -> list[Tally]:
    """Count the records of each category, in the file's order."""
    grouped: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        grouped.setdefault(comparison.record.category, []).append(comparison)
    return [tally(category, members) for category, members in grouped.items()]


def tally(category: str, members: list[Comparison]) -> Tally:
    """Count some records."""
    outcomes = [each.outcome for each in members]
    missing = [expected for each in members for expected in each.missing]
    return Tally(
        category=category,
        records=len(members),
        as_expected=outcomes.count("as expected"),
        but_for_sectors=outcomes.count("as expected but for the sectors"),
        no_type=outcomes.count("no PLOVER type"),
        events=sum(len(each.expected) for each in members),
        missing=len(missing),
        other_type=sum(each.found == "of another type" for each in missing),
        surplus=sum(len(each.surplus) for each in members),
    )
