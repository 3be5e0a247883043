"""Records -> a database that keeps them: open a ledger, add to it, take from it, read from it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Connection, Select, delete, exists, false, func, insert, select

from placet.errors import LedgerError
from placet.ledger import checking, moving, questions, schema
from placet.ledger import clusters as clustering
from placet.ledger import decisions as deciding
from placet.ledger import links as linking
from placet.ledger.as_decided import make_again, projected
from placet.ledger.asking import Asking
from placet.ledger.backend import Backend
from placet.ledger.digests import Digests
from placet.ledger.driver import Row, rows_where, together, write
from placet.ledger.opening import backend_for
from placet.ledger.questions import Hit, Searched
from placet.ledger.reading import records_of
from placet.ledger.state import State, state_of
from placet.ledger.tables import LINKS, PARTS, decisions, documents, failures, versions
from placet.ledger.telling import versions_between
from placet.ledger.versions import Key, Version, record_from, version_from, version_of
from placet.model.decision import Decision, holding
from placet.model.record import Record

_AT_ONCE = 64
"""So many records are in memory at a time."""

# Put together once: for a single document that takes longer than the database.
_HELD = select(versions.c.document, versions.c.text_hash, versions.c.coder, versions.c.number, versions.c.record)
_NUMBERED = insert(versions).returning(versions.c.number, sort_by_parameter_order=True)


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


class Info(msgspec.Struct, frozen=True, kw_only=True):
    """What is in a ledger: its engine and form, the bytes it takes, how many rows each table has, the days and the coders."""

    engine: str
    form: str
    size: int
    rows: dict[str, int]
    first: str
    last: str
    coders: dict[str, int]


class Ledger:
    """The store of all records, with their history.

    The record's JSON is the truth, one version a document, text and coder version; every table but `versions`, `decisions` and
    `failures` is a projection of the latest version of each document, as people decided it. Each `add` is one transaction, so that a
    process that dies leaves whole documents only. Every method raises `LedgerError`, one line, when the store can't do it; nothing is
    written then.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self.name = backend.name
        """The path, or the URL without its password."""
        self.ask = Asking(self.name, backend, self._transaction)
        """Questions for positions, events, quotations and proposals."""
        self.links = linking.Links(self.name, self._transaction)
        """What is one across documents."""
        self.clusters = clustering.Clusters(self.name, self._transaction)
        """Which proposals are one across documents."""
        self.digests = Digests(self.name, backend, self._transaction)
        """What its documents say of proposals, as an account of consent reads it."""

    @classmethod
    def open(cls, path_or_url: str | Path, *, create: bool) -> Self:
        """Open the ledger at a path, a `sqlite:///` or a `postgresql://` URL; with `create`, make it where there is none, and make
        sure of writing. The database on a server has to be there already.
        """
        ledger = cls(backend_for(path_or_url, create=create))
        try:
            ledger._bring_up(create=create)
        except LedgerError:
            ledger.close()
            raise
        return ledger

    def _bring_up(self, *, create: bool) -> None:
        with self._transaction() as connection:
            revision = schema.revision_of(connection, self.name)
        if revision is None and not create:
            raise LedgerError(f"{self.name}: is empty, no ledger: make one with `placet add PATH… --ledger {self.name}`")
        if revision != schema.NEWEST:
            with self._transaction(writing=True) as connection:
                before = schema.upgrade(connection, self.name)
                if before is not None and before < schema.RESHAPED:
                    self._rebuild(connection)
            with self._backend.told():
                self._backend.settle()
        elif create:
            # Delete nothing: a read-only ledger is told of now, not after the first document was coded.
            with self._transaction(writing=True) as connection:
                connection.execute(delete(failures).where(false()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go; SQLite's write-ahead log is folded into its file."""
        self._backend.close()

    @contextmanager
    def _transaction(self, *, writing: bool = False) -> Iterator[Connection]:
        engine = self._backend.writing if writing else self._backend.reading
        with self._backend.told(), engine.begin() as connection:
            yield connection

    def add(self, record: Record) -> bool:
        """Keep a record, in one transaction; False where it is there already, and nothing changes.

        The same document with another text, or coded by another version, is a new version of it, and the latest. The same text
        by the same coder with other content (a corrected date, say) takes the older content's place.
        """
        return self.add_many([record]) == 1

    def add_many(self, records: Iterable[Record]) -> int:
        """Keep many records as `add` does, all in one transaction; gives the number of those that were not there already."""
        with self._transaction(writing=True) as connection:
            return self._keep_all(connection, map(version_of, records))

    def remove(self, ids: Sequence[str]) -> None:
        """Take documents out with all their versions and what stands on them alone; none of them where one isn't there."""
        with self._transaction(writing=True) as connection:
            there = set(connection.execute(select(versions.c.document).where(versions.c.document.in_(ids))).scalars())
            missing = [each for each in ids if each not in there]
            if missing:
                raise LedgerError(f"{self.name}: no document has the id {', '.join(missing)}; nothing was removed")
            texts = connection.execute(select(versions.c.text_hash).where(versions.c.document.in_(ids)).distinct()).scalars().all()
            linking.let_go(connection, ids)
            clustering.let_go(connection, ids)
            connection.execute(delete(versions).where(versions.c.document.in_(ids)))
            deciding.let_go(connection, texts)

    def records(self, *, about: str = "") -> Iterator[Record]:
        """Iterate over the latest record of each document, by the document's id; of those with a proposal of which `about` speaks, if
        it is given: words that stand in its label.
        """
        query = select(versions.c.document, versions.c.record).where(versions.c.number.in_(_latest())).order_by(versions.c.document)
        if about:
            query = query.where(versions.c.number.in_(questions.versions_about(self._backend, about)))
        with self._transaction() as connection:
            for document, content in connection.execution_options(yield_per=_AT_ONCE).execute(query):
                yield record_from(content, self._where(document))

    def records_between(self, codes: Collection[str]) -> list[Record]:
        """The latest records with an event that one of some parties, by their codes, does to another of them."""
        with self._transaction() as connection:
            return list(records_of(connection, self.name, versions_between(connection, codes)).values())

    def newest(self, *, since: str = "", until: str = "") -> str:
        """The last day on which a document was published, within some days (ISO, both inclusive); "" where none was."""
        query = select(func.max(documents.c.published)).where(documents.c.published >= since)
        with self._transaction() as connection:
            return connection.execute(query.where(documents.c.published <= until) if until else query).scalar() or ""

    def documents(self) -> list[HeldDocument]:
        """List the documents, by id."""
        counted = select(func.count()).where(versions.c.document == documents.c.id).scalar_subquery()
        query = select(*(column for column in documents.c if column.name != "version"), counted.label("versions"))
        with self._transaction() as connection:
            return [HeldDocument(**row) for row in connection.execute(query.order_by(documents.c.id)).mappings()]

    def search(self, words: str, *, among: Sequence[Searched] = ("quotation", "evidence"), limit: int = 20) -> list[Hit]:
        """Find quotations, and sentences that carry a position, in which all the words stand; what was added last comes first.

        Words count in any form ("send", "sending") and with or without accents; words between quotation marks stand together.
        """
        with self._transaction() as connection:
            return questions.search(connection, self._backend, words, among=among, limit=limit)

    def decide(self, *decided: Decision) -> None:
        """Keep what people decided, all or nothing; each is about texts that the ledger has."""
        with self._transaction(writing=True) as connection:
            make_again(connection, deciding.keep(connection, decided), self.name)

    def decisions(self) -> list[Decision]:
        """The decisions that hold: of each person on each item the latest that was not taken back."""
        return holding(self.decision_log())

    def decision_log(self) -> list[Decision]:
        """All that was ever decided, in the order in which it came, what was taken back as well."""
        with self._transaction() as connection:
            return list(deciding.log(connection))

    def rebuild(self) -> int:
        """Make every projection again from the records' JSON, in one transaction; gives the number of documents."""
        with self._transaction(writing=True) as connection:
            return self._rebuild(connection)

    def check(self) -> Iterator[str]:
        """Prove that the ledger is whole; gives one line for each thing that is wrong, the last one where nothing more can be read."""
        try:
            yield from self._backend.faults()
            with self._transaction() as connection:
                yield from checking.faults(connection)
        except LedgerError as error:
            yield str(error)

    def export(self) -> Iterator[str]:
        """Give the whole ledger in lines, all versions, failures and decisions, as `import_lines` reads them."""
        with self._transaction() as connection:
            yield from moving.lines_of(connection)

    def import_lines(self, lines: Iterable[str], *, source: str = "") -> int:
        """Take in what `export` gave, all in one transaction; gives the number of versions that were not there already.

        Raises LedgerError, which names the `source`, where the lines are no export, or not a whole one.
        """
        with self._transaction(writing=True) as connection:
            reading = moving.Import(lines, source)
            added = self._keep_all(connection, reading.versions())
            for failure in reading.failures:
                _note(connection, failure)
            make_again(connection, deciding.keep(connection, reading.decisions), self.name)
        return added

    def state(self) -> State:
        """Mark the ledger's state: equal as long as no document and no decision comes or goes."""
        with self._transaction() as connection:
            return state_of(connection)

    def info(self) -> Info:
        """Say what is in the ledger."""
        with self._transaction() as connection:
            dated = documents.c.published != ""
            first, last = connection.execute(select(func.min(documents.c.published), func.max(documents.c.published)).where(dated)).one()
            coders = select(versions.c.coder, func.count().label("times")).group_by(versions.c.coder).order_by(func.max(versions.c.number))
            return Info(
                engine=self._backend.kind,
                form=schema.revision_of(connection, self.name) or "",
                size=self._backend.size(connection),
                rows={
                    table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                    for table in (documents, versions, failures, decisions, *PARTS)
                },
                first=first or "",
                last=last or "",
                coders={row.coder: row.times for row in connection.execute(coders)},
            )

    def add_failure(self, where: str, stage: str, reason: str) -> None:
        """Note that a document could not be read or coded; the same failure twice is one."""
        with self._transaction(writing=True) as connection:
            _note(connection, {"location": where, "stage": stage, "reason": reason})

    def failures(self) -> list[Failure]:
        """List the failures, in the order in which they came."""
        query = select(failures.c.location, failures.c.stage, failures.c.reason).order_by(failures.c.number)
        with self._transaction() as connection:
            return [Failure(where=where, stage=stage, reason=reason) for where, stage, reason in connection.execute(query)]

    def _keep_all(self, connection: Connection, each: Iterable[Version]) -> int:
        return sum(_keep(connection, batch) for batch in _batches(each))

    def _rebuild(self, connection: Connection) -> int:
        with self._backend.refilling(connection):
            for table in (*reversed(LINKS), *reversed(PARTS), documents):
                connection.execute(delete(table))
            numbers = connection.execute(_latest().order_by(versions.c.document)).scalars().all()
            for start in range(0, len(numbers), _AT_ONCE):
                query = select(versions.c.number, versions.c.document, versions.c.record)
                rows = connection.execute(query.where(versions.c.number.in_(numbers[start : start + _AT_ONCE]))).all()
                _project(connection, {number: version_from(content, self._where(document)) for number, document, content in rows})
        return len(numbers)

    def _where(self, document: str) -> str:
        return f"{self.name}: the record of document {document}"


def _latest() -> Select[tuple[int]]:
    """The number of the latest version of each document."""
    return select(func.max(versions.c.number)).group_by(versions.c.document)


def _batches(each: Iterable[Version]) -> Iterator[list[Version]]:
    """Put versions together that can be written at once: no two of one document, whose order counts."""
    rest = iter(each)
    while some := list(islice(rest, _AT_ONCE)):
        batch: dict[str, Version] = {}
        for version in some:
            if version.key.document in batch:
                yield list(batch.values())
                batch = {}
            batch[version.key.document] = version
        yield list(batch.values())


def _keep(connection: Connection, batch: Sequence[Version]) -> int:
    """Write versions of different documents; gives the number of those that were not there already."""
    ids = [version.key.document for version in batch]
    held = {
        Key(document, text_hash, coder): (number, content)
        for document, text_hash, coder, number, content in rows_where(connection, _HELD, versions.c.document, ids)
    }
    fresh = [version for version in batch if held.get(version.key, (0, ""))[1] != version.content]
    if not fresh:
        return 0
    known = {key.document for key in held}
    older = [version.key.document for version in fresh if version.key.document in known]
    linking.let_go(connection, older)
    replaced = [held[version.key][0] for version in fresh if version.key in held]
    if replaced:
        connection.execute(delete(versions).where(versions.c.number.in_(replaced)))
    if older:
        connection.execute(delete(documents).where(documents.c.id.in_(older)))
    rows = [version.key._asdict() | {"record": version.content} for version in fresh]
    _project(connection, dict(zip(connection.execute(_NUMBERED, rows).scalars(), fresh, strict=True)), older=older)
    return len(fresh)


def _project(connection: Connection, numbered: dict[int, Version], *, older: Collection[str] = ()) -> None:
    """Write the rows of versions, by their numbers, of whose documents there are none; of the `older` documents there were some."""
    rows: dict[str, list[Row]] = {}
    for each in projected(connection, numbered).values():
        for name, some in each.items():
            rows.setdefault(name, []).extend(some)
    with together(connection):
        for table in (documents, *PARTS):
            write(connection, table, rows.get(table.name, ()))
    clustering.queue(connection, (number for number, each in numbered.items() if each.record.proposals or each.key.document in older))


def _note(connection: Connection, failure: dict[str, str]) -> None:
    there = select(exists().where(*(failures.c[name] == value for name, value in failure.items())))
    if not connection.execute(there).scalar():
        connection.execute(insert(failures).values(**failure))
