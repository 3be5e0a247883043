"""What the finders of stances, proposals and claims read together: parse, clauses, firings, actors and attributions."""

from dataclasses import dataclass

from placet.codebook import Codebook
from placet.codebook.conditions import ConditionBook
from placet.extract.attribution import Attributions
from placet.extract.cast import Cast
from placet.extract.clauses import Clauses
from placet.extract.conditions import Marked, find_marked
from placet.extract.firings import Firing, Firings
from placet.extract.proposal_mentions import Namings
from placet.model.parsed import Parsed

PROPOSING = frozenset({"AGREE", "SUPPORT", "REQUEST", "REJECT", "CONCEDE", "RETREAT"})  # event types whose theme can be a thing proposed
PRIVATE = frozenset({"BUS", "JRN", "MED", "EDU", "ART", "SPO", "CVL", "CRM"})  # PLOVER sectors that no state answers for


@dataclass(frozen=True, kw_only=True)
class Discourse:
    """One document as the finders of stances see it."""

    parsed: Parsed
    clauses: Clauses
    firings: Firings
    cast: Cast
    attributions: Attributions
    namings: Namings
    book: ConditionBook
    conditions: tuple[Marked, ...]
    reasons: tuple[Marked, ...]

    def stance(self, token: int) -> Firing | None:
        """The most specific frame with a stance that this token fires."""
        firings = self.firings.get(token, ())
        found = next((firing for firing in firings if firing.frame.entry.stance and not idle(firing)), None)
        # "weigh in on" is not "weigh": an entry that means nothing takes the word away from shorter phrases
        blank = (firing for firing in firings if not (firing.frame.entry.stance or firing.frame.entry.event or firing.frame.entry.reports))
        if found and any(len(firing.frame.governed) > len(found.frame.governed) for firing in blank):
            return None
        return found

    def parties(self, token: int) -> tuple[int, ...]:
        """The actors for whom a word stands where it takes a stance: "Norland's answer" for Norland, soldiers for who speaks of them."""
        found = self.actors(token)
        if self.parsed.tags[token] == "NNS" and self.parsed.lemmas[token].lower() in self.namings.classes["troops"]:
            return self.attributions.holder_at(token) or found
        if self.parsed.lower[token] == "it" and self.of_itself(token):
            found = self.attributions.holder_at(token)
        naming = self.namings.at(token)
        if naming and naming.given and self.codes(found) <= {"OTHER"}:  # "such a mission": what is proposed takes no stance
            found = ()
        if not found:
            owners = self.parsed.children_by(token, "poss")
            found = self.actors(owners[0]) if owners else ()
        return found + tuple(actor for named in self.named_among(token) for actor in self.actors(named))

    def of_itself(self, pronoun: int) -> bool:
        """Whether an "it" is the state or body that speaks: the subject of what "said" governs, or of what nothing else explains."""
        parsed = self.parsed
        speakers = self.attributions.holder_at(pronoun)
        bodies = any(self.cast.actors[speaker].kind != "person" for speaker in speakers)
        return (bodies and parsed.deps[pronoun] == "nsubj" and parsed.deps[parsed.heads[pronoun]] == "ccomp") or not self.cast.at(pronoun)

    def named_among(self, token: int) -> tuple[int, ...]:
        """ "Several states, including Norland and Sudria": those that are named."""
        parsed = self.parsed
        listing = [child for child in parsed.children_by(token, "prep") if parsed.lower[child] in self.namings.words.naming_some]
        return tuple(named for child in listing for first in parsed.children_by(child, "pobj") for named in self.clauses.expanded(first))

    def actors(self, token: int) -> tuple[int, ...]:
        """The actors that a word stands for; the speaker, for a first person that nobody has resolved."""
        found = self.cast.at(token)
        if not found and self.parsed.lower[token] in self.namings.words.first_person:
            return self.attributions.holder_at(token)
        return found

    def political(self, actor: int) -> bool:
        """Whether an actor can hold a position: a state, an organisation of states, a party to a conflict, or a group of such."""
        one = self.cast.actors[actor]
        if one.code == "OUTLET":
            return False
        if one.code != "OTHER":
            return not one.sectors or not PRIVATE.issuperset(one.sectors)
        return one.kind in ("group", "organisation", "state") and not PRIVATE.intersection(one.sectors)

    def holders(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """The political actors that some words stand for, each once."""
        found = dict.fromkeys(actor for token in tokens for actor in self.parties(token))
        return tuple(actor for actor in found if self.political(actor))

    def speakers(self, token: int) -> tuple[int, ...]:
        """The political actors who say what stands at a token; () where the document itself does."""
        return tuple(actor for actor in self.attributions.holder_at(token) if self.political(actor))

    def codes(self, actors: tuple[int, ...]) -> frozenset[str]:
        """The codes of actors."""
        return frozenset(self.cast.actors[actor].code for actor in actors)

    def conditional(self, token: int) -> bool:
        """Whether a token stands in a condition."""
        return any(one.first <= token < one.end for one in self.conditions)

    def supposed(self, token: int) -> bool:
        """Whether a token stands in a condition or an open question, so that nobody vouches for it."""
        if self.conditional(token):
            return True
        parsed = self.parsed
        while True:
            if any(
                parsed.deps[child] in ("mark", "advmod") and parsed.lower[child] in ("whether", "if") for child in parsed.children[token]
            ):
                return True
            if parsed.heads[token] == token:
                return False
            token = parsed.heads[token]


def idle(firing: Firing) -> bool:
    """Whether a frame's stance is on what somebody is doing, or is said to have done, and so on nothing proposed."""
    entry = firing.frame.entry
    if entry.event == "ACCUSE":
        return entry.mode != "disapprove"
    if entry.event and not entry.deed:
        return entry.event not in PROPOSING
    # "will consider it in the same way as", "considered it an insult" leave nothing open
    return entry.stance == "undecided" and any(word in firing.clause.slots for word in ("as", "oprd", "like"))


def read_discourse(
    parsed: Parsed, clauses: Clauses, firings: Firings, cast: Cast, attributions: Attributions, codebook: Codebook
) -> Discourse:
    """Put together what the finders of stances, proposals and claims read."""
    return Discourse(
        parsed=parsed,
        clauses=clauses,
        firings=firings,
        cast=cast,
        attributions=attributions,
        namings=Namings(parsed, codebook.actions, codebook.proposal_words, codebook.grammar, codebook.classes),
        book=codebook.conditions,
        conditions=tuple(find_marked(parsed, codebook.conditions.conditions, codebook.conditions.kept)),
        reasons=tuple(find_marked(parsed, codebook.conditions.reasons)),
    )
