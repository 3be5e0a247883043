"""Dates are read as the days they cover, counted from the day of publication."""

import pytest

from placet.codebook.calendar import load_calendar
from placet.extract.dates import DateFinder
from tests.parses import plain

FINDER = DateFinder(load_calendar())


def days(text: str, published: str = "2025-03-06") -> list[tuple[str, str, str]]:
    return [(each.when.text, each.when.from_, each.when.to) for each in FINDER.find(plain(text, published=published))]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Thursday", "2025-03-06", "2025-03-06"),  # the day of publication itself is a Thursday
        ("on Friday", "2025-02-28", "2025-02-28"),
        ("next Monday", "2025-03-10", "2025-03-10"),
        ("until Friday", "", "2025-03-07"),
        ("yesterday", "2025-03-05", "2025-03-05"),
        ("March 6, 2025", "2025-03-06", "2025-03-06"),
        ("6 March", "2025-03-06", "2025-03-06"),
        ("28 December", "2024-12-28", "2024-12-28"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("January 2014", "2014-01-01", "2014-01-31"),
        ("Back in January", "2025-01-01", "2025-01-31"),
        ("last December", "2024-12-01", "2024-12-31"),
        ("since 2014", "2014-01-01", "2025-03-06"),
        ("by 2030", "", "2030-12-31"),
        ("two weeks ago", "2025-02-17", "2025-02-23"),
        ("earlier this month", "2025-03-01", "2025-03-31"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("the past three months", "2024-12-06", "2025-03-06"),
        ("last summer", "2024-06-01", "2024-08-31"),
        ("the weekend", "2025-03-01", "2025-03-02"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
    ],
)
def test_one_date(text: str, first: str, last: str) -> None:
    assert days(f"It was so {text} there .") == [(text, first, last)]


@pytest.mark.parametrize("text", ["He may march there .", "On 31 February 2020 it rained .", "They counted 2,015 men and 2015 troops ."])
def test_what_is_no_date(text: str) -> None:
    assert days(text) == []


def test_relative_dates_stay_words_without_a_day_of_publication() -> None:
    assert days("They met on Thursday .", published="") == [("on Thursday", "", "")]


def test_days_far_from_any_calendar_do_not_raise() -> None:
    assert days("It fell 999 decades ago .") == []
