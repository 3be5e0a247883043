"""A ledger's tables -> what is wrong with them, one line each: the proof that the projections are what records and decisions say."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, and_, func, select

from placet.errors import LedgerError
from placet.ledger import decisions
from placet.ledger.as_decided import projected
from placet.ledger.driver import Row
from placet.ledger.tables import LINKS, PARTS, documents, versions
from placet.ledger.versions import Key, Version, version_from
from placet.model.document import Region, Span
from placet.model.record import Condition, Record

_AT_ONCE = 64
_REBUILD = "run `placet ledger rebuild`"


def faults(connection: Connection) -> Iterator[str]:
    """Look at every version, and at every row made from it; what is whole gives nothing."""
    for table in (documents, *PARTS, *LINKS):
        yield from _strays(connection, table)
    yield from decisions.faults(connection)
    latest = set(connection.execute(select(func.max(versions.c.number)).group_by(versions.c.document)).scalars())
    numbers = connection.execute(select(versions.c.number).order_by(versions.c.number)).scalars().all()
    shown = set(connection.execute(select(documents.c.version)).scalars())
    for number in sorted((shown - latest) & set(numbers)):
        yield f"documents: shows version {number}, which is not the latest of its document: {_REBUILD}"
    for start in range(0, len(numbers), _AT_ONCE):
        yield from _faults_of(connection, numbers[start : start + _AT_ONCE], latest)


def faults_of(record: Record) -> Iterator[str]:
    """Say what a record contradicts itself in: spans outside its text, ids that stand twice or stand for nothing."""
    length = len(record.document.text)
    for span in _spans(record):
        if not 0 <= span.start <= span.end <= length:
            yield f"the span {span.start} to {span.end} lies outside its text of {length} characters"
    parts = ("actors", "quotations", "events", "proposals", "positions", "claims")
    ids = {name: [part.id for part in getattr(record, name)] for name in parts}
    for name, given in ids.items():
        yield from (f"{number} {name} have the id {each}" for each, number in Counter(given).items() if number > 1)
    for position in record.positions:
        if position.holder not in ids["actors"]:
            yield f"position {position.id} has a holder {position.holder} that is no actor"
        if position.proposal not in ids["proposals"]:
            yield f"position {position.id} is on a proposal {position.proposal} that is none"


def _spans(part: Any) -> Iterator[Span | Region | Condition]:
    """All spans in a record, however deep."""
    if isinstance(part, Span | Region | Condition):
        yield part
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from _spans(getattr(part, name))
    elif isinstance(part, tuple):
        for each in part:
            yield from _spans(each)


def _strays(connection: Connection, table: Table) -> Iterator[str]:
    """Rows whose foreign key leads nowhere; PostgreSQL lets none in, SQLite lets in what another program wrote."""
    for key in sorted(table.foreign_key_constraints, key=lambda key: len(key.elements)):
        parent = key.referred_table
        leads = and_(*(element.parent == element.column for element in key.elements))
        strays = select(func.count()).select_from(table.outerjoin(parent, leads)).where(key.elements[0].column.is_(None))
        number = connection.execute(strays).scalar_one()
        if number:
            yield f"{table.name}: rows that stand on nothing in {parent.name}: {number}: {_REBUILD}"


def _faults_of(connection: Connection, numbers: Any, latest: set[int]) -> Iterator[str]:
    columns = (versions.c.number, versions.c.document, versions.c.text_hash, versions.c.coder, versions.c.record)
    sound: dict[int, Version] = {}
    for number, document, text_hash, coder, content in connection.execute(select(*columns).where(versions.c.number.in_(numbers))):
        where = f"document {document}, version {number}"
        try:
            version = version_from(content, f"{where}: the record")
        except LedgerError as error:
            yield str(error)
            continue
        if version.key != Key(document, text_hash, coder):
            yield f"{where}: is kept under another document, text or coder than its record names: add the document again"
        yield from (f"{where}: {fault}: code the document again" for fault in faults_of(version.record))
        if number in latest:
            sound[number] = version
    yield from _unlike(connection, sound)


def _unlike(connection: Connection, sound: dict[int, Version]) -> Iterator[str]:
    """Compare the rows of the latest versions with those that a rebuild would make, unless a decision on their texts can't be read."""
    try:
        expected = projected(connection, sound)
    except LedgerError:  # it was told of with the decisions
        return
    for table in (documents, *PARTS):
        there: dict[int, list[Row]] = {number: [] for number in sound}
        for row in connection.execute(select(table).where(table.c.version.in_(sound))).mappings():
            there[row["version"]].append(dict(row))
        for number, rows in there.items():
            if sorted(map(_comparable, rows)) != sorted(map(_comparable, expected[number][table.name])):
                where = f"document {sound[number].key.document}: its rows in {table.name}"
                yield f"{where} are not what its record says, as people decided it: {_REBUILD}"


def _comparable(row: Row) -> str:
    return repr(sorted(row.items()))
