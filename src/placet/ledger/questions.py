"""What can be asked of a ledger's projections: positions by proposal, party and day, and texts by their words."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, Select, and_, select

from placet.ledger.backend import Backend
from placet.ledger.phrases import phrases_of
from placet.ledger.tables import actors, documents, evidence, proposals, quotations
from placet.ledger.tables import positions as held
from placet.model.record import Basis, Stance

Searched = Literal["quotation", "evidence"]


class HeldPosition(msgspec.Struct, frozen=True, kw_only=True):
    """A position as the ledger's table shows it: with its document, its holder, its proposal, and the plainest sentence that carries it."""

    document: str
    published: str
    outlet: str
    id: str
    holder: str
    code: str
    proposal: str
    stance: Stance
    basis: Basis
    date_from: str
    date_to: str
    day: str
    rule: str
    confidence: float
    words: str


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A text that was searched for: of a quotation, or evidence of a position; `id` is the quotation's or the position's, `by` who."""

    kind: Searched
    document: str
    published: str
    outlet: str
    title: str
    id: str
    by: tuple[str, ...]
    words: str


def versions_about(backend: Backend, about: str) -> Select[tuple[int]]:
    """The versions that have a proposal in whose label the words stand."""
    found = backend.matching(proposals, phrases_of(about))
    return select(proposals.c.version).select_from(found.source).where(found.where)


def positions(backend: Backend, *, about: str, code: str, since: str, until: str, limit: int | None) -> Select[Any]:
    """Put the question for positions together; what is "" or None asks for nothing."""
    rows = held.join(proposals, and_(proposals.c.version == held.c.version, proposals.c.id == held.c.proposal))
    if about:
        found = backend.matching(proposals, phrases_of(about))
        rows = found.source.join(held, and_(held.c.version == proposals.c.version, held.c.proposal == proposals.c.id))
    rows = rows.join(documents, documents.c.version == held.c.version)
    rows = rows.join(actors, and_(actors.c.version == held.c.version, actors.c.id == held.c.holder))
    first = and_(evidence.c.version == held.c.version, evidence.c.position == held.c.id, evidence.c.number == 0)
    query = select(
        documents.c.id.label("document"), documents.c.published, documents.c.outlet, held.c.id, actors.c.name.label("holder"), held.c.code,
        proposals.c.label.label("proposal"), held.c.stance, held.c.basis, held.c.date_from, held.c.date_to, held.c.day, held.c.rule,
        held.c.confidence, evidence.c.words,
    ).select_from(rows.join(evidence, first))  # fmt: skip
    if about:
        query = query.where(found.where)
    if code:
        query = query.where(held.c.code == code)
    if since:
        query = query.where(held.c.day >= since)
    if until:
        query = query.where(held.c.day <= until, held.c.day != "")
    return query.order_by(held.c.day.desc(), held.c.version.desc(), held.c.id).limit(limit)


def search(connection: Connection, backend: Backend, words: str, *, among: Sequence[Searched], limit: int) -> list[Hit]:
    """Find texts by their words, the latest first."""
    phrases = phrases_of(words)
    rows: list[tuple[Searched, Row[Any]]] = []
    for kind in among:
        table = quotations if kind == "quotation" else evidence
        found = backend.matching(table, phrases)
        query = select(table).select_from(found.source).where(found.where).order_by(found.latest_first).limit(limit)
        rows += [(kind, row) for row in connection.execute(query)]
    rows = sorted(rows, key=lambda each: -each[1].passage)[:limit]
    at = {row.version for _, row in rows}
    sources = {row.version: row for row in connection.execute(select(documents).where(documents.c.version.in_(at)))}
    names = {
        (row.version, row.id): row.name
        for row in connection.execute(select(actors.c.version, actors.c.id, actors.c.name).where(actors.c.version.in_(at)))
    }
    # By their versions, and not by pairs of version and id: for pairs SQLite would look at every position there is.
    query = select(held.c.version, held.c.id, held.c.holder).where(held.c.version.in_(at))
    holders = {(row.version, row.id): row.holder for row in connection.execute(query)}
    hits = []
    for kind, row in rows:
        source = sources[row.version]
        by = row.speaker if kind == "quotation" else [holders[row.version, row.position]]
        hits.append(
            Hit(
                kind=kind,
                document=source.id,
                published=source.published,
                outlet=source.outlet,
                title=source.title,
                id=row.id if kind == "quotation" else row.position,
                by=tuple(names[row.version, actor] for actor in by),
                words=row.content if kind == "quotation" else row.words,
            )
        )
    return hits
