"""The relation between two given spans is always answered, and comes first."""

import pytest

from tests.extract.coding import coded

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "type_"),
    [
        ("Norway condemned Sweden and met Finland.", "Norway", "Sweden", "ACCUSE"),
        ("Norway condemned Sweden and met Finland.", "Norway", "Finland", "CONSULT"),
        ("Sweden was attacked by Norway.", "Norway", "Sweden", "ASSAULT"),
        ("Norway has agreed to start talks with Sweden.", "Norway", "Sweden", "AGREE"),
        ("Norway will send aid to Sweden.", "Norway", "Sweden", "AGREE"),
        ("Norway will bomb Sweden.", "Norway", "Sweden", "THREATEN"),
        ("The weather in Norway is like that in Sweden.", "Norway", "Sweden", "CONSULT"),
    ],
)
def test_the_type_between_two_spans(text: str, actor: str, recipient: str, type_: str) -> None:
    first, *others = coded(text, dyad=(actor, recipient)).events
    assert (first.type, first.dyad) == (type_, True)
    assert not any(event.dyad for event in others)


def test_the_given_spans_are_mentions_of_the_parties() -> None:
    text = "The harbour workers of Sudria struck a deal with the old mill."
    found = coded(text, dyad=("The harbour workers of Sudria", "the old mill"))
    mentions = {actor.id: {text[span.start : span.end] for span in actor.mentions} for actor in found.cast.actors}
    first = found.events[0]
    assert any("The harbour workers of Sudria" in mentions[each] for each in first.actor)
    assert any("the old mill" in mentions[each] for each in first.recipient)


def test_ids_stay_unique() -> None:
    ids = [event.id for event in coded("Norway condemned Sweden and met Finland.", dyad=("Norway", "Sweden")).events]
    assert ids == [f"e{n}" for n in range(1, len(ids) + 1)]
