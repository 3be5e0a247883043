"""Attribute quotations to actors, and order them into chains: who says that who says what.

"The Post reported that the envoy had said that Norland would stay" -> q1 (the Post), q2 (the envoy) with attribution [q1]. A
quotation stands inside another if its content and its cue do; of two with the same content, the one whose source is named first
is the outer one. The document's own outlet is never a link of a chain. Overlaps that are no nesting are left apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from placet.extract.actors.cast import Cast
from placet.extract.quotations.quote import Quote
from placet.model.parsed import Parsed
from placet.model.record import Actor, Quotation

WHOSE = ("of", "by", "from")  # "a statement from Norland"
DEEPEST = 8  # links of a chain; what nests deeper is damage in the text


@dataclass(frozen=True, kw_only=True)
class Attributions:
    """The quotations of a document, and what stands in which. Actors are given by their places in the cast."""

    quotations: tuple[Quotation, ...]
    quotes: tuple[Quote, ...]  # in the order of `quotations`
    holders: tuple[tuple[int, ...], ...]  # the speakers of each
    innermost: tuple[int | None, ...]  # by token, the place in `quotations` of the quotation closest around it
    own: frozenset[str]  # the ids of those that the document's own outlet speaks

    def chain_at(self, token: int) -> tuple[str, ...]:
        """The ids of the quotations whose content holds a token, outermost first."""
        place = self.innermost[token]
        if place is None:
            return ()
        quotation = self.quotations[place]
        return quotation.attribution if quotation.id in self.own else (*quotation.attribution, quotation.id)

    def holder_at(self, token: int) -> tuple[int, ...]:
        """The speakers of the innermost quotation around a token; () outside of quotations."""
        place = self.innermost[token]
        return () if place is None else self.holders[place]

    def quote_of(self, quotation: str) -> Quote:
        """The quotation, in tokens, that has this id."""
        return self.quotes[self._places[quotation]]

    def speakers_of(self, quotation: str) -> tuple[int, ...]:
        """The speakers of the quotation that has this id."""
        return self.holders[self._places[quotation]]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {quotation.id: place for place, quotation in enumerate(self.quotations)}


def attribute(parsed: Parsed, quotes: Sequence[Quote], cast: Cast) -> Attributions:
    """Attribute the quotes of a document to the actors of its cast; ids run q1, q2 … in the order of the text."""
    ordered = tuple(sorted(quotes, key=lambda quote: (quote.content[0][0], -size(quote), source_of(quote), quote.cue or (0, 0))))
    ids = [f"q{number}" for number in range(1, len(ordered) + 1)]
    holders = tuple(speakers(quote, cast, parsed) for quote in ordered)
    around = covering(ordered, len(parsed))
    outlet = plain_name(parsed.document.outlet)
    own = frozenset(
        ids[place] for place, who in enumerate(holders) if outlet and who and all(is_outlet(cast.actors[actor], outlet) for actor in who)
    )
    chains = [outer_quotes(place, ordered, around) for place in range(len(ordered))]
    quotations = []
    for place, quote in enumerate(ordered):
        quotations.append(
            Quotation(
                id=ids[place],
                speaker=tuple(cast.actors[actor].id for actor in holders[place]),
                speaker_spans=(parsed.span(*quote.speaker),) if quote.speaker else (),
                cue=parsed.span(*quote.cue) if quote.cue else None,
                content=tuple(parsed.span(start, end) for start, end in quote.content),
                kind=quote.kind,
                attribution=tuple(ids[outer] for outer in chains[place] if ids[outer] not in own),
                factuality=quote.factuality,
                rule=quote.rule,
                confidence=quote.confidence,
            )
        )
    innermost = tuple(max(places, key=lambda place: (len(chains[place]), place)) if places else None for places in around)
    return Attributions(quotations=tuple(quotations), quotes=ordered, holders=holders, innermost=innermost, own=own)


def speakers(quote: Quote, cast: Cast, parsed: Parsed) -> tuple[int, ...]:
    """The actors that a quote's speakers stand for, each once; of words that speak ("Norland's statement") whose they are."""
    return tuple(dict.fromkeys(actor for head in quote.speaker_heads for actor in cast.at(head) or owners(head, cast, parsed)))


def owners(head: int, cast: Cast, parsed: Parsed) -> tuple[int, ...]:
    """Whose something is: "Norland's statement", "the Norlandish statement", "a statement from Norland"."""
    before = parsed.children_by(head, "poss", "amod", "compound", "nmod")
    after = [each for prep in parsed.children_by(head, "prep") if parsed.lower[prep] in WHOSE for each in parsed.children_by(prep, "pobj")]
    return next((found for each in (*before, *after) if (found := cast.headed_by(each))), ())


def size(quote: Quote) -> int:
    """How many tokens a quote's content has."""
    return sum(end - start for start, end in quote.content)


def source_of(quote: Quote) -> int:
    """Where a quote's source is named: at its speaker, else at its cue, else where it begins; one who is "quoted as saying", there."""
    if quote.relayed and quote.cue_head is not None:
        return quote.cue_head
    return (quote.speaker or quote.cue or quote.content[0])[0]


def covering(quotes: Sequence[Quote], length: int) -> list[list[int]]:
    """For each token, the quotes whose content holds it, the largest first and at most `DEEPEST`."""
    around: list[list[int]] = [[] for _ in range(length)]
    for place in sorted(range(len(quotes)), key=lambda place: (-size(quotes[place]), source_of(quotes[place]))):
        for start, end in quotes[place].content:
            for token in range(start, end):
                if len(around[token]) < DEEPEST:
                    around[token].append(place)
    return around


def outer_quotes(place: int, quotes: Sequence[Quote], around: list[list[int]]) -> list[int]:
    """The quotes that one stands inside, outermost first."""
    inner = quotes[place]
    return [outer for outer in around[inner.content[0][0]] if outer != place and stands_inside(inner, quotes[outer])]


def stands_inside(inner: Quote, outer: Quote) -> bool:
    """Whether a quote's content and cue lie in another's content, or the same content has its source named later."""
    if inner.content == outer.content:
        return (source_of(outer), outer.cue or (0, 0)) < (source_of(inner), inner.cue or (0, 0))
    if not all(any(start >= a and end <= b for a, b in outer.content) for start, end in inner.content):
        return False
    return inner.cue_head is None or any(a <= inner.cue_head < b for a, b in outer.content)


def plain_name(name: str) -> str:
    """A name in lower case without its article."""
    return name.strip().casefold().removeprefix("the ")


def is_outlet(actor: Actor, outlet: str) -> bool:
    """Whether an actor is the outlet of this plain name."""
    name = plain_name(actor.name)
    return actor.kind == "outlet" and (name == outlet or name.startswith(outlet + " ") or outlet.startswith(name + " "))
