"""Find the acts in a parsed document: frames of events that fired, with their parties and their status.

"Norland launched an attack on Sudria" is one act: the noun's event is told by the verb that carries it. A promise to harm is a threat.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from placet.extract.cast import Cast
from placet.extract.casualties import Casualties
from placet.extract.clauses import Clauses
from placet.extract.event_spans import clause_span
from placet.extract.firings import Firing, Firings
from placet.extract.roles import RoleFinder
from placet.extract.status import status_of
from placet.model.parsed import Parsed
from placet.model.record import EventType, Place, Status, When

HOSTILE: frozenset[EventType] = frozenset({"SANCTION", "COERCE", "ASSAULT", "THREATEN"})  # to promise these is to threaten
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


def find_acts(clauses: Clauses, firings: Firings, cast: Cast, needy: frozenset[EventType] = frozenset()) -> list[Act]:
    """Every firing of a frame with an event whose parties are known, in order of the text; types in `needy` need a recipient."""
    roles = RoleFinder(clauses, firings, cast)
    chosen = dict(choose(firings))
    acts = []
    for head in sorted(chosen):
        firing = chosen[head]
        if carried(firing, chosen):
            continue
        act = act_of(firing, clauses, firings, roles, chosen)
        if act and not (act.type in needy and not act.recipients) and not only_meant(act, clauses, chosen):
            acts.append(act)
    return acts


def choose(firings: Firings) -> Iterator[tuple[int, Firing]]:
    """For each head token the most specific frame that has an event."""
    for head, candidates in firings.items():
        for firing in candidates:
            if firing.frame.entry.event:
                yield head, firing
                break


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
    actors = roles.actors(firing)
    recipients = roles.recipients(firing, actors)
    if entry.reciprocal and (actors or recipients):
        actors = tuple(dict.fromkeys(actors + recipients))
    if not actors and not (recipients and (firing.clause.passive or firing.frame.category == "noun")):
        return None
    start, end = clause_span(firing, clauses)
    return Act(
        firing=firing,
        type=composed(firing, chosen),
        actors=actors,
        recipients=recipients,
        status=status_of(firing.clause, clauses, firings, negation_counts=entry.negated is not True),
        start=start,
        end=end,
    )


def only_meant(act: Act, clauses: Clauses, chosen: dict[int, Firing]) -> bool:
    """Whether an act is but the content of another one ("threatened to attack") or a purpose, or a noun for what has not happened.

    Plans that no coded act tells stay: "Norland plans to send troops".
    """
    if act.status in ("actual", "denied") and act.firing.frame.category != "noun":
        return False
    parsed, head = clauses.parsed, act.firing.clause.support
    if act.firing.frame.category == "noun":
        return act.status != "actual" and act.firing.clause.support == act.firing.head
    if act.status == "hypothetical" and parsed.deps[head] == "advcl" and not act.firing.clause.conditions and is_infinitive(parsed, head):
        return True
    governor = clauses.governor(head)
    if governor is None or governor == act.firing.head or governor not in chosen:
        return False
    demanded = parsed.deps[head] == "ccomp" and chosen[governor].frame.entry.makes is not None  # "demanded that it leave"
    return demanded or parsed.deps[head] in ("xcomp", "pcomp", "acl")


def is_infinitive(parsed: Parsed, verb: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(parsed.tags[child] == "TO" for child in parsed.children[verb])


def composed(firing: Firing, chosen: dict[int, Firing]) -> EventType:
    """The type of an act with its content: a promise to harm is a threat."""
    entry = firing.frame.entry
    assert entry.event is not None
    if entry.event == "AGREE" and any(complement.head in chosen for complement in firing.clause.complements):
        inner = [chosen[each.head].frame.entry.event for each in firing.clause.complements if each.head in chosen]
        if inner and all(kind in HOSTILE for kind in inner):
            return "THREATEN"
    return entry.event
