"""Record -> rows of the projections: pure, so that `add` and `rebuild` can't differ."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import JSON, Connection, Dialect, Table, insert

from placet.model.document import Span
from placet.model.record import Condition, Event, Position, Quantity, Record, When

Row = dict[str, Any]

PASSAGES = 2**20
"""How many numbers for passages a version has; no text is long enough to use them up."""


def project(record: Record, *, version: int) -> dict[str, list[Row]]:
    """Turn a version of a record into the rows of each projection, by table name.

    A position's row names its holder's code; its evidence and conditions have rows of their own, with their words. Mentions and
    regions stay in the record's JSON: no question asks for them across documents.
    """
    text, published = record.document.text, record.document.published
    codes = {actor.id: actor.code for actor in record.actors}
    rows: dict[str, list[Row]] = {
        "documents": [_plain(record.document, "id url outlet title published language")],
        "actors": [_plain(actor, "id name kind code country sectors office identifier") for actor in record.actors],
        "quotations": [
            _plain(quotation, "id speaker kind attribution factuality rule confidence")
            | {
                "cue": None if quotation.cue is None else _words(text, quotation.cue),
                "content": " … ".join(_words(text, span) for span in quotation.content),
            }
            for quotation in record.quotations
        ],
        "events": [_event(event, text) for event in record.events],
        "proposals": [_plain(proposal, "id label action agents theme place wider") for proposal in record.proposals],
        "positions": [
            _plain(position, "id holder proposal stance basis via attribution rule confidence")
            | _days(position.date)
            | {"code": codes.get(position.holder, ""), "day": _last_day(position.date, published)}
            for position in record.positions
        ],
        "evidence": [row for position in record.positions for row in _evidence(position, text)],
        "conditions": [row for position in record.positions for row in _conditions(position, text)],
        "claims": [
            _plain(claim, "id kind by about attribution rule confidence") | {"words": _words(text, claim.span)} | _quantity(claim.quantity)
            for claim in record.claims
        ],
    }
    for part in rows.values():
        for row in part:
            row["version"] = version
    for name in ("quotations", "evidence", "proposals"):
        for number, row in enumerate(rows[name]):
            row["passage"] = version * PASSAGES + number
    return rows


def write(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, each with every column of the table.

    The statement goes to the driver as it is: what SQLAlchemy does for each row takes longer than writing it.
    """
    if rows:
        statement, order, lists = _insertion(table, connection.dialect)
        for row in rows:
            for name in lists:
                row[name] = msgspec.json.encode(row[name]).decode()
        connection.exec_driver_sql(statement, [tuple(row[name] for name in order) for row in rows] if order else list(rows))


@cache
def _insertion(table: Table, dialect: Dialect) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """An INSERT, its columns in order where the driver numbers them, and the columns of JSON."""
    compiled = insert(table).compile(dialect=dialect)
    return str(compiled), tuple(compiled.positiontup or ()), tuple(column.name for column in table.c if isinstance(column.type, JSON))


def _plain(thing: msgspec.Struct, names: str) -> Row:
    return {
        name: list(value) if isinstance(value, tuple) else value for name in names.split() for value in (getattr(thing, name),)
    }  # fmt: skip


def _words(text: str, span: Span | Condition) -> str:
    return text[span.start : span.end]


def _days(date: When | None) -> Row:
    return {"date_from": date.from_ if date else "", "date_to": date.to if date else ""}


def _last_day(date: When | None, published: str) -> str:
    """The last day that a position may date from: the document's date for it, but nobody reports a stance before it is taken."""
    last = (date.to or date.from_ if date else "") or published
    return min(last, published) if published else last


def _event(event: Event, text: str) -> Row:
    place = {"place": event.place.text if event.place else "", "country": event.place.country if event.place else ""}
    plain = _plain(event, "id type mode contexts cameo actor recipient status dead injured attribution rule confidence")
    return plain | _days(event.date) | place | {"words": _words(text, event.span)}


def _evidence(position: Position, text: str) -> list[Row]:
    return [
        {"position": position.id, "number": number, "start": span.start, "end": span.end, "words": _words(text, span)}
        for number, span in enumerate(position.evidence)
    ]


def _conditions(position: Position, text: str) -> list[Row]:
    return [
        {"position": position.id, "number": number, "words": _words(text, condition)} | _plain(condition, "start end kind parties met")
        for number, condition in enumerate(position.conditions)
    ]


def _quantity(quantity: Quantity | None) -> Row:
    if quantity is None:
        return {"value": None, "unit": "", "approximate": None}
    return {"value": quantity.value, "unit": quantity.unit, "approximate": quantity.approximate}
