"""Find the events in a parsed document: who did what to whom, by PLOVER.

"Norland refused to send troops to Sudria" -> REJECT, actor Norland, recipient Sudria. One event told twice is one event with
`repeats`; the headline is coded only for what the body does not say. Deliberately missed: events without any party that the
document names, and acts that the text only implies.
"""

from collections.abc import Sequence
from dataclasses import replace

from placet.codebook import Codebook
from placet.codebook.plover import Plover
from placet.extract.actors.cast import Cast
from placet.extract.circumstances.dates import Dated
from placet.extract.circumstances.places import Placed
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firing, Firings
from placet.extract.events.acts import NO_CASUALTIES, Act, find_acts
from placet.extract.events.casualties import count_casualties
from placet.extract.events.counterparts import with_counterparts
from placet.extract.events.dating import date_of
from placet.extract.events.learned.opinion import opinion
from placet.extract.events.relation import with_relation
from placet.extract.events.retellings import told_once
from placet.extract.events.roles import RoleFinder
from placet.extract.quotations.attribution import Attributions
from placet.model.document import Span
from placet.model.parsed import Parsed
from placet.model.record import Event

LOSSES = ("ASSAULT", "COERCE", "PROTEST")  # types in whose sentence people may be counted dead or injured
BASE = {"verb": 0.55, "noun": 0.45, "adjective": 0.45}  # confidence with one role filled, as right on the dispute articles
BOTH_ROLES, RESTRICTED = 0.1, 0.1


def find_events(
    parsed: Parsed,
    clauses: Clauses,
    firings: Firings,
    cast: Cast,
    attributions: Attributions,
    dates: Sequence[Dated],
    places: Sequence[Placed],
    codebook: Codebook,
) -> tuple[Event, ...]:
    """Find the events of a document, in order of the text."""
    needy = frozenset(kind.name for kind in codebook.plover.types.values() if kind.recipient == "required")
    roles = RoleFinder(clauses, firings, cast, attributions, codebook.classes)
    acts = with_counterparts(find_acts(clauses, firings, roles, needy), clauses, roles)
    acts = [with_circumstances(act, clauses, places, codebook) for act in acts]
    acts = [replace(act, when=date_of(act, clauses, cast, attributions, dates)) for act in acts]
    acts = [replace(act, status="planned") if is_ahead(act, parsed) else act for act in acts]
    told = told_once(acts, parsed, cast)
    events = tuple(written(f"e{n}", act, parsed, cast, attributions, codebook.plover) for n, act in enumerate(told, start=1))
    return with_relation(parsed, clauses, firings, cast, attributions, events, codebook, opinion)


def is_ahead(act: Act, parsed: Parsed) -> bool:
    """Whether the present tense tells of a day to come: "the ministers meet on 5 May"."""
    published = parsed.document.published[:10]
    told = act.status == "actual" and act.when is not None and parsed.tags[act.firing.clause.support] in ("VBZ", "VBP")
    return told and bool(published) and act.when is not None and act.when.from_ > published


def with_circumstances(act: Act, clauses: Clauses, places: Sequence[Placed], codebook: Codebook) -> Act:
    """Add place and losses: the place nearest to the head within the clause, the losses of the sentence."""
    head, parsed = act.firing.head, clauses.parsed
    inside = (each for each in places if act.start <= each.start < act.end)
    where = min(inside, key=lambda each: abs(each.start - head), default=None)
    losses = NO_CASUALTIES
    if act.type in LOSSES:
        losses = count_casualties(parsed, codebook.casualties, *parsed.sentences[parsed.sentence_of[head]])
    return replace(act, place=where.place if where else None, casualties=losses)


def written(identifier: str, act: Act, parsed: Parsed, cast: Cast, attributions: Attributions, plover: Plover) -> Event:
    """Write an act down as the record has it."""
    entry, head = act.firing.frame.entry, act.firing.head
    mode = plover.mode_of(act.type, entry.mode if act.type == entry.event else "", means(act.firing, parsed))
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


def means(firing: Firing, parsed: Parsed) -> list[str]:
    """The lemmas on a predicate and of who or what does it: "a drone strike", "struck with drones", "fired drones"."""
    slots = ["subject", "by", "with", "in", *(() if "object" in firing.frame.recipient else ("object",))]
    tokens = [firing.head, *(token for slot in slots for token in firing.clause.fill(slot))]
    tokens += [child for token in tokens for child in parsed.children_by(token, "amod", "compound", "nmod")]
    return [parsed.lemmas[token].lower() for token in tokens]


def confidence(act: Act) -> float:
    """How far to trust an act: by the kind of its frame, its restrictions, and whether both roles are filled."""
    frame = act.firing.frame
    restricted = bool(frame.entry.object or frame.entry.slots)
    return round(BASE[frame.category] + BOTH_ROLES * bool(act.actors and act.recipients) + RESTRICTED * restricted, 2)
