"""A question -> SQL that picks the rows that answer it, by version and id, the newest first; on either engine."""

from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, Select, Table, Text, and_, case, cast, func, literal, select, tuple_, union

from placet.ledger.asked_actors import Who, is_one_of
from placet.ledger.backend import Backend
from placet.ledger.cursors import Stop, in_order
from placet.ledger.phrases import phrases_of
from placet.ledger.tables import actors, documents, events, evidence, positions, proposals, quotations

Unordered: TypeAlias = "Select[Any, Any]"
"""The version and the id of each thing."""

Picked: TypeAlias = "Select[Any, Any, Any]"
"""The version, the id and the day of each thing that is picked, in order."""


class Asked(NamedTuple):
    """A question, checked: what is "", () or None asks for nothing. `actor` and `recipient` are those that names were found to mean."""

    actor: tuple[Who, ...] = ()
    recipient: tuple[Who, ...] = ()
    stance: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    proposal: str = ""
    words: str = ""
    since: str = ""
    until: str = ""
    outlet: str = ""
    document: str = ""
    min_confidence: float = 0
    after: Stop | None = None
    limit: int | None = None


def pick_positions(backend: Backend, asked: Asked) -> Picked:
    """Pick positions; they are dated in the table."""
    table = positions
    query = select(table.c.version, table.c.id).select_from(table)
    if asked.proposal:
        found = backend.matching(proposals, phrases_of(asked.proposal))
        of_it = and_(table.c.version == proposals.c.version, table.c.proposal == proposals.c.id)
        query = select(table.c.version, table.c.id).select_from(found.source.join(table, of_it)).where(found.where)
    if asked.words:
        found = backend.matching(evidence, phrases_of(asked.words))
        carrying = select(evidence.c.version, evidence.c.position).select_from(found.source).where(found.where)
        query = query.where(tuple_(table.c.version, table.c.id).in_(carrying))
    if asked.actor:
        query = query.where(table.c.code.in_({who.code for who in asked.actor}))
        if any(who.name for who in asked.actor):
            query = query.join(actors, and_(actors.c.version == table.c.version, actors.c.id == table.c.holder))
            query = query.where(is_one_of(asked.actor))
    if asked.outlet or asked.document:  # else the order by day needs no other table
        query = query.join(documents, documents.c.version == table.c.version)
    query = _narrowed(query, asked, table.c.day, stance=table.c.stance, status=table.c.basis, confidence=table.c.confidence)
    return in_order(query, table, table.c.day, asked.after).limit(asked.limit)


def pick_events(backend: Backend, asked: Asked) -> Picked:
    """Pick events, dated as their document dates them, else by its day of publication."""
    table = events
    day = case((table.c.date_to != "", table.c.date_to), (table.c.date_from != "", table.c.date_from), else_=documents.c.published)
    query = select(table.c.version, table.c.id).join(documents, documents.c.version == table.c.version)
    for who, members in ((asked.actor, table.c.actor), (asked.recipient, table.c.recipient)):
        if who:
            query = _of(query, table, members, who)
    query = _narrowed(query, asked, day, type=table.c.type, status=table.c.status, confidence=table.c.confidence)
    return in_order(query, table, day, asked.after).limit(asked.limit)


def pick_quotations(backend: Backend, asked: Asked) -> Picked:
    """Pick quotations, dated by their document's day of publication."""
    table = quotations
    query = select(table.c.version, table.c.id).join(documents, documents.c.version == table.c.version)
    if asked.words:
        found = backend.matching(table, phrases_of(asked.words))
        joined = found.source.join(documents, documents.c.version == table.c.version)
        query = select(table.c.version, table.c.id).select_from(joined).where(found.where)
    if asked.actor:
        query = _of(query, table, table.c.speaker, asked.actor)
    query = _narrowed(query, asked, documents.c.published, status=table.c.factuality, confidence=table.c.confidence)
    return in_order(query, table, documents.c.published, asked.after).limit(asked.limit)


def pick_proposals(backend: Backend, asked: Asked) -> Picked:
    """Pick proposals, dated by their document's day of publication."""
    table = proposals
    query = select(table.c.version, table.c.id).join(documents, documents.c.version == table.c.version)
    if asked.proposal:
        found = backend.matching(table, phrases_of(asked.proposal))
        joined = found.source.join(documents, documents.c.version == table.c.version)
        query = select(table.c.version, table.c.id).select_from(joined).where(found.where)
    if asked.actor:
        held = select(positions.c.version, positions.c.proposal.label("id"))
        held = held.join(actors, and_(actors.c.version == positions.c.version, actors.c.id == positions.c.holder))
        held = held.where(positions.c.code.in_({who.code for who in asked.actor}), is_one_of(asked.actor))
        theirs = union(held, membership(table, table.c.agents, asked.actor)).subquery()
        query = query.join(theirs, and_(theirs.c.version == table.c.version, theirs.c.id == table.c.id))
    query = _narrowed(query, asked, documents.c.published)
    return in_order(query, table, documents.c.published, asked.after).limit(asked.limit)


def _narrowed(query: Unordered, asked: Asked, day: ColumnElement[str], **columns: ColumnElement[Any]) -> Unordered:
    """Add the conditions that several kinds have, each on the column that the kind has for it."""
    for name in ("stance", "type", "status"):
        if getattr(asked, name):
            query = query.where(columns[name].in_(getattr(asked, name)))
    if asked.min_confidence:
        query = query.where(columns["confidence"] >= asked.min_confidence)
    if asked.since:
        query = query.where(day >= asked.since)
    if asked.until:
        query = query.where(day <= asked.until, day != "")
    if asked.outlet:
        query = query.where(documents.c.outlet == asked.outlet)
    if asked.document:
        query = query.where(documents.c.id == asked.document)
    return query


def _of(query: Unordered, table: Table, members: ColumnElement[Any], who: tuple[Who, ...]) -> Unordered:
    """Keep what has one of some actors among its members."""
    theirs = membership(table, members, who).subquery()
    return query.join(theirs, and_(theirs.c.version == table.c.version, theirs.c.id == table.c.id))


def membership(table: Table, members: ColumnElement[Any], who: tuple[Who, ...]) -> Unordered:
    """Pick what has one of some actors in a column with a list of their ids, beginning with the actors, who have an index.

    That an id is in the list is told in the one way that all engines have: without it, in its quotation marks, the list is another.
    """
    listed = cast(members, Text)
    is_in = func.replace(listed, literal('"').concat(actors.c.id).concat('"'), "") != listed
    joined = actors.join(table, and_(table.c.version == actors.c.version, is_in))
    return select(table.c.version, table.c.id).select_from(joined).where(is_one_of(who)).distinct()
