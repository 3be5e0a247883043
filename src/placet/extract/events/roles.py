"""Find who fills the roles of a firing: its actors and its recipients.

"Russian troops shelled a village in Sudria" -> actor: who stands behind "Russian troops"; recipient: Sudria, as the village's place.
What is moved is no party: "sent soldiers to Sudria" is done to Sudria. Of a reciprocal act the recipients are those who share it.
"""

from placet.codebook.grammar import Words
from placet.extract.actors.cast import Cast
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firing, Firings, governed_object
from placet.extract.events.parties import DEEPEST, OWNERS, OWNERS_AND_PLACES, Parties, key_of
from placet.extract.quotations.attribution import Attributions
from placet.model.parsed import Parsed

PLACES = ("to", "into", "in", "on", "near", "along", "against", "at", "off", "from")
CARRIED = ("in", "with")  # "in a letter to Sudria", "with a threat": the sentence's subject says it
SPEECH_ACTS = ("AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")  # about what somebody else does or has
TO_SOMEBODY = ("REQUEST", "ACCUSE", "SUPPORT")  # who is named after the verb is meant, though of the doer's own side
OFFICIAL = frozenset({"GOV", "MIL", "LEG"})  # sectors of those who meet for their states
SAID = ("AGREE", "REQUEST", "REJECT", "THREATEN")  # nouns of these are words that somebody gives


class RoleFinder:
    """Actors (by their places in the cast) for the roles of the firings of one document."""

    def __init__(self, clauses: Clauses, firings: Firings, cast: Cast, attributions: Attributions, classes: dict[str, Words]) -> None:
        self.parsed: Parsed = clauses.parsed
        self.clauses = clauses
        self.cast = cast
        self.attributions = attributions
        self.classes = classes
        self.moved = classes["troops"] | classes["weapons"]
        self.charges = classes["charges"]
        self.persons = classes["people"]
        self.parties = Parties(clauses, firings, cast, self.moved)

    def actors(self, firing: Firing) -> tuple[int, ...]:
        """Who did it; of a noun that is said or shared ("after a meeting with the envoy") else the subject of what it hangs on."""
        entry = firing.frame.entry
        found = self.parties.first(firing, firing.frame.actor, OWNERS)
        if entry.event == "MOBILIZE" or (entry.event == "ASSAULT" and firing.frame.category == "noun" and not firing.clause.fill("by")):
            found = self.parties.known(found)  # "troops deployed", "the market attack"
        if entry.reciprocal and firing.frame.category == "noun":
            found = tuple(dict.fromkeys(self.parties.before(firing.head) + found))
        if not found and entry.event == "MOBILIZE":
            found = self.owners_of_moved(firing)
        if found or firing.frame.category != "noun":
            return found
        found = self.parties.made_by(firing.head)
        if found:
            return found
        if not (entry.reciprocal and firing.clause.fill("with")) and not (entry.event in SAID and self.carried(firing.head)):
            return found
        return self.subject_above(firing) or (self.attributions.holder_at(firing.head) if entry.reciprocal else ())

    def speaker_at(self, token: int) -> tuple[int, ...]:
        """Who says the words that a predicate stands in."""
        return self.attributions.holder_at(token)

    def subject_above(self, firing: Firing) -> tuple[int, ...]:
        """The subject of the clause that a noun hangs on, or of one above it: "Norland left after talks with Sudria broke down"."""
        with_whom = {party for token in firing.clause.fill("with") for party in self.parties.behind(token, OWNERS)}
        governor = self.clauses.governor(firing.head)
        for _ in range(DEEPEST):
            if governor is None:
                break
            subjects = (token for token in self.parties.subject_of(governor) if token != firing.head)
            found = dict.fromkeys(party for token in subjects for party in self.parties.behind(token, OWNERS) if party not in with_whom)
            if found:
                return tuple(found)
            governor = self.clauses.governor(governor)
        return ()

    def recipients(self, firing: Firing, doers: tuple[int, ...]) -> tuple[int, ...]:
        """Whom it was done to: the frame's slots, then the subject of its content, then what its theme tells of."""
        same = tuple(party for party in range(len(self.cast.actors)) if key_of(self.cast, party) in self.parties.keys(doers))
        found = self.done_to(firing, doers, same) or self.parties.first(firing, self.recipient_slots(firing), OWNERS_AND_PLACES, but=doers)
        return tuple(party for party in dict.fromkeys(found) if party not in doers)

    def done_to(self, firing: Firing, doers: tuple[int, ...], same: tuple[int, ...]) -> tuple[int, ...]:
        """The recipients that are of another side than the doers."""
        entry = firing.frame.entry
        found = self.parties.first(firing, self.recipient_slots(firing), OWNERS_AND_PLACES, but=same)
        if entry.event == "MOBILIZE":
            return found or self.destination(firing)
        if entry.reciprocal:
            led = [party for token in firing.clause.fill("object") for party in self.parties.made_by(token)]  # "talks led by Norland"
            return found or tuple(led)
        if entry.event in TO_SOMEBODY:
            found = found or self.parties.first(firing, firing.frame.recipient, OWNERS_AND_PLACES, but=doers)
        if entry.event in SPEECH_ACTS:
            shared = entry.event == "AGREE" and len(self.parties.keys(doers)) > 1
            return found if shared else found or self.within_content(firing, same) or self.of_themes(firing, same)
        return found or self.aimed_at(firing) or self.of_themes(firing, same)

    def aimed_at(self, firing: Firing) -> tuple[int, ...]:
        """Whom a thing is aimed at by the clause on it: "airstrikes targeting the rebels"."""
        for token in (firing.head, *firing.clause.fill("object")):
            for child in self.parsed.children_by(token, "acl"):
                clause = self.clauses.at(child)
                if clause is not None and not clause.passive:
                    found = [party for each in clause.fill("object") for party in self.parties.behind(each, OWNERS_AND_PLACES)]
                    if found:
                        return tuple(found)
        return ()

    def recipient_slots(self, firing: Firing) -> tuple[str, ...]:
        """The frame's slots for the recipient; what is moved is none."""
        if firing.frame.entry.event != "MOBILIZE":
            return firing.frame.recipient
        return tuple(
            slot
            for slot in firing.frame.recipient
            if not any(self.parsed.lemmas[token].lower() in self.moved for token in firing.clause.fill(slot))
        )

    def alone(self, firing: Firing, parties: tuple[int, ...]) -> bool:
        """Whether a shared act has but one party and names nobody beside it: "the meeting of the cabinet"."""
        if len(self.parties.keys(parties)) > 1 or self.several_officials(firing, parties):
            return False
        if not parties or not self.parties.keys(parties) - set(parties):
            return True  # nobody, or only people of no known party
        if firing.frame.entry.object:
            return firing.clause.passive or firing.frame.category != "verb"  # "held talks in Sudria" leaves out with whom
        slots = [slot for slot in firing.frame.recipient if slot not in firing.frame.theme]
        others = [token for slot in slots for token in firing.clause.fill(slot)] + list(governed_object(firing.frame, firing.clause) or ())
        return not any(self.parsed.lemmas[token].lower() in self.persons for token in others)

    def several_officials(self, firing: Firing, parties: tuple[int, ...]) -> bool:
        """Whether the subject itself is several people in office: "European leaders met in Paris"."""
        in_office = any(OFFICIAL.intersection(self.parties.cast.actors[party].sectors) for party in parties)
        return (
            firing.frame.category == "verb" and in_office and any(self.parsed.tags[each] == "NNS" for each in firing.clause.fill("subject"))
        )

    def is_charge(self, token: int) -> bool:
        """Whether a noun is a charge that somebody may deny."""
        return self.parsed.lemmas[token].lower() in self.charges

    def owners_of_moved(self, firing: Firing) -> tuple[int, ...]:
        """Whose troops or weapons are sent, where nobody is named who sends them ("German soldiers could be sent")."""
        moved = [token for slot in ("object", "of") for token in firing.clause.fill(slot)]
        found = dict.fromkeys(party for token in moved for party in self.parties.behind(token, OWNERS))
        return self.parties.known(found)

    def destination(self, firing: Firing) -> tuple[int, ...]:
        """Where forces go to: the places of what is moved, or of the clause."""
        parsed = self.parsed
        for token in (*firing.theme, firing.head):
            start, end = parsed.subtree(token)
            for at in range(token, end):
                if parsed.deps[at] == "pobj" and parsed.lower[parsed.heads[at]] in PLACES and start <= parsed.heads[at]:
                    states = tuple(party for party in self.cast.at(at) if self.cast.actors[party].kind == "state")
                    if states:
                        return states
        return ()

    def carried(self, noun: int) -> bool:
        """Whether a noun of speech hangs on a verb as the words in which something is said."""
        return self.parsed.deps[noun] == "pobj" and self.parsed.lower[self.parsed.heads[noun]] in CARRIED

    def within_content(self, firing: Firing, doers: tuple[int, ...]) -> tuple[int, ...]:
        """The parties of the clause that a speech act is about: its subject, its object, what stands with it, its condition's subject."""
        for complement in firing.clause.complements:
            inner = self.clauses.at(complement.head)
            between = range(min(complement.head, firing.head), max(complement.head, firing.head))
            if inner is None or any(self.parsed.words[token] == ";" for token in between):
                continue  # what a semicolon parts is no content, whatever the parser says
            conditions = [token for head in inner.conditions for token in self.parties.subject_of(head)]
            filled = [inner.fill(slot) for slot in ("subject", "object", "with", "to", "against", "on", "from", "between", "in", "of")]
            for tokens in (*filled, tuple(conditions)):
                found = [party for token in tokens for party in self.parties.behind_theme(token) if party not in doers]
                if found:
                    return tuple(dict.fromkeys(found))
        return ()

    def of_themes(self, firing: Firing, doers: tuple[int, ...]) -> tuple[int, ...]:
        """Whose the thing is that an act is about: "the offer made by Sudria", "the offer" of which was told before."""
        found = [party for token in firing.theme for party in self.parties.behind_theme(token) if party not in doers]
        if not found and firing.frame.entry.event in SPEECH_ACTS:
            found = [party for token in firing.theme for party in self.parties.told_before(token) if party not in doers]
        return tuple(found)
