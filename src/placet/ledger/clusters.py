"""Which proposals of a ledger's documents are one: clusters, who is in them and why, and the drawers in which they are looked for.

Unlike what is judged pair by pair (`placet.ledger.links`), a proposal joins what is there when it comes. So what a proposal is linked by
is handed in with what is kept here; a cluster that loses a member, or has one that says something else now, is given up, and the other
members are linked anew: nothing of what went is left.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, delete, func, insert, select

from placet.ledger.driver import rows_where, write
from placet.ledger.reading import records_of
from placet.ledger.tables import cluster_drawers, cluster_members, cluster_queue, clusters, documents
from placet.ledger.values import hashed, lots
from placet.model.record import Joined, Record
from placet.model.sameness import Home, Ref, Shelf, Trace

Tracing = Callable[[Record], Iterable[Trace]]
Linking = Callable[[Iterable[Record], Mapping[Ref, str], Shelf], tuple[dict[Ref, Home], Shelf]]

_DOCUMENTS = 64  # linked in one transaction
_REBUILD = "run `placet ledger rebuild`"
_PLACED = select(cluster_members.c.document, cluster_members.c.id, cluster_members.c.cluster)
_IDS = select(documents.c.id)
_HOMES = _PLACED.add_columns(cluster_members.c.joined)


class Member(NamedTuple):
    """A proposal's cluster, why it joined it (None: it founded it), and the day of its document."""

    cluster: str
    joined: Joined | None
    published: str


class Clusters:
    """The clusters of a ledger's proposals, as `ledger.clusters.bring_up(traces, link_onto)` finds them."""

    def __init__(self, name: str, transaction: Callable[..., AbstractContextManager[Connection]]) -> None:
        self._name, self._transaction = name, transaction

    def bring_up(self, tracing: Tracing, linking: Linking) -> int:
        """Link the proposals of documents that wait for it, some documents in a transaction; gives the number of these.

        A document meets those clusters only that lie in the drawers that its proposals look in.
        """
        linked = 0
        while True:
            with self._transaction() as connection:
                if not connection.execute(_waiting().limit(1)).first():
                    return linked
            with self._transaction(writing=True) as connection:
                numbers = connection.execute(_waiting().limit(_DOCUMENTS)).scalars().all()  # another process may have linked some meanwhile
                _link(connection, records_of(connection, self._name, numbers), tracing, linking)
                connection.execute(delete(cluster_queue).where(cluster_queue.c.version.in_(numbers)))
                linked += len(numbers)

    def homes(self, records: Iterable[Record], tracing: Tracing, linking: Linking) -> dict[Ref, Home]:
        """The clusters of all proposals of some records; of what waits, or stands in no record that was coded, those that it would join."""
        given = list(records)
        with self._transaction() as connection:
            found = _homes(connection, {record.document.id for record in given})
            wanted = {Ref(record.document.id, each.id) for record in given for each in record.proposals}
            missing = wanted - found.keys()
            if missing:
                lacking = {ref.document for ref in missing}
                left = [record for record in given if record.document.id in lacking]
                shelf = _shelf(connection, {key for record in left for trace in tracing(record) for key in trace.keys})
                found |= linking(left, {ref: home.cluster for ref, home in found.items()}, shelf)[0]
        return {ref: home for ref, home in found.items() if ref in wanted}

    def of(self, documents: Collection[str]) -> dict[tuple[str, str], str]:
        """The clusters of some documents' proposals, as far as these are linked, by document and id."""
        with self._transaction() as connection:
            linked = set(documents) - _not_linked(connection)
            rows = rows_where(connection, _PLACED, cluster_members.c.document, linked)
            return {(document, id): cluster for document, id, cluster in rows}

    def placed(self, ids: Collection[str]) -> set[Ref]:
        """Which proposals are in some clusters."""
        with self._transaction() as connection:
            return {Ref(*ref) for *ref, _ in rows_where(connection, _PLACED, cluster_members.c.cluster, ids)}

    def members(self, ids: Collection[str]) -> dict[Ref, Member]:
        """What is in some clusters."""
        table = cluster_members
        query = select(table, documents.c.published)
        query = query.join(documents, documents.c.id == table.c.document)
        with self._transaction() as connection:
            rows = [row for some in lots(ids) for row in connection.execute(query.where(table.c.cluster.in_(some)))]
        return {Ref(row.document, row.id): Member(row.cluster, _joined(row.joined), row.published) for row in rows}

    def largest(self, limit: int) -> list[str]:
        """The clusters that the most documents tell of, those first."""
        table = cluster_members
        query = select(table.c.cluster).group_by(table.c.cluster).having(func.count() > 1).order_by(func.count().desc(), table.c.cluster)
        with self._transaction() as connection:
            return list(connection.execute(query.limit(limit)).scalars())

    def faults(self, tracing: Tracing) -> Iterator[str]:
        """Say what the kept clusters have that no linking could have given, one line each; documents that wait for it are no fault."""
        table = cluster_members
        with self._transaction() as connection:
            there = {(row.document, row.id): row.sketch for row in connection.execute(select(table))}
            queued = select(cluster_queue.c.version)
            numbers = connection.execute(select(documents.c.version).where(documents.c.version.not_in(queued))).scalars().all()
            for some in lots(sorted(numbers), _DOCUMENTS):
                for record in records_of(connection, self._name, some).values():
                    for trace in tracing(record):
                        if there.pop((record.document.id, trace.id), None) != hashed(trace.kind, trace.sketch):
                            yield f"cluster_members: {record.document.id} has {trace.id} in no cluster, or by other words: {_REBUILD}"
            waiting = select(documents.c.id).join(cluster_queue, cluster_queue.c.version == documents.c.version)
            strays = {document for document, _ in there} - set(connection.execute(waiting).scalars())
            yield from (f"cluster_members: {document} has members that its record lacks: {_REBUILD}" for document in sorted(strays))
            twice = select(table.c.cluster, table.c.document).group_by(table.c.cluster, table.c.document).having(func.count() > 1)
            yield from (f"cluster_members: {row.document} is twice in {row.cluster}: {_REBUILD}" for row in connection.execute(twice))
            lacking = set(connection.execute(select(table.c.cluster).distinct()).scalars())
            if lacking != set(connection.execute(select(clusters.c.id)).scalars()):
                yield f"clusters: are not those that there are members of: {_REBUILD}"


def queue(connection: Connection, numbers: Iterable[int]) -> None:
    """Have some new versions wait for their proposals to be linked."""
    write(connection, cluster_queue, [{"version": version} for version in numbers])


def let_go(connection: Connection, ids: Collection[str]) -> None:
    """Take the proposals of some documents out of their clusters; whoever was in these waits to be linked anew."""
    table = cluster_members
    mine = {each for some in lots(ids) for each in connection.execute(select(table.c.cluster).where(table.c.document.in_(some))).scalars()}
    _give_up(connection, mine, but=ids)


def _waiting() -> Select[Any]:
    return select(cluster_queue.c.version).order_by(cluster_queue.c.version)


def _link(connection: Connection, records: Mapping[int, Record], tracing: Tracing, linking: Linking) -> None:
    traces = {Ref(record.document.id, trace.id): trace for record in records.values() for trace in tracing(record)}
    ids = {record.document.id for record in records.values()}
    table = cluster_members
    rows = [row for some in lots(ids) for row in connection.execute(select(table).where(table.c.document.in_(some)))]
    held = {Ref(row.document, row.id): row for row in rows}
    sketches = {ref: hashed(trace.kind, trace.sketch) for ref, trace in traces.items()}
    other = {row.cluster for ref, row in held.items() if sketches.get(ref) != row.sketch}
    _give_up(connection, other, but=ids)
    homes = {ref: row.cluster for ref, row in held.items() if row.cluster not in other}
    new = traces.keys() - homes.keys()
    if not new:
        return
    shelf = _shelf(connection, {key for ref in new for key in traces[ref].keys})
    found, changed = linking(records.values(), homes, shelf)
    write(
        connection, cluster_members,
        [
            {"document": ref.document, "id": ref.id, "sketch": sketches[ref], "cluster": home.cluster, "joined": _json(home.joined)}
            for ref, home in found.items()
        ],
    )  # fmt: skip
    for some in lots(changed.clusters):
        connection.execute(delete(clusters).where(clusters.c.id.in_(some)))
    write(connection, clusters, [{"id": id, "content": content} for id, content in changed.clusters.items()])
    drawers = {_drawer(key): " ".join(ids) for key, ids in changed.drawers.items()}
    for few in lots(drawers):
        connection.execute(delete(cluster_drawers).where(cluster_drawers.c.drawer.in_(few)))
    write(connection, cluster_drawers, [{"drawer": drawer, "clusters": names} for drawer, names in drawers.items()])


def _homes(connection: Connection, ids: Collection[str]) -> dict[Ref, Home]:
    """The clusters of documents' proposals, less those of documents that wait for being linked."""
    rows = rows_where(connection, _HOMES, cluster_members.c.document, set(ids) - _not_linked(connection))
    return {Ref(document, id): Home(cluster, _joined(joined)) for document, id, cluster, joined in rows}


def _not_linked(connection: Connection) -> set[str]:
    """The documents that wait for being linked: mostly none, so the queue is asked first, and not all documents whether they are in it."""
    queued = connection.execute(select(cluster_queue.c.version)).scalars().all()
    return {id for (id,) in rows_where(connection, _IDS, documents.c.version, queued)}


def _shelf(connection: Connection, keys: Collection[str]) -> Shelf:
    """What lies in some drawers."""
    by_number = {_drawer(key): key for key in keys}
    query = select(cluster_drawers)
    rows = [row for some in lots(by_number) for row in connection.execute(query.where(cluster_drawers.c.drawer.in_(some)))]
    drawers = {by_number[row.drawer]: row.clusters.split() for row in rows}
    wanted = {id for names in drawers.values() for id in names}
    contents = [row for some in lots(wanted) for row in connection.execute(select(clusters).where(clusters.c.id.in_(some)))]
    return Shelf(drawers, {row.id: row.content for row in contents})


def _give_up(connection: Connection, ids: Collection[str], *, but: Collection[str]) -> None:
    """Take clusters away; the documents of their members, but for some, wait to be linked anew. Drawers may still name what is gone."""
    table = cluster_members
    for some in lots(ids):
        members = set(connection.execute(select(table.c.document).where(table.c.cluster.in_(some))).scalars())
        for few in lots(members - set(but)):
            there = select(cluster_queue.c.version)
            others = select(documents.c.version).where(documents.c.id.in_(few), documents.c.version.not_in(there))
            connection.execute(insert(cluster_queue).from_select(["version"], others))
        connection.execute(delete(table).where(table.c.cluster.in_(some)))
        connection.execute(delete(clusters).where(clusters.c.id.in_(some)))


def _drawer(key: str) -> int:
    return hashed("drawer", key)


_NONE = "null"
_DECODER = msgspec.json.Decoder(Joined)


def _joined(written: str) -> Joined | None:
    return None if written == _NONE else _DECODER.decode(written)


def _json(joined: Joined | None) -> str:
    return msgspec.json.encode(joined).decode()
