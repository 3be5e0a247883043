"""Resolve what a document names as proposals: "the deployment", "such a move", "sending troops" are one where they mean one.

Two mentions are one proposal if their action is the same (or its kin), and neither their themes, nor the parties that they name,
nor their qualifiers ("direct" talks) differ. Words that only point back ("such a move", "it") take the latest fitting proposal.
Deliberately missed: proposals that nobody takes a stance on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from placet.codebook.grammar import Words
from placet.codebook.proposals import ProposalWords
from placet.extract.commitments import Taken
from placet.extract.discourse import Discourse
from placet.extract.proposal_labels import label
from placet.extract.proposal_mentions import Naming
from placet.model.record import Proposal

NEAR = 3  # sentences that a pronoun may point back over
FAR = 12  # sentences that "such a move", "the plan" may


@dataclass
class Gathered:
    """A proposal while its mentions are gathered."""

    action: str
    themes: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    qualifiers: frozenset[str] = frozenset()
    nouns: set[str] = field(default_factory=set)
    namings: list[Naming] = field(default_factory=list)
    wider: "Gathered | None" = None


@dataclass(frozen=True, kw_only=True)
class Proposals:
    """The proposals of a document, and by the head token of each mention which of them it names."""

    proposals: tuple[Proposal, ...]
    by_token: dict[int, str]

    def at(self, token: int) -> str | None:
        """The id of the proposal that a token names."""
        return self.by_token.get(token)


class _Gatherer:
    def __init__(self, discourse: Discourse, words: ProposalWords, classes: dict[str, Words], wanted: frozenset[int]) -> None:
        self.d = discourse
        self.words = words
        self.classes = classes
        self.wanted = wanted
        self.found: list[Gathered] = []

    def take(self, naming: Naming) -> Gathered | None:
        """Find the proposal of a mention, or begin one."""
        if naming.anaphor:
            known = self._pointed_at(naming)
            if known is None and naming.head in self.wanted and not (naming.action == "general" and (naming.given or naming.weak)):
                known = self._begin(naming)
        else:
            known = self._same(naming)
            if known is None and (naming.head in self.wanted or (not naming.weak and not naming.vehicle)):
                known = self._begin(naming)
        if known is not None:
            known.namings.append(naming)
            if not naming.anaphor:
                self._learn(known, naming)
        return known

    def _begin(self, naming: Naming) -> Gathered:
        known = Gathered(naming.action, qualifiers=self.qualifiers(naming))
        if known.qualifiers:
            known.wider = next((one for one in reversed(self.found) if not one.qualifiers and self._agree(naming, one)), None)
        self.found.append(known)
        return known

    def _learn(self, known: Gathered, naming: Naming) -> None:
        known.themes |= self.themes(naming)
        known.parties |= self.parties(naming)
        if not self.d.parsed.tags[naming.head].startswith("VB"):
            known.nouns.add(self.d.parsed.lemmas[naming.head].lower())

    def _same(self, naming: Naming) -> Gathered | None:
        qualifiers = self.qualifiers(naming)
        fitting = [one for one in reversed(self.found) if self._agree(naming, one)]
        exact = [one for one in fitting if one.qualifiers == qualifiers]
        if exact:
            return exact[0]
        # "talks" after "direct talks" may be either; "indirect talks" after them are not
        return fitting[0] if fitting and not qualifiers and naming.given else None

    def _agree(self, naming: Naming, known: Gathered) -> bool:
        if not self._kindred(naming, known):
            return False
        themes, parties = self.themes(naming), self.parties(naming)
        if themes and known.themes and not themes & known.themes:
            return False
        return not (parties and known.parties) or bool(parties & known.parties)

    def _kindred(self, naming: Naming, known: Gathered) -> bool:
        if naming.action == known.action:
            return naming.action != "other" and (naming.action != "general" or self.d.parsed.lemmas[naming.head].lower() in known.nouns)
        if naming.action in ("general", "agree") and self.d.parsed.lemmas[naming.head].lower() in known.nouns:
            return any({naming.action, known.action} <= kin for kin in self.words.kin)
        return False

    def _pointed_at(self, naming: Naming) -> Gathered | None:
        """The proposal that words without content of their own point back to."""
        parsed = self.d.parsed
        here = parsed.sentence_of[naming.head]
        pronoun = parsed.tags[naming.head] in ("PRP", "DT")
        reach = NEAR if pronoun else FAR
        near = [one for one in self.found if one.namings and here - parsed.sentence_of[one.namings[-1].head] <= reach]
        if parsed.lower[naming.head] in self.words.plural_pronouns:
            near = [one for one in near if any(parsed.tags[mention.head] == "NNS" for mention in one.namings)]
        near.sort(key=lambda one: one.namings[-1].head, reverse=True)
        lemma = parsed.lemmas[naming.head].lower()
        named = [one for one in near if lemma in one.nouns]
        if naming.action != "general":
            named += [one for one in near if one.action == naming.action]
        held = [one for one in near if any(mention.head in self.wanted for mention in one.namings)]
        if named:
            return named[0]
        if naming.action not in ("general", "agree"):
            return None
        return next(iter(held or near), None)

    # --- what a mention tells ---------------------------------------------------------------------------

    def themes(self, naming: Naming) -> set[str]:
        """What is done to: lemmas, or the class of nouns that a lemma is in."""
        return {self._class(token) for token in naming.theme if not self._codes(token) and self.d.parsed.tags[token].startswith("NN")}

    def parties(self, naming: Naming) -> set[str]:
        """The codes of the actors named in the phrase."""
        found = {code for token in range(naming.start, naming.end) for code in self._codes(token)}
        return found - {"OTHER", "OUTLET"}

    def qualifiers(self, naming: Naming) -> frozenset[str]:
        """The adjectives that set this act apart from others of its kind."""
        parsed = self.d.parsed
        return frozenset(parsed.lower[child] for child in parsed.children[naming.head] if parsed.lower[child] in self.words.qualifiers)

    def _codes(self, token: int) -> set[str]:
        return {self.d.cast.actors[actor].code for actor in self.d.cast.at(token)}

    def _class(self, token: int) -> str:
        lemma = self.d.parsed.lemmas[token].lower()
        return next((f"@{name}" for name, lemmas in self.classes.items() if lemma in lemmas), lemma)


def find_proposals(discourse: Discourse, taken: Iterable[Taken], words: ProposalWords, classes: dict[str, Words]) -> Proposals:
    """Find the proposals on which somebody takes a stance, with all their mentions."""
    wanted = {one.naming.head: one.naming for one in taken}
    namings = {naming.head: naming for naming in discourse.namings} | wanted
    gatherer = _Gatherer(discourse, words, classes, frozenset(wanted))
    of: dict[int, Gathered] = {}
    for head in sorted(namings):
        naming = namings[head]
        if naming.content is not None and naming.content in namings and head not in wanted:
            continue
        known = gatherer.take(naming)
        if known is not None:
            of[head] = known
    kept = [one for one in gatherer.found if any(of.get(head) is one for head in wanted)]
    ids = {id(one): f"p{number}" for number, one in enumerate(kept, start=1)}
    return Proposals(
        proposals=tuple(as_proposal(discourse, words, one, ids) for one in kept),
        by_token={head: ids[id(one)] for head, one in of.items() if id(one) in ids},
    )


def as_proposal(discourse: Discourse, words: ProposalWords, known: Gathered, ids: dict[int, str]) -> Proposal:
    """A gathered proposal as it stands in the record."""
    parsed, cast = discourse.parsed, discourse.cast
    told = [naming for naming in known.namings if not naming.anaphor] or known.namings
    fullest = max(told, key=lambda naming: (fullness(naming), -naming.head))
    agents = dict.fromkeys(actor for naming in told for token in naming.agents for actor in cast.at(token))
    theme = next((phrase(discourse, naming.theme) for naming in [fullest, *told] if naming.theme), "")
    place = next((phrase(discourse, naming.place[:1]) for naming in [fullest, *told] if naming.place), "")
    return Proposal(
        id=ids[id(known)],
        label=label(parsed, cast, discourse.namings, words, fullest),
        action=known.action,
        agents=tuple(cast.actors[actor].id for actor in agents),
        theme=theme,
        place=place,
        wider=ids.get(id(known.wider)) if known.wider else None,
        mentions=tuple(parsed.span(naming.start, naming.end) for naming in known.namings),
    )


def fullness(naming: Naming) -> float:
    """How well a mention stands alone: theme and place told, and neither bare nor a sentence long."""
    length = naming.end - naming.start
    return 2 * bool(naming.theme) + bool(naming.place) + min(length, 8) / 8 - max(0, length - 12) / 8 - naming.given


def phrase(discourse: Discourse, tokens: tuple[int, ...]) -> str:
    """The document's words for the first of some head tokens, without a determiner."""
    if not tokens:
        return ""
    parsed = discourse.parsed
    start, end = discourse.namings.phrase(tokens[0])
    while start < end - 1 and parsed.pos[start] == "DET":
        start += 1
    return parsed.text(start, end)
