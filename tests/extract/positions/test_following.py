"""Conditions in a sentence of their own: behind the stance that they bind, or before it."""

import pytest

from placet.flow import code
from placet.model.document import Document

pytestmark = pytest.mark.model


def conditional(text: str) -> list[tuple[str, list[str]]]:
    record = code(Document(id="d", text=text, published="2025-03-06"))
    codes = {actor.id: actor.code for actor in record.actors}
    return [
        (codes[each.holder], [text[one.start : one.end] for one in each.conditions])
        for each in record.positions
        if each.stance == "conditional"
    ]


@pytest.mark.parametrize(
    ("text", "holder", "condition"),
    [
        (
            "Malaysia is ready to sign the fishing treaty. Its one condition: Singapore must pay the arrears.",
            "MYS",
            "Singapore must pay the arrears",
        ),
        ("Georgia offered to free two pilots. In exchange, it wants the return of the village.", "GEO", "the return of the village"),
        ("Fiji offered to reopen the port to Tonga. In return, Tonga must lift the levy.", "FJI", "Tonga must lift the levy"),
        ("Spain is willing to lift the embargo. The only condition is that Morocco apologises.", "ESP", "Morocco apologises"),
        ("The hostages must come home. Only then will Peru sign the fishing treaty.", "PER", "The hostages must come home"),
    ],
)
def test_the_sentence_beside_states_the_condition(text: str, holder: str, condition: str) -> None:
    assert conditional(text) == [(holder, [condition])]


def test_what_another_party_wants_binds_nobody_else() -> None:
    assert conditional("Georgia offered to free two pilots. In exchange, Chad gets nothing.") == []
