"""What the finders of stances, proposals and claims read together: parse, clauses, firings, actors and attributions."""

from dataclasses import dataclass
from functools import cached_property

from placet.codebook import Codebook
from placet.codebook.conditions import ConditionBook
from placet.codebook.constructions import Constructions
from placet.extract.actors.cast import Cast
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firing, Firings
from placet.extract.positions.conditions import Marked, find_conditions, find_marked
from placet.extract.positions.namings import Namings
from placet.extract.quotations.attribution import Attributions
from placet.model.parsed import Parsed

PROPOSING = frozenset({"AGREE", "SUPPORT", "REQUEST", "REJECT", "CONCEDE", "RETREAT"})  # event types whose theme can be a thing proposed
FOUNDING = frozenset({"create", "deploy"})
PLACE_LABELS = ("GPE", "LOC", "FAC")
CONCERNED = frozenset({"AGR", "BUS", "CVL", "LAB", "REL", "SOC"})  # sectors of those whom a dispute of states touches
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
    constructions: Constructions
    conditions: tuple[Marked, ...]
    reasons: tuple[Marked, ...]

    def stance(self, token: int) -> Firing | None:
        """The most specific frame with a stance that this token fires."""
        return next(iter(self.stances(token)), None)

    def stances(self, token: int) -> list[Firing]:
        """The frames with a stance that this token fires, the most specific one first."""
        firings = self.firings.get(token, ())
        found = [firing for firing in firings if firing.frame.entry.stance and not idle(firing)]
        # "weigh in on" is not "weigh": an entry that means nothing takes the word away from shorter phrases
        blank = (firing for firing in firings if not (firing.frame.entry.stance or firing.frame.entry.event or firing.frame.entry.reports))
        longest = max((len(firing.frame.governed) for firing in blank), default=0)
        return [firing for firing in found if len(firing.frame.governed) >= longest]

    def parties(self, token: int) -> tuple[int, ...]:
        """The actors for whom a word stands where it takes a stance: "Norland's answer" for Norland, soldiers for who speaks of them."""
        found = self.actors(token)
        if self.namings.moved(token):  # troops are sent: they are for nothing themselves
            found = tuple(actor for actor in found if self.cast.actors[actor].code != "OTHER")
            return self.attributions.holder_at(token) or found
        if self.parsed.lower[token] == "it" and self.of_itself(token):
            found = self.attributions.holder_at(token)
        naming = self.namings.at(token)
        if naming and naming.given and self.codes(found) <= {"OTHER"}:  # "such a mission": what is proposed takes no stance
            found = ()
        if not found:
            private = self.parsed.lemmas[token].lower() in self.namings.words.private
            owners = [] if private else self.parsed.children_by(token, "poss")
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

    def bystanders(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """The firms, unions and people at large that some words name, each once: they are heard where a state takes a stance, too."""
        parsed = self.parsed
        named = [token for token in tokens if parsed.pos[token] == "NOUN" and not parsed.children_by(token, "poss")]
        found = dict.fromkeys(actor for token in named for actor in self.cast.at(token) if self._concerned(actor, token))
        return tuple(actor for actor in found if actor not in self.proposed)

    def _concerned(self, actor: int, token: int) -> bool:
        one = self.cast.actors[actor]
        several = one.kind in ("group", "organisation") or self.parsed.tags[token] == "NNS"
        return one.code == "OTHER" and several and bool(CONCERNED.intersection(one.sectors))

    def holders(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """The political actors that some words stand for, each once."""
        found = dict.fromkeys(actor for token in tokens for actor in self.parties(token))
        return tuple(actor for actor in found if self.political(actor) and actor not in self.proposed)

    def named_place(self, token: int) -> bool:
        """Whether a word is the name of a place or state."""
        named = any(one.start <= token < one.end for one in self.parsed.entities if one.label in PLACE_LABELS)
        return named or any(self.cast.actors[actor].kind == "state" for actor in self.cast.at(token))

    @cached_property
    def proposed(self) -> frozenset[int]:
        """The bodies and forces that somebody proposes to set up or to send: they have no say of their own."""
        heads = {token for naming in self.namings if naming.action in FOUNDING for token in naming.theme}
        named = {actor for token in heads for actor in self.cast.at(token)}
        return frozenset(actor for actor in named if self.cast.actors[actor].kind in ("organisation", "group"))

    def speakers(self, token: int) -> tuple[int, ...]:
        """The political actors who say what stands at a token; () where the document itself does."""
        found = self.attributions.holder_at(token) or self.attributions.holder_at(self.said_beside(token))
        return tuple(actor for actor in found if self.political(actor))

    def said_beside(self, token: int) -> int:
        """What was said before a speaker whose words go on behind him ("The ban was void, she said, and it would go"); else the token."""
        parsed, head = self.parsed, token
        while parsed.heads[head] != head and parsed.deps[head] != "conj":
            head = parsed.heads[head]
        above = parsed.heads[head]
        told = any(one.frame.entry.reports for one in self.firings.get(above, ()))
        joined = (
            told and bool(parsed.children_by(head, "nsubj", "nsubjpass")) and any(parsed.tags[c] == "MD" for c in parsed.children[head])
        )
        said = [child for child in parsed.children_by(above, "ccomp") if child < above] if joined and above < head else []
        return said[0] if said else token

    def codes(self, actors: tuple[int, ...]) -> frozenset[str]:
        """The codes of actors."""
        return frozenset(self.cast.actors[actor].code for actor in actors)

    def charged(self, token: int) -> bool:
        """Whether a token stands in what somebody is accused of: the accuser's words tell nothing of the accused."""
        parsed = self.parsed
        while parsed.heads[token] != token:
            beside = parsed.deps[token] == "conj"  # "accused Sudria and demanded a halt": demanded is no part of the charge
            beside = beside or (parsed.deps[token] == "prep" and parsed.lower[token] == "as")  # "denounced the move as a reward"
            token = parsed.heads[token]
            if beside:
                continue
            if parsed.lemmas[token].lower() in self.namings.words.charges:
                return True
            if any(one.frame.entry.event == "ACCUSE" and one.frame.entry.mode != "disapprove" for one in self.firings.get(token, ())):
                return True
        return False

    def conditional(self, token: int) -> bool:
        """Whether a token stands in a condition."""
        return any(one.first <= token < one.end and self._open(one) for one in self.conditions)

    def _open(self, one: Marked) -> bool:
        """Whether what a marker introduces is still to come: "before it could send", and not "before they sent"."""
        if one.marker not in self.book.denied:
            return True
        root = min(range(one.start, one.end), key=self.parsed.depths.__getitem__)
        return any(self.parsed.tags[child] == "MD" for child in self.parsed.children[root])

    def asked(self, token: int) -> bool:
        """Whether a token stands in a sentence that asks."""
        start, end = self.parsed.sentences[self.parsed.sentence_of[token]]
        while end > start and self.parsed.pos[end - 1] in ("PUNCT", "SPACE") and self.parsed.words[end - 1] != "?":
            end -= 1
        return end > start and self.parsed.words[end - 1] == "?"

    def supposed(self, token: int) -> bool:
        """Whether a token stands in a condition or an open question, so that nobody vouches for it."""
        if self.conditional(token) or self.asked(token):
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
    return entry.stance == "undecided" and not entry.slots and any(word in firing.clause.slots for word in ("as", "oprd", "like"))


def hung_on_content(parsed: Parsed, firings: Firings, mark: Marked) -> Marked:
    """A condition behind who says it, as one of what is said: "access could be restored, it said, provided that …"."""
    verb = mark.governor
    said = [child for child in parsed.children_by(verb, "ccomp") if child < min(verb, mark.first)]
    if not said and parsed.deps[verb] in ("parataxis", "conj") and mark.end <= verb:
        said = [parsed.heads[verb]]
    if not said and parsed.deps[verb] == "parataxis" and parsed.heads[verb] < verb < mark.first:
        said = [parsed.heads[verb]]
    told = parsed.tags[verb] in ("VBD", "VBZ", "VBP") and any(one.frame.entry.reports for one in firings.get(verb, ()))
    return mark._replace(governor=said[0]) if told and said else mark


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
        namings=Namings(clauses, codebook.actions, codebook.proposal_words, codebook.classes),
        book=codebook.conditions,
        constructions=codebook.constructions,
        conditions=tuple(hung_on_content(parsed, firings, mark) for mark in find_conditions(parsed, codebook.conditions)),
        reasons=tuple(find_marked(parsed, codebook.conditions.reasons)),
    )
