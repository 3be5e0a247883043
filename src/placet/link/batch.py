"""Records in memory, and what people decided -> the same records with what is one filled in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from placet.link.across import ONE_A_DOCUMENT, apart, judge, traces
from placet.link.decided import said_of
from placet.link.judgements import Age, groups
from placet.link.proposals import with_clusters
from placet.model.decision import Decision
from placet.model.document import fingerprint
from placet.model.record import Proposal, Record
from placet.model.sameness import Home, Link, LinkedKind, Ref, Said


def linked(records: Sequence[Record], decisions: Iterable[Decision] = ()) -> list[Record]:
    """Fill in every proposal's cluster, and of every copy the earliest document with its text, as the decisions that hold say."""
    decisions = list(decisions)
    return _with_copies(_with_clusters(records, decisions), decisions)


def same_in(records: Sequence[Record], kind: LinkedKind, decisions: Iterable[Decision] = ()) -> list[tuple[Ref, ...]]:
    """Put the items of a kind together that are one, the earliest first: what a ledger works out step by step, at once.

    Of the records each document's must be there once.
    """
    items: dict[Ref, str] = {}
    holders: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for trace in traces(record, kinds=[kind]):
            items[Ref(record.document.id, trace.id)] = trace.sketch
            for key in trace.keys:
                holders[key].add(trace.sketch)
    pairs = {(one, other) for sketches in holders.values() for one in sketches for other in sketches if one < other}
    links = [Link(one, other, judgement) for one, other in sorted(pairs) if (judgement := judge(kind, one, other))]
    ages = ages_of(records)
    return groups(
        items, links, said_of(decisions, records),
        age=lambda ref: (ages[ref.document], ref.id), apart=partial(apart, kind), one_a_document=kind in ONE_A_DOCUMENT,
    )  # fmt: skip


def ages_of(records: Iterable[Record]) -> dict[str, tuple[str, str]]:
    """What puts documents in the order of their days, by id; those without a day come last."""
    return {record.document.id: (record.document.published or "9999", record.document.id) for record in records}


def _with_copies(records: list[Record], decisions: Sequence[Decision]) -> list[Record]:
    first = {ref.document: group[0].document for group in same_in(_once(records), "document", decisions) for ref in group[1:]}
    return [replace(record, document=replace(record.document, copy_of=first.get(record.document.id))) for record in records]


def put_right(clusters: Mapping[Ref, str], said: Sequence[Said], *, age: Age) -> dict[Ref, str]:
    """The clusters that proposals are in by what people say of some; only of those whose cluster that touches.

    Of every cluster that it touches all members must be given.
    """
    if not said:
        return {}
    decided = groups(clusters, (), said, age=age, apart=lambda one, other: False)
    named = {ref for each in said for ref in (each.left, each.right)}
    touched = {clusters[ref] for ref in named}
    found = {ref: fingerprint(*ref) for ref in named}
    return found | {ref: fingerprint(*group[0]) for group in decided if any(clusters[ref] in touched for ref in group) for ref in group}


def with_homes(record: Record, homes: Mapping[Ref, Home], clusters: Mapping[Ref, str]) -> Record:
    """A record with its proposals' homes, but for those whose `clusters` people settled."""

    def at_home(proposal: Proposal) -> Proposal:
        ref = Ref(record.document.id, proposal.id)
        cluster, joined = homes[ref]
        return replace(proposal, cluster=clusters.get(ref, cluster), joined=joined)

    return replace(record, proposals=tuple(map(at_home, record.proposals)))


def _with_clusters(records: Sequence[Record], decisions: Sequence[Decision]) -> list[Record]:
    """Link proposals, and let what people decided on some change the clusters of these."""
    found = with_clusters(records)
    homes = {Ref(record.document.id, each.id): Home(each.cluster or "", each.joined) for record in found for each in record.proposals}
    ages = ages_of(found)
    said = said_of((each for each in decisions if each.anchor.kind == "proposal"), found)
    clusters = put_right({ref: home.cluster for ref, home in homes.items()}, said, age=lambda ref: (ages[ref.document], ref.id))
    return [with_homes(record, homes, clusters) for record in found] if clusters else found


def _once(records: Iterable[Record]) -> list[Record]:
    return list({record.document.id: record for record in records}.values())
