"""Find the places in a parsed document: where something is said to happen, with country and, for cities, coordinates.

"talks in Geneva" -> Geneva, CHE, 46.20, 6.15. A name that several cities share is the one in a country that the document
names, else the most populous. Deliberately missed: places that the gazetteer does not know and the parser does not tag.
"""

from collections.abc import Iterable
from typing import NamedTuple

from placet.codebook.gazetteer import City, Gazetteer
from placet.codebook.grammar import Grammar
from placet.extract.actors.mention import Mention
from placet.model.parsed import Parsed
from placet.model.record import Place

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


class Placed(NamedTuple):
    """A place in the text: tokens [start, end), and what is known of it."""

    start: int
    end: int
    place: Place


def find_places(parsed: Parsed, mentions: Iterable[Mention], gazetteer: Gazetteer, grammar: Grammar) -> list[Placed]:
    """Find the places of a document that stand after a preposition of place, in order of the text."""
    states = [mention for mention in mentions if mention.kind == "state" and mention.form == "name"]
    countries = {mention.country for mention in states if mention.country}
    known = {(mention.start, mention.end): mention.country for mention in states}
    stretches = {(entity.start, entity.end): "" for entity in parsed.entities if entity.label in PLACE_LABELS} | known
    found = []
    for (start, end), country in sorted(stretches.items()):
        first = start + 1 if parsed.lower[start] == "the" and end - start > 1 else start
        if not is_location(parsed, grammar, start, end):
            continue
        name = parsed.text(first, end)
        city = best_city(gazetteer.get(name, ()), {country} if country else countries)
        if city:
            found.append(Placed(first, end, Place(text=name, country=city.country, lat=city.lat, lon=city.lon)))
        else:
            found.append(Placed(first, end, Place(text=name, country=country)))
    return found


def is_location(parsed: Parsed, grammar: Grammar, start: int, end: int) -> bool:
    """Whether the stretch is the object of a preposition that can say where (not "with Ukraine", "of Kyiv")."""
    for token in range(start, end):
        if parsed.deps[token] == "pobj":
            return parsed.lower[parsed.heads[token]] in grammar.place_prepositions
    return False


def best_city(cities: tuple[City, ...], countries: set[str]) -> City | None:
    """The city of a name in one of these countries, else the most populous; None where there is none."""
    return next((city for city in cities if city.country in countries), cities[0] if cities else None)
