"""Records -> which of their proposals are the same across documents."""

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


def link_proposals(records: Sequence[Record]) -> dict[tuple[str, str], str]:
    """Say for each proposal, by document id and its own id, which cluster it belongs to.

    Documents are taken from the earliest on. Each of their proposals joins the cluster that is most alike, if it fits all of its
    members, and else founds one; so a cluster's id is the hash of its earliest document's id and that proposal's, and later
    documents never change it. Two proposals that one document keeps apart, the wider and the narrower included, stay apart.

    Deliberately missed: the same proposal in words that have nothing in common, and a bloc in one report that is its members in
    another. What is wrongly apart can be joined by hand; what is wrongly joined hides who stands where.
    """
    drawers = _Drawers()
    found: dict[tuple[str, str], str] = {}
    for record in sorted(records, key=_age):
        document = record.document.id
        sketches = {proposal.id: sketch(record, proposal) for proposal in record.proposals if (document, proposal.id) not in found}
        scored = [
            (-score, cluster.id, number, proposal, cluster)
            for number, (proposal, drawn) in enumerate(sketches.items())
            for cluster in drawers.near(drawn).values()
            if (score := cluster.likeness(drawn)) > 0
        ]
        joined: dict[str, _Cluster] = {}
        taken: set[str] = set()
        for _, name, _, proposal, cluster in sorted(scored, key=lambda entry: entry[:3]):
            if name not in taken and proposal not in joined:
                taken.add(name)
                joined[proposal] = cluster
        for proposal, drawn in sketches.items():
            cluster = joined.get(proposal) or _Cluster(id=fingerprint(document, proposal))
            drawers.file(cluster, drawn)
            found[document, proposal] = cluster.id
    return found


def with_clusters(records: Sequence[Record]) -> list[Record]:
    """Fill in every proposal's cluster; the order of the records stays."""
    clusters = link_proposals(records)
    return [
        msgspec.structs.replace(
            record,
            proposals=tuple(
                msgspec.structs.replace(proposal, cluster=clusters[record.document.id, proposal.id]) for proposal in record.proposals
            ),
        )
        for record in records
    ]


def _age(record: Record) -> tuple[str, str]:
    """Earliest first; documents without a date last."""
    return record.document.published or "9999", record.document.id
