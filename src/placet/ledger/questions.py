"""What else can be asked of a ledger: texts by their words, and which documents are about something."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, Select, select

from placet.ledger.backend import Backend
from placet.ledger.phrases import phrases_of
from placet.ledger.tables import actors, documents, evidence, proposals, quotations
from placet.ledger.tables import positions as held

Searched = Literal["quotation", "evidence"]


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


def search(connection: Connection, backend: Backend, words: str, *, among: Sequence[Searched], limit: int) -> list[Hit]:
    """Find texts by their words, the latest first."""
    phrases = phrases_of(words)
    rows: list[tuple[Searched, Row[Any]]] = []
    for kind in among:
        table = quotations if kind == "quotation" else evidence
        rows += [(kind, row) for row in backend.latest(connection, table, phrases, limit=limit)]
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
