"""Invented reports, built by hand: a text with the actors, events and quotations that stand in it."""

from placet.model.document import Span
from placet.model.record import Actor, CodedBy, Event, EventType, Place, Quotation, Record, Source, Status, When

STATES = {"Norland": "NRL", "Sudria": "SDR", "Ostland": "OST"}


def report(
    document: str, text: str, *, published: str = "2031-05-07", actors: tuple[Actor, ...] = (), events: tuple[Event, ...] = (),
    quotations: tuple[Quotation, ...] = (),
) -> Record:  # fmt: skip
    """A record; without actors, the states that the text names are its actors."""
    found = (
        Actor(id=code, name=name, kind="state", code=code, mentions=(at(text, name),)) for name, code in STATES.items() if name in text
    )
    return Record(
        document=Source(id=document, outlet="The Courier", title=text[:20], text=text, published=published),
        actors=actors or tuple(found), events=events, quotations=quotations, coded_by=CodedBy(placet="0", pipeline="", codebook=""),
    )  # fmt: skip


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def deed(
    text: str, anchor: str, *, number: str = "e1", kind: EventType = "ACCUSE", actor: str = "NRL", recipient: str = "SDR",
    day: str = "", last: str = "", place: Place | None = None, status: Status = "actual", mode: str = "",
) -> Event:  # fmt: skip
    """An event whose clause is the whole text."""
    return Event(
        id=number, type=kind, mode=mode, actor=tuple(actor.split()), recipient=tuple(recipient.split()), status=status,
        date=When(text="then", from_=day, to=last or day) if day else None, place=place, anchor=at(text, anchor),
        span=Span(start=0, end=len(text)), rule="by hand", confidence=0.8,
    )  # fmt: skip


def told(document: str, text: str, anchor: str, *, published: str = "2031-05-07", **more: object) -> Record:
    """A report of one event."""
    return report(document, text, published=published, events=(deed(text, anchor, **more),))  # type: ignore[arg-type]


def said(document: str, words: str, *speakers: Actor, published: str = "2031-05-07") -> Record:
    """A report of one quotation."""
    quotation = Quotation(
        id="q1", speaker=tuple(actor.id for actor in speakers), content=(Span(start=0, end=len(words)),), kind="direct", rule="by hand",
        confidence=0.9,
    )  # fmt: skip
    return report(document, words, published=published, actors=speakers, quotations=(quotation,))
