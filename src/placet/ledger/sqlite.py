"""Path -> an engine on a SQLite ledger, and what SQLite complains of -> one line: all that only SQLite needs."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from placet.errors import LedgerError

BUSY_SECONDS = 30.0
"""How long a process waits for another one that is writing; a document takes milliseconds to write."""

# SQLite's primary result codes (https://www.sqlite.org/rescode.html), and what to tell.
_REASONS = {
    5: "another process has kept the ledger busy for too long: wait until it is done, then run this again",
    8: "the ledger is read-only: give write permission, or copy it to where you may write",
    10: "the disk can't be read or written: check the disk and its limits, then run this again",
    11: "the ledger is damaged: restore it from a copy, or make a new one by adding the documents again",
    13: "the disk is full: free space, then add again; documents that were added stay",
    14: "the ledger can't be opened: check that the file and its folder exist and that you may read them",
    26: "is not a database: give another path for the ledger",
}


def path_of(path_or_url: str | Path) -> Path:
    """Read the file's path off a path or a `sqlite:///` URL."""
    text = str(path_or_url)
    if text.startswith("sqlite:///"):
        text = text.removeprefix("sqlite:///")
    elif "://" in text:
        raise LedgerError(f"{text.split('://')[0]}://: a ledger is a SQLite file: give its path, or sqlite:///PATH")
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
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        # With a write-ahead log, NORMAL can't damage the file; a power cut may take back the last documents, a kill never.
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def use_write_ahead_log(engine: Engine) -> None:
    """Set the file to WAL for good, so that one writes while others read.

    SQLite doesn't wait for a busy file here, so this does.
    """
    until = time.monotonic() + BUSY_SECONDS
    connection = engine.raw_connection()
    try:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if _code(error) != 5 or time.monotonic() > until:
                    raise
            time.sleep(0.02)
    finally:
        connection.close()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the database complains of into a LedgerError of one line."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        reason = _REASONS.get(_code(cause), f"the database says: {' '.join(str(cause).split())}")
        raise LedgerError(f"{path}: {reason}") from error


def _code(error: BaseException | None) -> int:
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else -1
