"""The shipped model's opinion on plain sentences, in the codebook's types."""

from collections.abc import Iterator

import pytest

from placet.codebook import load_codebook
from placet.extract.events.learned.model import VARIABLE, relation_model
from placet.extract.events.learned.opinion import Opinion, opinion
from placet.extract.events.relation import tokens_of
from tests.extract.coding import coded

pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def shipped_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(VARIABLE, raising=False)
    relation_model.cache_clear()
    yield
    relation_model.cache_clear()


def opinion_on(text: str, actor: str = "Norland", recipient: str = "Sudria") -> Opinion | None:
    found = coded(text)
    spans = [
        tokens_of(found.parsed, (text.index(words), text.index(words) + len(words))) if words else None for words in (actor, recipient)
    ]
    return opinion(found.parsed, found.clauses, found.firings, load_codebook().frames, *spans)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norland has accused Sudria of shelling the port.", "ACCUSE"),
        ("Norland has agreed to train the pilots of Sudria.", "AGREE"),
        ("Norland rejected a proposal by Sudria to reopen the border.", "REJECT"),
        ("Norland's army bombed a village in Sudria, killing nine people.", "ASSAULT"),
        ("Norland has sent grain and medicine to Sudria.", "AID"),
        ("Norland urged Sudria to lift the blockade.", "REQUEST"),
    ],
)
def test_plain_relations(text: str, type_: str) -> None:
    found = opinion_on(text)
    assert found is not None
    assert found.types == (type_,)
    assert found.confidence > 0.5


def test_yielding_is_left_to_the_rules_to_tell_apart() -> None:
    freed = opinion_on("Norland has released 12 prisoners from Sudria.")
    assert freed is not None
    assert freed.types == ("RETREAT", "CONCEDE")


def test_without_a_model_there_is_no_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "none")
    relation_model.cache_clear()
    assert opinion_on("Norland has accused Sudria of shelling the port.") is None


def test_without_a_span_there_is_no_opinion() -> None:
    assert opinion_on("Norland has accused Sudria.", "", "") is None
