"""A path or a URL -> the engine that holds the ledger there."""

from pathlib import Path

from placet.ledger.backend import Backend
from placet.ledger.postgresql import PostgresqlBackend, is_postgresql
from placet.ledger.sqlite import SqliteBackend


def backend_for(path_or_url: str | Path, *, create: bool) -> Backend:
    """Choose the engine: PostgreSQL for its URLs, SQLite for a path or `sqlite:///PATH`.

    With `create`, a file is made where there is none; a database on a server is never made. Raises LedgerError where there can be
    no ledger.
    """
    if is_postgresql(str(path_or_url)):
        return PostgresqlBackend(str(path_or_url))
    return SqliteBackend(path_or_url, create=create)
