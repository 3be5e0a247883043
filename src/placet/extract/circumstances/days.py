"""Count days: the stretches of the calendar that words like "last month" or "two weeks ago" stand for."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple


class Days(NamedTuple):
    """The first and the last day; None where the text leaves that side open."""

    first: date | None
    last: date | None


IN_DAYS = {"day": 1, "week": 7, "fortnight": 14}
FEW = (2, 9)  # how many "a few" and "several" are


def some(day: date, unit: str, way: int) -> Days:
    """The days that "a few weeks ago" (`way` -1) or "weeks later" (1) may mean; "hours later" is the same day."""
    near, far = moved(day, unit, way * FEW[0]), moved(day, unit, way * FEW[1])
    return Days(min(near, far), max(near, far))


def portion(days: Days, which: int, parts: int) -> Days:
    """The part of a stretch, cut into equal parts, that is `which` (from 0): "early 2022" is the first third of the year.

    A stretch that is open at a side stays whole.
    """
    if days.first is None or days.last is None:
        return days
    length = (days.last - days.first).days + 1
    first = days.first + timedelta(days=length * which // parts)
    return Days(first, max(first, days.first + timedelta(days=length * (which + 1) // parts - 1)))


def unlikeliness(day: date, published: date, future: bool) -> int:
    """How unlikely a day is to be meant: days ahead count six times for what is past, days back for what is to come."""
    days = (day - published).days
    return days * (1 if future else 6) if days > 0 else -days * (6 if future else 1)


def whole_month(year: int, month: int) -> Days:
    """All days of a month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def moved(day: date, unit: str, number: int) -> date:
    """The day a number of units later; fewer than 24 hours are no day."""
    if unit in ("hour", "minute"):
        return day + timedelta(days=int(number / (24 if unit == "hour" else 1440)))
    if unit in IN_DAYS:
        return day + timedelta(days=number * IN_DAYS[unit])
    months = number * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def around(day: date, unit: str, number: int) -> Days:
    """The whole day, week (from Monday), month or year that lies a number of units away; hours end on a day, fortnights in a week."""
    there = moved(day, unit, number)
    if unit in ("minute", "hour", "day"):
        return Days(there, there)
    if unit in ("week", "fortnight"):
        monday = there - timedelta(days=there.weekday())
        return Days(monday, monday + timedelta(days=6))
    if unit == "month":
        return whole_month(there.year, there.month)
    return Days(date(there.year, 1, 1), date(there.year, 12, 31))


def season(year: int, month: int) -> Days:
    """The three months that begin with this one."""
    return Days(date(year, month, 1), whole_month(year + (month == 12), (month + 1) % 12 + 1).last)
