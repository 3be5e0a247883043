"""The relation between two given spans is always answered, and comes first."""

from collections.abc import Iterator

import pytest

from placet.extract.events.learned.model import VARIABLE, relation_model
from tests.extract.coding import coded

pytestmark = pytest.mark.model


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(VARIABLE, "none")
    relation_model.cache_clear()
    yield
    relation_model.cache_clear()


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
@pytest.mark.usefixtures("rules_alone")
def test_the_type_that_the_rules_give_two_spans(text: str, actor: str, recipient: str, type_: str) -> None:
    first, *others = coded(text, dyad=(actor, recipient)).events
    assert (first.type, first.dyad) == (type_, True)
    assert not any(event.dyad for event in others)


@pytest.mark.parametrize(
    ("text", "type_", "anchor", "rule"),
    [
        ("Norway condemned Sweden and met Finland.", "ACCUSE", "condemned", "model:relation"),
        ("Norway has withdrawn its troops from the north of Sweden.", "RETREAT", "withdrawn", "model:relation"),
    ],
)
def test_the_model_gives_the_type_and_the_rules_the_act(text: str, type_: str, anchor: str, rule: str) -> None:
    found = coded(text, dyad=("Norway", "Sweden")).events[0]
    assert (found.type, text[found.anchor.start : found.anchor.end], found.rule) == (type_, anchor, rule)
    assert 0 < found.confidence <= 1


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
