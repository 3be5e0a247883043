"""Records -> what happened that a dossier's parties did or had done to them; and how much of each type in each week."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from placet.model.parties import key_of
from placet.model.record import Actor, EventType, Record

Quad = int
"""PLOVER's quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""


class Happening(Struct, frozen=True, kw_only=True):
    """Something that happened on a day (ISO): one party's act, towards another ("" where it is towards nobody in particular).

    `documents` tell of it: reports with the same day, type and parties are reports of one thing.
    """

    day: str
    type: EventType
    quad: Quad
    actor: str
    recipient: str
    documents: tuple[str, ...]


class Week(Struct, frozen=True, kw_only=True):
    """How many things of a type happened in a week, by its Monday (ISO)."""

    monday: str
    type: EventType
    quad: Quad
    happenings: int


def happenings(
    records: Iterable[Record], parties: Collection[str], *, quads: Mapping[EventType, Quad], party_of: Mapping[str, str]
) -> list[Happening]:
    """Find what the parties, by their keys, did or had done to them, in the order of days.

    Only what did happen counts, not what is planned or denied, and of copies the first. The day is the one that the document gives,
    else that of its publication; what has neither is left out. `quads` has each type's quad class, `party_of` the dossier's keys of
    parties by actors' keys.
    """
    found: dict[tuple[str, EventType, str, str], list[str]] = {}
    for record in records:
        source = record.document
        if source.copy_of:
            continue
        actors = {actor.id: actor for actor in record.actors}
        for event in record.events:
            day = _day((event.date.from_ or event.date.to) if event.date else "", source.published)
            if event.status != "actual" or not day:
                continue
            doers = _keys(event.actor, actors, party_of)
            for doer in doers or [""]:
                for other in _keys(event.recipient, actors, party_of) or [""]:
                    if doer != other and (doer in parties or other in parties):
                        found.setdefault((day, event.type, doer, other), []).append(source.id)
    return [
        Happening(day=day, type=kind, quad=quads[kind], actor=doer, recipient=other, documents=tuple(dict.fromkeys(documents)))
        for (day, kind, doer, other), documents in sorted(found.items())
    ]


def weeks(happened: Sequence[Happening]) -> list[Week]:
    """Count what happened by week and type; an act towards several is one.

    >>> one = Happening(day="2031-03-06", type="REJECT", quad=3, actor="NRL", recipient="WST", documents=("d1",))
    >>> [(week.monday, week.happenings) for week in weeks([one])]
    [('2031-03-03', 1)]
    """
    acts = {(each.day, each.type, each.quad, each.actor) for each in happened}
    counted = Counter((_monday(day), kind, quad) for day, kind, quad, _ in acts)
    return [Week(monday=monday, type=kind, quad=quad, happenings=number) for (monday, kind, quad), number in sorted(counted.items())]


def _keys(ids: Iterable[str], actors: Mapping[str, Actor], party_of: Mapping[str, str]) -> list[str]:
    keys = (key_of(actors[each]) for each in ids if each in actors)
    return list(dict.fromkeys(party_of.get(key, key) for key in keys))


def _day(told: str, published: str) -> str:
    """The day of an event; nobody reports what has not happened yet, so it is that of publication at the latest."""
    return min(told, published) if told and published else told or published


def _monday(day: str) -> str:
    there = date.fromisoformat(day)
    return (there - timedelta(days=there.weekday())).isoformat()
