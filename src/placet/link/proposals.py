"""Records -> which of their proposals are the same across documents, and why, one record at a time or all at once."""

from collections.abc import Sequence

import msgspec

from placet.link.drawers import Cluster, Drawers, Match, Told
from placet.link.sketch import sketch
from placet.model.document import fingerprint
from placet.model.record import Joined, Proposal, Record


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

    def __init__(self) -> None:
        self._drawers = Drawers()

    def link(self, record: Record) -> Record:
        """Fill in the clusters of a record's proposals."""
        sketches = {proposal.id: sketch(record, proposal) for proposal in record.proposals}
        scored = [
            (-match.reason.likeness, cluster.id, number, proposal, cluster, match)
            for number, (proposal, drawn) in enumerate(sketches.items())
            for cluster in self._drawers.near(drawn)
            if (match := cluster.match(drawn))
        ]
        homes: dict[str, tuple[Cluster, Match | None]] = {}
        taken: set[str] = set()
        for _, name, _, proposal, cluster, match in sorted(scored, key=lambda entry: entry[:3]):
            if name not in taken and proposal not in homes:
                taken.add(name)
                homes[proposal] = cluster, match
        for proposal, drawn in sketches.items():
            cluster, _ = homes.setdefault(proposal, (Cluster(id=fingerprint(record.document.id, proposal)), None))
            self._drawers.file(cluster, drawn, Told(record.document.id, proposal))
        return msgspec.structs.replace(record, proposals=tuple(_homed(each, *homes[each.id]) for each in record.proposals))


def with_clusters(records: Sequence[Record]) -> list[Record]:
    """Fill in every proposal's cluster, the earliest document first, whatever their order, which stays; a document counts once."""
    linker = Linker()
    linked: dict[str, Record] = {}
    for record in sorted(records, key=_age):
        if record.document.id not in linked:
            linked[record.document.id] = linker.link(record)
    return [linked[record.document.id] for record in records]


def link_proposals(records: Sequence[Record]) -> dict[tuple[str, str], str]:
    """Say for each proposal, by document id and its own id, which cluster it belongs to."""
    return {(record.document.id, proposal.id): proposal.cluster or "" for record in with_clusters(records) for proposal in record.proposals}


def _homed(proposal: Proposal, cluster: Cluster, match: Match | None) -> Proposal:
    """A proposal with its cluster, and the reason why it joined it; None for the one that founded it."""
    if match is None:
        return msgspec.structs.replace(proposal, cluster=cluster.id, joined=None)
    (document, other), (rule, likeness, similarity) = match
    joined = Joined(document=document, proposal=other, rule=rule, likeness=round(likeness, 2), similarity=similarity)
    return msgspec.structs.replace(proposal, cluster=cluster.id, joined=joined)


def _age(record: Record) -> tuple[str, str]:
    """Earliest first; documents without a date last."""
    return record.document.published or "9999", record.document.id
