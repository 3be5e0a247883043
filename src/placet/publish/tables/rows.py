"""A record -> flat rows, one a quotation, event, position or claim: what `--format csv` prints."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from placet.model.document import Span
from placet.model.record import Actor, Quantity, Record


class Row(NamedTuple):
    """One line of the table. Lists are joined by "; "; `start` and `end` are characters of the document's text."""

    document: str
    published: str
    outlet: str
    kind: str  # quotation, event, position, claim
    actor: str
    actor_code: str
    what: str  # quotation: direct, indirect, mixed; event: its type; position: the stance; claim: its kind
    mode: str  # an event's mode
    cameo: str  # an event's CAMEO code
    recipient: str  # an event's recipients
    recipient_code: str
    proposal: str
    condition: str
    status: str  # an event's status, a quotation's factuality, a position's basis
    date: str  # the first day
    place: str  # an event's place
    quantity: str  # a claim's number and unit
    via: str  # whose words the item stands in, outermost first
    words: str
    start: int
    end: int
    rule: str
    confidence: float


# The columns that only rows of some kind fill.
KINDS_OWN = ("what", "mode", "cameo", "recipient", "recipient_code", "proposal", "condition", "status", "date", "place", "quantity")


def rows(record: Record) -> Iterator[Row]:
    """Read a record off as rows: positions first, then events, quotations, claims.

    Shape: any number of `Row`; names and words are the document's own, not yet made safe for a spreadsheet.
    """
    text = record.document.text
    actors = {actor.id: actor for actor in record.actors}
    labels = {proposal.id: proposal.label for proposal in record.proposals}
    speakers = {quotation.id: quotation.speaker for quotation in record.quotations}

    def row(kind: str, who: Iterable[str], span: Span, chain: Iterable[str], rule: str, confidence: float, **given: str) -> Row:
        parties = [actors[each] for each in who if each in actors]
        fields = dict.fromkeys(KINDS_OWN, "") | given
        return Row(
            document=record.document.id,
            published=record.document.published,
            outlet=record.document.outlet,
            kind=kind,
            actor=names(parties),
            actor_code=codes(parties),
            via="; ".join(actors[each].name for each in chain if each in actors),
            words=text[span.start : span.end],
            start=span.start,
            end=span.end,
            rule=rule,
            confidence=confidence,
            **fields,
        )

    def speaking(chain: Iterable[str]) -> list[str]:
        return [speaker for quotation in chain for speaker in speakers.get(quotation, ())]

    for position in record.positions:
        yield row(
            "position", [position.holder], position.evidence[0], position.via, position.rule, position.confidence,
            what=position.stance, proposal=labels.get(position.proposal, ""), status=position.basis,
            condition="; ".join(text[each.start : each.end] for each in position.conditions),
            date=position.date.from_ if position.date else "",
        )  # fmt: skip
    for event in record.events:
        others = [actors[each] for each in event.recipient if each in actors]
        yield row(
            "event", event.actor, event.span, speaking(event.attribution), event.rule, event.confidence,
            what=event.type, mode=event.mode, cameo=event.cameo, recipient=names(others), recipient_code=codes(others),
            status=event.status, date=event.date.from_ if event.date else "", place=event.place.text if event.place else "",
        )  # fmt: skip
    for quotation in record.quotations:
        for span in quotation.content:
            yield row(
                "quotation", quotation.speaker, span, speaking(quotation.attribution), quotation.rule, quotation.confidence,
                what=quotation.kind, status=quotation.factuality,
            )  # fmt: skip
    for claim in record.claims:
        yield row(
            "claim", [claim.by], claim.span, speaking(claim.attribution), claim.rule, claim.confidence,
            what=claim.kind, proposal=labels.get(claim.about, ""), quantity=amount(claim.quantity) if claim.quantity else "",
        )  # fmt: skip


def names(actors: Iterable[Actor]) -> str:
    """The actors' names, joined."""
    return "; ".join(actor.name for actor in actors)


def amount(quantity: Quantity) -> str:
    """A number with its unit: "about 100,000 troops"."""
    return f"{'about ' if quantity.approximate else ''}{quantity.value:,.10g} {quantity.unit}".rstrip()


def codes(actors: Iterable[Actor]) -> str:
    """The actors' codes, each once, joined."""
    return "; ".join(dict.fromkeys(actor.code for actor in actors))
