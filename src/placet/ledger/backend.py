"""What an engine of databases has to do for a ledger: one interface, and a small module for each engine behind it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, FromClause, Row, Table

from placet.ledger.phrases import Phrase

BUSY_SECONDS = 30.0
"""How long a process waits for another one that is writing; a document takes milliseconds to write."""


JSON = {"json_serializer": lambda value: msgspec.json.encode(value).decode(), "json_deserializer": msgspec.json.decode}
"""How an engine writes and reads columns of JSON."""


class Found(NamedTuple):
    """The rows of a table whose words match: where to select them from, and under which condition."""

    source: FromClause
    where: ColumnElement[bool]


class Backend(ABC):
    """A database that holds a ledger, or shall hold one."""

    name: str
    """What messages call it: a path, or a URL without its password."""

    kind: str
    """The engine and its version, as "SQLite 3.40.1"."""

    reading: Engine
    """Each of its transactions sees one state of the ledger."""

    writing: Engine
    """Each of its transactions waits until no other one writes, and then sees what that one wrote."""

    @abstractmethod
    def told(self) -> AbstractContextManager[None]:
        """Turn what the database complains of into a LedgerError of one line."""

    @abstractmethod
    def settle(self) -> None:
        """Do what a ledger needs once, after its tables were made."""

    @abstractmethod
    def matching(self, table: Table, phrases: Sequence[Phrase]) -> Found:
        """Find the rows of a searched table in whose text each of the phrases stands."""

    @abstractmethod
    def latest(self, connection: Connection, searched: Table, phrases: Sequence[Phrase], *, limit: int) -> Sequence[Row[Any]]:
        """Give those of these rows that were added last, the latest first: as quickly where the words are in half the rows as in none."""

    @abstractmethod
    def refilling(self, connection: Connection) -> AbstractContextManager[None]:
        """Within this, all rows of the projections are made anew; afterwards the full-text index is in step, whatever it was before."""

    @abstractmethod
    def faults(self) -> Iterator[str]:
        """Say what is wrong with the file, or with the full-text index, one line each."""

    @abstractmethod
    def size(self, connection: Connection) -> int:
        """Tell how many bytes the database takes."""

    def close(self) -> None:
        """Let the database go."""
        self.reading.dispose()
