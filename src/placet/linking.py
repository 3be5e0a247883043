"""What is one across the documents of a ledger: keeping it up to date, showing it with its reasons, and what people say of it.

>>> from placet.linking import clusters, decide_same                                             # doctest: +SKIP
>>> for each in clusters("strait.db", kind="event"):                                             # doctest: +SKIP
...     print([report.key for report in each.reports], each.reasons)
>>> decide_same("strait.db", "different", "courier-17#e3-9a1c", "post-4#e1-77d0", by="Ann Lee")  # doctest: +SKIP
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from placet.errors import PlacetError
from placet.ledger import Ledger
from placet.ledger.clusters import Member
from placet.ledger.links import Linkable
from placet.link import proposals
from placet.link.across import ONE_A_DOCUMENT, apart, judge, traces
from placet.link.batch import ages_of, put_right, with_homes
from placet.link.decided import TEXT, items_of, said_of
from placet.link.judgements import groups
from placet.model.anchors import Item, anchor_of, as_part, spans_of
from placet.model.decided import Decided, reviewed
from placet.model.decision import Anchor, Decision, Sameness
from placet.model.digest import Digest
from placet.model.document import fingerprint
from placet.model.record import Record, Source
from placet.model.sameness import Kind, Link, LinkedKind, Ref, Said

KINDS: tuple[Kind, ...] = ("document", "actor", "quotation", "event", "proposal")
_MARK = 4  # hexadecimal digits of a key that tell whether the document was coded anew since
_ALIKE: Mapping[Kind, str] = {
    "document": "word for word the same",
    "actor": "the same name and state",
    "quotation": "the same speaker and words",
    "event": "the same parties, days, place and words",
    "proposal": "",
}


class Report(Struct, frozen=True, kw_only=True):
    """One document's report of a thing: the key that names it, what it says, its words, and where they stand."""

    key: str
    what: str
    words: str
    document: str
    outlet: str
    title: str
    published: str
    start: int
    end: int


class Reason(Struct, frozen=True, kw_only=True):
    """Why two reports are of one thing, or may be: what speaks for it, and the person who says so ("": the machine does)."""

    left: str
    right: str
    by: str = ""
    reason: str


class Cluster(Struct, frozen=True, kw_only=True):
    """One thing that several documents tell of: its first reports, the earliest first, of how many in all, and why they are one.

    `key` is the earliest report's: the name of the thing as long as no earlier report comes.
    """

    kind: Kind
    key: str
    number: int
    reports: tuple[Report, ...]
    reasons: tuple[Reason, ...]


def bring_up(store: Ledger) -> int:
    """Link the documents of a ledger that are not linked yet to their neighbours; gives their number."""
    return max(store.links.bring_up(traces, judge), store.clusters.bring_up(proposals.traces, proposals.link_onto))


def faults(store: Ledger) -> Iterator[str]:
    """Say where what is kept of links is not what linking all anew would give, or, of proposals, could give."""
    yield from store.links.faults(traces, judge)
    yield from store.clusters.faults(proposals.traces)


def linked_in(store: Ledger, records: Iterable[Record], decisions: Sequence[Decision]) -> list[Record]:
    """Fill in the clusters of all of a ledger's records, and of what each is a copy, as `placet.link.linked` does for records in memory.

    What a ledger has is linked already (`bring_up`), so only what people decided is worked out here.
    """
    return copies_in(store, clustered_in(store, records, decisions), decisions, whole=True)


def clustered_in(store: Ledger, records: Iterable[Record], decisions: Sequence[Decision]) -> list[Record]:
    """Fill in the clusters alone."""
    given = list(records)
    ages = ages_of(given)
    by_age = sorted(given, key=lambda record: ages[record.document.id])
    homes = store.clusters.homes(by_age, proposals.traces, proposals.link_onto)
    settled = {ref: member.cluster for ref, member in settled_homes(store, decisions).items()}
    return [with_homes(record, homes, settled) for record in given]


def copies_in(store: Ledger, records: Sequence[Record], decisions: Sequence[Decision], *, whole: bool = False) -> list[Record]:
    """Fill in of what each is a copy, alone; `whole` says that these are all records that there are."""
    copied = _copied(store, None if whole else [Ref(record.document.id, TEXT) for record in records], decisions)
    return [replace(record, document=replace(record.document, copy_of=copied.get(record.document.id))) for record in records]


def clustered_digests(store: Ledger, digests: Sequence[Digest], decisions: Sequence[Decision]) -> list[Digest]:
    """Fill in the clusters of digests; what people added to a document is in that which it would join."""
    clusters = store.clusters.of([digest.id for digest in digests])
    lacking = {digest.id for digest in digests for topic in digest.topics if (digest.id, topic.id) not in clusters}
    if lacking:
        decided = Decided(decisions)
        added = [reviewed(record, decided) for record in store.links.records(lacking).values()]
        homes = store.clusters.homes(added, proposals.traces, proposals.link_onto)
        clusters |= {ref: home.cluster for ref, home in homes.items()}
    clusters |= {ref: member.cluster for ref, member in settled_homes(store, decisions).items()}
    return [
        replace(digest, topics=tuple([replace(topic, cluster=clusters.get((digest.id, topic.id))) for topic in digest.topics]))
        for digest in digests
    ]


def digests_with_copies(store: Ledger, digests: Sequence[Digest], decisions: Sequence[Decision], *, whole: bool = False) -> list[Digest]:
    """Fill in of what each is a copy; `whole` says that these are all that there are."""
    copied = _copied(store, None if whole else [Ref(digest.id, TEXT) for digest in digests], decisions)
    return [replace(digest, copy_of=copied[digest.id]) if digest.id in copied else digest for digest in digests]


def documents_in(store: Ledger, clusters: Collection[str], decisions: Sequence[Decision]) -> set[str]:
    """The documents that tell of some clusters' proposals, as people settled it."""
    settled = settled_homes(store, decisions)
    kept = (ref.document for ref in store.clusters.placed(clusters) if ref not in settled)
    return {*kept, *(ref.document for ref, member in settled.items() if member.cluster in clusters)}


def settled_homes(store: Ledger, decisions: Sequence[Decision]) -> dict[Ref, Member]:
    """The homes of those proposals for which it matters what people say; all others stay where they are kept."""
    said = _said(store, [each for each in decisions if each.anchor.kind == "proposal" and each.other is not None])
    if not said:
        return {}
    named = {ref for each in said for ref in (each.left, each.right)}
    records = store.links.records({ref.document for ref in named})
    homes = store.clusters.homes(records.values(), proposals.traces, proposals.link_onto)
    members = {ref: Member(*homes[ref], records[ref.document].document.published) for ref in named}
    members |= store.clusters.members({member.cluster for member in members.values()})
    clusters = {ref: member.cluster for ref, member in members.items()}
    found = put_right(clusters, said, age=lambda ref: (members[ref].published or "9999", *ref))
    return {ref: members[ref]._replace(cluster=cluster) for ref, cluster in found.items()}


def _copied(store: Ledger, refs: Sequence[Ref] | None, decisions: Sequence[Decision]) -> dict[str, str]:
    """Of each document that is a copy, the earliest one with its text; of all documents where none are named."""
    said = _said(store, [each for each in decisions if each.anchor.kind == "document" and each.other is not None])
    named = {ref for each in said for ref in (each.left, each.right)}
    linkable = store.links.linkable("document", also=named) if refs is None else store.links.around("document", refs, also=named)
    return {ref.document: group[0].document for group in _groups("document", linkable, said) for ref in group[1:]}


def clusters(ledger: str, *, kind: Kind = "event", limit: int = 20, reports: int = 20) -> list[Cluster]:
    """What several documents tell of, in the most reports first: so many things, of each so many reports."""
    with Ledger.open(ledger, create=False) as store:
        decisions = _decisions(store, kind)
        bring_up(store)
        found, why = _proposals(store, decisions, limit) if kind == "proposal" else _others(store, kind, decisions)
        found = [group for group in found if len({ref.document for ref in group}) > 1]
        found = sorted(found, key=len, reverse=True)[:limit]
        records = store.links.records({ref.document for group in found for ref in group[:reports]})
    return [_cluster(kind, group, {ref: _report(records[ref.document], ref, kind) for ref in group[:reports]}, why) for group in found]


def unsure(ledger: str, *, kind: Kind = "event", limit: int = 20) -> list[Cluster]:
    """The pairs that the machine is unsure of and of which nobody said anything, the likest first; of proposals it never is."""
    if kind == "proposal":
        return []
    with Ledger.open(ledger, create=False) as store:
        bring_up(store)
        said = _said(store, _decisions(store, kind))
        known = {frozenset((each.left, each.right)) for each in said}
        pairs = [each for each in store.links.unsure(kind, limit=limit + len(known)) if frozenset(each[:2]) not in known][:limit]
        records = store.links.records({ref.document for one, other, _ in pairs for ref in (one, other)})
    return [
        _cluster(
            kind, (one, other), {ref: _report(records[ref.document], ref, kind) for ref in (one, other)}, [(one, other, "", judged.reason)]
        )
        for one, other, judged in pairs
    ]


def decided(ledger: str, *, kind: Kind = "event") -> list[Cluster]:
    """The pairs of which people said something that holds, with what they said."""
    with Ledger.open(ledger, create=False) as store:
        said = _said(store, _decisions(store, kind))
        records = store.links.records({ref.document for each in said for ref in (each.left, each.right)})
    return [
        _cluster(kind, each[:2], {ref: _report(records[ref.document], ref, kind) for ref in each[:2]}, _by_people([each])) for each in said
    ]


def decide_same(ledger: str, verdict: Sameness, one: str, other: str, *, by: str, note: str = "") -> Decision:
    """Keep what a person says of two items, named by their keys; gives the decision."""
    with Ledger.open(ledger, create=False) as store:
        left, right = _pair(store, one, other)
        decision = Decision(anchor=left, other=right, verdict=verdict, by=_name(by), at=_now(), note=note)
        store.decide(decision)
    return decision


def take_back_same(ledger: str, one: str, other: str, *, by: str) -> Decision:
    """Take back what a person said last of two items: what was before holds again. Raises PlacetError where that person said nothing."""
    with Ledger.open(ledger, create=False) as store:
        pair = set(_pair(store, one, other))
        mine = [each for each in store.decisions() if each.by == _name(by) and {each.anchor, each.other} == pair]
        if not mine:
            raise PlacetError(f"{_name(by)} said nothing of {one} and {other}; `placet links list --decided` tells who said what")
        store.decide(Decision(anchor=mine[0].anchor, other=mine[0].other, verdict="withdraw", by=mine[0].by, at=_now()))
    return mine[0]


_Why = tuple[Ref, Ref, str, str]
"""Two items, who says that they are one, and what speaks for it."""


def _others(store: Ledger, kind: LinkedKind, decisions: Sequence[Decision]) -> tuple[list[tuple[Ref, ...]], list[_Why]]:
    said = _said(store, decisions)
    linkable = store.links.linkable(kind, also={ref for each in said for ref in (each.left, each.right)})
    found = _groups(kind, linkable, said)
    return found, [*_by_people(said), *_by_machine(found, linkable.items, linkable.links, _ALIKE[kind])]


def _groups(kind: LinkedKind, linkable: Linkable, said: Sequence[Said]) -> list[tuple[Ref, ...]]:
    ages = {document: (published or "9999", document) for document, published in linkable.published.items()}
    return groups(
        linkable.items, linkable.links, said,
        age=lambda ref: (ages[ref.document], ref.id), apart=partial(apart, kind), one_a_document=kind in ONE_A_DOCUMENT,
    )  # fmt: skip


def _proposals(store: Ledger, decisions: Sequence[Decision], limit: int) -> tuple[list[tuple[Ref, ...]], list[_Why]]:
    """The clusters that most documents tell of, of those that are kept and of those that people made."""
    settled = settled_homes(store, decisions)
    members = store.clusters.members(store.clusters.largest(limit + len(settled))) | settled
    found: dict[str, list[Ref]] = defaultdict(list)
    why = _by_people(_said(store, decisions))
    for ref in sorted(members, key=lambda ref: (members[ref].published or "9999", *ref)):
        found[members[ref].cluster].append(ref)
        if joined := members[ref].joined:
            why.append((Ref(joined.document, joined.proposal), ref, "", f"{joined.rule}, {joined.likeness:.0%} alike"))
    return [tuple(refs) for refs in found.values()], why


def _by_people(said: Iterable[Said]) -> list[_Why]:
    words = {"same": "the same", "different": "not the same", "unsure": "perhaps the same"}
    return [(each.left, each.right, each.by, words[each.verdict]) for each in said]


def _by_machine(found: Iterable[Sequence[Ref]], sketches: Mapping[Ref, str], links: Iterable[Link], alike: str) -> Iterator[_Why]:
    """For each item of a group the earlier one that it is most like."""
    judged: dict[str, list[tuple[float, str, str]]] = defaultdict(list)
    for link in links:
        judged[link.left].append((link.judgement.score, link.right, link.judgement.reason))
        judged[link.right].append((link.judgement.score, link.left, link.judgement.reason))
    for group in found:
        first: dict[str, Ref] = {}
        for ref in group:
            sketch = sketches[ref]
            if sketch in first:
                yield first[sketch], ref, "", alike
                continue
            likest = max(((score, other, reason) for score, other, reason in judged[sketch] if other in first), default=None)
            if likest:
                yield first[likest[1]], ref, "", likest[2]
            first[sketch] = ref


def _cluster(kind: Kind, group: Sequence[Ref], reports: Mapping[Ref, Report], why: Iterable[_Why]) -> Cluster:
    inside = [(reports[one], reports[other], by, reason) for one, other, by, reason in why if one in reports and other in reports]
    reasons = tuple(Reason(left=left.key, right=right.key, by=by, reason=reason) for left, right, by, reason in inside)
    return Cluster(kind=kind, key=reports[group[0]].key, number=len(group), reports=tuple(reports.values()), reasons=reasons)


def _report(record: Record, ref: Ref, kind: Kind) -> Report:
    item = next(item for each, item in items_of(record, kind) if each == ref)
    anchor, document = anchor_of(record, item), record.document
    first = spans_of(item)[0]
    return Report(
        key=_key(ref, anchor), what=document.title if isinstance(item, Source) else anchor.content,
        words=as_part(document.text[first.start : first.end]), document=document.id, outlet=document.outlet, title=document.title,
        published=document.published, start=first.start, end=first.end,
    )  # fmt: skip


def _key(ref: Ref, anchor: Anchor) -> str:
    return f"{ref.document}#{ref.id}-{fingerprint(anchor.text, anchor.kind, str(anchor.start), anchor.content)[:_MARK]}"


def _pair(store: Ledger, one: str, other: str) -> tuple[Anchor, Anchor]:
    """Find the two items that are meant; PlacetError where they are not two of a kind."""
    left, right = (_anchor(store, key) for key in (one, other))
    if left.kind != right.kind:
        raise PlacetError(f"{one} and {other} are of two kinds, {left.kind} and {right.kind}: name two of one")
    if left == right:
        raise PlacetError(f"{one} and {other} are one by the words that they stand on: name two that differ")
    return left, right


def _anchor(store: Ledger, key: str) -> Anchor:
    document, hash, rest = key.rpartition("#")
    if not hash:
        raise PlacetError(f"{key}: is no key, as DOCUMENT#e1-3f2a is one; copy it from what `placet links list` prints")
    record = store.links.records([document]).get(document)
    if record is None:
        raise PlacetError(f"{key}: there is no document {document!r} in {store.name}; copy the key from what `placet links list` prints")
    for ref, item in _named(record):
        if rest.rpartition("-")[0] == ref.id:
            anchor = anchor_of(record, item)
            if _key(ref, anchor) == key:
                return anchor
            raise PlacetError(f"{key}: the document was coded anew since; take the key that `placet links list` prints now")
    raise PlacetError(f"{key}: the document has no such item; copy the key from what `placet links list` prints")


def _named(record: Record) -> Iterator[tuple[Ref, Item]]:
    for kind in KINDS:
        yield from items_of(record, kind)


def _decisions(store: Ledger, kind: Kind) -> list[Decision]:
    return [each for each in store.decisions() if each.other is not None and each.anchor.kind == kind]


def _said(store: Ledger, decisions: Sequence[Decision]) -> list[Said]:
    if not decisions:
        return []
    texts = {anchor.text for each in decisions for anchor in (each.anchor, each.other) if anchor}
    return said_of(decisions, store.links.records_with(texts))


def _name(by: str) -> str:
    if not as_part(by):
        raise PlacetError("a decision needs somebody who made it: give a name with `by` (--by NAME)")
    return as_part(by)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
