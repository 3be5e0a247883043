"""Records -> which of their proposals are the same across documents, one record at a time or all at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from placet.link.sketch import Sketch, contradict, likeness, sketch, theme_keys
from placet.model.document import fingerprint
from placet.model.record import Record


@dataclass
class _Cluster:
    """Proposals of different documents that are one. Members with the same sketch are compared once."""

    id: str
    sketches: dict[Sketch, None] = field(default_factory=dict)

    def likeness(self, candidate: Sketch) -> float:
        """The best of the likenesses to its members; 0 where it contradicts one: no vague report may join two clear, different ones."""
        if any(contradict(candidate, member) for member in self.sketches):
            return 0.0
        return max(likeness(candidate, member) for member in self.sketches)


@dataclass
class _Drawers:
    """Clusters by action and the beginnings of their themes' words, so that a proposal meets only those that could be its own."""

    drawers: dict[tuple[str, str], dict[str, _Cluster]] = field(default_factory=lambda: defaultdict(dict))

    def near(self, drawn: Sketch) -> dict[str, _Cluster]:
        """The clusters whose themes share a word with a proposal's, by id; all of its action where one of them has no theme."""
        keys = {*theme_keys(drawn), ""} if drawn.theme else {_ALL}
        return {name: cluster for key in sorted(keys) for name, cluster in self.drawers[drawn.action, key].items()}

    def file(self, cluster: _Cluster, drawn: Sketch) -> None:
        """Add a member to its cluster, and file the cluster under its theme too."""
        cluster.sketches[drawn] = None
        for key in {*theme_keys(drawn), _ALL}:
            self.drawers[drawn.action, key][cluster.id] = cluster


_ALL = "*"


class Linker:
    """Records in order of arrival -> the same with their proposals' clusters filled in at once, so that a stream stays one.

    Each proposal joins the cluster that is most alike, if it fits all of its members, and else founds one; so a cluster's id is the
    hash of its first document's id and that proposal's, and what comes later never changes it. The order of arrival matters: what a
    vague first report leaves open, a clear later one settles only for itself. Two proposals that one document keeps apart, the
    wider and the narrower included, stay apart. It keeps one sketch for each different proposal that it has seen, and no record.

    Deliberately missed: the same proposal in words that have nothing in common, and a bloc in one report that is its members in
    another. What is wrongly apart can be joined by hand; what is wrongly joined hides who stands where.
    """

    def __init__(self) -> None:
        self._drawers = _Drawers()

    def link(self, record: Record) -> Record:
        """Fill in the clusters of a record's proposals."""
        clusters = self._clusters(record)
        proposals = tuple(msgspec.structs.replace(proposal, cluster=clusters[proposal.id]) for proposal in record.proposals)
        return msgspec.structs.replace(record, proposals=proposals)

    def _clusters(self, record: Record) -> dict[str, str]:
        sketches = {proposal.id: sketch(record, proposal) for proposal in record.proposals}
        scored = [
            (-score, cluster.id, number, proposal, cluster)
            for number, (proposal, drawn) in enumerate(sketches.items())
            for cluster in self._drawers.near(drawn).values()
            if (score := cluster.likeness(drawn)) > 0
        ]
        joined: dict[str, _Cluster] = {}
        taken: set[str] = set()
        for _, name, _, proposal, cluster in sorted(scored, key=lambda entry: entry[:3]):
            if name not in taken and proposal not in joined:
                taken.add(name)
                joined[proposal] = cluster
        for proposal, drawn in sketches.items():
            cluster = joined.setdefault(proposal, _Cluster(id=fingerprint(record.document.id, proposal)))
            self._drawers.file(cluster, drawn)
        return {proposal: cluster.id for proposal, cluster in joined.items()}


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


def _age(record: Record) -> tuple[str, str]:
    """Earliest first; documents without a date last."""
    return record.document.published or "9999", record.document.id
