"""The cast of a document: its actors, and which of them stands at which token."""

from collections.abc import Iterable

from placet.extract.actors.mention import Mention
from placet.model.parsed import Parsed
from placet.model.record import Actor


class Cast:
    """Who is in a document. An actor's index is its place in `actors`, in order of first mention."""

    def __init__(self, parsed: Parsed, actors: Iterable[Actor], mentions: Iterable[tuple[int, Mention]]) -> None:
        self.actors = tuple(actors)
        self._parsed = parsed
        self._covering: list[tuple[int, ...]] = [()] * len(parsed)
        self._headed: list[tuple[int, ...]] = [()] * len(parsed)
        self._widths: list[int] = [0] * len(parsed)
        ordered = sorted(mentions, key=lambda pair: (pair[1].start - pair[1].end, pair[1].start))
        for actor, mention in ordered:  # the longest first, so that the shortest that covers a token stays
            width = mention.end - mention.start
            for token in range(mention.start, mention.end):
                same = self._widths[token] == width
                self._covering[token] = tuple(dict.fromkeys((*self._covering[token], actor))) if same else (actor,)
                self._widths[token] = width
        widest: list[int] = [0] * len(parsed)
        for actor, mention in ordered:
            if widest[mention.head] in (0, mention.end - mention.start):
                self._headed[mention.head] = tuple(dict.fromkeys((*self._headed[mention.head], actor)))
                widest[mention.head] = mention.end - mention.start

    def at(self, token: int) -> tuple[int, ...]:
        """The actors that a token stands for: of the longest mention that it heads, else of the shortest that covers it.

        Mostly one; more where a plural stands for several ("the two presidents", "they"); none where no mention is.
        """
        return self._headed[token] or self._covering[token]

    def headed_by(self, token: int) -> tuple[int, ...]:
        """The actors of the longest mention whose head a token is; unlike `at`, nothing for a word inside a name."""
        return self._headed[token]

    def joined_at(self, token: int) -> tuple[int, ...]:
        """The actors of an argument by its head: those at the token and at all that "and" joins to it, in order."""
        found = list(self._headed[token])
        for child in self._parsed.children[token]:
            if self._parsed.deps[child] == "conj":
                found += self.joined_at(child)
        return tuple(dict.fromkeys(found))

    def within(self, start: int, end: int) -> tuple[int, ...]:
        """The actors whose mentions have their heads in the tokens [start, end), in order."""
        return tuple(dict.fromkeys(actor for token in range(start, end) for actor in self._headed[token]))

    def ids(self, indices: Iterable[int]) -> tuple[str, ...]:
        """The record's ids of some actors."""
        return tuple(self.actors[index].id for index in indices)

    def actors_of(self, start: int, end: int) -> tuple[str, ...]:
        """The ids of the actors within the tokens [start, end)."""
        return self.ids(self.within(start, end))
