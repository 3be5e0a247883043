"""Bare statements: what is refused or granted without a verb."""

import pytest

from tests.extract.positions.told import stances_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"No naval base, no soldiers, no flag," the Norwegian foreign minister said.', {"oppose"}),
        ('"No deal," said the Norwegian foreign minister.', {"oppose"}),
        ('"Joint patrols, maybe. A naval base, never," said the Norwegian foreign minister.', {"oppose", "undecided"}),
    ],
)
def test_a_noun_and_a_word_are_a_stance(text: str, expected: set[str]) -> None:
    assert stances_of(text, "NOR") == expected


@pytest.mark.parametrize(
    "text",
    [
        '"No doubt," the Norwegian foreign minister said.',
        '"No comment," said the Norwegian foreign minister.',
        "No deal was reached in Oslo.",
        "Never a base, always a port: such is the island.",
    ],
)
def test_what_refuses_nothing_is_no_stance(text: str) -> None:
    assert stances_of(text, "NOR") == set()
