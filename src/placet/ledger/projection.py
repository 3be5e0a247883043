"""Record -> rows of the projections: pure, so that `add` and `rebuild` can't differ."""

import msgspec

from placet.ledger.driver import Row
from placet.ledger.rejected import rows_of_rejected
from placet.model.days import days_of
from placet.model.digest import BETWEEN, Topic, digest
from placet.model.document import Span
from placet.model.record import Actor, Claim, Condition, Event, Place, Position, Proposal, Quotation, Record, When
from placet.model.stems import stems

PASSAGES = 2**20
"""How many numbers for passages a version has; no text is long enough to use them up."""

_NO_DATE, _NO_PLACE = When(text=""), Place(text="")


def project(record: Record, *, version: int) -> dict[str, list[Row]]:
    """Turn a version of a record into the rows of each projection, by table name.

    A position's row names its holder's code; its evidence and conditions have rows of their own, with their words. Mentions and
    regions stay in the record's JSON: no question asks for them across documents. Each column is written out: to look the fields up
    by their names would take several times as long, and every document that is added comes through here.
    """
    source, positions, read = record.document, record.positions, digest(record)
    text = source.text
    codes = {actor.id: actor.code for actor in record.actors}
    first = version * PASSAGES
    evidence = [(position.id, number, span) for position in positions for number, span in enumerate(position.evidence)]
    return {
        "documents": [
            {
                "version": version,
                "id": source.id,
                "url": source.url,
                "outlet": source.outlet,
                "title": source.title,
                "published": source.published,
                "language": source.language,
            }
        ],
        "actors": [_actor(version, actor) for actor in record.actors],
        "quotations": [_quotation(version, first + number, each, text) for number, each in enumerate(record.quotations)],
        "events": [_event(version, event, text) for event in record.events],
        "proposals": [_proposal(version, first + number, each) for number, each in enumerate(record.proposals)],
        "names": [_names(version, first + number, each) for number, each in enumerate(read.topics)],
        "positions": [_position(version, each, codes.get(each.holder, ""), source.published) for each in positions],
        "evidence": [
            {
                "version": version,
                "passage": first + passage,
                "position": position,
                "number": number,
                "start": span.start,
                "end": span.end,
                "words": _words(text, span),
            }
            for passage, (position, number, span) in enumerate(evidence)
        ],
        "conditions": [
            _condition(version, position.id, number, condition, text)
            for position in positions
            for number, condition in enumerate(position.conditions)
        ],
        "claims": [_claim(version, claim, text) for claim in record.claims],
        "rejected": rows_of_rejected(record, version),
        "digests": [{"version": version, "content": msgspec.json.encode(read).decode()}],
    }


def _actor(version: int, actor: Actor) -> Row:
    return {
        "version": version,
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "code": actor.code,
        "country": actor.country,
        "sectors": list(actor.sectors),
        "office": actor.office,
        "identifier": actor.identifier,
    }


def _quotation(version: int, passage: int, quotation: Quotation, text: str) -> Row:
    return {
        "version": version,
        "passage": passage,
        "id": quotation.id,
        "speaker": list(quotation.speaker),
        "cue": None if quotation.cue is None else _words(text, quotation.cue),
        "content": " … ".join(_words(text, span) for span in quotation.content),
        "kind": quotation.kind,
        "attribution": list(quotation.attribution),
        "factuality": quotation.factuality,
        "rule": quotation.rule,
        "confidence": quotation.confidence,
    }


def _event(version: int, event: Event, text: str) -> Row:
    date, place = event.date or _NO_DATE, event.place or _NO_PLACE
    return {
        "version": version,
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "actor": list(event.actor),
        "recipient": list(event.recipient),
        "status": event.status,
        "date_from": date.from_,
        "date_to": date.to,
        "place": place.text,
        "country": place.country,
        "dead": event.dead,
        "injured": event.injured,
        "words": _words(text, event.span),
        "attribution": list(event.attribution),
        "rule": event.rule,
        "confidence": event.confidence,
    }


def _proposal(version: int, passage: int, proposal: Proposal) -> Row:
    return {
        "version": version,
        "passage": passage,
        "id": proposal.id,
        "label": proposal.label,
        "action": proposal.action,
        "agents": list(proposal.agents),
        "theme": proposal.theme,
        "place": proposal.place,
        "wider": proposal.wider,
    }


def _names(version: int, passage: int, topic: Topic) -> Row:
    told = (*topic.called.strip().split(BETWEEN), *(" ".join(stems(each)) for each in (topic.theme, topic.place) if each))
    return {
        "version": version,
        "passage": passage,
        "proposal": topic.id,
        "words": ". ".join(dict.fromkeys(told)),
    }


def _position(version: int, position: Position, code: str, published: str) -> Row:
    date = position.date or _NO_DATE
    return {
        "version": version,
        "id": position.id,
        "holder": position.holder,
        "code": code,
        "proposal": position.proposal,
        "stance": position.stance,
        "basis": position.basis,
        "date_from": date.from_,
        "date_to": date.to,
        "day": days_of(position, published)[1],
        "via": list(position.via),
        "attribution": list(position.attribution),
        "rule": position.rule,
        "confidence": position.confidence,
    }


def _condition(version: int, position: str, number: int, condition: Condition, text: str) -> Row:
    return {
        "version": version,
        "position": position,
        "number": number,
        "start": condition.start,
        "end": condition.end,
        "words": _words(text, condition),
        "kind": condition.kind,
        "parties": list(condition.parties),
        "met": condition.met,
    }


def _claim(version: int, claim: Claim, text: str) -> Row:
    quantity = claim.quantity
    return {
        "version": version,
        "id": claim.id,
        "kind": claim.kind,
        "by": claim.by,
        "about": claim.about,
        "words": _words(text, claim.span),
        "value": quantity and quantity.value,
        "unit": quantity.unit if quantity else "",
        "approximate": quantity and quantity.approximate,
        "attribution": list(claim.attribution),
        "rule": claim.rule,
        "confidence": claim.confidence,
    }


def _words(text: str, span: Span | Condition) -> str:
    return text[span.start : span.end]
