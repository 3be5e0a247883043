"""Clusters of proposals, filed so that a proposal meets only those that could be its own, however many there are."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from placet.link.sketch import (
    Core,
    Reason,
    Sketch,
    Words,
    comparable,
    contradict,
    likeness,
    place_keys,
    same_parties,
    same_theme,
    similar,
    theme_keys,
)

CONTEXTS = 16  # so many of a cluster's documents, the latest, say whom reports on it speak of
LABELS = 32  # and so many of its different labels, the first, are compared in meaning
LATEST = 64  # so many clusters, the latest told, are kept in a drawer


class Told(NamedTuple):
    """Where a proposal is told: the ids of its document and of itself."""

    document: str
    proposal: str


class Match(NamedTuple):
    """Why a proposal belongs to a cluster: the member that it is most like, and what speaks for it."""

    told: Told
    reason: Reason


@dataclass
class Cluster:
    """Proposals of different documents that are one: their different cores and labels, each with where it was first told.

    `renamed`: a theme in other words has joined, so that whoever has one of the themes belongs here.
    """

    id: str
    cores: dict[Core, Told] = field(default_factory=dict)
    labels: dict[str, Core] = field(default_factory=dict)
    contexts: deque[Words] = field(default_factory=lambda: deque(maxlen=CONTEXTS))
    renamed: bool = False

    def add(self, drawn: Sketch, told: Told) -> None:
        """Take in a member."""
        themes = [same_theme(drawn.core, core) for core in self.cores]
        self.renamed = self.renamed or not all(themes)
        self.cores.setdefault(drawn.core, told)
        if len(self.labels) < LABELS:
            self.labels.setdefault(drawn.label, drawn.core)
        if drawn.context not in self.contexts:
            self.contexts.append(drawn.context)

    def match(self, candidate: Sketch) -> Match | None:
        """The member that a proposal is most like; None where it contradicts one: no vague report may join two clear, different ones."""
        if any(contradict(candidate.core, core) for core in self.cores):
            return None
        parties = max((same_parties(candidate.context, context) for context in self.contexts), default=0.0)
        same = [core for core in self.cores if same_theme(candidate.core, core)]
        if same and (self.renamed or len(same) == len(self.cores)):
            found = ((core, likeness(candidate.core, core, parties)) for core in same)
        elif not same and comparable(candidate.core):
            close = ((core, similar(candidate.label, label)) for label, core in self.labels.items() if core.theme)
            found = ((core, likeness(candidate.core, core, parties, value)) for core, value in close if value is not None)
        else:
            return None
        matches = (Match(self.cores[core], reason) for core, reason in found if reason)
        return max(matches, key=lambda match: match.reason.likeness, default=None)


class Drawers:
    """All clusters: by action and place, by action, theme and each of the parties that reports speak of, and by action and party.

    A drawer keeps its latest clusters only, so that linking takes no longer the more there are; telling of a cluster makes it late.
    """

    def __init__(self) -> None:
        self._clusters: dict[str, Cluster] = {}
        self._drawers: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)

    def near(self, drawn: Sketch) -> list[Cluster]:
        """The clusters that something named on both sides could join a proposal to, by their ids."""
        core = drawn.core
        found = {name for key in place_keys(core) for name in self._in(core.action, "place", key)}
        for key in theme_keys(core):
            found |= self._shared(drawn.context, core.action, "theme", key)
            found.update(name for code in core.agents for name in self._in(core.action, "theme", key, code))
        if comparable(core):
            found |= self._shared(drawn.context, core.action, "party")
        return [self._clusters[name] for name in sorted(found)]

    def file(self, cluster: Cluster, drawn: Sketch, told: Told) -> None:
        """Add a member to its cluster, and file the cluster where others like this member will look for it."""
        cluster.add(drawn, told)
        self._clusters[cluster.id] = cluster
        core = drawn.core
        for key in place_keys(core):
            self._put(cluster, core.action, "place", key)
        for code in drawn.context:
            self._put(cluster, core.action, "party", code)
            for key in theme_keys(core):
                self._put(cluster, core.action, "theme", key, code)

    def _in(self, *drawer: str) -> Iterable[str]:
        return self._drawers.get(drawer, ())

    def _shared(self, codes: Words, *drawer: str) -> set[str]:
        """The clusters that are in the drawers of two parties or more."""
        counts = Counter(name for code in codes for name in self._in(*drawer, code))
        return {name for name, parties in counts.items() if parties > 1}

    def _put(self, cluster: Cluster, *drawer: str) -> None:
        names = self._drawers[drawer]
        names.pop(cluster.id, None)
        names[cluster.id] = None
        if len(names) > LATEST:
            del names[next(iter(names))]
