"""Tell which proposal is meant by words that only point back: "the scheme", "such a move", "it", "abstained".

"Norland wants a dam. Sudria rejected the idea." -> the idea: the dam.
Deliberately missed: words for something that is named only later.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from placet.extract.positions.answers import OPPOSITE
from placet.extract.positions.commitments import Taken
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.namings import Naming
from placet.extract.positions.parts import Parts
from placet.model.record import Stance
from placet.model.stems import stem

NEAR = 3  # sentences that a pronoun may point back over
FAR = 12  # sentences that "such a move", "the plan" may
WEIGHT = 2  # sentences that a proposal named in twice as many of them is nearer; of 0 to 3 the best on all annotated texts
LIKE = 5  # letters at which a noun and the verb that it is made of begin alike


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


class Pointing:
    """What a document's pointing words mean, given the stances that it tells."""

    def __init__(self, discourse: Discourse, parts: Parts, taken: Sequence[Taken], wanted: frozenset[int]) -> None:
        self.d = discourse
        self.parts = parts
        self.words = parts.words
        self.wanted = wanted  # heads of the mentions on which somebody in politics takes a stance
        self._beside = wanted - {one.naming.head for one in taken if not one.aside}
        self._backers = backers(discourse, taken)
        text = discourse.parsed.document.text
        self._breaks = [found.start() for found in re.finditer(r"\n\s*\n", text)]
        self._stances: dict[int, set[tuple[str, Stance]]] = {}  # by the head of a mention, who takes which stance on it
        for one in taken:
            self._stances.setdefault(one.naming.head, set()).update((code, one.stance) for code in discourse.codes(one.holders) - {"OTHER"})
        self._told: dict[int, set[str]] = {}  # by the head of a mention, the predicates by which somebody takes a stance on it
        for one in taken:
            self._told.setdefault(one.naming.head, set()).add(discourse.parsed.lemmas[one.head].lower())

    def another(self, naming: Naming) -> bool:
        """Whether "no plans", "a deal" name nothing that the same noun named before."""
        parsed = self.d.parsed
        return any(parsed.lower[child] in self.words.another for child in parsed.children_by(naming.head, "det"))

    def at(self, naming: Naming, found: Sequence[Gathered]) -> Gathered | None:
        """Of the proposals found so far, the one that words without content of their own point back to."""
        parsed = self.d.parsed
        here = parsed.sentence_of[naming.head]
        lemma, pronoun = parsed.lemmas[naming.head].lower(), parsed.tags[naming.head] in ("PRP", "DT")
        plain = not pronoun and (naming.action == "general" or lemma in self.words.participating)
        reach = NEAR if pronoun else FAR
        found = [one for one in found if one.namings and not self.contradicted(naming, one)]
        near = [one for one in found if here - parsed.sentence_of[one.namings[-1].head] <= reach]
        if parsed.lower[naming.head] in self.words.plural_pronouns:
            near = [one for one in near if any(parsed.tags[mention.head] == "NNS" for mention in one.namings)]
        owners = self._owners(naming)
        echoed = frozenset(stem(parsed.lower[child]) for child in parsed.children_by(naming.head, "amod"))
        near.sort(
            key=lambda one: (
                not self._backed(one, owners), not self._echoes(echoed, one), not self._called(lemma, one),
                self._only_asked(one) != (lemma in self.words.asked), naming.action != "general" and bool(one.qualifiers),
                *self._remoteness(naming.head, one, plain),
            )
        )  # fmt: skip
        named = [] if self.another(naming) else [one for one in near if lemma in one.nouns]
        if naming.action not in ("general", "other"):
            named += [one for one in near if one.action == naming.action]
            named += [one for one in near if {one.action, naming.action} <= self.words.occasions]  # "the meeting" for the talks
        held = [one for one in near if any(mention.head in self.wanted for mention in one.namings)]
        if named:
            return named[0]
        if lemma in self.words.participating:
            return next((one for one in held[:1] if one.action in self.words.participating[lemma]), None)
        # "is studying the drawings" is undecided on what they are for
        studied = {stance for _, stance in self._stances.get(naming.head, ())} == {"undecided"}
        if naming.action == "other" and lemma not in self.words.matters and not studied:
            about = [one for one in near if lemma in one.themes]  # "the dam" is what was to be built
            return next((one for one in about if one.action not in self.words.endings), None)  # and no tariffs those to be lifted
        if naming.action not in ("general", "agree", "other"):
            return None
        texts = [one for one in near if naming.action == "agree" and one.action == "other" and lemma in one.themes]
        if texts:  # "the protocol" is the one that was to be sent to parliament
            return texts[0]
        if pronoun or parsed.tags[naming.head].startswith("VB"):  # what the same sentence names comes first, wanted or not
            for back in (0, 1) if pronoun else (0,):
                beside = [one for one in near if here - parsed.sentence_of[one.namings[-1].head] == back]
                if beside:
                    held = [one for one in beside if one in held] or beside
                    break
        if naming.action == "agree":
            held = [one for one in held if any({"agree", one.action} <= kin for kin in self.words.kin)]
            return next(iter(held), None)
        return next(iter(held or near), None)

    def backed(self, naming: Naming, found: Sequence[Gathered]) -> bool:
        """Whether anything that was named is for its owners what a noun says: "Norland's offer" after what Norland wants."""
        owners = self._owners(naming)
        return bool(owners) and any(self._backed(one, owners) for one in found)

    def introduced(self, naming: Naming, known: Gathered | None) -> Naming | None:
        """What the sentence before introduces, where a pronoun means it and nothing nearer: "put forward a patrol. Sudria blessed it."."""
        parsed = self.d.parsed
        here = parsed.sentence_of[naming.head]
        if parsed.tags[naming.head] not in ("PRP", "DT", "CD") or here == 0:
            return None
        if known is not None and here - parsed.sentence_of[known.namings[-1].head] <= 1:
            return None
        tag = "NNS" if parsed.lower[naming.head] in self.words.plural_pronouns else "NN"
        start, end = parsed.sentences[here - 1]
        objects = [token for token in range(start, end) if parsed.tags[token] == tag and parsed.deps[token] in ("dobj", "attr", "nsubj")]
        known_already = self.words.pointers | {"the"}  # "had its eye on the island"
        new = [token for token in objects if known_already.isdisjoint(parsed.lower[child] for child in parsed.children_by(token, "det"))]
        new = sorted(new, key=parsed.depths.__getitem__)
        new = [one for token in new for one in (*parsed.children_by(token, "appos"), token)]  # "an alternative: joint borrowing"
        named = [found for token in new if (found := self.d.namings.nominal(token))]
        return next(iter(named), None)

    def contradicted(self, naming: Naming, one: Gathered) -> bool:
        """Whether somebody takes the opposite stance on a proposal in the very sentence: "backs the pause but opposes any deal"."""
        if self.d.parsed.tags[naming.head] in ("PRP", "DT"):  # "had opposed the ban but now accepts it"
            return False
        sentence = self.d.parsed.sentence_of[naming.head]
        beside = (mention.head for mention in one.namings if self.d.parsed.sentence_of[mention.head] == sentence)
        opposite = {(code, OPPOSITE[stance]) for code, stance in self._stances.get(naming.head, ()) if stance in OPPOSITE}
        return any(opposite & self._stances.get(head, set()) for head in beside)

    def refused(self, naming: Naming) -> frozenset[str]:
        """The states whose part a mention names where others oppose it: "rejects any Sudrian presence"."""
        givers = self.parts.givers(naming)
        against = {code for code, stance in self._stances.get(naming.head, ()) if stance == "oppose"}
        return givers if against - givers else frozenset()

    def _remoteness(self, token: int, one: Gathered, plain: bool) -> tuple[float, ...]:
        """How unlikely a proposal is to be meant, else: the last one named, or for a plain word the one most talked about."""
        last = one.namings[-1].head
        if not plain:
            return (-last,)
        sentences = self.d.parsed.sentence_of
        if self._paragraph(last) == self._paragraph(token):
            return (0, sentences[token] - sentences[last], -len(one.namings), -last)
        told = len({sentences[mention.head] for mention in one.namings})
        return (1, sentences[token] - sentences[last] - WEIGHT * math.log2(told), -last)

    def _paragraph(self, token: int) -> int:
        return bisect_right(self._breaks, self.d.parsed.starts[token])

    def _only_asked(self, one: Gathered) -> bool:
        """Whether a proposal is only asked for in turn: "the offer" is what was offered, and not what it takes."""
        return all(mention.head in self._beside for mention in one.namings)

    def _owners(self, naming: Naming) -> frozenset[str]:
        """Whose it is that a vehicle names: "the Norlandish plan"."""
        if not naming.vehicle:
            return frozenset()
        owners = self.d.parsed.children_by(naming.head, "amod", "poss", "compound", "nmod")
        return self.d.codes(tuple(actor for token in owners for actor in self.d.cast.at(token))) - {"OTHER", "OUTLET"}

    def _backed(self, one: Gathered, owners: frozenset[str]) -> bool:
        return not owners or any(owners & self._backers.get(mention.head, frozenset()) for mention in one.namings)

    def _echoes(self, words: frozenset[str], one: Gathered) -> bool:
        """Whether a proposal's verbs are what a pointing phrase repeats: "any restored measure" after "restoring sanctions"."""
        return any(stem(self.d.parsed.lower[mention.head]) in words for mention in one.namings)

    def _called(self, noun: str, one: Gathered) -> bool:
        """Whether somebody did to a proposal what a noun is made of: "the offer" is what was offered, "the proposal" what was proposed."""
        verbs = (verb for mention in one.namings for verb in self._told.get(mention.head, ()))
        return len(noun) >= LIKE and any(noun[:LIKE] == verb[:LIKE] for verb in verbs)  # any plan may be "the plan"


def backers(discourse: Discourse, taken: Sequence[Taken]) -> Mapping[int, frozenset[str]]:
    """By the head of a mention, the codes of those who are for it: "the Norlandish plan" is what Norland is for."""
    found: dict[int, frozenset[str]] = {}
    for one in taken:
        if one.stance in ("support", "conditional"):
            found[one.naming.head] = found.get(one.naming.head, frozenset()) | discourse.codes(one.holders)
    return found
