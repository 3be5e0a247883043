"""Path -> an engine on a SQLite ledger, and what SQLite complains of -> one line: all that only SQLite needs."""

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, Row, Table, column, create_engine, event, literal_column, select, table, text
from sqlalchemy.exc import DBAPIError

from placet.errors import LedgerError
from placet.ledger.backend import BUSY_SECONDS, JSON, Backend, Found
from placet.ledger.phrases import Phrase
from placet.ledger.tables import SEARCHED

CACHE = 65_536
"""Kilobytes of the file that a process keeps in memory: with SQLite's own 2,000, a large ledger is read from disk again and again."""

_BUSY, _READ_ONLY, _CORRUPT = 5, 8, 11
# SQLite's primary result codes (https://www.sqlite.org/rescode.html), and what to tell.
_REASONS = {
    _BUSY: "another process has kept the ledger busy for too long: wait until it is done, then run this again",
    _READ_ONLY: "the ledger is read-only: give write permission, or copy it to where you may write",
    10: "the disk can't be read or written: check the disk and its limits, then run this again",
    _CORRUPT: "the ledger is damaged: restore it from a copy, or make a new one by adding the documents again",
    13: "the disk is full: free space, then add again; documents that were added stay",
    14: "the ledger can't be opened: check that the file and its folder exist and that you may read them",
    26: "is not a database: give another path for the ledger",
}


class SqliteBackend(Backend):
    """A ledger in one file, with a write-ahead log beside it while it is open; its full-text index is FTS5's."""

    def __init__(self, path_or_url: str | Path, *, create: bool) -> None:
        self.path = path_of(path_or_url)
        check_path(self.path, create=create)
        self.name = str(self.path)
        self.kind = f"SQLite {sqlite3.sqlite_version}"
        self.reading = engine_for(self.path, create=create)
        self.writing = self.reading.execution_options(writing=True)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what SQLite complains of into a LedgerError of one line."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            reason = _REASONS.get(_code(cause), f"the database says: {' '.join(str(cause).split())}")
            raise LedgerError(f"{self.name}: {reason}") from error

    def settle(self) -> None:
        """Set the file to WAL for good, so that one writes while others read.

        SQLite doesn't wait for a busy file here, so this does.
        """
        until = time.monotonic() + BUSY_SECONDS
        connection = self.reading.raw_connection()
        try:
            while True:
                try:
                    connection.cursor().execute("PRAGMA journal_mode = WAL")
                    return
                except sqlite3.OperationalError as error:
                    if _code(error) != _BUSY or time.monotonic() > until:
                        raise
                time.sleep(0.02)
        finally:
            connection.close()

    def matching(self, searched: Table, phrases: Sequence[Phrase]) -> Found:
        """Find rows through the index."""
        name = _index_of(searched)
        index = table(name, column("rowid"))
        wanted = " ".join('"' + " ".join(phrase) + '"' for phrase in phrases)
        matching = literal_column(name).op("MATCH", is_comparison=True)(wanted)
        return Found(index.join(searched, searched.c.passage == index.c.rowid), matching)

    def latest(self, connection: Connection, searched: Table, phrases: Sequence[Phrase], *, limit: int) -> Sequence[Row[Any]]:
        """Take rows off the index, which gives them in the order of their numbers, so that the latest few come at once."""
        found = self.matching(searched, phrases)
        query = select(searched).select_from(found.source).where(found.where)
        return connection.execute(query.order_by(literal_column(f"{_index_of(searched)}.rowid").desc()).limit(limit)).all()

    @contextmanager
    def refilling(self, connection: Connection) -> Iterator[None]:
        """Let the index go, and fill it at once at the end: quicker than row by row, and right even where it was damaged."""
        triggers = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
        for name, _ in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        yield
        for searched in SEARCHED:
            index = _index_of(searched)
            connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
            # In one piece, or the next documents that are added pay for merging it.
            connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('optimize')")
        for _, made_by in triggers:
            connection.exec_driver_sql(made_by)

    def faults(self) -> Iterator[str]:
        """Have SQLite check its file, and each full-text index against its table."""
        with self.told(), self.reading.connect() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        yield from (f"the file is damaged: {' '.join(fault.split())}" for fault in said if fault != "ok")
        for searched in SEARCHED:
            yield from self._faults_of_index(searched)

    def _faults_of_index(self, searched: Table) -> Iterator[str]:
        name = _index_of(searched)
        try:
            with self.told(), self.writing.connect() as connection:  # it is rolled back: the check is an INSERT that writes nothing
                connection.exec_driver_sql(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")
        except LedgerError as error:
            code = _code(error.__cause__.orig) if isinstance(error.__cause__, DBAPIError) else -1
            if code == _CORRUPT:
                yield f"{searched.name}: the full-text index is not in step with the words: run `placet ledger rebuild`"
            elif code == _READ_ONLY:
                yield f"{searched.name}: the full-text index can't be checked while the ledger is read-only"
            else:
                raise

    def size(self, connection: Connection) -> int:
        """Tell how many bytes the file's pages take, those in the write-ahead log too."""
        pages, each = (connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size"))
        return int(pages) * int(each)


def path_of(path_or_url: str | Path) -> Path:
    """Read the file's path off a path or a `sqlite:///` URL."""
    text = str(path_or_url)
    if text.startswith("sqlite:///"):
        text = text.removeprefix("sqlite:///")
    elif "://" in text:
        raise LedgerError(f"{text.split('://')[0]}://: a ledger is a SQLite file or a PostgreSQL database: give a path or postgresql://…")
    if not text:
        raise LedgerError("the ledger has no path: give the path of a file")
    return Path(text)


def check_path(path: Path, *, create: bool) -> None:
    """Tell what is wrong with a path before SQLite touches it."""
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder: give the path of a file for the ledger")
    if path.exists():
        return
    if not create:
        raise LedgerError(f"{path}: no such ledger: make one with `placet add PATH… --ledger {path}`")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: the folder {path.parent} is not there: make it first")


def engine_for(path: Path, *, create: bool) -> Engine:
    """Make an engine on the file; nothing is opened before it is used.

    Every transaction begins in SQL, since the driver's own way leaves creating tables and reading outside of transactions. On an
    engine with the execution option `writing` it begins IMMEDIATE: two processes that add wait for each other, where a
    transaction that first reads and then writes could only fail.
    """
    mode = "rwc" if create else "rw"
    if path.exists() and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        # A write-ahead log needs files beside the ledger. Where none can be made, nothing can change either: read it as it lies.
        mode = "ro&immutable=1"
    return _engine(f"file:{quote(str(path.absolute()))}?mode={mode}")


@lru_cache(maxsize=8)
def _engine(uri: str) -> Engine:
    """The engine on a file: the same one whenever it is opened again, since an engine remembers the SQL of its statements, which for an
    answer takes as long to put together as to run. Closing a ledger closes its connections; the engine opens others.
    """

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        # With a write-ahead log, NORMAL can't damage the file; a power cut may take back the last documents, a kill never.
        connection.execute("PRAGMA synchronous = NORMAL")
        # Folding the log into the file waits for the disk, so it is done less often than SQLite would; the log stays under 40 MB or so.
        connection.execute("PRAGMA wal_autocheckpoint = 8000")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, **JSON)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _index_of(searched: Table) -> str:
    return f"{searched.name}_words"


def _code(error: BaseException | None) -> int:
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else -1
