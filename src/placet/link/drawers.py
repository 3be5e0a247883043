"""Clusters of proposals, filed so that a proposal meets only those that could be its own, however many there are."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Self

import msgspec
from msgspec import Struct

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
from placet.model.sameness import Shelf

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


class _Kept(Struct, frozen=True, array_like=True):
    """A cluster as it is kept: its cores with where each was first told, its labels with their cores' numbers, and the rest as it is."""

    cores: tuple[tuple[Core, Told], ...]
    labels: tuple[tuple[str, int], ...]
    contexts: tuple[Words, ...]
    renamed: bool


_DECODER, _ENCODER = msgspec.json.Decoder(_Kept), msgspec.json.Encoder(order="deterministic")


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

    @classmethod
    def read(cls, id: str, written: str) -> Self:
        """Read a cluster off what `written` gave."""
        kept = _DECODER.decode(written)
        cores = [core for core, _ in kept.cores]
        labels = {label: cores[number] for label, number in kept.labels}
        return cls(id, dict(kept.cores), labels, deque(kept.contexts, maxlen=CONTEXTS), kept.renamed)

    def written(self) -> str:
        """The cluster as JSON, equal for equal clusters."""
        numbers = {core: number for number, core in enumerate(self.cores)}
        labels = tuple((label, numbers[core]) for label, core in self.labels.items())
        return _ENCODER.encode(_Kept(tuple(self.cores.items()), labels, tuple(self.contexts), self.renamed)).decode()

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
    What is kept elsewhere comes and goes as a `Shelf`: of that, what is `looked_in` for some proposals is enough to link them.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._clusters: dict[str, Cluster] = {}
        self._drawers: dict[str, dict[str, None]] = defaultdict(dict)
        self._changed: tuple[set[str], set[str]] = set(), set()
        if shelf:
            self._clusters |= {id: Cluster.read(id, written) for id, written in shelf.clusters.items()}
            self._drawers |= {key: dict.fromkeys(name for name in names if name in self._clusters) for key, names in shelf.drawers.items()}

    def near(self, drawn: Sketch) -> list[Cluster]:
        """The clusters that something named on both sides could join a proposal to, by their ids."""
        core = drawn.core
        found = {name for key in place_keys(core) for name in self._in(_drawer(core, "place", key))}
        for key in theme_keys(core):
            found |= self._shared(_drawer(core, "theme", key, code) for code in drawn.context)
            found.update(name for code in core.agents for name in self._in(_drawer(core, "theme", key, code)))
        if comparable(core):
            found |= self._shared(_drawer(core, "party", code) for code in drawn.context)
        return [self._clusters[name] for name in sorted(found)]

    def file(self, cluster: Cluster, drawn: Sketch, told: Told) -> None:
        """Add a member to its cluster, and file the cluster where others like this member will look for it."""
        cluster.add(drawn, told)
        self._clusters[cluster.id] = cluster
        self._changed[0].add(cluster.id)
        for drawer in _filed_in(drawn):
            self._put(cluster, drawer)

    def cluster(self, id: str) -> Cluster | None:
        """The cluster with an id; None where it isn't here."""
        return self._clusters.get(id)

    def changed(self) -> Shelf:
        """What differs from the shelf that was handed in."""
        clusters, drawers = self._changed
        return Shelf({key: list(self._drawers[key]) for key in drawers}, {id: self._clusters[id].written() for id in clusters})

    def _in(self, drawer: str) -> Iterable[str]:
        return self._drawers.get(drawer, ())

    def _shared(self, drawers: Iterable[str]) -> set[str]:
        """The clusters that are in the drawers of two parties or more."""
        counts = Counter(name for drawer in drawers for name in self._in(drawer))
        return {name for name, parties in counts.items() if parties > 1}

    def _put(self, cluster: Cluster, drawer: str) -> None:
        names = self._drawers[drawer]
        if next(reversed(names), None) == cluster.id:
            return
        names.pop(cluster.id, None)
        names[cluster.id] = None
        self._changed[1].add(drawer)
        if len(names) > LATEST:
            del names[next(iter(names))]


def looked_in(drawn: Sketch) -> set[str]:
    """The drawers in which a proposal looks for its cluster, and those into which it puts it."""
    agents = (_drawer(drawn.core, "theme", key, code) for key in theme_keys(drawn.core) for code in drawn.core.agents)
    return {*_filed_in(drawn), *agents}


def _filed_in(drawn: Sketch) -> Iterator[str]:
    core = drawn.core
    for key in place_keys(core):
        yield _drawer(core, "place", key)
    for code in drawn.context:
        yield _drawer(core, "party", code)
        for key in theme_keys(core):
            yield _drawer(core, "theme", key, code)


def _drawer(core: Core, *names: str) -> str:
    return "\n".join((core.action, *names))
