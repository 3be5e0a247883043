"""What people decided on pairs of items -> what they say of the items as they are coded now."""

from collections import defaultdict
from collections.abc import Iterable

from placet.model.anchors import Item, anchors_of, spans_of
from placet.model.decision import Anchor, Decision, Sameness
from placet.model.document import fingerprint
from placet.model.record import Actor, Event, Proposal, Quotation, Record
from placet.model.sameness import Ref, Said

TEXT = "text"
"""The id of a document itself."""
_SAMENESS: dict[str, Sameness] = {"same": "same", "different": "different", "unsure": "unsure"}


def said_of(decisions: Iterable[Decision], records: Iterable[Record]) -> list[Said]:
    """Say what people say of pairs of items in some records, by the decisions that hold; where they differ, nobody says anything.

    A decision is one on every item of the same text that says the same on words that overlap, however often the text was coded
    again, and in however many documents it stands.
    """
    said: dict[tuple[Anchor, Anchor], dict[str, Sameness]] = defaultdict(dict)
    for decision in decisions:
        if decision.other is not None and decision.verdict in _SAMENESS:
            left, right = sorted((decision.anchor, decision.other))
            said[left, right][decision.by] = _SAMENESS[decision.verdict]
    if not said:
        return []
    places = _places({anchor for pair in said for anchor in pair}, records)
    return [
        Said(one, other, verdict, ", ".join(sorted(verdicts)))
        for (left, right), verdicts in said.items()
        for verdict, *others in [sorted(set(verdicts.values()))]
        if not others
        for one in places[left]
        for other in places[right]
        if one != other
    ]


def items_of(record: Record, kind: str) -> tuple[tuple[Ref, Item], ...]:
    """All items of a kind in a record, with what names them; the document's is the document itself."""
    document = record.document.id
    if kind == "document":
        return ((Ref(document, TEXT), record.document),)
    parts: dict[str, tuple[Actor | Quotation | Event | Proposal, ...]] = {
        "actor": record.actors, "quotation": record.quotations, "event": record.events, "proposal": record.proposals,
    }  # fmt: skip
    return tuple((Ref(document, part.id), part) for part in parts.get(kind, ()))


def _places(anchors: Iterable[Anchor], records: Iterable[Record]) -> dict[Anchor, list[Ref]]:
    """Find the items that decisions hang on."""
    by_text: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        by_text[anchor.text].append(anchor)
    found: dict[Anchor, list[Ref]] = defaultdict(list)
    for record in records:
        wanted = by_text.get(fingerprint(record.document.text), ())
        for kind in sorted({anchor.kind for anchor in wanted}):
            refs = items_of(record, kind)
            for (ref, item), at in zip(refs, anchors_of(record, [item for _, item in refs]), strict=True):
                for anchor in wanted:
                    if (anchor.kind, anchor.content) == (at.kind, at.content) and _stands_on(item, anchor):
                        found[anchor].append(ref)
    return found


def _stands_on(item: Item, anchor: Anchor) -> bool:
    """Whether an item has some of the words of an anchor; one without words is what has its name."""
    spans = spans_of(item)
    return any((anchor.start < span.end and span.start < anchor.end) or span.start == span.end == anchor.end for span in spans)
