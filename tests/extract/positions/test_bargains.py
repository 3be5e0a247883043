"""Bargains: what a party asks for by making its own act depend on it, whom it brought round, and what it would rather not have."""

import pytest

from tests.extract.positions.told import stances

pytestmark = pytest.mark.model


def test_what_is_asked_for_in_turn_is_wanted() -> None:
    found = stances("Japan will reopen the consulate only if Russia frees the sailors.")
    assert ("JPN", "support", "freeing sailors") in found or ("JPN", "support", "freeing the sailors") in found
    assert any(stance == "conditional" for _, stance, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "Japan will reopen the consulate only with the consent of Russia.",  # whose consent it takes is no demand
        "Japan will reopen the consulate if the sailors are freed.",  # whoever is to do it is not told
        "Japan will reopen the consulate once the snow has melted.",
    ],
)
def test_what_is_only_awaited_is_no_demand(text: str) -> None:
    assert "support" not in {stance for _, stance, _ in stances(text)}


def test_a_pointer_means_the_offer_and_not_what_it_takes() -> None:
    found = stances("Cuba has offered to free the pilots if Spain lifts its sanctions. Spain rejected the offer.")
    (opposed,) = [label for holder, stance, label in found if (holder, stance) == ("ESP", "oppose")]
    assert "pilots" in opposed


def test_whoever_is_brought_round_is_for_it() -> None:
    assert any((holder, stance) == ("SOM", "support") for holder, stance, _ in stances("Qatar persuaded Somalia to sign the treaty."))
    failed = stances("Qatar failed to persuade Somalia to sign the treaty.")
    assert {stance for holder, stance, _ in failed if holder == "SOM"} == {"oppose"}
    assert {stance for holder, stance, _ in failed if holder == "QAT"} == {"support"}


def test_a_payment_is_demanded_of_whoever_is_to_make_it() -> None:
    found = stances("Denmark would only free the sailors if Sweden paid a ransom.")
    assert ("DNK", "support", "paying a ransom") in found
    assert "support" not in {stance for _, stance, _ in stances("Denmark would only free the sailors if the money was there.")}


def test_what_lasts_as_long_as_another_does_something_asks_for_nothing() -> None:
    assert {stance for _, stance, _ in stances("Germany is willing to fund the mission as long as Austria counts the soldiers.")} == {
        "conditional"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Sweden favours a moratorium over a ban on fishing.",
        "Sweden would sooner leave the commission than accept a ban on fishing.",
        "Sweden would rather leave the commission than accept a ban on fishing.",
    ],
)
def test_nobody_is_for_what_he_likes_less(text: str) -> None:
    assert ("SWE", "oppose", "ban on fishing") in stances(text)
    assert ("SWE", "support", "ban on fishing") not in stances(text)


def test_what_nobody_in_particular_is_to_settle_is_no_demand() -> None:
    assert not {stance for _, stance, _ in stances("Norway backs the treaty on condition that fishing limits are settled.")} - {
        "conditional"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Chile has made the reopening of the border contingent on the release of the miners.",
        "Chile made its participation contingent on a mandate.",
    ],
)
def test_what_is_tied_to_something_is_conditional(text: str) -> None:
    assert "conditional" in {stance for holder, stance, _ in stances(text) if holder == "CHL"}


def test_what_no_party_is_asked_for_is_no_demand() -> None:
    found = stances("Chile is ready to sign the treaty, provided that the price of copper comes down.")
    assert {stance for holder, stance, _ in found if holder == "CHL"} == {"conditional"}
