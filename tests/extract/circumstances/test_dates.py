"""Dates are read as the days they cover, counted from the day of publication."""

import pytest

from placet.codebook.calendar import load_calendar
from placet.extract.circumstances.dates import DateFinder
from placet.model.document import Document
from placet.parse import Parser
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
        ("earlier this month", "2025-03-01", "2025-03-06"),
        ("later this month", "2025-03-06", "2025-03-31"),
        ("Saturday, March 1", "2025-03-01", "2025-03-01"),
        ("Sunday, 2 February 2025", "2025-02-02", "2025-02-02"),
        ("March 1-4", "2025-03-01", "2025-03-04"),
        ("1-4 March", "2025-03-01", "2025-03-04"),
        ("2014-16", "2014-01-01", "2016-12-31"),
        ("overnight", "2025-03-05", "2025-03-06"),
        ("last night", "2025-03-05", "2025-03-05"),
        ("a few days ago", "2025-02-25", "2025-03-04"),
        ("weeks ago", "2025-01-02", "2025-02-20"),
        ("the coming weeks", "2025-03-06", ""),
        ("recent days", "2025-02-25", "2025-03-06"),
        ("the past few months", "2024-06-06", "2025-03-06"),
        ("end of the month", "2025-03-21", "2025-03-31"),
        ("the autumn", "2024-09-01", "2024-11-30"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("the past three months", "2024-12-06", "2025-03-06"),
        ("last summer", "2024-06-01", "2024-08-31"),
        ("the weekend", "2025-03-01", "2025-03-02"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
    ],
)
def test_one_date(text: str, first: str, last: str) -> None:
    assert days(f"It was so {text} there .") == [(text, first, last)]


@pytest.mark.parametrize(
    "text",
    ["He may march there .", "On 31 February 2020 it rained .", "They counted 2,015 men and 2015 troops .", "They met every Monday ."],
)
def test_what_is_no_date(text: str) -> None:
    assert days(text) == []


def test_relative_dates_stay_words_without_a_day_of_publication() -> None:
    assert days("They met on Thursday .", published="") == [("on Thursday", "", "")]


def test_days_far_from_any_calendar_do_not_raise() -> None:
    assert days("It fell 999 decades ago .") == []


def test_a_day_counted_from_the_one_named_last() -> None:
    found = days("They met on Monday . The envoy had come the day before .")
    assert found[1] == ("the day before", "2025-03-02", "2025-03-02")
    assert days("They came the previous day .") == [("the previous day", "", "")]


def test_a_stretch_between_two_dates_is_one() -> None:
    assert days("They fought between 2021 and 2024 .") == [("2021 and 2024", "2021-01-01", "2024-12-31")]
    assert days("They fought from March 1 to March 4 .") == [("March 1 to March 4", "2025-03-01", "2025-03-04")]
    assert [first for _, first, _ in days("They met in 2021 and 2024 .")] == ["2021-01-01", "2024-01-01"]


def test_a_stretch_takes_the_year_of_its_end() -> None:
    assert days("They fought from January to March 2024 .") == [("from January to March 2024", "2024-01-01", "2024-03-31")]
    assert days("They fought between January and March .") == [("between January and March", "2025-01-01", "2025-03-31")]
    assert days("They fought Monday to Wednesday .") == [("Monday to Wednesday", "2025-03-03", "2025-03-05")]
    assert [first for _, first, _ in days("They fought Monday and Wednesday .")] == ["2025-03-03", "2025-03-05"]


def test_a_dateline_dates_nothing_and_stands_for_a_missing_day_of_publication() -> None:
    text = "OSLO, March 5, 2025 (Northern Wire) — They met on Monday ."
    found = FINDER.find(plain(text))
    assert [(each.when.text, each.when.from_) for each in found] == [("March 5, 2025", "2025-03-05"), ("on Monday", "2025-03-03")]
    assert found[0].head == -1
    assert days("OSLO — They met on Monday .", published="") == [("on Monday", "", "")]


@pytest.fixture(scope="module")
def parser():
    return Parser()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway said on Tuesday it would send troops.", [("said", "2025-03-04")]),
        ("Norway said Sunday that Sweden had left.", [("said", "2025-03-02")]),
        ("Norway will meet Sweden on Monday.", [("meet", "2025-03-10")]),
        ("Norway is to meet Sweden on Monday.", [("meet", "2025-03-10")]),
        ("Norway appeared to accuse Sweden on Monday.", [("accuse", "2025-03-03")]),
        ("Norway met Sweden late on Monday.", [("met", "2025-03-03")]),
        ("On the night of March 1, Norway left.", [("left", "2025-03-01")]),
        ("Sweden left in the early hours of Sunday.", [("left", "2025-03-02")]),
        ("The talks in May failed.", [("talks", "2024-05-01")]),
        ("The soldiers fired 2000 shells.", []),
        ("Norway will leave Sweden in two weeks.", [("leave", "2025-03-17")]),
        ("It was the third raid in two weeks.", []),
        ("The vote took place on Monday. Two days after the vote, Norway left.", [("took", "2025-03-03"), ("left", "2025-03-05")]),
        ("Norway left Sweden a day after Monday's vote.", [("left", "2025-03-04"), ("vote", "2025-03-03")]),
        ("Norway left Sweden a day after the vote.", [("left", "")]),
        ("Norway left on Monday, a step that Sweden immediately rejected.", [("left", "2025-03-03"), ("rejected", "2025-03-03")]),
        ("Norway left on Monday and wants Sweden to leave immediately.", [("left", "2025-03-03")]),
        ("Norway signed the 2015 treaty.", [("treaty", "2015-01-01")]),
    ],
)
def test_what_a_date_belongs_to(parser, text, expected):
    parsed = parser.parse_one(Document(id="d", text=text, published="2025-03-06"))
    found = FINDER.find(parsed)
    assert [(parsed.words[each.head], each.when.from_) for each in found] == expected
