"""Attribution orders quotations into chains and gives each its speakers."""

import pytest

from placet.extract.quotations.attribution import attribute
from placet.extract.quotations.quote import Quote, TokenRange
from placet.model.document import Document
from placet.model.parsed import Parsed
from placet.model.record import Actor
from tests.extract.coding import coded
from tests.parses import plain

TEXT = "Post reported envoy said Norland would stay citing aides ."
#       0    1        2     3    4       5     6    7      8


class Cast:
    """Each named token is its own actor."""

    def __init__(self, *actors: Actor, **at: int) -> None:
        self.actors = actors
        self._at = {int(token.removeprefix("t")): place for token, place in at.items()}

    def at(self, token: int) -> tuple[int, ...]:
        return (self._at[token],) if token in self._at else ()


def quote(*content: TokenRange, speaker: int | None = None, cue: int | None = None) -> Quote:
    return Quote(
        content=content,
        speaker=(speaker, speaker + 1) if speaker is not None else None,
        speaker_heads=(speaker,) if speaker is not None else (),
        cue=(cue, cue + 1) if cue is not None else None,
        cue_head=cue,
        kind="indirect",
        rule="verb:say",
        confidence=0.8,
    )


POST = Actor(id="a1", name="The Northtown Post", kind="outlet", code="OUTLET")
ENVOY = Actor(id="a2", name="envoy", kind="person", code="NLD")
CAST = Cast(POST, ENVOY, t0=0, t2=1)
OUTER = quote((2, 7), speaker=0, cue=1)
INNER = quote((4, 7), speaker=2, cue=3)


def test_content_inside_content_makes_a_chain() -> None:
    outer, inner = attribute(plain(TEXT), [INNER, OUTER], CAST).quotations
    assert (outer.id, outer.attribution, outer.speaker) == ("q1", (), ("a1",))
    assert (inner.id, inner.attribution, inner.speaker) == ("q2", ("q1",), ("a2",))


def test_a_token_knows_the_quotations_around_it() -> None:
    found = attribute(plain(TEXT), [OUTER, INNER], CAST)
    assert [found.chain_at(token) for token in (0, 3, 5, 8)] == [(), ("q1",), ("q1", "q2"), ()]
    assert [found.holder_at(token) for token in (0, 3, 5)] == [(), (0,), (1,)]
    assert found.quote_of("q2") == INNER
    assert found.speakers_of("q1") == (0,)


def test_of_two_sources_of_the_same_content_the_first_named_is_the_outer_one() -> None:
    cited = quote((4, 7), speaker=8, cue=7)
    said = quote((4, 7), speaker=2, cue=3)
    first, second = attribute(plain(TEXT), [cited, said], CAST).quotations
    assert (first.cue, second.cue) == (plain(TEXT).span(3, 4), plain(TEXT).span(7, 8))
    assert (first.attribution, second.attribution) == ((), ("q1",))


def test_a_content_whose_cue_stands_outside_is_not_inside() -> None:
    whole, part = attribute(plain(TEXT), [quote((4, 8), speaker=2, cue=3), quote((5, 7), speaker=0, cue=1)], CAST).quotations
    assert (whole.attribution, part.attribution) == ((), ())


def test_a_quotation_without_cue_stands_inside_by_its_content() -> None:
    _, alone = attribute(plain(TEXT), [OUTER, quote((5, 7))], CAST).quotations
    assert alone.attribution == ("q1",)


def test_the_documents_own_outlet_is_no_link_of_a_chain() -> None:
    parsed = plain(TEXT)
    document = Document(id="d", text=TEXT, outlet="Northtown Post")
    parsed = Parsed(**{field: getattr(parsed, field) for field in PARSED_FIELDS} | {"document": document})
    found = attribute(parsed, [OUTER, INNER], CAST)
    assert [quotation.attribution for quotation in found.quotations] == [(), ()]
    assert found.chain_at(5) == ("q2",)


PARSED_FIELDS = ("words", "starts", "ends", "lemmas", "tags", "pos", "deps", "heads", "sentences", "paragraphs", "entities")


def test_no_quotation_and_no_speaker() -> None:
    assert attribute(plain(TEXT), [], CAST).quotations == ()
    (one,) = attribute(plain(TEXT), [quote((4, 7))], CAST).quotations
    assert (one.speaker, one.speaker_spans, one.cue) == ((), (), None)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Norway's statement said that Sweden had left.",
        "The Norwegian statement said that Sweden had left.",
        "A statement from Norway said that Sweden had left.",
    ],
)
def test_words_that_speak_are_those_of_whom_they_belong_to(text: str) -> None:
    found = coded(text)
    (quotation,) = found.attributions.quotations
    assert found.codes(quotation.speaker) == ["NOR"]
