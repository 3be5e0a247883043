"""Deeds and moods are no quotations, but for what a statement, quoted words or an outer quotation make one."""

import pytest

from placet.flow import quotations

pytestmark = pytest.mark.model


def contents(text: str) -> list[str]:
    """The contents that the rules and the trained reader find together: it finds many of the deeds."""
    return [" // ".join(each.content) for each in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norland refused to discuss the dam.",
        "Norland has agreed to attend the talks.",
        "Norland declined to comment.",
        "Norland's cabinet voted to close the port.",
        "They were not authorised to discuss the matter.",
        "Norland ruled out accepting the verdict.",
        "Norland is considering whether to pay for the road.",
        "Norland has not decided whether to join the case.",
        "Norland wants Sudria to leave the island.",
        "Norland did not say whether it would pay for the road.",
        "Norland's parliament is expected to ratify the treaty.",
        "The envoy asked not to be named.",
    ],
)
def test_a_deed_is_no_quotation(text: str) -> None:
    assert contents(text) == []


def test_a_question_that_nobody_asks_is_no_quotation() -> None:
    assert contents("Asked whether Norland would leave, the envoy said it would stay.") == ["it would stay"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norland agreed that the road was closed.", "the road was closed"),
        ("Norland offered to host the talks.", "to host the talks"),
        ("Norland plans to leave the island.", "to leave the island"),
        ("Norland expects that prices will fall.", "prices will fall"),
        ("The envoy asked whether Norland would stay.", "whether Norland would stay"),
        ("The envoy said whether Norland would stay.", "whether Norland would stay"),
        ("Norland asked Sudria to open the port.", "to open the port"),
        ("The mayor considers the old bridge unsafe.", "the old bridge unsafe"),
        ("Ann Lee said Norland wanted Sudria to leave.", "Sudria to leave"),
        ("Ann Lee declined to comment.", "to comment"),
        ("Ann Lee agreed to leave the party.", "to leave the party"),
        ("Norland is considering leaving the league.", "leaving the league"),
        ("Ann Lee is expected to win the vote.", "Ann Lee // to win the vote"),
        ("The talks are not expected to be easy.", "The talks // to be easy"),
        ("Norland would want Sudria to leave the island.", "Sudria to leave the island"),
        ("The mayor has not said much about how the road will be paid for.", "how the road will be paid for"),
    ],
)
def test_what_stays_a_quotation(text: str, content: str) -> None:
    assert content in contents(text)
