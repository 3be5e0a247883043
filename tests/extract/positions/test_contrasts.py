"""Contrasts: what a stance leaves out is opposed, and is a proposal of its own."""

import pytest

from tests.extract.positions.told import stances

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "backed", "left_out"),
    [
        ("Norway supports sanctions on Sweden, but not an oil embargo.", "sanctions", "oil embargo"),
        ("Norway would accept a ceasefire, but not a withdrawal of its troops.", "ceasefire", "withdrawal of Norway’s troops"),
        ("Norway is prepared to extend the ceasefire but not to withdraw its troops.", "ceasefire", "withdrawing Norway’s troops"),
        ("Norway is willing to pay Swedish teachers but not Swedish soldiers.", "paying Swedish teachers", "Swedish soldiers"),
    ],
)
def test_what_is_set_apart_with_but_not_is_opposed(text: str, backed: str, left_out: str) -> None:
    assert stances(text) == {("NOR", "support", backed), ("NOR", "oppose", left_out)}


def test_what_a_refusal_leaves_out_is_left_open() -> None:
    assert {stance for _, stance, _ in stances("Norway opposes sanctions on Sweden, but not an oil embargo.")} == {"oppose"}
    assert not any("embargo" in label for _, _, label in stances("Norway opposes sanctions on Sweden, but not an oil embargo."))
