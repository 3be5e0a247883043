"""Companions: who stands beside the holder of a stance, and who is excepted from it."""

import pytest

from placet.flow import code
from placet.model.document import Document

pytestmark = pytest.mark.model


def stances(text: str) -> set[tuple[str, str]]:
    record = code(Document(id="d", text=text, published="2025-03-06"))
    codes = {actor.id: actor.code for actor in record.actors}
    return {(codes[each.holder], each.stance) for each in record.positions if codes[each.holder] != "OTHER"}


@pytest.mark.parametrize(
    "text",
    [
        "Together with Japan, Australia opposes the sale of the port to China.",
        "Australia, like Japan, opposes the sale of the port to China.",
        "Australia, alongside Japan, opposes the sale of the port to China.",
    ],
)
def test_who_stands_beside(text: str) -> None:
    assert stances(text) == {("AUS", "oppose"), ("JPN", "oppose")}


def test_whoever_is_beside_the_object_holds_nothing() -> None:
    assert stances("Australia wants to deploy troops in Fiji alongside Japan.") == {("AUS", "support")}


@pytest.mark.parametrize(
    "text",
    [
        "All members except Hungary approved the loan to Ukraine.",
        "All but Hungary approved the loan to Ukraine.",
        "All the member states but Hungary approved the loan to Ukraine.",
    ],
)
def test_who_is_excepted(text: str) -> None:
    assert ("HUN", "oppose") in stances(text)
    assert ("HUN", "support") not in stances(text)


def test_things_are_not_excepted_parties() -> None:
    assert {holder for holder, _ in stances("Kenya banned all imports from Chad except milk from Peru.")} == {"KEN"}


def test_whoever_is_joined_does_the_same() -> None:
    assert stances("Australia will recognise Kosovo, joining Japan and Canada.") == {
        ("AUS", "support"),
        ("JPN", "support"),
        ("CAN", "support"),
    }
