"""Count days: the stretches of the calendar that words like "last month" or "two weeks ago" stand for."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple


class Days(NamedTuple):
    """The first and the last day; None where the text leaves that side open."""

    first: date | None
    last: date | None


FEW = (2, 9)  # how many "a few" and "several" are


def some_ago(day: date, unit: str) -> Days:
    """The days that "a few weeks ago" may mean."""
    return Days(moved(day, unit, -FEW[1]), moved(day, unit, -FEW[0]))


def unlikeliness(day: date, published: date, future: bool) -> int:
    """How unlikely a day is to be meant: days ahead count six times for what is past, days back for what is to come."""
    days = (day - published).days
    return days * (1 if future else 6) if days > 0 else -days * (6 if future else 1)


def whole_month(year: int, month: int) -> Days:
    """All days of a month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def moved(day: date, unit: str, number: int) -> date:
    """The day a number of units later."""
    if unit in ("day", "week"):
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    months = number * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def around(day: date, unit: str, number: int) -> Days:
    """The whole day, week (from Monday), month or year that lies a number of units away."""
    there = moved(day, unit, number)
    if unit == "day":
        return Days(there, there)
    if unit == "week":
        monday = there - timedelta(days=there.weekday())
        return Days(monday, monday + timedelta(days=6))
    if unit == "month":
        return whole_month(there.year, there.month)
    return Days(date(there.year, 1, 1), date(there.year, 12, 31))


def season(year: int, month: int) -> Days:
    """The three months that begin with this one."""
    return Days(date(year, month, 1), whole_month(year + (month == 12), (month + 1) % 12 + 1).last)
