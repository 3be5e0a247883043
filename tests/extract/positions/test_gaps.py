"""Gaps: stances whose verb is left out."""

import pytest

from placet.flow import code
from placet.model.document import Document

pytestmark = pytest.mark.model


def stances(text: str) -> set[tuple[str, str, str]]:
    record = code(Document(id="d", text=text, published="2025-03-06"))
    codes = {actor.id: actor.code for actor in record.actors}
    labels = {proposal.id: proposal.label for proposal in record.proposals}
    return {(codes[each.holder], each.stance, labels[each.proposal]) for each in record.positions}


@pytest.mark.parametrize(
    "text",
    ["France backs the tax on steel, Spain the ban on coal.", "France backs the tax on steel and Spain the ban on coal."],
)
def test_the_verb_is_the_neighbours(text: str) -> None:
    assert stances(text) == {("FRA", "support", "tax on steel"), ("ESP", "support", "ban on coal")}


def test_what_has_a_verb_of_its_own_is_no_gap() -> None:
    assert stances("France backs the tax on steel, Spain said.") <= {("FRA", "support", "tax on steel")}
