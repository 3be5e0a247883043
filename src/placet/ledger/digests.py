"""The digests of a ledger's documents: what is read to say who consents, however much else a ledger holds."""

from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from placet.errors import LedgerError
from placet.ledger.backend import Backend
from placet.ledger.driver import rows_where
from placet.ledger.tables import digests, documents
from placet.ledger.telling import versions_telling
from placet.model.digest import Digest
from placet.model.naming import Naming

_BY_VERSION = select(digests.c.content)
_BY_ID = select(digests.c.content).join(documents, documents.c.version == digests.c.version)
_DECODER = msgspec.json.Decoder(Digest)


class Digests:
    """The digests of a ledger's documents, as people decided on their items; neither clusters nor copies are filled in."""

    def __init__(self, name: str, backend: Backend, transaction: Callable[..., AbstractContextManager[Connection]]) -> None:
        self._name, self._backend, self._transaction = name, backend, transaction

    def telling(self, namings: Iterable[Naming]) -> list[Digest]:
        """The digests of the documents in which a proposal has a name of one of some kinds."""
        with self._transaction() as connection:
            numbers = versions_telling(connection, self._backend, namings)
            return self._read(rows_where(connection, _BY_VERSION, digests.c.version, numbers))

    def of(self, ids: Collection[str]) -> list[Digest]:
        """The digests of some documents, by their ids."""
        with self._transaction() as connection:
            return self._read(rows_where(connection, _BY_ID, documents.c.id, ids))

    def all(self) -> list[Digest]:
        """All digests, by the documents' ids."""
        with self._transaction() as connection:
            return self._read(connection.execute(_BY_ID.order_by(documents.c.id)))

    def _read(self, rows: Iterable[tuple[Any, ...]]) -> list[Digest]:
        try:
            return [_DECODER.decode(content) for (content,) in rows]
        except (msgspec.MsgspecError, ValueError) as error:
            raise LedgerError(f"{self._name}: a digest can't be read ({error}): run `placet ledger rebuild`") from error
