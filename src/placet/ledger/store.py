"""Records -> a file that keeps them: open a ledger, add to it, read from it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Connection, Engine, delete, false, func, insert, select

from placet.errors import LedgerError
from placet.ledger import schema, sqlite
from placet.ledger.projection import project
from placet.ledger.tables import PARTS, documents, failures, versions
from placet.model.document import fingerprint
from placet.model.record import SCHEMA, Record


class HeldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document that the ledger holds, as its latest version names it, and how many versions there are."""

    id: str
    url: str
    outlet: str
    title: str
    published: str
    language: str
    versions: int


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A document that could not be read or coded: where it was looked for, at which stage it failed, and why."""

    where: str
    stage: str
    reason: str


class _Versioned(msgspec.Struct):
    """What every record tells, whatever its schema."""

    schema: str


class Ledger:
    """The store of all records, with their history.

    The record's JSON is the truth, one version a document, text and coder version; every table but `versions` and `failures` is
    a projection of the latest version of each document. Each `add` is one transaction, so a process that dies leaves whole
    documents only. Every method raises `LedgerError`, one line, when the store can't do it; nothing is written then.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._reading = engine
        self._writing = engine.execution_options(writing=True)

    @classmethod
    def open(cls, path_or_url: str | Path, *, create: bool) -> Self:
        """Open the ledger at a path or `sqlite:///` URL; with `create`, make it where there is none, and make sure of writing."""
        path = sqlite.path_of(path_or_url)
        sqlite.check_path(path, create=create)
        ledger = cls(path, sqlite.engine_for(path, create=create))
        try:
            with sqlite.told(path):
                ledger._bring_up(create=create)
        except LedgerError:
            ledger.close()
            raise
        return ledger

    def _bring_up(self, *, create: bool) -> None:
        with self._reading.connect() as connection:
            revision = schema.revision_of(connection, self.path)
        if revision is None and not create:
            raise LedgerError(f"{self.path}: is empty, no ledger: make one with `placet add PATH… --ledger {self.path}`")
        if revision != schema.NEWEST:
            schema.upgrade(self._writing, self.path)
            sqlite.use_write_ahead_log(self._reading)
        elif create:
            # Delete nothing: a read-only ledger is told of now, not after the first document was coded.
            with self._writing.begin() as connection:
                connection.execute(delete(failures).where(false()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        self._reading.dispose()

    @contextmanager
    def _transaction(self, *, writing: bool = False) -> Iterator[Connection]:
        with sqlite.told(self.path), (self._writing if writing else self._reading).begin() as connection:
            yield connection

    def add(self, record: Record) -> bool:
        """Keep a record, in one transaction; False where it is there already, and nothing changes.

        The same document with another text, or coded by another version, is a new version of it, and the latest. The same text
        by the same coder with other content (a corrected date, say) takes the older content's place. Clusters are left out: they are
        judgements over all documents of the ledger, made when it is read, not over the batch that a document came in.
        """
        proposals = tuple(msgspec.structs.replace(proposal, cluster=None) for proposal in record.proposals)
        record = msgspec.structs.replace(record, proposals=proposals)
        key = {
            "document": record.document.id,
            "text_hash": fingerprint(record.document.text),
            "coder": msgspec.json.encode(record.coded_by).decode(),
        }
        content = msgspec.json.encode(record).decode()
        same = [versions.c[name] == value for name, value in key.items()]
        with self._transaction(writing=True) as connection:
            if connection.execute(select(versions.c.record).where(*same)).scalar() == content:
                return False
            connection.execute(delete(versions).where(*same))
            number = connection.execute(insert(versions).values(**key, record=content).returning(versions.c.number)).scalar_one()
            self._project(connection, record, number)
        return True

    def records(self) -> Iterator[Record]:
        """Iterate over the latest record of each document, by the document's id."""
        latest = select(func.max(versions.c.number)).group_by(versions.c.document)
        query = select(versions.c.document, versions.c.record).where(versions.c.number.in_(latest)).order_by(versions.c.document)
        with self._transaction() as connection:
            for document, content in connection.execution_options(yield_per=64).execute(query):
                yield self._decode(document, content)

    def documents(self) -> list[HeldDocument]:
        """List the documents, by id."""
        counted = select(func.count()).where(versions.c.document == documents.c.id).scalar_subquery()
        query = select(*(column for column in documents.c if column.name != "version"), counted.label("versions"))
        with self._transaction() as connection:
            return [HeldDocument(**row) for row in connection.execute(query.order_by(documents.c.id)).mappings()]

    def rebuild(self) -> int:
        """Make every projection again from the records' JSON, in one transaction; gives the number of documents."""
        latest = select(func.max(versions.c.number)).group_by(versions.c.document).order_by(versions.c.document)
        with self._transaction(writing=True) as connection:
            for table in (*reversed(PARTS), documents):
                connection.execute(delete(table))
            numbers = connection.execute(latest).scalars().all()
            for number in numbers:
                document, content = connection.execute(
                    select(versions.c.document, versions.c.record).where(versions.c.number == number)
                ).one()
                self._project(connection, self._decode(document, content), number)
        return len(numbers)

    def add_failure(self, where: str, stage: str, reason: str) -> None:
        """Note that a document could not be read or coded; the same failure twice is one."""
        failure = {"location": where, "stage": stage, "reason": reason}
        there = select(failures.c.number).where(*(failures.c[name] == value for name, value in failure.items()))
        with self._transaction(writing=True) as connection:
            if connection.execute(there).first() is None:
                connection.execute(insert(failures).values(**failure))

    def failures(self) -> list[Failure]:
        """List the failures, in the order in which they came."""
        query = select(failures.c.location, failures.c.stage, failures.c.reason).order_by(failures.c.number)
        with self._transaction() as connection:
            return [Failure(where=where, stage=stage, reason=reason) for where, stage, reason in connection.execute(query)]

    def _project(self, connection: Connection, record: Record, number: int) -> None:
        """Put a version's rows in the place of those of the document's older version."""
        source = record.document
        connection.execute(delete(documents).where(documents.c.id == source.id))
        connection.execute(
            insert(documents).values(
                version=number,
                id=source.id,
                url=source.url,
                outlet=source.outlet,
                title=source.title,
                published=source.published,
                language=source.language,
            )
        )
        rows = project(record, version=number)
        for table in PARTS:
            if rows[table.name]:
                connection.execute(insert(table), rows[table.name])

    def _decode(self, document: str, content: str) -> Record:
        try:
            schema = msgspec.json.decode(content, type=_Versioned).schema
            if schema != SCHEMA:
                raise LedgerError(f"{self.path}: the record of document {document} has schema {schema}, not {SCHEMA}: update Placet")
            return msgspec.json.decode(content, type=Record)
        except (msgspec.MsgspecError, ValueError) as error:
            raise LedgerError(f"{self.path}: the record of document {document} can't be read ({error}): add the document again") from error
