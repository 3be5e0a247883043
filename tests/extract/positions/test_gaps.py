"""Gaps: stances whose verb is left out."""

import pytest

from tests.extract.positions.told import stances

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    ["France backs the tax on steel, Spain the ban on coal.", "France backs the tax on steel and Spain the ban on coal."],
)
def test_the_verb_is_the_neighbours(text: str) -> None:
    assert stances(text) == {("FRA", "support", "tax on steel"), ("ESP", "support", "ban on coal")}


def test_what_has_a_verb_of_its_own_is_no_gap() -> None:
    assert stances("France backs the tax on steel, Spain said.") <= {("FRA", "support", "tax on steel")}
