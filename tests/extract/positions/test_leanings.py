"""What a predicate's own words make of its stance: letting pass, taking, leaving open, recalling."""

import pytest

from tests.extract.positions.told import stances_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peru would not hold up the ratification of the treaty.", "support"),
        ("Peru will not block the sale of the island.", "support"),
        ("Peru will not tear up the treaty.", "support"),
        ("Peru would not stand in the way of abolishing the levy.", "support"),
        ("Peru could live with the treaty.", "support"),
        ("Peru has not blocked the sale of the island.", "undecided"),
        ("Peru might sign the treaty.", "undecided"),
    ],
)
def test_what_is_not_prevented_is_let_pass(text: str, stance: str) -> None:
    assert stances_of(text, "PER") == {stance}


@pytest.mark.parametrize(
    "text",
    [
        "Ghana would not block the treaty as long as the text left out the fishing grounds.",
        "Ghana would not stand in the way of the mission if Togo paid its soldiers.",
        "Ghana does not rule out joining the treaty if the text leaves out the fishing grounds.",
        "Ghana is ready to consider joining the treaty, provided that the text leaves out the fishing grounds.",
        "Ghana left the door open to suspending the treaty as long as the ports stayed open.",
    ],
)
def test_what_is_left_open_on_a_condition_is_conditional(text: str) -> None:
    assert "conditional" in stances_of(text, "GHA")
    assert "undecided" not in stances_of(text, "GHA")


def test_who_would_abstain_on_a_condition_is_still_undecided() -> None:
    assert stances_of("Ghana might abstain in the vote on the treaty if the text left out fishing.", "GHA") == {"undecided"}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("A truce brokered by Qatar has largely held.", "QAT"),
        ("Oman, which hosted a round of talks in April, is a sultanate.", "OMN"),
        ("Chile, which boycotted the talks, has two islands.", "CHL"),
    ],
)
def test_what_only_says_who_somebody_is_is_no_stance(text: str, holder: str) -> None:
    assert stances_of(text, holder) == set()


def test_who_drafted_a_thing_is_for_it() -> None:
    assert stances_of("Twelve states voted for a resolution on sanctions tabled by Panama.", "PAN") == {"support"}
