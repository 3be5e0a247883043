"""A rule and what each party lacks for a yes -> the smallest sets of changes that would give consent, exactly."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from placet.analyse.rules import Node, Seat, seats

Unit = TypeVar("Unit", bound=Hashable)
KEPT = 100_000  # remainders of rules that are remembered


class _Open(NamedTuple):
    """A part that is not met yet: the weight that it still needs, and its parts that can still be met."""

    need: int
    parts: "tuple[tuple[int, _Left], ...]"


# What is left of a rule: True where it is met, False where it can't be any more, else the changes that a seat still lacks
# (by number, ascending) or an open gate.
_Left: TypeAlias = "bool | tuple[int, ...] | _Open"


class Smallest(NamedTuple, Generic[Unit]):
    """Sets of changes, all equally small, in a fixed order; `more`: there are others of that size. All of them have what is `needed`."""

    sets: list[tuple[Unit, ...]]
    more: bool
    needed: tuple[Unit, ...]


def smallest_changes(rule: Node, lacking: Mapping[str, Collection[Unit]], *, limit: int = 10) -> Smallest[Unit]:
    """Find the smallest sets of changes by which a rule is met.

    `lacking` has what each party lacks for a plain yes: nothing, its own consent, or conditions, which parties may share; a party
    that is not in it cannot be won. The sets are searched for by size: a change is taken or left, what bears on most first, and what
    is left of the rule is simplified each time, so that equal remainders are looked at once. A lower bound on what a remainder
    needs cuts the search, and so does that a change which was left in vain needs no lesser one in its place.

    >>> from placet.analyse.rules import at_least
    >>> smallest_changes(at_least(2, [Seat("A"), Seat("B"), Seat("C")]), {"A": [], "B": ["B agrees"], "C": ["C agrees"]}).sets
    [('B agrees',), ('C agrees',)]
    """
    lacking = {party: lacking[party] for party in seats(rule) if party in lacking}
    roles = _roles(rule, lacking)
    units = sorted(roles, key=lambda unit: -sum(roles[unit].values()))
    number = {unit: place for place, unit in enumerate(units)}
    start = _left(rule, {party: tuple(sorted(number[unit] for unit in set(lacks))) for party, lacks in lacking.items()})
    alone = _roles(rule, {party: lacks for party, lacks in lacking.items() if len(set(lacks)) == 1})
    lesser = [
        [
            later
            for later in range(place + 1, len(units))
            if roles[units[later]] == alone.get(units[later]) and roles[units[later]] <= alone.get(unit, Counter())
        ]
        for place, unit in enumerate(units)
    ]

    @cache
    def fits(left: _Left, unit: int, budget: int) -> bool:
        if isinstance(left, bool):
            return left
        if _bound(left) > budget:
            return False
        if unit not in _units(left):
            return fits(left, unit + 1, budget)
        if fits(_decided(left, unit, True), unit + 1, budget - 1):
            return True
        left = _decided(left, unit, False)
        for each in lesser[unit]:  # had one of these helped, this one had helped in its place
            left = _decided(left, each, False)
        return fits(left, unit + 1, budget)

    size = 0 if isinstance(start, bool) else _bound(start)
    while not fits(start, 0, size):
        size += 1
        if size > len(units):
            return Smallest([], False, ())
    found: list[tuple[Unit, ...]] = []
    waiting: list[tuple[_Left, int, int, tuple[Unit, ...]]] = [(start, 0, size, ())]
    while waiting and len(found) <= limit:
        left, unit, budget, taken = waiting.pop()
        if left is True:
            found.append(taken)
        elif fits(left, unit, budget):
            waiting.append((_decided(left, unit, False), unit + 1, budget, taken))
            waiting.append((_decided(left, unit, True), unit + 1, budget - 1, (*taken, units[unit])))
    needed = tuple(unit for unit in (found[0] if found else ()) if not fits(_decided(start, number[unit], False), 0, size))
    return Smallest(found[:limit], len(found) > limit, needed)


def _roles(node: Node, lacking: Mapping[str, Collection[Unit]]) -> "dict[Unit, Counter[tuple[int, ...]]]":
    """By how much each change that matters bears on each gate (named by the way to it); in the order of the rule."""
    roles: dict[Unit, Counter[tuple[int, ...]]] = {}

    def walk(node: Node, weight: int, gate: tuple[int, ...]) -> None:
        if isinstance(node, Seat):
            for unit in dict.fromkeys(lacking.get(node.party, ())):
                roles.setdefault(unit, Counter())[gate] += weight
        else:
            for place, (inner, part) in enumerate(node.parts):
                walk(part, inner, gate if isinstance(part, Seat) else (*gate, place))

    walk(node, 1, ())
    return roles


def _left(node: Node, lacking: Mapping[str, tuple[int, ...]]) -> _Left:
    """A rule as it stands before any change."""
    if isinstance(node, Seat):
        if node.party not in lacking:
            return False
        return lacking[node.party] or True
    return _gate(node.need, [(weight, _left(part, lacking)) for weight, part in node.parts])


def _gate(need: int, parts: "list[tuple[int, _Left]]") -> _Left:
    """A gate without the parts that are met or can't be."""
    need -= sum(weight for weight, part in parts if part is True)
    still = tuple((weight, part) for weight, part in parts if not isinstance(part, bool))
    if need <= 0:
        return True
    return _Open(need, still) if sum(weight for weight, _ in still) >= need else False


@lru_cache(maxsize=KEPT)
def _decided(left: _Left, unit: int, taken: bool) -> _Left:
    """What is left when one change is taken, or left."""
    if isinstance(left, _Open):
        return _gate(left.need, [(weight, _decided(part, unit, taken)) for weight, part in left.parts])
    if isinstance(left, bool) or unit not in left:
        return left
    return (tuple(each for each in left if each != unit) or True) if taken else False


@lru_cache(maxsize=KEPT)
def _bound(left: _Left) -> int:
    """No fewer changes than this meet what is left: by how far each change can go at best, and by what the cheapest parts need."""
    if isinstance(left, bool):
        return 0
    if not isinstance(left, _Open):
        return len(left)
    reach: dict[int, int] = {}
    for weight, part in left.parts:
        for unit in _units(part):
            reach[unit] = reach.get(unit, 0) + weight
    least = _fewest(left.need, list(reach.values()))
    parts = _fewest(left.need, [weight for weight, _ in left.parts])
    if parts == len(left.parts):  # all are needed: what two of them may have in common counts once
        together, units = 0, frozenset[int]()
        for part in sorted((part for _, part in left.parts), key=_bound, reverse=True):
            own = _units(part)
            together = max(together, together + _bound(part) - len(units & own))
            units |= own
        return max(least, together)
    return max(least, sorted(_bound(part) for _, part in left.parts)[parts - 1])


def _fewest(need: int, weights: list[int]) -> int:
    """How many of some weights reach a sum at the least."""
    got = 0
    for number, weight in enumerate(sorted(weights, reverse=True), 1):
        got += weight
        if got >= need:
            return number
    return len(weights)


@lru_cache(maxsize=KEPT)
def _units(left: _Left) -> frozenset[int]:
    """The changes that something hangs on."""
    if isinstance(left, bool):
        return frozenset()
    if isinstance(left, _Open):
        return frozenset().union(*(_units(part) for _, part in left.parts))
    return frozenset(left)
