"""A dossier and digests -> which of the digests' proposals are the dossier's, and which positions are outside of all of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from msgspec import Struct

from placet.model.digest import Digest, Topic
from placet.model.dossier import Dossier, DossierProposal
from placet.model.naming import Naming
from placet.model.stems import stems

Told = tuple[Digest, Topic]
Words = tuple[str, ...]

TALKS = "negotiate"  # the action of talks on something; its label begins with the word for them
TELLING = 4  # letters of a word that says something of what a label is about


class Waiting(Struct, frozen=True, kw_only=True):
    """Positions on something that is none of the dossier's proposals.

    `nearest` is the id of the dossier's proposal that it is most like, with how much, in [0, 1]; "" and 0 where it is like none.
    """

    cluster: str
    label: str
    nearest: str
    likeness: float
    holders: tuple[str, ...]
    positions: int
    documents: int


class Matching(Struct, frozen=True, kw_only=True):
    """What the dossier's proposals, by id, are told in; and what waits for the analyst, the likest first."""

    told: dict[str, tuple[Told, ...]]
    waiting: tuple[Waiting, ...]


class Pattern:
    """One of a dossier's proposals, ready to be compared."""

    def __init__(self, proposal: DossierProposal) -> None:
        self.id = proposal.id
        self.names = sorted({stems(name) for name in (proposal.label, *proposal.names)} - {()}, key=len, reverse=True)
        self._phrases = [(len(name), f" {' '.join(name)} ") for name in self.names]
        self.exceptions = {plain(each) for each in proposal.exceptions}
        self.action = proposal.action
        self.agents = frozenset(proposal.agents)
        self.theme, self.place = stems(proposal.theme), stems(proposal.place)
        self.words = telling(word for name in (*self.names, self.theme, self.place) for word in name)
        self.has_parts = bool(self.action or self.theme or self.place)

    def excludes(self, topic: Topic) -> bool:
        """Whether the analyst said that it is never this one."""
        return bool(self.exceptions) and (plain(topic.label) in self.exceptions or (topic.cluster or "") in self.exceptions)

    def score(self, topic: Topic, party_of: Mapping[str, str]) -> tuple[int, int]:
        """How well a proposal fits: the words of the longest name that it has, then how many parts; (0, 0) where it is another one."""
        called = topic.called
        named = next((length for length, phrase in self._phrases if phrase in called), 0)
        parts = self.parts(topic, party_of) if self.has_parts else 0
        if not (named or parts) or self.excludes(topic):
            return 0, 0
        if topic.action == TALKS and not self.words & telling(stems(topic.label)[:1]):
            return 0, 0  # to discuss a thing is not the thing
        return named, parts

    def parts(self, topic: Topic, party_of: Mapping[str, str]) -> int:
        """How many parts it shares; 0 where one that the analyst names is not there.

        Theme and place may stand in the label; that a report names no agents contradicts nothing, other agents do.
        """
        if self.action and self.action != topic.action:
            return 0
        words = {*stems(topic.label), *stems(topic.theme), *stems(topic.place)}
        if not words.issuperset(self.theme) or not words.issuperset(self.place):
            return 0
        shared = self.agents & {party_of.get(key, key) for key in topic.agents}
        if self.agents and topic.agents and not shared:
            return 0
        return bool(self.action) + bool(self.theme) + bool(self.place) + bool(shared)

    def likeness(self, topic: Topic, words: frozenset[str], asked: float) -> float:
        """How like another proposal is to this one: by the `words` of its label, its action, and which share of its holders is `asked`."""
        if self.excludes(topic):
            return 0.0
        shared = len(words & self.words) / len(words) if words else 0.0
        return round((2 * shared + (bool(self.action) and self.action == topic.action) + asked * (shared > 0)) / 4, 2)


def namings(dossier: Dossier) -> list[Naming]:
    """How documents may name the dossier's proposals: what doesn't is none of them, unless it is linked to one."""
    found: list[Naming] = []
    for pattern in map(Pattern, dossier.proposals):
        found += (Naming(phrase=name) for name in pattern.names if name)
        if pattern.has_parts:
            found.append(Naming(action=pattern.action, words=(*pattern.theme, *pattern.place)))
    return found


def clusters_named(dossier: Dossier, digests: Iterable[Digest], party_of: Mapping[str, str]) -> set[str]:
    """The clusters of what digests name as the dossier's proposals: what else is in them may be its, too."""
    patterns = [Pattern(proposal) for proposal in dossier.proposals]
    return {topic.cluster for digest in digests for topic in digest.topics if topic.cluster and best(patterns, topic, party_of)}


def match(dossier: Dossier, digests: Sequence[Digest], party_of: Mapping[str, str]) -> Matching:
    """Find the dossier's proposals in digests.

    By other names first: a label or a mention has all words of one in a row, whatever their case and endings; the longest name wins.
    Then by parts: action, theme and place that the dossier gives, and no other agents. What neither finds follows its cluster, if all
    of that which was found is one of the dossier's proposals: so a dossier wins over every cluster. `party_of` has the dossier's keys
    of parties by actors' keys.
    """
    patterns = [Pattern(proposal) for proposal in dossier.proposals]
    told: dict[str, list[tuple[int, Told]]] = {pattern.id: [] for pattern in patterns}
    outside: list[tuple[int, Told]] = []
    homes: dict[str, set[str]] = defaultdict(set)
    for number, one in enumerate((digest, topic) for digest in digests for topic in digest.topics):
        _, topic = one
        home = best(patterns, topic, party_of)
        if home:
            told[home].append((number, one))
            homes[topic.cluster or ""].add(home)
        else:
            outside.append((number, one))
    left: dict[str, list[Told]] = defaultdict(list)
    by_id = {pattern.id: pattern for pattern in patterns}
    for number, (digest, topic) in outside:
        cluster = topic.cluster or ""
        home = next(iter(homes[cluster])) if cluster and len(homes[cluster]) == 1 else None
        if home and not by_id[home].excludes(topic):
            told[home].append((number, (digest, topic)))
        elif topic.statements:
            left[cluster or f"{digest.id}/{topic.id}"].append((digest, topic))
    asked = frozenset(party.key for party in dossier.parties)
    waiting = [wait(cluster, outsiders, patterns, asked, party_of) for cluster, outsiders in left.items()]
    waiting.sort(key=lambda each: (-each.likeness, -each.positions, each.label, each.cluster))
    in_order = {key: tuple(one for _, one in sorted(each, key=itemgetter(0))) for key, each in told.items()}
    return Matching(told=in_order, waiting=tuple(waiting))


def best(patterns: Sequence[Pattern], topic: Topic, party_of: Mapping[str, str]) -> str | None:
    """The dossier's proposal that fits best, the first of equals; None where none fits."""
    found, highest = None, (0, 0)
    for pattern in patterns:
        score = pattern.score(topic, party_of)
        if score > highest:
            found, highest = pattern.id, score
    return found


def wait(
    cluster: str, told: Sequence[Told], patterns: Sequence[Pattern], asked: frozenset[str], party_of: Mapping[str, str]
) -> Waiting:  # fmt: skip
    """Describe what waits: its first label, who speaks of it, and which of the dossier's proposals it may be."""
    holders: dict[str, str] = {}
    for digest, topic in told:
        for said in topic.statements:
            holder = digest.voices[said.holder]
            holders.setdefault(party_of.get(holder.key, holder.key), holder.name)
    share = len(holders.keys() & asked) / len(holders) if holders else 0.0
    different = {(topic.label, topic.action): topic for _, topic in told}.values()
    worded = [(topic, telling(stems(topic.label))) for topic in different]
    scores = [(pattern.likeness(topic, words, share), -at, pattern.id) for at, pattern in enumerate(patterns) for topic, words in worded]
    likest = max(scores, default=(0.0, 0, ""))
    return Waiting(
        cluster=cluster,
        label=told[0][1].label,
        nearest=likest[2] if likest[0] else "",
        likeness=likest[0],
        holders=tuple(holders.values()),
        positions=sum(len(topic.statements) for _, topic in told),
        documents=len({digest.id for digest, _ in told}),
    )


def contains(text: Words, name: Words) -> bool:
    """Whether all words of a name stand in a text in a row.

    >>> contains(stems("The deployment of European peacekeepers"), stems("european peacekeeper"))
    True
    """
    return bool(name) and any(text[start : start + len(name)] == name for start, word in enumerate(text) if word == name[0])


def telling(words: Iterable[str]) -> frozenset[str]:
    """The words that say something: articles and prepositions are short."""
    return frozenset(word for word in words if len(word) >= TELLING)


def plain(text: str) -> str:
    """A label without what capitals and blanks make different; a cluster's id stays as it is."""
    return " ".join(text.casefold().split())
