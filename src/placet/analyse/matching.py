"""A dossier and records -> which of the records' proposals are the dossier's, and which positions are outside of all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from placet.analyse.party import key_of
from placet.model.dossier import Dossier, DossierProposal
from placet.model.naming import Naming
from placet.model.record import Proposal, Record
from placet.model.stems import stems

Told = tuple[Record, Proposal]
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
        self.exceptions = {plain(each) for each in proposal.exceptions}
        self.action = proposal.action
        self.agents = frozenset(proposal.agents)
        self.theme, self.place = stems(proposal.theme), stems(proposal.place)
        self.words = telling(word for name in (*self.names, self.theme, self.place) for word in name)
        self.has_parts = bool(self.action or self.theme or self.place)

    def excludes(self, proposal: Proposal) -> bool:
        """Whether the analyst said that it is never this one."""
        return bool(self.exceptions) and (plain(proposal.label) in self.exceptions or (proposal.cluster or "") in self.exceptions)

    def score(self, texts: Collection[Words], words: frozenset[str], proposal: Proposal, agents: frozenset[str]) -> tuple[int, int]:
        """How well a proposal fits: the words of the longest name that it has, then how many parts; (0, 0) where it is another one.

        `texts` are all that it is called, `words` the words in them.
        """
        if self.excludes(proposal) or (proposal.action == TALKS and not self.words & telling(stems(proposal.label)[:1])):
            return 0, 0  # to discuss a thing is not the thing
        named = (len(name) for name in self.names if words.issuperset(name) and any(contains(text, name) for text in texts))
        return next(named, 0), self.parts(proposal, agents)

    def parts(self, proposal: Proposal, agents: frozenset[str]) -> int:
        """How many parts it shares; 0 where one that the analyst names is not there.

        Theme and place may stand in the label; that a report names no agents contradicts nothing, other agents do.
        """
        if not self.has_parts or (self.action and self.action != proposal.action):
            return 0
        label = {*stems(proposal.label), *stems(proposal.theme), *stems(proposal.place)}
        if not label.issuperset(self.theme) or not label.issuperset(self.place):
            return 0
        if self.agents and agents and not self.agents & agents:
            return 0
        return bool(self.action) + bool(self.theme) + bool(self.place) + bool(self.agents & agents)

    def likeness(self, proposal: Proposal, holders: frozenset[str], asked: frozenset[str]) -> float:
        """How like another proposal is to this one: by the words of its label, its action, and who speaks of it."""
        if self.excludes(proposal):
            return 0.0
        words = telling(stems(proposal.label))
        shared = len(words & self.words) / len(words) if words else 0.0
        parties = len(holders & asked) / len(holders) if holders else 0.0
        return round((2 * shared + (bool(self.action) and self.action == proposal.action) + parties * (shared > 0)) / 4, 2)


def namings(dossier: Dossier) -> list[Naming]:
    """How documents may name the dossier's proposals: what doesn't is none of them, unless it is linked to one."""
    found: list[Naming] = []
    for pattern in map(Pattern, dossier.proposals):
        found += (Naming(phrase=name) for name in pattern.names if name)
        if pattern.has_parts:
            found.append(Naming(action=pattern.action, words=(*pattern.theme, *pattern.place)))
    return found


def clusters_named(dossier: Dossier, records: Iterable[Record], party_of: Mapping[str, str]) -> set[str]:
    """The clusters of what records name as the dossier's proposals: what else is in them may be its, too."""
    patterns = [Pattern(proposal) for proposal in dossier.proposals]
    return {each.cluster for record, each in _all(records) if each.cluster and best(patterns, record, each, party_of)}


def match(dossier: Dossier, records: Sequence[Record], party_of: Mapping[str, str]) -> Matching:
    """Find the dossier's proposals in records.

    By other names first: a label or a mention has all words of one in a row, whatever their case and endings; the longest name wins.
    Then by parts: action, theme and place that the dossier gives, and no other agents. What neither finds follows its cluster, if all
    of that which was found is one of the dossier's proposals: so a dossier wins over every cluster. `party_of` has the dossier's keys
    of parties by actors' keys.
    """
    patterns = [Pattern(proposal) for proposal in dossier.proposals]
    told: dict[str, list[Told]] = {pattern.id: [] for pattern in patterns}
    outside: list[Told] = []
    homes: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for proposal in record.proposals:
            home = best(patterns, record, proposal, party_of)
            if home:
                told[home].append((record, proposal))
                homes[proposal.cluster or ""].add(home)
            else:
                outside.append((record, proposal))
    left: dict[str, list[Told]] = defaultdict(list)
    by_id = {pattern.id: pattern for pattern in patterns}
    for record, proposal in outside:
        cluster = proposal.cluster or ""
        home = next(iter(homes[cluster])) if cluster and len(homes[cluster]) == 1 else None
        if home and not by_id[home].excludes(proposal):
            told[home].append((record, proposal))
        elif any(position.proposal == proposal.id for position in record.positions):
            left[cluster or f"{record.document.id}/{proposal.id}"].append((record, proposal))
    asked = frozenset(party.key for party in dossier.parties)
    waiting = [wait(cluster, outsiders, patterns, asked, party_of) for cluster, outsiders in left.items()]
    waiting.sort(key=lambda each: (-each.likeness, -each.positions, each.label, each.cluster))
    order = {(record.document.id, proposal.id): number for number, (record, proposal) in enumerate(_all(records))}
    found = {key: tuple(sorted(each, key=lambda one: order[one[0].document.id, one[1].id])) for key, each in told.items()}
    return Matching(told=found, waiting=tuple(waiting))


def best(patterns: Sequence[Pattern], record: Record, proposal: Proposal, party_of: Mapping[str, str]) -> str | None:
    """The dossier's proposal that fits best, the first of equals; None where none fits."""
    text = record.document.text
    texts = {stems(proposal.label), *(stems(text[span.start : span.end]) for span in proposal.mentions)}
    words = frozenset(word for each in texts for word in each)
    acting = [key_of(actor) for actor in record.actors if actor.id in proposal.agents] if proposal.agents else []
    agents = frozenset(party_of.get(key, key) for key in acting)
    scores = [pattern.score(texts, words, proposal, agents) for pattern in patterns]
    highest = max(scores, default=(0, 0))
    return patterns[scores.index(highest)].id if highest > (0, 0) else None


def wait(cluster: str, told: Sequence[Told], patterns: Sequence[Pattern], asked: frozenset[str], party_of: Mapping[str, str]) -> Waiting:
    """Describe what waits: its first label, who speaks of it, and which of the dossier's proposals it may be."""
    holders: dict[str, str] = {}
    positions = 0
    for record, proposal in told:
        actors = {actor.id: actor for actor in record.actors}
        for position in record.positions:
            if position.proposal == proposal.id and position.holder in actors:
                positions += 1
                holder = actors[position.holder]
                holders.setdefault(party_of.get(key_of(holder), key_of(holder)), holder.name)
    parties = frozenset(holders)
    different = {(proposal.label, proposal.action): proposal for _, proposal in told}.values()
    scores = [
        (pattern.likeness(proposal, parties, asked), -number, pattern.id)
        for number, pattern in enumerate(patterns)
        for proposal in different
    ]
    likest = max(scores, default=(0.0, 0, ""))
    return Waiting(
        cluster=cluster,
        label=told[0][1].label,
        nearest=likest[2] if likest[0] else "",
        likeness=likest[0],
        holders=tuple(holders.values()),
        positions=positions,
        documents=len({record.document.id for record, _ in told}),
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


def _all(records: Iterable[Record]) -> Iterable[Told]:
    return ((record, proposal) for record in records for proposal in record.proposals)
