"""Answers: what a yes, a no, or a refusal to answer says to the question before it."""

import pytest

from placet.flow import code
from placet.model.document import Document

pytestmark = pytest.mark.model


def answers(text: str) -> list[tuple[str, str]]:
    record = code(Document(id="d", text=text, published="2025-03-06"))
    codes = {actor.id: actor.code for actor in record.actors}
    return [(codes[each.holder], each.stance) for each in record.positions if each.rule == "answer"]


@pytest.mark.parametrize(
    ("text", "holder", "stance"),
    [
        ("Asked to send a frigate to the strait, Romania said no.", "ROU", "oppose"),
        ("Asked whether Austria would expel the diplomats, the Austrian chancellor said yes.", "AUT", "support"),
        ("Asked whether it would sign the treaty, Chad said it would not.", "TCD", "oppose"),
        ("Would Portugal close the airfield to American tankers? The answer was no, its defence minister said.", "PRT", "oppose"),
        ("Asked whether Belgium would recognise the republic, its foreign minister did not say.", "BEL", "undecided"),
        ("Japan asked Peru to release the trawler's crew. Peru said no.", "PER", "oppose"),
    ],
)
def test_who_answers_what(text: str, holder: str, stance: str) -> None:
    assert answers(text) == [(holder, stance)]


def test_whoever_is_asked_asks_for_nothing() -> None:
    record = code(Document(id="d", text="Pressed to send a frigate to the strait, Romania kept silent.", published="2025-03-06"))
    assert record.positions == ()


def test_a_no_without_a_question_answers_nothing() -> None:
    assert answers("Romania said no. The weather was fine.") == []
