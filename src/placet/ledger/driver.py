"""Rows -> a table, and rows by the values of a column, in the way that is quickest on each engine: what adding and consent wait for.

They go to the driver as they are: what SQLAlchemy does for each statement, row and value takes longer than writing or reading it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import JSON, Column, Connection, Dialect, LargeBinary, Select, Table, insert

from placet.ledger.values import lots

Row = dict[str, Any]

KEPT = 256
"""So many statements are remembered: they differ with the number of values, and each time that a ledger is opened."""


def write(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, each with every column of the table.

    PostgreSQL takes them as one value of JSON, so that a document costs it a statement a table and not one a row.
    """
    if rows:
        with closing(connection.connection.cursor()) as cursor:
            if connection.dialect.name == "postgresql":
                statement, prepared = _in_one_value(table, connection.dialect)
                cursor.execute(statement, (msgspec.json.encode(prepared(rows)).decode(),))
            else:
                statement, in_order = _one_by_one(table, connection.dialect)
                cursor.executemany(statement, list(map(in_order, rows)))


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """Send what is written within this at once, on a server without waiting for each answer; what is wrong is told at the end."""
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.driver_connection
        with driver.pipeline():
            yield
    else:
        yield


def rows_where(connection: Connection, query: Select[Any], column: Column[Any], values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Read the rows of a query in which a column has one of some values.

    The query names no other value, and is the same object each time: its SQL is made once.
    """
    with closing(connection.connection.cursor()) as cursor:
        for some in lots(values):
            cursor.execute(_among(query, column, len(some), connection.dialect), tuple(some))
            yield from cursor.fetchall()


@lru_cache(maxsize=KEPT)
def _among(query: Select[Any], column: Column[Any], number: int, dialect: Dialect) -> str:
    """The query with a place for each of so many values."""
    among = query.where(column.in_([column.type.python_type()] * number))
    return str(among.compile(dialect=dialect, compile_kwargs={"render_postcompile": True}))


@lru_cache(maxsize=KEPT)
def _one_by_one(table: Table, dialect: Dialect) -> tuple[str, Callable[[Row], Sequence[Any]]]:
    """An INSERT, and what puts a row's values in its order, lists as JSON."""
    compiled = insert(table).compile(dialect=dialect)
    order = tuple(compiled.positiontup or ())
    in_order = itemgetter(*order) if len(order) > 1 else lambda row: (row[order[0]],)
    if lists := [place for place, name in enumerate(order) if isinstance(table.c[name].type, JSON)]:
        return str(compiled), lambda row: _written(list(in_order(row)), lists)
    return str(compiled), in_order


def _written(values: list[Any], lists: Sequence[int]) -> list[Any]:
    """The values, with those in some places as JSON."""
    for place in lists:
        values[place] = _json(values[place])
    return values


@lru_cache(maxsize=KEPT)
def _in_one_value(table: Table, dialect: Dialect) -> tuple[str, Callable[[Sequence[Row]], Sequence[Row]]]:
    """An INSERT of all objects of a list in JSON, and what makes rows of it: bytes as PostgreSQL writes them."""
    quoted = dialect.identifier_preparer.quote
    name, columns = quoted(table.name), ", ".join(quoted(column.name) for column in table.c)
    statement = f"INSERT INTO {name} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{name}, %s::json)"
    if binary := tuple(column.name for column in table.c if isinstance(column.type, LargeBinary)):
        return statement, lambda rows: [row | {name: f"\\x{row[name].hex()}" for name in binary} for row in rows]
    return statement, lambda rows: rows


def _json(value: list[str]) -> str:
    return msgspec.json.encode(value).decode() if value else "[]"
