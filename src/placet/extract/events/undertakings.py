"""Find the acts that a party's own word on what it will do tells, without a predicate for it: a refusal, an offer on terms, or a threat.

"Norland will not leave the island, its minister said" -> REJECT; "we would open the road if the guards left" -> AGREE; "we would strike if
they came" -> THREATEN. What others say that a party will do is none. What has a type of its own stays what it is ("we would send troops
if …"), but for doing good: to say that one will not is to refuse. Deliberately missed: refusals in the passive.
"""

from placet.codebook.frames import Frame, FrameEntry
from placet.extract.clauses.clauses import Clause, Clauses
from placet.extract.clauses.firings import Firing
from placet.extract.events.roles import RoleFinder
from placet.model.record import EventType

GOOD: frozenset[EventType] = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
ABOUT = ("object", "with", "to", "from", "in", "for", "on", "of")


def undertaking(kind: EventType, name: str) -> Frame:
    """The frame of any verb that tells an undertaking."""
    entry = FrameEntry(verb=name, event=kind, negated=True if kind == "REJECT" else None, example="")
    return Frame(
        name=f"undertaking:{name}", category="verb", lemma="", governed=(), entry=entry, actor=("subject",), recipient=ABOUT, theme=ABOUT
    )


REFUSED, OFFERED = undertaking("REJECT", "will not"), undertaking("AGREE", "would if")
THREATENED = undertaking("THREATEN", "would strike if")


def find_undertakings(clauses: Clauses, chosen: dict[int, Firing], roles: RoleFinder) -> dict[int, Firing]:
    """The firings of undertakings by their verbs, other than those that no will moves ("would know", "will not matter")."""
    found: dict[int, Firing] = {}
    for clause in clauses:
        frame = undertaken(clause, clauses, roles)
        told = chosen.get(clause.head)
        if frame is None or (told and not (frame is REFUSED and told.frame.entry.event in GOOD and told.frame.entry.negated is not True)):
            continue
        if not is_own_word(clause, roles):
            continue
        theme = next((clause.fill(slot) for slot in ABOUT if clause.fill(slot)), ())
        recipient = told.recipient if told else ()
        found[clause.head] = Firing(frame=frame, clause=clause, actor=clause.fill("subject"), recipient=recipient, theme=theme)
    return found


def undertaken(clause: Clause, clauses: Clauses, roles: RoleFinder) -> Frame | None:
    """Which undertaking a verb may tell by its modal, its negation and its conditions."""
    ahead = {"would"} | clauses.grammar.future_modals
    if clause.category != "verb" or clause.lemma in roles.classes["unwilled"] | clauses.grammar.copulas:
        return None
    if clause.passive or not ahead & set(clause.modals):
        return None
    if clause.negated:
        return REFUSED
    if not clause.conditions:
        return None
    return THREATENED if clause.lemma in roles.classes["retaliating"] else OFFERED


def is_own_word(clause: Clause, roles: RoleFinder) -> bool:
    """Whether who would do it says so: "its ministry said that Norland would", "we will not"."""
    parties = roles.parties
    doers = parties.known(party for token in clause.fill("subject") for party in roles.cast.at(token))
    return bool(parties.keys(doers) & parties.keys(roles.speaker_at(clause.head)))
