"""An item of a record -> what a decision about it hangs on, so that it is found again when the text was coded anew."""

from collections.abc import Iterable, Sequence

from placet.model.decision import Anchor, ItemKind
from placet.model.document import Span, fingerprint
from placet.model.record import Actor, Condition, Event, Position, Proposal, Quotation, Record, Source

Item = Quotation | Event | Position | Proposal | Actor | Source
KINDS: dict[type[Item], ItemKind] = {
    Quotation: "quotation", Event: "event", Position: "position", Proposal: "proposal", Actor: "actor", Source: "document",
}  # fmt: skip
PARTS = " | "  # stands between the parts of what an item said
OF_POSITION = 4  # parts that a position has: holder, stance, proposal, conditions


def anchor_of(record: Record, item: Item) -> Anchor:
    """Say what a decision about an item of a record hangs on."""
    (anchor,) = anchors_of(record, [item])
    return anchor


def anchors_of(record: Record, items: Sequence[Item]) -> list[Anchor]:
    """The same for several items of one record, whose text is looked at once."""
    text = fingerprint(record.document.text)
    actors = {actor.id: called(actor) for actor in record.actors}
    labels = {proposal.id: proposal.label for proposal in record.proposals}
    anchors = []
    for item in items:
        first = spans_of(item)[0]
        content = PARTS.join(as_part(part) for part in _parts(record, item, actors, labels))
        anchors.append(Anchor(text=text, kind=KINDS[type(item)], start=first.start, end=first.end, content=content))
    return anchors


def spans_of(item: Item) -> tuple[Span, ...]:
    """The characters that an item stands on, the plainest first; what has none, as a proposal that a person named, stands on [0, 0)."""
    match item:
        case Quotation():
            spans = item.content
        case Event():
            spans = (item.anchor,)
        case Position():
            spans = item.evidence
        case Source():
            spans = (Span(start=0, end=len(item.text)),)
        case _:
            spans = item.mentions
    return spans or (Span(start=0, end=0),)


def overlap(one: Anchor | Span | Condition, others: Iterable[Anchor | Span | Condition]) -> bool:
    """Whether a stretch of text shares a character with one of others.

    >>> overlap(Span(start=3, end=5), [Span(start=0, end=3)]), overlap(Span(start=3, end=5), [Span(start=4, end=9)])
    (False, True)
    """
    return any(one.start < other.end and other.start < one.end for other in others)


def called(actor: Actor) -> str:
    """An actor's name with its code: another code for the same name is another reading.

    >>> called(Actor(id="a1", name="Ann Lee", kind="person", code="NRL"))
    'Ann Lee (NRL)'
    """
    return f"{actor.name} ({actor.code})" if actor.code else actor.name


def _parts(record: Record, item: Item, actors: dict[str, str], labels: dict[str, str]) -> list[str]:
    """What an item says, but for its confidence, its rule, its date and the chain that it came through."""

    def names(ids: Sequence[str]) -> str:
        return "; ".join(sorted(actors.get(each, "") for each in ids))

    def words(spans: Sequence[Span]) -> str:
        return "; ".join(record.document.text[span.start : span.end] for span in spans)

    match item:
        case Quotation():
            return [names(item.speaker), words(item.content)]
        case Event():
            return [item.type, names(item.actor), names(item.recipient), item.status]
        case Position():
            conditions = words([Span(start=each.start, end=each.end) for each in item.conditions])
            return [names([item.holder]), item.stance, labels.get(item.proposal, ""), conditions]
        case Proposal():
            return [item.label]
        case Actor():
            return [called(item)]
        case Source():
            return []


def as_part(words: str) -> str:
    """Write words as one part of what an item said."""
    return " ".join(words.split()).replace(PARTS, " / ")
