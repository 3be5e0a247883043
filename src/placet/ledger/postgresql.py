"""A URL -> a ledger in a PostgreSQL database, and what PostgreSQL complains of -> one line: all that only PostgreSQL needs."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, ColumnElement, Connection, Row, Table, create_engine, event, func, literal_column, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from placet.errors import LedgerError
from placet.ledger.backend import BUSY_SECONDS, JSON, Backend, Found
from placet.ledger.phrases import Phrase

OLDEST = 15
"""The oldest PostgreSQL that the tests run on."""

_SCHEMES = ("postgresql", "postgres")
_CONNECT_SECONDS = 10

_NEWEST = 2_000
"""So many of the newest rows are read for words before the index is asked: it finds what is rare, but gives all of what is common."""

_STORED = "stored_words"  # the column of a searched table that keeps its words as a full-text search reads them

# Any number will do, as long as no other program takes it: this one spells "placet".
_LOCK = int.from_bytes(b"placet", "big")

# Codes of PostgreSQL (https://www.postgresql.org/docs/15/errcodes-appendix.html), whole or by their class, and what to tell.
_REASONS = {
    "25006": "the ledger is read-only: connect to the primary server, or ask for a role that may write",
    "42501": "the role may not do this: use the owner of the database, or have CREATE on its schema granted to the role",
    "53100": "the server's disk is full: free space, then add again; documents that were added stay",
    "53": "the server lacks memory or connections: wait, or raise its limits, then run this again",
    "55P03": "another process has kept the ledger busy for too long: wait until it is done, then run this again",
    "57": "the server stopped: run this again when it is back; documents that were added stay",
    "58": "the server can't read or write its disk: look into its log, then run this again",
    "XX001": "the database is damaged: restore it from a copy, or make a new ledger by adding the documents again",
    "XX002": "the database is damaged: restore it from a copy, or make a new ledger by adding the documents again",
}
# A connection that was refused has no code: what libpq or the server writes is all that there is.
_REFUSALS = {
    r"password authentication failed|no password supplied": "the password is wrong or missing: put user and password into the URL",
    r'role "[^"]*" does not exist': "the server knows no such user: put another one into the URL",
    r'database "[^"]*" does not exist': "there is no such database: make it first, as with `createdb`, or name another one in the URL",
    r"no pg_hba.conf entry": "the server lets this user in from nowhere near here: change its pg_hba.conf, or use another host or user",
    r"too many connections|remaining connection slots": _REASONS["53"],
    r"could not translate host name|Name or service not known|resolve host": "no such host: look at the URL",
    r"Connection refused|No such file or directory|timeout|timed out|unreachable": "no server answers there: start it, or look at the URL",
}  # fmt: skip


class PostgresqlBackend(Backend):
    """A ledger in a database of its own, or in a schema of its own (`?options=-csearch_path%3DNAME`); its full-text index is a GIN one."""

    def __init__(self, url: str) -> None:
        asked = _url(url)
        self.name = asked.set(query={}).render_as_string(hide_password=True)
        settings = asked.set(drivername="postgresql+psycopg").update_query_dict(
            {name: value for name, value in _DEFAULTS.items() if name not in asked.query}
        )
        try:
            engine = create_engine(settings, paramstyle="format", **JSON)
        except ModuleNotFoundError as error:
            raise LedgerError(f"{self.name}: PostgreSQL needs psycopg: install it with `pip install 'placet[postgres]'`") from error
        self._complaints: type[Exception] = engine.dialect.loaded_dbapi.Error  # as the driver raises them where rows go to it as they are
        self.reading = engine.execution_options(isolation_level="REPEATABLE READ")
        # Each statement sees what was there when it began: so what follows the lock sees what the last holder of it wrote.
        self.writing = engine.execution_options(isolation_level="READ COMMITTED")
        event.listen(self.writing, "begin", _lock)
        with self.told(), engine.connect() as connection:
            version = str(connection.exec_driver_sql("SHOW server_version").scalar_one())
        self.kind = f"PostgreSQL {version.partition(' ')[0]}"
        if int(re.split(r"\D", version)[0]) < OLDEST:
            self.close()
            raise LedgerError(f"{self.name}: is {self.kind}: a ledger needs PostgreSQL {OLDEST} or newer")

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what PostgreSQL complains of into a LedgerError of one line."""
        try:
            yield
        except (DBAPIError, self._complaints) as error:
            raise LedgerError(f"{self.name}: {_reason(error)}") from error

    def settle(self) -> None:
        """There is nothing to do: the server keeps its own log."""

    def matching(self, searched: Table, phrases: Sequence[Phrase]) -> Found:
        """Find rows through the index of their stored words."""
        return Found(searched, _wanted(searched.name, phrases))

    def latest(self, connection: Connection, searched: Table, phrases: Sequence[Phrase], *, limit: int) -> Sequence[Row[Any]]:
        """Read the newest rows for the words, and where these are too few ask the index.

        Left to itself, the server may read row after row from the newest on until it has enough, for words that are nowhere.
        """
        newest = select(searched, literal_column(_STORED)).order_by(searched.c.passage.desc()).limit(_NEWEST).subquery("newest")
        query = select(*(newest.c[column.name] for column in searched.c)).where(_wanted("newest", phrases))
        rows = connection.execute(query.order_by(newest.c.passage.desc()).limit(limit)).all()
        if len(rows) == limit:
            return rows
        # In a query of its own, so that the server doesn't go by the order of the rows.
        found = select(searched).where(self.matching(searched, phrases).where).cte("found").prefix_with("MATERIALIZED")
        return connection.execute(select(found).order_by(found.c.passage.desc()).limit(limit)).all()

    @contextmanager
    def refilling(self, connection: Connection) -> Iterator[None]:
        """Change nothing: the index is one of the server's, which keeps it in step."""
        yield

    def faults(self) -> Iterator[str]:
        """Find nothing: the server checks its own files, and keeps the index in step with the words as it does any other."""
        yield from ()

    def size(self, connection: Connection) -> int:
        """Tell how many bytes the ledger's tables take, with their indexes."""
        tables = (
            "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
        )
        return int(connection.execute(text(tables)).scalar() or 0)


_DEFAULTS = {"connect_timeout": str(_CONNECT_SECONDS), "application_name": "placet"}


def is_postgresql(path_or_url: str) -> bool:
    """Whether this names a PostgreSQL database, and not a file."""
    return path_or_url.partition("://")[0] in _SCHEMES and "://" in path_or_url


def _url(url: str) -> URL:
    try:
        return make_url(url).set(drivername="postgresql")
    except (ArgumentError, ValueError) as error:
        raise LedgerError("the ledger's URL can't be read: write postgresql://USER:PASSWORD@HOST:PORT/DATABASE") from error


def _wanted(source: str, phrases: Sequence[Phrase]) -> ColumnElement[bool]:
    """Whether the phrases stand in the stored words of a table, or of a query of that name."""
    first, *rest = (func.placet_query(" ".join(phrase)) for phrase in phrases)
    asked: ColumnElement[Any] = first
    for each in rest:
        asked = asked.op("&&")(each)
    return literal_column(f"{source}.{_STORED}").op("@@", is_comparison=True)(asked)


def _lock(connection: Connection) -> None:
    """Begin to write: wait until nobody else does; the lock goes when the transaction ends, however it ends."""
    both = f"SET LOCAL lock_timeout = {BUSY_SECONDS * 1000:.0f}; SELECT pg_advisory_xact_lock({_LOCK})"
    connection.exec_driver_sql(both, execution_options={"no_parameters": True})  # with parameters, a server takes one at a time


def _reason(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    said = " ".join(str(cause).split())
    code = getattr(cause, "sqlstate", None)
    if code is None:
        told = [reason for pattern, reason in _REFUSALS.items() if re.search(pattern, said)]
        if told:
            return told[0]
        if (isinstance(error, DBAPIError) and error.connection_invalidated) or "server closed the connection" in said:
            return _REASONS["57"]
        return f"the server can't be reached: {said}"
    return _REASONS.get(code) or _REASONS.get(code[:2]) or f"the database says: {said}"
