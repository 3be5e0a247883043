"""Records and what people decided -> the items that are left to ask about."""

from collections.abc import Container, Iterable

from msgspec import Struct

from placet.model.anchors import anchors_of
from placet.model.decided import Decided, Reviewed, ReviewedKind, settled
from placet.model.decision import Anchor, Decision
from placet.model.record import Position, Record


class Doubtful(Struct, frozen=True, kw_only=True):
    """An item to ask about, in its record.

    `decided` is what people said of it, who differ; `before` what they said when these words were coded otherwise.
    """

    record: Record
    item: Reviewed
    anchor: Anchor
    decided: tuple[Decision, ...] = ()
    before: tuple[Decision, ...] = ()


def doubtful(
    records: Iterable[Record], decided: Decided, *, kind: ReviewedKind = "position", below: float = 0.8, by: str = "", second: bool = False,
    proposals: Container[tuple[str, str]] | None = None,
) -> list[Doubtful]:  # fmt: skip
    """Put the items in order that a person is to be asked about: those on which people differ first, then the least sure first.

    Asked is what is less sure than `below` and undecided, and all on which people differ. With `second` it is what others decided
    and `by` did not, however sure, and what they said is left out. `proposals` are the only ones, by document and id, whose positions
    are asked about. Of copies of one text one is asked about. What people added is asked about like what Placet found.
    """
    found: dict[Anchor, Doubtful] = {}
    for record in map(decided.completed, records):
        items = items_of(record, kind)
        anchors = anchors_of(record, items)
        for item, anchor in zip(items, anchors, strict=True):
            if proposals is not None and (not isinstance(item, Position) or (record.document.id, item.proposal) not in proposals):
                continue
            said = decided.on(anchor, item)
            differ = bool(said) and settled(said) is None
            if second:
                asked = bool(said) and not differ and by not in {each.by for each in said}
                found.setdefault(anchor, Doubtful(record=record, item=item, anchor=anchor)) if asked else None
            elif differ or (not said and item.confidence < below):
                before = decided.elsewhere(anchors, items, anchor)
                found.setdefault(anchor, Doubtful(record=record, item=item, anchor=anchor, decided=said, before=before))
    return sorted(found.values(), key=lambda each: (not each.decided, each.item.confidence))


def items_of(record: Record, kind: ReviewedKind) -> tuple[Reviewed, ...]:
    """The items of a kind in a record."""
    return record.positions if kind == "position" else record.events if kind == "event" else record.quotations
