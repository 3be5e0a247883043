"""Records -> which of their proposals are the same across documents, and why, one record at a time or all at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from placet.link.drawers import Cluster, Drawers, Match, Told, looked_in
from placet.link.sketch import sketch
from placet.model.document import fingerprint
from placet.model.record import Joined, Proposal, Record
from placet.model.sameness import Home, Ref, Shelf, Trace

_ENCODER = msgspec.json.Encoder(order="deterministic")


class Linker:
    """Records in order of arrival -> the same with their proposals' clusters filled in at once, so that a stream stays one.

    Each proposal joins the cluster that is most alike, if it fits all of its members, and else founds one; so a cluster's id is the
    hash of its first document's id and that proposal's, and what comes later never changes it. `joined` tells of each that has joined
    which member it is most like, and by what. The order of arrival matters: what a
    vague first report leaves open, a clear later one settles only for itself. Two proposals that one document keeps apart, the
    wider and the narrower included, stay apart. It keeps one sketch for each different proposal that it has seen, and no record.

    Deliberately missed: the same proposal in words that mean something else ("the Board" for the plan that founds it), and a bloc in
    one report that is its members in another. What is wrongly apart can be joined by hand; what is wrongly joined hides who stands
    where.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._drawers = Drawers(shelf)

    def link(self, record: Record, homes: Mapping[str, str] = MappingProxyType({})) -> Record:
        """Fill in the clusters of a record's proposals; those that have their `homes`, clusters by their ids, already stay as they are."""
        sketches = {proposal.id: sketch(record, proposal) for proposal in record.proposals if proposal.id not in homes}
        scored = [
            (-match.reason.likeness, cluster.id, number, proposal, cluster, match)
            for number, (proposal, drawn) in enumerate(sketches.items())
            for cluster in self._drawers.near(drawn)
            if (match := cluster.match(drawn))
        ]
        found: dict[str, tuple[Cluster, Match | None]] = {}
        taken = set(homes.values())
        for _, name, _, proposal, cluster, match in sorted(scored, key=lambda entry: entry[:3]):
            if name not in taken and proposal not in found:
                taken.add(name)
                found[proposal] = cluster, match
        for proposal, drawn in sketches.items():
            cluster, _ = found.setdefault(proposal, (Cluster(id=fingerprint(record.document.id, proposal)), None))
            self._drawers.file(cluster, drawn, Told(record.document.id, proposal))
        return replace(record, proposals=tuple(_homed(each, *found[each.id]) if each.id in found else each for each in record.proposals))

    def changed(self) -> Shelf:
        """What differs from the shelf that was handed in."""
        return self._drawers.changed()


def with_clusters(records: Sequence[Record]) -> list[Record]:
    """Fill in every proposal's cluster, the earliest document first, whatever their order, which stays; a document counts once."""
    linker = Linker()
    linked: dict[str, Record] = {}
    for record in sorted(records, key=_age):
        if record.document.id not in linked:
            linked[record.document.id] = linker.link(record)
    return [linked[record.document.id] for record in records]


def traces(record: Record) -> Iterator[Trace]:
    """The traces of a record's proposals: what they are compared by, and as keys the drawers that a shelf must hold for linking them."""
    for proposal in record.proposals:
        drawn = sketch(record, proposal)
        yield Trace("proposal", proposal.id, _ENCODER.encode(drawn).decode(), frozenset(looked_in(drawn)))


def link_onto(records: Iterable[Record], homes: Mapping[Ref, str], shelf: Shelf) -> tuple[dict[Ref, Home], Shelf]:
    """Find the clusters of the proposals that have no home yet, record by record; gives them, and what of the shelf is different then."""
    linker = Linker(shelf)
    found: dict[Ref, Home] = {}
    for record in records:
        known = {each.id: homes[ref] for each in record.proposals if (ref := Ref(record.document.id, each.id)) in homes}
        for each in linker.link(record, known).proposals:
            if each.id not in known:
                found[Ref(record.document.id, each.id)] = Home(each.cluster or "", each.joined)
    return found, linker.changed()


def link_proposals(records: Sequence[Record]) -> dict[tuple[str, str], str]:
    """Say for each proposal, by document id and its own id, which cluster it belongs to."""
    return {(record.document.id, proposal.id): proposal.cluster or "" for record in with_clusters(records) for proposal in record.proposals}


def _homed(proposal: Proposal, cluster: Cluster, match: Match | None) -> Proposal:
    """A proposal with its cluster, and the reason why it joined it; None for the one that founded it."""
    if match is None:
        return replace(proposal, cluster=cluster.id, joined=None)
    (document, other), (rule, likeness, similarity) = match
    joined = Joined(document=document, proposal=other, rule=rule, likeness=round(likeness, 2), similarity=similarity)
    return replace(proposal, cluster=cluster.id, joined=joined)


def _age(record: Record) -> tuple[str, str]:
    """Earliest first; documents without a date last."""
    return record.document.published or "9999", record.document.id
