"""Each form of a date, with a day of publication and without one."""

from datetime import date

import pytest

from placet.codebook.calendar import load_calendar
from placet.extract.circumstances.date_forms import Anchors, DateForms

FORMS = DateForms(load_calendar())
PUBLISHED = date(2025, 3, 6)  # a Thursday
NAMED = date(2025, 2, 12)  # a Wednesday


def read(text: str, *, published: date | None = PUBLISHED, named: date | None = None, future: bool = False) -> list[tuple[str, str, str]]:
    """The dates in a text: their words, first and last day."""
    anchors = Anchors(published, named, future)
    matches = FORMS.matches(text, [(0, len(text))])
    found = [when for _, match in matches if (when := FORMS.read(match, text[match.start() : match.end()], anchors))]
    return [(when.text, when.from_, when.to) for when in found]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-01-31", "2025-01-31", "2025-01-31"),
        ("March 6, 2024", "2024-03-06", "2024-03-06"),
        ("Sept. 11, 2001", "2001-09-11", "2001-09-11"),
        ("6th of March 2024", "2024-03-06", "2024-03-06"),
        ("March 1-4, 2024", "2024-03-01", "2024-03-04"),
        ("1 to 4 March 2024", "2024-03-01", "2024-03-04"),
        ("January 2014", "2014-01-01", "2014-01-31"),
        ("late December 2023", "2023-12-21", "2023-12-31"),
        ("the end of May 2024", "2024-05-21", "2024-05-31"),
        ("early 2022", "2022-01-01", "2022-05-01"),
        ("mid-2022", "2022-05-02", "2022-08-31"),
        ("the second half of 2023", "2023-07-02", "2023-12-31"),
        ("the first quarter of 2024", "2024-01-01", "2024-03-31"),
        ("the summer of 2023", "2023-06-01", "2023-08-31"),
        ("Christmas Day 2023", "2023-12-25", "2023-12-25"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("2014-16", "2014-01-01", "2016-12-31"),
        ("2014", "2014-01-01", "2014-12-31"),
        ("until March 2030", "", "2030-03-31"),
    ],
)
def test_dates_that_need_no_day_of_publication(text: str, first: str, last: str) -> None:
    assert read(f"It was so {text}, there.") == [(text, first, last)]
    assert read(f"It was so {text}, there.", published=None) == [(text, first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Wednesday", "2025-03-05", "2025-03-05"),
        ("last Thursday", "2025-02-27", "2025-02-27"),
        ("coming Monday", "2025-03-10", "2025-03-10"),
        ("Monday last week", "2025-02-24", "2025-02-24"),
        ("Monday of this week", "2025-03-03", "2025-03-03"),
        ("on Tuesday next week", "2025-03-11", "2025-03-11"),
        ("late Sunday", "2025-03-02", "2025-03-02"),
        ("early on Sunday", "2025-03-02", "2025-03-02"),
        ("today", "2025-03-06", "2025-03-06"),
        ("the day before yesterday", "2025-03-04", "2025-03-04"),
        ("the day after tomorrow", "2025-03-08", "2025-03-08"),
        ("overnight", "2025-03-05", "2025-03-06"),
        ("12 February", "2025-02-12", "2025-02-12"),
        ("29 February", "2024-02-29", "2024-02-29"),
        ("New Year's Eve", "2024-12-31", "2024-12-31"),
        ("in January", "2025-01-01", "2025-01-31"),
        ("mid-July", "2024-07-11", "2024-07-20"),
        ("early February", "2025-02-01", "2025-02-09"),
        ("the first week of February", "2025-02-01", "2025-02-07"),
        ("the last week of January", "2025-01-24", "2025-01-31"),
        ("since January", "2025-01-01", "2025-03-06"),
        ("until late March", "", "2025-03-31"),
        ("by May", "", "2025-05-31"),
        ("last autumn", "2024-09-01", "2024-11-30"),
        ("last week", "2025-02-24", "2025-03-02"),
        ("the last week", "2025-02-27", "2025-03-06"),
        ("the past year", "2024-03-06", "2025-03-06"),
        ("so far this year", "2025-01-01", "2025-03-06"),
        ("late last year", "2024-09-01", "2024-12-31"),
        ("the end of last year", "2024-09-01", "2024-12-31"),
        ("the beginning of the year", "2025-01-01", "2025-05-01"),
        ("the course of the month", "2025-03-01", "2025-03-31"),
        ("the year before last", "2023-01-01", "2023-12-31"),
        ("72 hours ago", "2025-03-03", "2025-03-03"),
        ("hours ago", "2025-03-06", "2025-03-06"),
        ("a week ago", "2025-02-24", "2025-03-02"),
        ("a fortnight ago", "2025-02-17", "2025-02-23"),
        ("several months ago", "2024-06-06", "2025-01-06"),
        ("a decade ago", "2015-01-01", "2015-12-31"),
        ("the past 24 hours", "2025-03-05", "2025-03-06"),
        ("last weekend", "2025-03-01", "2025-03-02"),
    ],
)
def test_dates_counted_from_the_day_of_publication(text: str, first: str, last: str) -> None:
    assert read(f"It was so {text}, there.") == [(text, first, last)]
    assert read(f"It was so {text}, there.", published=None) == [(text, "", "")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("the same day", "2025-02-12", "2025-02-12"),
        ("Later that day", "2025-02-12", "2025-02-12"),
        ("Hours later", "2025-02-12", "2025-02-12"),
        ("the following morning", "2025-02-13", "2025-02-13"),
        ("a day earlier", "2025-02-11", "2025-02-11"),
        ("the day before", "2025-02-11", "2025-02-11"),
        ("Two days later", "2025-02-14", "2025-02-14"),
        ("48 hours later", "2025-02-14", "2025-02-14"),
        ("three days before", "2025-02-09", "2025-02-09"),
        ("a week later", "2025-02-17", "2025-02-23"),
        ("a month earlier", "2025-01-01", "2025-01-31"),
        ("days later", "2025-02-14", "2025-02-21"),
    ],
)
def test_dates_counted_from_the_day_named_last(text: str, first: str, last: str) -> None:
    assert read(f"So {text}, it was.", named=NAMED) == [(text, first, last)]
    assert read(f"So {text}, it was.") == [(text, "", "")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in two weeks", "2025-03-17", "2025-03-23"),
        ("within 72 hours", "2025-03-06", "2025-03-09"),
        ("on Monday", "2025-03-10", "2025-03-10"),
        ("in January", "2026-01-01", "2026-01-31"),
    ],
)
def test_dates_of_what_is_to_come(text: str, first: str, last: str) -> None:
    assert read(f"It will be so {text}.", future=True) == [(text, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "It was the third raid in two weeks.",
        "He may march.",
        "On 31 April it rained.",
        "The fall of Orlen, and the fall in prices.",
        "They meet every Monday.",
        "It did so the same day as the others.",
        "They fired 2,014 shells for $2014, and sent 2014 troops.",
        "It immediately left.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    found = read(text, named=None)
    assert [each for each in found if each[1] or each[2]] == []


def test_letters_whose_small_form_is_longer_move_nothing() -> None:
    assert read("İİİ met on Monday.") == [("on Monday", "2025-03-03", "2025-03-03")]
