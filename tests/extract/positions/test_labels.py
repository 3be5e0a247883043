"""How a proposal's label reads where its fullest mention is a plan, a clause, or longer than a label."""

import pytest

from placet.flow import code
from placet.model.document import Document

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kosovo announced a plan to open the bridge to cars.", "opening the bridge to cars"),
        ("Peru opposes the plan for the bridge.", "plan for the bridge"),
        ("Chile opposes any settlement that would reward the rebels.", "settlement that would reward the rebels"),
        ("Kenya vowed that the lease would go ahead.", "lease"),
        ("Norway wants the data exchange to begin.", "data exchange"),
        ("Peru's parliament approved the treaty by 188 votes to six. Its premier welcomed the vote.", "treaty"),
        ("Denmark is prepared to let the fleet use the port, provided that Norway agrees.", "letting the fleet use the port"),
    ],
)
def test_labels(text: str, label: str) -> None:
    record = code(Document(id="d", text=text, published="2025-03-06"))
    assert label in [proposal.label for proposal in record.proposals]


def test_what_a_thing_is_called_is_no_proposal() -> None:
    record = code(
        Document(id="d", text="Peru's parliament approved the treaty by 188 votes to six. Its premier called the vote a historic day.")
    )
    assert not [proposal.label for proposal in record.proposals if "188" in proposal.label or "calling" in proposal.label]
