"""A record -> rows that answer a question: flat, and each can be cited, by its words, its outlet, its day and its characters.

In all of them several names or codes are joined by "; ", the links of the chain that passes the words on (`via`) by " > ", outermost first.
`day` is the last day that it may date from, ISO, or "". `words` are the document's own and stand at the characters [`start`, `end`) of its
text, which begin in `line`; where they are several stretches, joined by " … ", `start` is the first one's and `end` the last one's.
"""

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from msgspec import Struct

from placet.ledger.parts import Told
from placet.model.days import days_of
from placet.model.document import Span
from placet.model.record import (
    Basis,
    Event,
    EventType,
    Factuality,
    Position,
    QuotationKind,
    Stance,
    Status,
)


class PositionRow(Struct, frozen=True, kw_only=True):
    """Where somebody stands on a proposal, with the plainest words; `status` is what it rests on: statement or act."""

    day: str
    who: str
    code: str
    stance: Stance
    label: str
    condition: str
    status: Basis
    via: str
    words: str
    outlet: str
    published: str
    title: str
    url: str
    document: str
    id: str
    line: int
    start: int
    end: int
    rule: str
    confidence: float


class EventRow(Struct, frozen=True, kw_only=True):
    """Who did what to whom."""

    day: str
    who: str
    code: str
    type: EventType
    mode: str
    recipient: str
    recipient_code: str
    place: str
    status: Status
    via: str
    words: str
    outlet: str
    published: str
    title: str
    url: str
    document: str
    id: str
    line: int
    start: int
    end: int
    rule: str
    confidence: float


class QuotationRow(Struct, frozen=True, kw_only=True):
    """What somebody said; `kind` is direct, indirect or mixed, `status` how sure it is put."""

    day: str
    who: str
    code: str
    kind: QuotationKind
    status: Factuality
    via: str
    words: str
    outlet: str
    published: str
    title: str
    url: str
    document: str
    id: str
    line: int
    start: int
    end: int
    rule: str
    confidence: float


class ProposalRow(Struct, frozen=True, kw_only=True):
    """What is on the table in a document: who would do it, and who takes which stance on it there; `words` name it first."""

    day: str
    label: str
    who: str
    code: str
    action: str
    theme: str
    place: str
    wider: str
    support: str
    oppose: str
    conditional: str
    undecided: str
    words: str
    outlet: str
    published: str
    title: str
    url: str
    document: str
    id: str
    line: int
    start: int
    end: int


AnswerRow = PositionRow | EventRow | QuotationRow | ProposalRow

KINDS: dict[str, type[AnswerRow]] = {
    "positions": PositionRow,
    "events": EventRow,
    "quotations": QuotationRow,
    "proposals": ProposalRow,
}
"""The rows of each kind of question."""


def position_row(source: Told, item: str) -> PositionRow:
    """Read a position off as a row."""
    position, text = source.things[item], source.document.text
    return PositionRow(
        **_cited(source, item, position.evidence[:1], days_of(position, source.document.published)[1]),
        **_party(source, [position.holder]),
        stance=position.stance,
        label=source.things[position.proposal].label,
        condition="; ".join(text[each.start : each.end] for each in position.conditions),
        status=position.basis,
        via=" > ".join(_names(source, [each]) for each in position.via),
        rule=position.rule,
        confidence=position.confidence,
    )


def event_row(source: Told, item: str) -> EventRow:
    """Read an event off as a row."""
    event = source.things[item]
    others = _party(source, event.recipient)
    return EventRow(
        **_cited(source, item, [event.span], _day(event, source.document.published)),
        **_party(source, event.actor),
        type=event.type,
        mode=event.mode,
        recipient=others["who"],
        recipient_code=others["code"],
        status=event.status,
        place=event.place.text if event.place else "",
        via=_chain(source, event.attribution),
        rule=event.rule,
        confidence=event.confidence,
    )


def quotation_row(source: Told, item: str) -> QuotationRow:
    """Read a quotation off as a row."""
    quotation = source.things[item]
    return QuotationRow(
        **_cited(source, item, quotation.content, source.document.published),
        **_party(source, quotation.speaker),
        kind=quotation.kind,
        status=quotation.factuality,
        via=_chain(source, quotation.attribution),
        rule=quotation.rule,
        confidence=quotation.confidence,
    )


def proposal_row(source: Told, item: str) -> ProposalRow:
    """Read a proposal off as a row."""
    proposal = source.things[item]
    held: dict[str, list[str]] = {stance: [] for stance in get_args(Stance)}
    for position in source.things.values():
        if isinstance(position, Position) and position.proposal == item:
            held[position.stance].append(position.holder)
    by_stance: dict[str, Any] = {stance: _names(source, holders) for stance, holders in held.items()}
    return ProposalRow(
        **_cited(source, item, proposal.mentions[:1], source.document.published),
        **_party(source, proposal.agents),
        label=proposal.label,
        action=proposal.action,
        theme=proposal.theme,
        place=proposal.place,
        wider=source.things[proposal.wider].label if proposal.wider else "",
        **by_stance,
    )


def _cited(source: Told, item: str, spans: Sequence[Span], day: str) -> dict[str, Any]:
    document = source.document
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    return {
        "day": day,
        "words": " … ".join(document.text[each.start : each.end] for each in spans),
        "outlet": document.outlet,
        "published": document.published,
        "title": document.title,
        "url": document.url,
        "document": document.id,
        "id": item,
        "line": document.text.count("\n", 0, start) + 1,
        "start": start,
        "end": end,
    }


def _day(event: Event, published: str) -> str:
    return (event.date.to or event.date.from_ if event.date else "") or published


def _party(source: Told, ids: Iterable[str]) -> dict[str, Any]:
    codes = dict.fromkeys(source.actors[each].code for each in ids)
    return {"who": _names(source, ids), "code": "; ".join(codes)}


def _names(source: Told, ids: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(source.actors[each].name for each in ids))


def _chain(source: Told, attribution: Iterable[str]) -> str:
    links = (_names(source, source.things[each].speaker) for each in attribution)
    return " > ".join(link for link in links if link)
