"""Lend what a caption tells to events that the text tells: a day and a place. Nothing is coded from a caption itself.

"The ministers of Norland and Sudria after their talks in Geneva, Monday, March 3" -> day and place of their CONSULT.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from placet.codebook.calendar import Calendar
from placet.codebook.gazetteer import Gazetteer
from placet.extract.circumstances.dates import DateFinder
from placet.extract.circumstances.places import best_city
from placet.model.document import Document
from placet.model.record import Actor, Event, Place

IN_A_PLACE = re.compile(r"\b(?:in|at) ((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*)")


def with_captions(
    events: Sequence[Event], document: Document, actors: Iterable[Actor], calendar: Calendar, gazetteer: Gazetteer
) -> tuple[Event, ...]:
    """Fill in the missing day and place of meetings whose people, two at least, a caption names."""
    captions = [document.text[region.start : region.end] for region in document.regions if region.kind == "caption"]
    if not captions:
        return tuple(events)
    people = {actor.id: actor.name.split()[-1] for actor in actors if actor.kind == "person"}
    countries = {actor.country for actor in actors if actor.country}
    dates = DateFinder(calendar)
    return tuple(_completed(event, captions, people, countries, document.published, dates, gazetteer) for event in events)


def _completed(
    event: Event,
    captions: Iterable[str],
    people: Mapping[str, str],
    countries: set[str],
    published: str,
    dates: DateFinder,
    gazetteer: Gazetteer,
) -> Event:
    surnames = {people[actor] for actor in (*event.actor, *event.recipient) if actor in people}
    if event.type != "CONSULT" or event.status != "actual" or len(surnames) < 2:
        return event
    for caption in captions:
        if not all(surname in caption for surname in surnames):
            continue
        when, where = event.date, event.place
        if when is None:
            days = [each for each in dates.within(caption, published) if each.from_ and each.from_ == each.to]
            when = days[-1] if days else None
        return msgspec.structs.replace(event, date=when, place=where or _city(caption, countries, gazetteer))
    return event


def _city(caption: str, countries: set[str], gazetteer: Gazetteer) -> Place | None:
    for match in IN_A_PLACE.finditer(caption):
        city = best_city(gazetteer.known_as(match[1]), countries)
        if city:
            return Place(text=match[1], country=city.country, lat=city.lat, lon=city.lon)
    return None
