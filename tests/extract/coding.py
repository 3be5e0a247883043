"""Sentences coded by the shipped codebook and the real pipeline, for the tests that need both."""

from functools import cache
from typing import NamedTuple

from placet.codebook import load_codebook
from placet.extract.actors.cast import Cast
from placet.extract.actors.coreference import resolve_actors
from placet.extract.actors.mentions import find_mentions
from placet.extract.circumstances.dates import find_dates
from placet.extract.circumstances.places import find_places
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firings, match_frames
from placet.extract.events.events import find_events
from placet.extract.events.relation import marked_mentions
from placet.extract.quotations.attribution import Attributions, attribute
from placet.extract.quotations.quotations import find_quotations
from placet.model.document import Document, Dyad, Region
from placet.model.parsed import Parsed
from placet.model.record import Event
from placet.parse import Parser


class Coded(NamedTuple):
    """A text on its way to events."""

    parsed: Parsed
    clauses: Clauses
    firings: Firings
    cast: Cast
    attributions: Attributions
    events: tuple[Event, ...]

    def codes(self, ids: tuple[str, ...]) -> list[str]:
        """The codes of actors by their ids."""
        known = {actor.id: actor.code for actor in self.cast.actors}
        return [known[each] for each in ids]

    def told(self) -> list[str]:
        """Each event in short: "REJECT NOR>SWE actual"."""
        return [f"{e.type} {'+'.join(self.codes(e.actor))}>{'+'.join(self.codes(e.recipient))} {e.status}" for e in self.events]


@cache
def parser() -> Parser:
    return Parser()


def coded(text: str, *, headline: int = 0, dyad: tuple[str, str] | None = None, published: str = "2025-03-06") -> Coded:
    """Code a text whose first `headline` characters are a headline; `dyad` names two stretches of it."""
    book = load_codebook()
    regions = [Region(kind="headline", start=0, end=headline)] if headline else []
    marked = [(text.index(words), text.index(words) + len(words)) for words in dyad or ()]
    document = Document(
        id="d",
        text=text,
        published=published,
        regions=(*regions, Region(kind="body", start=headline, end=len(text))),
        dyad=Dyad(actor=marked[0], recipient=marked[1]) if marked else None,
    )
    parsed = parser().parse_one(document)
    clauses = Clauses(parsed, book.grammar, book.is_predicate)
    firings = match_frames(clauses, book.frames, book.classes)
    mentions = find_mentions(parsed, book.actors)
    mentions += marked_mentions(parsed, mentions)
    quotes = find_quotations(parsed, clauses, firings, mentions, book.cues)
    cast = resolve_actors(parsed, mentions, quotes)
    attributions = attribute(parsed, quotes, cast)
    places = find_places(parsed, mentions, book.gazetteer, book.grammar)
    events = find_events(parsed, clauses, firings, cast, attributions, find_dates(parsed, book.calendar), places, book)
    return Coded(parsed, clauses, firings, cast, attributions, events)
