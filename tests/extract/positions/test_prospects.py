"""Prospects: what a speaker makes the coming of an act depend on."""

import pytest

from placet.flow import code
from placet.model.document import Document

pytestmark = pytest.mark.model


def stances(text: str) -> list[tuple[str, str, list[str]]]:
    record = code(Document(id="d", text=text, published="2025-03-06"))
    codes = {actor.id: actor.code for actor in record.actors}
    return [
        (codes[each.holder], each.stance, [text[span.start : span.end] for span in each.conditions])
        for each in record.positions
        if each.rule in ("prospect", "condition")
    ]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("There can be no ceasefire until the hostages are freed, Israel's defence minister said.", "the hostages are freed"),
        (
            "A prisoner exchange would follow, subject to the reopening of the crossing, officials in Minsk said.",
            "the reopening of the crossing",
        ),
        ("No deal without the return of the islands, Japan's foreign minister said.", "the return of the islands"),
        ("Peru's only condition for reopening the border is the withdrawal of the troops.", "the withdrawal of the troops"),
    ],
)
def test_what_an_act_hangs_on(text: str, condition: str) -> None:
    ((_, stance, conditions),) = stances(text)
    assert (stance, conditions) == ("conditional", [condition])


def test_what_nobody_says_is_nobodys() -> None:
    assert stances("There can be no ceasefire until the hostages are freed.") == []


def test_what_is_to_stay_until_something_happens_is_conditional() -> None:
    assert stances("The ban on herring will stay until Sweden pays, Denmark's minister said.") == [("DNK", "conditional", ["Sweden pays"])]
