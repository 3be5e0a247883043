"""Find whom an act is directed at where its own clause names nobody: whom it answers, or who is on the other side.

"Norland offered a truce. Sudria turned the idea down" -> REJECT, recipient Norland. A denial goes to who made the charge, an answer to
whose act was told shortly before, and else what is demanded, refused, offered or threatened goes to the party named last, where that is
also the one that the document names most. Deliberately missed: counterparts of which the document tells after the act.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from placet.extract.clauses.clauses import Clauses
from placet.extract.events.acts import Act
from placet.extract.events.parties import LOOK_BACK
from placet.extract.events.roles import RoleFinder
from placet.model.record import EventType

SENTENCES = 2  # how far back the act stands that is answered; further back it is right less often than wrong
OPPOSED: frozenset[EventType] = frozenset({"REJECT", "REQUEST", "AGREE", "THREATEN", "CONCEDE"})  # from one side to the other
ANSWERS: frozenset[EventType] = frozenset({"REJECT", "ACCUSE", "SUPPORT", "AGREE"})  # of these, who acted first is the recipient
POINTING = ("PRP", "DT", "CD", "WDT", "WP")  # "rejected it", "accepted that", "accepted one", "which it rejected"


def with_counterparts(acts: Sequence[Act], clauses: Clauses, roles: RoleFinder) -> list[Act]:
    """The acts in order of the text, those of speech without a recipient given the one that the text before them tells."""
    finder = CounterpartFinder(clauses, roles)
    found: list[Act] = []
    for act in acts:
        among_themselves = act.firing.frame.entry.reciprocal or (act.type == "AGREE" and len(roles.parties.keys(act.actors)) > 1)
        directed = act.recipients or among_themselves
        found.append(act if directed else replace(act, recipients=finder.find(act, found)))
    return found


class CounterpartFinder:
    """Finds the other side of the acts of one document."""

    def __init__(self, clauses: Clauses, roles: RoleFinder) -> None:
        self.clauses = clauses
        self.parsed = clauses.parsed
        self.roles = roles
        self.parties = roles.parties
        self.said = roles.classes["said"]  # nouns for what is said or put forward, so that one may answer it
        self.named = Counter(key for token in range(len(self.parsed)) for key in self.parties.keys(roles.cast.at(token)))

    def find(self, act: Act, earlier: Sequence[Act]) -> tuple[int, ...]:
        """The recipients of an act that has none of its own."""
        own = self.parties.keys(act.actors)
        found = self.accusers(act, earlier, own) or self.answered(act, earlier, own)
        return found or (self.other_side(act, own) if act.type in OPPOSED and self.parties.known(act.actors) else ())

    def others(self, parties: Sequence[int], own: frozenset[str | int]) -> tuple[int, ...]:
        """Those of known parties other than one's own."""
        return tuple(party for party in self.parties.known(parties) if not self.parties.keys((party,)) & own)

    def accusers(self, act: Act, earlier: Sequence[Act], own: frozenset[str | int]) -> tuple[int, ...]:
        """Of a denial, who made the charge: "Norland accused Sudria … Sudria denied the charge", "… denied laying mines"."""
        entry = act.firing.frame.entry
        charged = any(self.roles.is_charge(token) for token in act.firing.theme)
        if act.type != "REJECT" or not (charged or (entry.reports == "denied" and act.firing.clause.complements)):
            return ()
        for charge in reversed(earlier):
            if charge.type == "ACCUSE" and self.parties.keys(charge.recipients) & own:
                return self.others(charge.actors, own)
        return ()

    def answered(self, act: Act, earlier: Sequence[Act], own: frozenset[str | int]) -> tuple[int, ...]:
        """Whose act was told last before an answer to it."""
        if not self.is_answer(act):
            return ()
        sentence = self.parsed.sentence_of[act.firing.head]
        for before in reversed(earlier):
            if sentence - self.parsed.sentence_of[before.firing.head] > SENTENCES:
                return ()
            told = before.actors
            if self.is_answer(before) and (self.parsed.sentence_of[before.firing.head] == sentence or not act.firing.theme):
                told = before.recipients  # "Norland accepted the offer; Sudria declined": both answer the same party
            found = self.others(told, own)
            if found:
                return found
        return ()

    def is_answer(self, act: Act) -> bool:
        """Whether an act points back: "turned it down", "welcomed the offer", "declined", "denied that …", but not "supports the route"."""
        if act.firing.frame.category != "verb":
            return False
        if act.type not in ANSWERS:
            return False
        if act.type == "REJECT" and (not act.firing.theme or act.firing.clause.complements):
            return True
        any_noun = act.type in ("REJECT", "ACCUSE")
        return any(self.points_back(token, act.firing.head, any_noun=any_noun) for token in act.firing.theme)

    def points_back(self, token: int, verb: int, *, any_noun: bool) -> bool:
        """Whether a noun or a pronoun with a verb means what was told of before; `any_noun`: also if it is for nothing said."""
        parsed = self.parsed
        if parsed.tags[token] in POINTING:
            return True
        definite = any(parsed.lower[child] in self.clauses.grammar.definite_words for child in parsed.children[token])
        definite |= parsed.deps[verb] == "relcl" and parsed.heads[verb] == token  # "an offer that Norland declined"
        if parsed.children_by(token, "nummod") or not definite:
            return False
        return any_noun or parsed.lemmas[token].lower() in self.said

    def other_side(self, act: Act, own: frozenset[str | int]) -> tuple[int, ...]:
        """The party named last before an act, where it is also the one that the document names most of all but one's own."""
        cast, head = self.roles.cast, act.firing.head
        ranked = [key for key, _ in self.named.most_common() if isinstance(key, str) and key not in own]
        for token in range(head, max(-1, head - LOOK_BACK), -1):
            found = self.others(cast.at(token), own)
            if found:
                return found if ranked and ranked[0] in self.parties.keys(found) else ()
        return ()
