"""What several people decided -> how far they agree, by Krippendorff's alpha."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from msgspec import Struct

from placet.model.decision import Anchor, Correction, Decision, Verdict, standing


class Agreement(Struct, frozen=True, kw_only=True):
    """How far people agree on the items of a kind ("position"), or on whether two of a kind are the same ("same proposal").

    `items` were decided by two people or more, and on `alike` of them all said the same. `alpha` is 1 where all agree, 0 where they
    agree as often as by chance, less than 0 where less often; None where it says nothing, as all gave one answer, or no item has two.
    """

    kind: str
    people: tuple[str, ...]
    items: int
    alike: int
    alpha: float | None


def agreements(log: Iterable[Decision]) -> list[Agreement]:
    """Say for each kind of item how far people agree.

    What counts is the first decision of each on an item, since who decides again may have seen what others said. A correction is
    the same answer as another one that puts the same in place; to add a position is to accept it.
    """
    given: dict[str, dict[tuple[Anchor, ...], dict[str, tuple[Verdict, Correction | None]]]] = defaultdict(lambda: defaultdict(dict))
    for decisions in standing(log):
        first = decisions[0]
        kind = first.anchor.kind if first.other is None else f"same {first.anchor.kind}"
        about = (first.anchor,) if first.other is None else tuple(sorted((first.anchor, first.other)))
        given[kind][about][first.by] = ("accept" if first.verdict == "add" else first.verdict, first.correction)
    return [_agreement(kind, [answers for answers in items.values() if len(answers) > 1]) for kind, items in sorted(given.items())]


def _agreement(kind: str, items: Sequence[dict[str, tuple[Verdict, Correction | None]]]) -> Agreement:
    answers = [list(each.values()) for each in items]
    return Agreement(
        kind=kind,
        people=tuple(sorted({who for each in items for who in each})),
        items=len(items),
        alike=sum(len(set(each)) == 1 for each in answers),
        alpha=alpha(answers),
    )


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Reckon Krippendorff's alpha for nominal values: for each unit the values that it was given, by however many.

    Units with one value count for nothing. None where all values are the same, or there are none: then chance can't be told.
    (Klaus Krippendorff, Content Analysis, 2004, chapter 11: 1 - observed / expected disagreement, over the pairs of values in a unit.)

    >>> alpha([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")])
    0.5333333333333333
    """
    total: Counter[Hashable] = Counter()
    differing = 0.0
    for values in units:
        if len(values) > 1:
            counts = Counter(values)
            total.update(counts)
            differing += sum(number * (len(values) - number) for number in counts.values()) / (len(values) - 1)
    size = total.total()
    by_chance = sum(number * (size - number) for number in total.values())
    return 1 - (size - 1) * differing / by_chance if by_chance else None
