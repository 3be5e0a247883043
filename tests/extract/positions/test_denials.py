"""Denials: what a predicate says, turned or taken back by the words around its clause."""

import pytest

from placet.flow import code
from placet.model.document import Document

pytestmark = pytest.mark.model


def stances(text: str) -> list[tuple[str, str]]:
    record = code(Document(id="d", text=text, published="2025-03-06"))
    codes = {actor.id: actor.code for actor in record.actors}
    return [(codes[each.holder], each.stance) for each in record.positions]


@pytest.mark.parametrize(
    "text",
    [
        "Cambodia denied that it had agreed to a Chinese naval station.",
        "It is not true that Cambodia agreed to a Chinese naval station, its ambassador said.",
        "Reports that Cambodia had agreed to a Chinese naval station were denied in Hanoi.",
    ],
)
def test_what_is_called_untrue_is_nobodys_support(text: str) -> None:
    assert ("KHM", "support") not in stances(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Albania is not opposed to a joint customs post.", ("ALB", "support")),
        ("Albania is opposed to a joint customs post.", ("ALB", "oppose")),
        ("Albania is not in favour of a joint customs post.", ("ALB", "oppose")),
        ("The free trade treaty failed to win the support of Austria.", ("AUT", "oppose")),
        ("The free trade treaty won the support of Austria.", ("AUT", "support")),
        ("The Czech president refused to rule out sending instructors to Ukraine.", ("CZE", "undecided")),
    ],
)
def test_what_is_turned_from_outside(text: str, expected: tuple[str, str]) -> None:
    assert stances(text) == [expected]
