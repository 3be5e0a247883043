"""Find the events in a parsed document: who did what to whom, by PLOVER.

"Norland refused to send troops to Sudria" -> REJECT, actor Norland, recipient Sudria. One event told twice is one event with
`repeats`; the headline is coded only for what the body does not say. Deliberately missed: events without any party that the
document names, and acts that the text only implies.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from placet.codebook.casualties import CasualtyWords
from placet.codebook.plover import Plover
from placet.extract.acts import NO_CASUALTIES, Act, find_acts
from placet.extract.casualties import count_casualties
from placet.extract.clauses import Clauses
from placet.extract.firings import Firings
from placet.extract.relation import with_relation
from placet.extract.retellings import told_once
from placet.model.document import Span
from placet.model.parsed import Parsed
from placet.model.record import Event, Place, When

LOSSES = ("ASSAULT", "COERCE", "PROTEST")  # types in whose sentence people may be counted dead or injured
BASE = {"verb": 0.45, "noun": 0.35, "adjective": 0.35}  # confidence with one role filled, as right on the dispute articles
BOTH_ROLES, RESTRICTED = 0.1, 0.1


class Knowledge(Protocol):
    """What is asked of the codebook."""

    @property
    def plover(self) -> Plover:
        """The ontology."""
    @property
    def casualties(self) -> CasualtyWords:
        """The words that count the dead and the injured."""


class Parties(Protocol):
    """What is asked of a cast."""

    def at(self, token: int) -> tuple[int, ...]:
        """The places in the cast of the actors that a token stands for."""
    def ids(self, indices: Iterable[int]) -> tuple[str, ...]:
        """The ids of actors by their places."""


class Chains(Protocol):
    """What is asked of the attributions."""

    def chain_at(self, token: int) -> tuple[str, ...]:
        """The ids of the quotations around a token, outermost first."""


class DateAt(Protocol):
    """A date in the text, in tokens."""

    @property
    def start(self) -> int:
        """Its first token."""
    @property
    def when(self) -> When:
        """The days it covers."""


class PlaceAt(Protocol):
    """A place in the text, in tokens."""

    @property
    def start(self) -> int:
        """Its first token."""
    @property
    def place(self) -> Place:
        """What is known of it."""


At = TypeVar("At", DateAt, PlaceAt)


def find_events(
    parsed: Parsed,
    clauses: Clauses,
    firings: Firings,
    cast: Parties,
    attributions: Chains,
    dates: Sequence[DateAt],
    places: Sequence[PlaceAt],
    codebook: Knowledge,
) -> tuple[Event, ...]:
    """Find the events of a document, in order of the text."""
    needy = frozenset(kind.name for kind in codebook.plover.types.values() if kind.recipient == "required")
    acts = [with_circumstances(act, parsed, dates, places, codebook) for act in find_acts(clauses, firings, cast, needy)]
    told = told_once(acts, parsed)
    events = tuple(written(f"e{n}", act, parsed, cast, attributions, codebook.plover) for n, act in enumerate(told, start=1))
    return with_relation(parsed, clauses, firings, cast, attributions, events, codebook)


def with_circumstances(act: Act, parsed: Parsed, dates: Sequence[DateAt], places: Sequence[PlaceAt], codebook: Knowledge) -> Act:
    """Add date, place and losses: the nearest ones within the clause."""
    head = act.firing.head
    when = nearest((dated for dated in dates if act.start <= dated.start < act.end), head)
    where = nearest((placed for placed in places if act.start <= placed.start < act.end), head)
    losses = NO_CASUALTIES
    if act.type in ("ASSAULT", "COERCE", "PROTEST"):
        losses = count_casualties(parsed, codebook.casualties, *parsed.sentences[parsed.sentence_of[head]])
    return replace(act, when=when.when if when else None, place=where.place if where else None, casualties=losses)


def nearest(found: Iterable[At], head: int) -> At | None:
    """What stands closest to an event's head."""
    return min(found, key=lambda each: abs(each.start - head), default=None)


def written(identifier: str, act: Act, parsed: Parsed, cast: Parties, attributions: Chains, plover: Plover) -> Event:
    """Write an act down as the record has it."""
    entry, head = act.firing.frame.entry, act.firing.head
    mode = entry.mode if act.type == entry.event else ""
    tellings = ((act.start, act.end), *act.retold)
    lemmas = (parsed.lemmas[token].lower() for start, end in tellings for token in range(start, end))
    contexts = plover.contexts_of(lemmas)
    return Event(
        id=identifier,
        type=act.type,
        mode=mode,
        contexts=tuple(dict.fromkeys((*entry.contexts, *contexts))),
        cameo=plover.cameo_of(act.type, mode),
        actor=cast.ids(act.actors),
        recipient=cast.ids(act.recipients),
        status=act.status,
        date=act.when,
        place=act.place,
        dead=act.casualties.dead,
        injured=act.casualties.injured,
        anchor=parsed.span(head, head + 1),
        span=parsed.span(act.start, act.end),
        repeats=tuple(Span(start=parsed.starts[start], end=parsed.ends[end - 1]) for start, end in act.retold),
        attribution=attributions.chain_at(head),
        rule=act.firing.frame.name,
        confidence=confidence(act),
    )


def confidence(act: Act) -> float:
    """How far to trust an act: by the kind of its frame, its restrictions, and whether both roles are filled."""
    frame = act.firing.frame
    restricted = bool(frame.entry.object or frame.entry.slots)
    return round(BASE[frame.category] + BOTH_ROLES * bool(act.actors and act.recipients) + RESTRICTED * restricted, 2)
