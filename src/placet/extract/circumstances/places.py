"""Find the places in a parsed document: where something is said to happen, with country and, for cities, coordinates.

"talks in Geneva" -> Geneva, CHE, 46.20, 6.15; "off the coast of Libya" -> coast of Libya, LBY. A name that several cities share is
the one in the country that stands with it ("Tripoli, Lebanon", "the Lebanese city of Tripoli"), else in a country that the document
names, else the most populous. Deliberately missed: datelines, which tell where a report was written; what hangs on no preposition of
place ("shelled Orlen"); and names that neither the parser nor the actors' files know.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from placet.codebook.gazetteer import City, Gazetteer, PlaceWords
from placet.codebook.grammar import Grammar
from placet.extract.actors.mention import Mention
from placet.model.parsed import Parsed
from placet.model.record import Place

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
MISTAKEN = frozenset({"PERSON", "ORG"})  # labels that small places get: taken only as what "the village of" names
DEEPEST = 4  # nouns and prepositions between a name and the preposition that says where


class Placed(NamedTuple):
    """A place in the text: tokens [start, end), and what is known of it."""

    start: int
    end: int
    place: Place


class Location(NamedTuple):
    """How a name says where: the token that its place begins with, and the nouns that it stands behind ("outskirts", "town")."""

    start: int
    nouns: tuple[int, ...]


def find_places(parsed: Parsed, mentions: Iterable[Mention], gazetteer: Gazetteer, grammar: Grammar) -> list[Placed]:
    """Find the places of a document that stand after a preposition of place, in order of the text."""
    named = [each for each in mentions if each.country and each.kind in ("state", "other") and each.form in ("name", "adjective")]
    countries = {each.end - 1: each.country for each in named}  # by the last token of a name
    stretches = {each.end: each.start for each in named if each.form == "name"}
    stretches |= {each.end: each.start for each in parsed.entities if each.label in PLACE_LABELS or each.label in MISTAKEN}
    sure = {each.end for each in parsed.entities if each.label in PLACE_LABELS} | {each.end for each in named}
    naming: dict[str, set[str]] = {}
    for each in named:
        naming.setdefault(each.country, set()).add(parsed.text(each.start, each.end))
    found = []
    for end, start in sorted(stretches.items()):
        first = start + 1 if parsed.lower[start] == "the" and end - start > 1 else start
        location = location_of(parsed, grammar, gazetteer.words, first, end)
        if location is None or not (end in sure or is_named_settlement(parsed, gazetteer.words, location, first)):
            continue
        name = parsed.text(first, end)
        others = {country for country, names in naming.items() if names != {name}}
        told = country_beside(parsed, countries, location, end)
        city, country = chosen(gazetteer.known_as(name), told, countries.get(end - 1, ""), others)
        text = parsed.text(location.start, end)
        if city:
            found.append(Placed(location.start, end, Place(text=text, country=city.country, lat=city.lat, lon=city.lon)))
        else:
            found.append(Placed(location.start, end, Place(text=text, country=country)))
    return found


def location_of(parsed: Parsed, grammar: Grammar, words: PlaceWords, start: int, end: int) -> Location | None:
    """How a name stands behind a preposition that says where, through what it is and what of it is meant; None where it does not.

    "in Orlen", "in the town of Orlen", "on the outskirts of Orlen", "in the Orlen region", "in the capital, Orlen", but not "with Orlen".
    """
    token = next((each for each in range(start, end) if not start <= parsed.heads[each] < end), start)
    begins = start
    nouns: list[int] = []
    if start > 0 and parsed.lower[start - 1] in words.directions and parsed.heads[start - 1] == token:
        begins = start - 1
    for _ in range(DEEPEST):
        dep, above = parsed.deps[token], parsed.heads[token]
        if dep == "pobj":
            preposition = parsed.lower[above]
            if preposition in grammar.place_prepositions or (nouns and preposition in words.before_parts):
                return Location(begins, tuple(nouns))
            if preposition != "of":
                return None
            noun = parsed.heads[above]
            if parsed.lemmas[noun].lower() in words.parts or parsed.lower[noun] in words.parts:
                begins = noun
            elif parsed.lemmas[noun].lower() not in words.kinds:
                return None
        elif dep in ("appos", "compound", "nmod") and parsed.lemmas[above].lower() in words.kinds:
            noun = above
        else:
            return None
        nouns.append(noun)
        token = noun
    return None


def is_named_settlement(parsed: Parsed, words: PlaceWords, location: Location, start: int) -> bool:
    """Whether a name is what "the village of" names."""
    return bool(location.nouns) and parsed.lower[start - 1] == "of" and parsed.lemmas[location.nouns[0]].lower() in words.settlements


def country_beside(parsed: Parsed, countries: dict[int, str], location: Location, end: int) -> str:
    """The country that the text puts beside a name: "Tripoli, Lebanon", "the Lebanese city of Tripoli", "the Donetsk region of Ukraine"."""
    for noun in location.nouns:
        for child in parsed.children_by(noun, "amod", "poss", "compound", "nmod"):
            if child in countries and not location.start <= child < end:
                return countries[child]
        for preposition in parsed.children_by(noun, "prep"):
            for child in parsed.children_by(preposition, "pobj"):
                if child >= end and child in countries:
                    return countries[child]
    if end + 1 < len(parsed) and parsed.words[end] == ",":
        after = next((each for each in range(end + 1, min(end + 4, len(parsed))) if each in countries), -1)
        if after >= 0 and parsed.deps[after] == "appos":
            return countries[after]
    return ""


def chosen(cities: Sequence[City], told: str, known: str, others: set[str]) -> tuple[City | None, str]:
    """The city that is meant, and the country: the one told beside the name, else the one that the name is known to lie in.

    A city that is known by its name alone ("Tripoli") still is the one in a country of the document, if the document does not name its own.
    """
    for country in (told, known if known in others else ""):
        city = next((each for each in cities if country and each.country == country), None)
        if city:
            return city, country
    if told:
        return None, told
    if known:
        in_document = next((each for each in cities if each.country in others), None)
        own = next((each for each in cities if each.country == known), None)
        return (in_document or own, known) if own else (None, known)
    return best_city(cities, others), ""


def best_city(cities: Sequence[City], countries: set[str]) -> City | None:
    """The city of a name in one of these countries, else the most populous; None where there is none."""
    return next((city for city in cities if city.country in countries), cities[0] if cities else None)
