"""What is one across a ledger's documents: sketches, the keys by which their neighbours are found, and what was judged of two of them.

Which traces a record leaves, and how two sketches are judged, is handed in; here it is only kept. All of it is a projection: of each
document by itself, and of each pair of neighbours. So it doesn't matter in which order documents came, nor which went since.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from struct import Struct
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, delete, func, literal, select, union

from placet.ledger.driver import rows_where, write
from placet.ledger.reading import records_of
from placet.ledger.tables import documents, link_items, link_keys, link_sketches, links, versions
from placet.ledger.values import AT_ONCE, hashed, lots
from placet.model.record import Record
from placet.model.sameness import Judgement, Link, LinkedKind, Ref, Trace

Tracing = Callable[[Record], Iterable[Trace]]
Judging = Callable[[LinkedKind, str, str], Judgement | None]

_DOCUMENTS = 64  # linked in one transaction
NEVER_APART = ("document",)
"""Kinds of which one sketch never keeps two others apart."""
_KEY = Struct(">q")


class Linkable(NamedTuple):
    """What may be one: items with their sketches, the days of their documents, and what was judged of the sketches."""

    items: dict[Ref, str]
    published: dict[str, str]
    links: list[Link]


class _Traced(NamedTuple):
    """Some documents' traces as rows: their items, the sketches by number; and which sketches have a key, by the key's number."""

    items: list[dict[str, Any]]
    sketches: dict[int, dict[str, Any]]
    keys: dict[int, set[int]]


class Links:
    """What is one across a ledger's documents, as `ledger.links.bring_up(traces, judge)` finds it."""

    def __init__(self, name: str, transaction: Callable[..., AbstractContextManager[Connection]]) -> None:
        self._name, self._transaction = name, transaction

    def bring_up(self, tracing: Tracing, judging: Judging) -> int:
        """Link the documents that were added since this was last done, some in a transaction; gives their number.

        A document meets those only that share a key with it.
        """
        linked = last = 0
        with self._transaction() as connection:
            missing = _unlinked(connection, last)
        while missing:
            with self._transaction(writing=True) as connection:
                numbers = _unlinked(connection, last)  # another process may have linked some meanwhile
                _link(connection, _traced(records_of(connection, self._name, numbers), tracing), judging)
                linked += len(numbers)
                last = max((*numbers, last))
                missing = _unlinked(connection, last)
        return linked

    def linkable(self, kind: LinkedKind, *, also: Collection[Ref] = ()) -> Linkable:
        """Read what is needed to say which items of a kind are one: all that have a sketch in common, or one that was judged the same
        as another; and `also` those of which somebody said something.
        """
        with self._transaction() as connection:
            judged = list(_judged(connection, kind, "same"))
            counted = select(link_items.c.sketch).where(link_items.c.kind == kind).group_by(link_items.c.sketch).having(func.count() > 1)
            shared = set(connection.execute(counted).scalars())
            wanted = shared.union(*((left, right) for left, right, _ in judged), _sketches_of(connection, kind, also))
            return _linkable(connection, kind, wanted, judged)

    def around(self, kind: LinkedKind, refs: Collection[Ref], *, also: Collection[Ref] = ()) -> Linkable:
        """The same, as far as it touches some items: what is one with them, with what is one with that, and so on, and nothing else.

        Of what is one with nothing, as most is, only what is named in `also` is read.
        """
        with self._transaction() as connection:
            judged: dict[tuple[int, int], Judgement] = {}
            wanted: set[int] = set()
            new = _sketches_of(connection, kind, {*refs, *also})
            while new:
                wanted |= new
                found = [
                    row
                    for some in lots(new)
                    for end in (links.c.left, links.c.right)
                    for row in connection.execute(select(links).where(end.in_(some), links.c.verdict == "same"))
                ]
                judged |= {(row.left, row.right): _judgement(row) for row in found}
                new = {end for row in found for end in (row.left, row.right)} - wanted
            wanted = _shared(connection, kind, wanted).union(*judged, _sketches_of(connection, kind, also))
            return _linkable(connection, kind, wanted, [(*ends, judgement) for ends, judgement in judged.items()])

    def unsure(self, kind: LinkedKind, *, limit: int) -> list[tuple[Ref, Ref, Judgement]]:
        """The pairs that the machine is unsure of, the likest first, each by the earliest item with its sketch."""
        with self._transaction() as connection:
            found = []
            for left, right, judgement in _judged(connection, kind, "unsure", limit=limit):
                ends = [connection.execute(_items(kind).where(link_items.c.sketch == each).limit(1)).one() for each in (left, right)]
                one, other = (Ref(row.document, row.id) for row in ends)
                found.append((one, other, judgement))
            return found

    def records(self, ids: Collection[str]) -> dict[str, Record]:
        """The latest records of some documents, by their ids."""
        with self._transaction() as connection:
            numbers = [
                number
                for some in lots(ids)
                for number in connection.execute(select(documents.c.version).where(documents.c.id.in_(some))).scalars()
            ]
            return {record.document.id: record for record in records_of(connection, self._name, numbers).values()}

    def records_with(self, texts: Collection[str]) -> list[Record]:
        """The latest records of the documents with some texts, by the hashes of these."""
        query = select(documents.c.id).join(versions, versions.c.number == documents.c.version)
        with self._transaction() as connection:
            ids = [each for some in lots(texts) for each in connection.execute(query.where(versions.c.text_hash.in_(some))).scalars()]
        return list(self.records(ids).values())

    def faults(self, tracing: Tracing, judging: Judging) -> Iterator[str]:
        """Say what differs from what linking all documents anew would give, one line each; documents not linked yet are no fault."""
        with self._transaction() as connection:
            last = _last(connection)
            numbers = connection.execute(select(documents.c.version).where(documents.c.version <= last).order_by("version")).scalars().all()
            used: dict[int, int] = {}
            for some in lots(numbers, _DOCUMENTS):
                traced = _traced(records_of(connection, self._name, some), tracing)
                used |= {sketch: len(row["keys"]) for sketch, row in traced.sketches.items()}
                yield from _unlike(connection, traced, some)
            held = set(connection.execute(select(link_sketches.c.sketch)).scalars())
            keys = connection.execute(select(func.count()).select_from(link_keys)).scalar_one()
            if held != used.keys() or keys != sum(used.values()) // _KEY.size:
                yield f"link_sketches: holds what no document has any more: {_REBUILD}"
            yield from _misjudged(connection, judging)


_REBUILD = "run `placet ledger rebuild`"


def let_go(connection: Connection, ids: Collection[str]) -> None:
    """Take away the items of some documents, and the sketches that no other item has, with all that was judged of them."""
    for some in lots(ids):
        mine = select(documents.c.version).where(documents.c.id.in_(some))
        sketches = set(connection.execute(select(link_items.c.sketch).where(link_items.c.version.in_(mine))).scalars())
        connection.execute(delete(link_items).where(link_items.c.version.in_(mine)))
        for few in lots(sketches):
            used = select(link_items.c.sketch).where(link_items.c.sketch.in_(few))
            unused = select(link_sketches).where(link_sketches.c.sketch.in_(few), link_sketches.c.sketch.not_in(used))
            for row in connection.execute(unused).all():
                for keys in lots(_unpacked(row.keys)):
                    connection.execute(delete(link_keys).where(link_keys.c.key.in_(keys), link_keys.c.sketch == row.sketch))
                connection.execute(delete(link_sketches).where(link_sketches.c.sketch == row.sketch))


def _unlinked(connection: Connection, last: int) -> Sequence[int]:
    """The next documents' versions after one: they are linked in the order of their numbers, and each leaves a trace, its text's."""
    query = select(documents.c.version).where(documents.c.version > max(last, _last(connection))).order_by(documents.c.version)
    return connection.execute(query.limit(_DOCUMENTS)).scalars().all()


def _last(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(link_items.c.version), 0))).scalar_one())


def _traced(records: dict[int, Record], tracing: Tracing) -> _Traced:
    traced = _Traced([], {}, defaultdict(set))
    for number, record in records.items():
        for trace in tracing(record):
            sketch = hashed(trace.kind, trace.sketch)
            traced.items.append({"version": number, "kind": trace.kind, "id": trace.id, "sketch": sketch})
            if sketch not in traced.sketches:
                keys = sorted(hashed(trace.kind, key) for key in trace.keys)
                traced.sketches[sketch] = {"sketch": sketch, "kind": trace.kind, "content": trace.sketch, "keys": _packed(keys)}
                for key in keys:
                    traced.keys[key].add(sketch)
    return traced


def _link(connection: Connection, traced: _Traced, judging: Judging) -> None:
    """Write down traces, and what is judged of each new sketch and those that share a key with it."""
    new = traced.sketches.keys() - _contents(connection, traced.sketches).keys()
    fresh = {key: sketches for key, sketches in traced.keys.items() if not new.isdisjoint(sketches)}
    met = {key: sketches for key, sketches in fresh.items() if len(sketches) > 1}
    for some in lots(fresh):
        for key, sketch in connection.execute(select(link_keys).where(link_keys.c.key.in_(some))):
            met[key] = met.get(key, fresh[key]) | {sketch}
    pairs = {(min(one, other), max(one, other)) for each in met.values() for one in each & new for other in each if one != other}
    known = {sketch: row["content"] for sketch, row in traced.sketches.items()}
    known |= _contents(connection, {each for pair in pairs for each in pair} - known.keys())
    write(connection, link_sketches, [traced.sketches[each] for each in sorted(new)])
    write(connection, link_items, traced.items)
    write(connection, link_keys, [{"key": key, "sketch": each} for key in sorted(fresh) for each in sorted(fresh[key] & new)])
    rows = []
    for left, right in sorted(pairs):
        kind = traced.sketches[left if left in new else right]["kind"]
        judgement = judging(kind, known[left], known[right])
        if judgement:
            rows.append({"left": left, "right": right, **{name: getattr(judgement, name) for name in judgement.__struct_fields__}})
    write(connection, links, rows)


def _linkable(connection: Connection, kind: str, sketches: set[int], judged: Iterable[tuple[int, int, Judgement]]) -> Linkable:
    rows = list(rows_where(connection, _items(kind), link_items.c.sketch, sketches))
    contents = _contents(connection, sketches)  # numbers would do as well, but what judges sketches wants their contents
    return Linkable(
        {Ref(document, id): contents[sketch] for document, _, id, sketch in rows},
        {document: published for document, published, _, _ in rows},
        [Link(contents[left], contents[right], judgement) for left, right, judgement in judged],
    )


def _judged(connection: Connection, kind: str, verdict: str, *, limit: int | None = None) -> Iterator[tuple[int, int, Judgement]]:
    query = select(links).join(link_sketches, link_sketches.c.sketch == links.c.left)
    query = query.where(link_sketches.c.kind == kind, links.c.verdict == verdict).order_by(links.c.score.desc(), "left", "right")
    for row in connection.execute(query.limit(limit)):
        yield row.left, row.right, _judgement(row)


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(verdict=row.verdict, rule=row.rule, score=row.score, reason=row.reason)


@cache
def _items(kind: str) -> Select[Any]:
    """The items of a kind with the days of their documents, the earliest first."""
    query = select(documents.c.id.label("document"), documents.c.published, link_items.c.id, link_items.c.sketch)
    joined = query.join(documents, documents.c.version == link_items.c.version)
    return joined.where(link_items.c.kind == literal(kind, literal_execute=True)).order_by(documents.c.published, documents.c.id)


def _sketches_of(connection: Connection, kind: str, refs: Collection[Ref]) -> set[int]:
    wanted = set(refs)
    rows = rows_where(connection, _items(kind), documents.c.id, {ref.document for ref in wanted})
    return {sketch for document, _, id, sketch in rows if (document, id) in wanted}


def _shared(connection: Connection, kind: str, sketches: Collection[int]) -> set[int]:
    """Those of some sketches that several items have."""
    query = select(link_items.c.sketch).where(link_items.c.kind == kind).group_by(link_items.c.sketch).having(func.count() > 1)
    return {each for some in lots(sketches) for each in connection.execute(query.where(link_items.c.sketch.in_(some))).scalars()}


def _contents(connection: Connection, sketches: Collection[int]) -> dict[int, str]:
    query = select(link_sketches.c.sketch, link_sketches.c.content)
    found = (row for some in lots(sketches) for row in connection.execute(query.where(link_sketches.c.sketch.in_(some))))
    return {row.sketch: row.content for row in found}


def _unlike(connection: Connection, traced: _Traced, numbers: Sequence[int]) -> Iterator[str]:
    """Compare what is kept of some documents with their traces."""
    rows = connection.execute(select(link_items).where(link_items.c.version.in_(numbers)))
    there = {(row.version, row.kind, row.id, row.sketch) for row in rows}
    if there != {(item["version"], item["kind"], item["id"], item["sketch"]) for item in traced.items}:
        yield f"link_items: not what the records of versions {numbers[0]} to {numbers[-1]} say: {_REBUILD}"
    wanted = {(key, sketch) for key, sketches in traced.keys.items() for sketch in sketches}
    kept = {
        (row.key, row.sketch)
        for some in lots(traced.keys)
        for row in connection.execute(select(link_keys).where(link_keys.c.key.in_(some)))
        if row.sketch in traced.sketches
    }
    query = select(link_sketches)
    sketches = {
        row["sketch"]: dict(row)
        for some in lots(traced.sketches)
        for row in connection.execute(query.where(link_sketches.c.sketch.in_(some))).mappings()
    }
    if kept != wanted or sketches != traced.sketches:
        yield f"link_keys: not what the records of versions {numbers[0]} to {numbers[-1]} say: {_REBUILD}"


def _misjudged(connection: Connection, judging: Judging) -> Iterator[str]:
    """Compare what is kept of pairs with what is judged of all that share a key."""
    one, other = link_keys.alias("one"), link_keys.alias("other")
    left, right = link_sketches.alias("left_sketch"), link_sketches.alias("right_sketch")
    pairs = select(one.c.sketch, other.c.sketch).join(other, (one.c.key == other.c.key) & (one.c.sketch < other.c.sketch))
    kept_pairs = union(pairs, select(links.c.left, links.c.right)).subquery()
    query = (
        select(left.c.kind, left.c.content, right.c.content.label("other"), links)
        .select_from(kept_pairs)
        .join(left, left.c.sketch == kept_pairs.c[0])
        .join(right, right.c.sketch == kept_pairs.c[1])
        .outerjoin(links, (links.c.left == kept_pairs.c[0]) & (links.c.right == kept_pairs.c[1]))
    )
    wrong = 0
    for row in connection.execution_options(yield_per=AT_ONCE).execute(query):
        wrong += judging(row.kind, row.content, row.other) != (None if row.verdict is None else _judgement(row))
    if wrong:
        yield f"links: {wrong} pairs are not judged as their sketches say: {_REBUILD}"


def _packed(keys: Iterable[int]) -> bytes:
    return b"".join(map(_KEY.pack, keys))


def _unpacked(keys: bytes) -> list[int]:
    return [key for (key,) in _KEY.iter_unpack(keys)]
