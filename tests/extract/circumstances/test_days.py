"""Stretches of the calendar, counted."""

from datetime import date

import pytest

from placet.extract.circumstances.days import Days, around, moved, portion, season, some, unlikeliness, whole_month

DAY = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("unit", "number", "expected"),
    [
        ("day", 1, date(2024, 3, 1)),
        ("week", -1, date(2024, 2, 22)),
        ("hour", -72, date(2024, 2, 26)),
        ("hour", 3, DAY),
        ("minute", -50, DAY),
        ("month", -1, date(2024, 1, 29)),
        ("month", 12, date(2025, 2, 28)),
        ("year", 1, date(2025, 2, 28)),
        ("decade", -1, date(2014, 2, 28)),
    ],
)
def test_moved(unit, number, expected):
    assert moved(DAY, unit, number) == expected


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        ("day", date(2024, 2, 29), date(2024, 2, 29)),
        ("week", date(2024, 2, 26), date(2024, 3, 3)),
        ("month", date(2024, 2, 1), date(2024, 2, 29)),
        ("year", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_around(unit, first, last):
    assert around(DAY, unit, 0) == Days(first, last)


def test_months_seasons_and_a_few_days():
    assert whole_month(2024, 2) == Days(date(2024, 2, 1), DAY)
    assert season(2024, 12) == Days(date(2024, 12, 1), date(2025, 2, 28))
    assert some(DAY, "day", -1) == Days(date(2024, 2, 20), date(2024, 2, 27))
    assert some(DAY, "day", 1) == Days(date(2024, 3, 2), date(2024, 3, 9))
    assert some(DAY, "hour", 1) == Days(DAY, DAY)


def test_what_is_past_is_likelier_than_what_is_to_come():
    before, after = date(2024, 2, 19), date(2024, 3, 5)
    assert unlikeliness(before, DAY, False) < unlikeliness(after, DAY, False)
    assert unlikeliness(before, DAY, True) > unlikeliness(after, DAY, True)


def test_portions_of_a_stretch_meet_and_cover_it():
    year = Days(date(2022, 1, 1), date(2022, 12, 31))
    thirds = [portion(year, which, 3) for which in range(3)]
    assert [each.first for each in thirds] == [date(2022, 1, 1), date(2022, 5, 2), date(2022, 9, 1)]
    assert [each.last for each in thirds] == [date(2022, 5, 1), date(2022, 8, 31), date(2022, 12, 31)]
    assert portion(Days(DAY, DAY), 2, 3) == Days(DAY, DAY)
    assert portion(Days(DAY, None), 0, 3) == Days(DAY, None)
