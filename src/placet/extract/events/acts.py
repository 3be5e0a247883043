"""Find the acts in a parsed document: frames of events that fired, with their parties and their status.

"Norland launched an attack on Sudria" is one act: the noun's event is told by the verb that carries it. A promise to harm is a threat.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firing, Firings
from placet.extract.clauses.status import status_of
from placet.extract.events.casualties import Casualties
from placet.extract.events.non_events import is_no_event, is_numbered_name
from placet.extract.events.roles import RoleFinder
from placet.extract.events.spans import clause_span
from placet.extract.events.undertakings import REFUSED, THREATENED, find_undertakings
from placet.model.parsed import Parsed
from placet.model.record import EventType, Place, Status, When

HOSTILE: frozenset[EventType] = frozenset({"SANCTION", "COERCE", "ASSAULT", "THREATEN"})  # to promise these is to threaten
VIOLENT: frozenset[EventType] = frozenset({"COERCE", "ASSAULT"})  # a weapon may stand for the doer
NO_CASUALTIES = Casualties()


@dataclass(frozen=True, kw_only=True)
class Act:
    """An event before it is written down: tokens and places in the cast instead of offsets and ids."""

    firing: Firing
    type: EventType
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    status: Status
    start: int
    end: int
    when: When | None = None
    place: Place | None = None
    casualties: Casualties = NO_CASUALTIES
    retold: tuple[tuple[int, int], ...] = ()

    @property
    def parties(self) -> frozenset[int]:
        """Actors and recipients together."""
        return frozenset(self.actors + self.recipients)


def find_acts(clauses: Clauses, firings: Firings, roles: RoleFinder, needy: frozenset[EventType] = frozenset()) -> list[Act]:
    """Every firing of a frame with an event whose parties are known, in order of the text; types in `needy` need a recipient."""
    chosen = dict(choose(firings))
    chosen |= find_undertakings(clauses, chosen, roles)
    chosen = {head: firing for head, firing in chosen.items() if not told_by_content(firing, chosen)}
    acts: list[Act] = []
    for head in sorted(chosen):
        firing = chosen[head]
        if carried(firing, chosen) or is_numbered_name(firing, clauses.parsed):
            continue
        act = act_of(firing, clauses, firings, roles, chosen)
        if act is None or (act.type in needy and not act.recipients and not act.firing.frame.entry.reciprocal):
            continue
        if not only_meant(act, clauses, chosen):
            acts.append(act)
    return acts


def choose(firings: Firings) -> Iterator[tuple[int, Firing]]:
    """For each head token the most specific frame that has an event."""
    for head, candidates in firings.items():
        for firing in candidates:
            if firing.frame.entry.event:
                yield head, firing
                break


def told_by_content(firing: Firing, chosen: dict[int, Firing]) -> bool:
    """Whether a noun of willing is told by what is willed: "has no plan to send troops" is an event of sending, denied."""
    entry = firing.frame.entry
    willing = firing.frame.category == "noun" and entry.negated is True and bool(entry.complement)
    return willing and any(complement.head in chosen for complement in firing.clause.complements)


def carried(firing: Firing, chosen: dict[int, Firing]) -> bool:
    """Whether a noun's event is told already by the verb that carries it: "launched an attack" is one event."""
    if firing.frame.category != "noun":
        return False
    outer = chosen.get(firing.clause.support)
    if outer is None or outer.head == firing.head:
        return False
    entry = outer.frame.entry
    return bool(entry.object or entry.slots or outer.frame.governed) or entry.event == firing.frame.entry.event


def act_of(firing: Firing, clauses: Clauses, firings: Firings, roles: RoleFinder, chosen: dict[int, Firing]) -> Act | None:
    """A firing with its parties and its status, or None where no party is known."""
    entry = firing.frame.entry
    if entry.event is None:
        return None
    judged = entry.holder == "speaker"  # "a partition is out of the question, the minister said"
    if judged and firing.clause.negated and entry.negated is not True:
        return None
    actors = () if judged else roles.actors(firing)
    if judged or (not actors and viewed_with_threat(firing)):
        actors = roles.speaker_at(firing.head)
    recipients = roles.recipients(firing, actors)
    if entry.reciprocal:
        actors, recipients = tuple(dict.fromkeys(actors + recipients)), ()
        if roles.alone(firing, actors):
            return None
    if firing.frame.category == "adjective" and entry.event in ("SUPPORT", "ACCUSE") and not recipients:
        return None  # "grateful to be here"
    if is_no_event(firing, clauses, roles.classes["commenting"]):
        return None
    if not actors and not (recipients and agentless(firing)):
        return None
    if entry.event == "CONSULT" and not entry.reciprocal and not (actors and recipients):
        return None  # a letter or a visit to nobody
    status = status_of(firing.clause, clauses, firings, negation_counts=entry.negated is not True)
    if firing.frame.category == "adjective" and entry.event == "AGREE" and status == "actual" and on_terms(firing, clauses):
        status = "hypothetical"
    if judged or firing.frame in (REFUSED, THREATENED) or viewed_with_threat(firing):
        status = "actual"
    if not actors and status in ("planned", "hypothetical"):
        return None  # "troops could be sent": nobody does it
    start, end = clause_span(firing, clauses)
    return Act(
        firing=firing,
        type=composed(firing, chosen),
        actors=actors,
        recipients=recipients,
        status=status,
        start=start,
        end=end,
    )


def on_terms(firing: Firing, clauses: Clauses) -> bool:
    """Whether what one is ready for has conditions: "prepared to open a base, provided that the land stays Norlandish"."""
    inner = (clauses.at(each.head) for each in firing.clause.complements)
    return any(clause.conditions for clause in inner if clause is not None)


def agentless(firing: Firing) -> bool:
    """Whether a firing may tell an act without its doer: a noun, or a passive whose doer is left out or is no party but a weapon."""
    if firing.frame.category == "noun":
        return True
    named = bool(firing.clause.fill("subject"))  # "was backed by its profits" has one, and it is no party
    return firing.clause.passive and (not named or firing.frame.entry.event in VIOLENT)


def only_meant(act: Act, clauses: Clauses, chosen: dict[int, Firing]) -> bool:
    """Whether an act is but the content of another one ("threatened to attack") or a purpose, or a noun for what has not happened.

    Plans that no coded act tells stay: "Norland plans to send troops".
    """
    parsed, head = clauses.parsed, act.firing.clause.support
    if act.status == "denied" and refused(head, clauses, chosen):
        return True
    if act.status in ("actual", "denied") and act.firing.frame.category != "noun":
        return False
    if act.status == "hypothetical" and in_condition(clauses, head):
        return True
    if act.firing.frame.category == "noun":
        clause = act.firing.clause
        return act.status != "actual" and (clause.support == clause.head or not (clause.modals or clause.conditions or clause.negated))
    purpose = parsed.deps[head] in ("advcl", "acl", "relcl") and is_infinitive(parsed, head) and not act.firing.clause.conditions
    if act.status == "hypothetical" and purpose:
        return True
    governor = clauses.governor(head)
    if governor is None or governor == act.firing.head or governor not in chosen or chosen[governor].frame.entry.event == "CONSULT":
        return False
    demanded = parsed.deps[head] == "ccomp" and chosen[governor].frame.entry.makes is not None  # "demanded that it leave"
    return demanded or parsed.deps[head] in ("xcomp", "pcomp", "acl")


def refused(head: int, clauses: Clauses, chosen: dict[int, Firing]) -> bool:
    """Whether a verb is what another act refuses to do: "ruled out sending", "refused to meet"; not what is denied to have happened."""
    above = chosen.get(governor) if (governor := clauses.governor(head)) is not None else None
    if above is None or above.frame.entry.makes != "denied":
        return False
    return any(each.head == head and each.kind != "finite" for each in above.clause.complements)


def in_condition(clauses: Clauses, head: int) -> bool:
    """Whether a verb stands in a clause of condition: "if Norland attacks", "should it attack"."""
    parsed = clauses.parsed
    while parsed.deps[head] in ("conj", "xcomp"):
        head = parsed.heads[head]
    marks = [parsed.lower[child] for child in parsed.children[head] if parsed.deps[child] in ("mark", "advmod")]
    return parsed.deps[head] == "advcl" and any(mark in clauses.grammar.condition_markers for mark in marks)


def is_infinitive(parsed: Parsed, verb: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(parsed.tags[child] == "TO" for child in parsed.children[verb])


def composed(firing: Firing, chosen: dict[int, Firing]) -> EventType:
    """The type of an act with its content: a promise to harm is a threat."""
    entry = firing.frame.entry
    assert entry.event is not None
    if entry.event == "AGREE":
        inner = [chosen[each.head].frame.entry.event for each in firing.clause.complements if each.head in chosen]
        if inner and all(kind in HOSTILE for kind in inner):
            return "THREATEN"
    if viewed_with_threat(firing):
        return "THREATEN"
    return entry.event


def viewed_with_threat(firing: Firing) -> bool:
    """Whether a judgement is one that is only announced: "would view the base as an act of war"."""
    judged = firing.frame.entry.event == "ACCUSE" and set(firing.frame.entry.slots) & {"as", "oprd", "complement"}
    return bool(judged) and "would" in firing.clause.modals and not firing.clause.negated
