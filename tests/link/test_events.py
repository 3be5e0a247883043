import pytest

from placet.link import events
from placet.link.batch import same_in
from placet.model.record import Actor, Place, Record
from placet.model.sameness import Judgement
from tests.link.reports import deed, report, told

SHELLING = "Norland accused Sudria of shelling a school near the harbour"
ALDAN, BIRK = Place(text="Aldan", lat=10.0, lon=20.0), Place(text="Birk", lat=14.0, lon=20.0)


def judged(one: Record, other: Record) -> Judgement | None:
    first, second = (events.sketch(record, record.events[0]) for record in (one, other))
    assert first
    assert second
    found = events.judge(first, second)
    assert found == events.judge(second, first)
    if found:
        assert set(events.keys(first)) & set(events.keys(second)), "they would not have met"
    return found


def verdict(one: Record, other: Record) -> str:
    found = judged(one, other)
    return found.verdict if found else ""


FIRST = told("a", SHELLING, "accused", day="2031-05-05")


def test_one_event_in_other_words() -> None:
    found = judged(FIRST, told("b", "On Monday Sudria was accused by Norland of shelling a school", "accused", day="2031-05-05"))
    assert found
    assert (found.verdict, found.reason) == ("same", "the same parties, the same day, 100% of the words")


@pytest.mark.parametrize(
    "other",
    [
        told("b", "Norland accused Sudria of breaking the treaty on grain", "accused", day="2031-05-05"),
        told("b", SHELLING, "accused", day="2031-05-06"),
        told("b", SHELLING, "accused", day="2031-05-05", actor="SDR", recipient="NRL"),
        told("b", SHELLING + " of Ostland", "accused", day="2031-05-05", recipient="OST"),
        told("b", SHELLING, "accused", day="2031-05-05", kind="THREATEN"),
    ],
    ids=["other words", "another day", "the other way round", "another party", "another type"],
)
def test_two_events(other: Record) -> None:
    assert verdict(FIRST, other) == ""


def test_places_that_lie_apart_are_two_events() -> None:
    one, other, near = (told("a", SHELLING, "accused", day="2031-05-05", place=place) for place in (ALDAN, BIRK, Place(text="Aldan docks")))
    assert verdict(one, other) == ""
    found, elsewhere = judged(one, near), judged(near, told("b", SHELLING, "accused", day="2031-05-05", place=Place(text="Corin")))
    assert found
    assert elsewhere
    assert (found.verdict, "at aldan" in found.reason, "at " in elsewhere.reason) == ("same", True, False)


def test_a_report_without_a_date_is_of_the_days_before_it() -> None:
    assert verdict(FIRST, told("b", SHELLING, "accused", published="2031-05-08")) == "same"
    assert verdict(FIRST, told("b", SHELLING, "accused", published="2031-05-09")) == ""
    record = told("b", SHELLING, "accused", published="")
    assert events.sketch(record, record.events[0]) is None


def test_a_party_that_one_leaves_out_takes_a_place_to_be_sure() -> None:
    vague = "Norland spoke of shelling a school near the harbour"
    assert verdict(FIRST, told("b", vague, "spoke", day="2031-05-05", recipient="")) == "unsure"
    here = told("a", SHELLING, "accused", day="2031-05-05", place=ALDAN)
    assert verdict(here, told("b", vague, "spoke", day="2031-05-05", recipient="", place=ALDAN)) == "same"


def test_what_was_planned_may_be_what_came() -> None:
    assert verdict(FIRST, told("b", SHELLING, "accused", day="2031-05-05", status="planned")) == "unsure"


def test_what_is_done_together_has_its_parties_on_any_side() -> None:
    talks = "Norland and Sudria held talks on the price of water"
    one = told("a", talks, "talks", kind="CONSULT", actor="NRL SDR", recipient="", day="2031-05-05")
    other = told("b", talks, "talks", kind="CONSULT", actor="SDR", recipient="NRL", day="2031-05-05")
    assert events.sketch(one, one.events[0]) == events.sketch(other, other.events[0])
    more = told("c", talks + " with Ostland", "talks", kind="CONSULT", actor="NRL SDR OST", recipient="", day="2031-05-05")
    assert judged(one, more)


def test_whoever_has_no_code_is_known_by_name_and_a_description_by_nothing() -> None:
    lee = Actor(id="a1", name="Ann Lee", kind="person", code="OTHER")
    guard = Actor(id="a2", name="a guard", kind="person", code="OTHER")
    text = "Ann Lee accused a guard of theft"
    for actor, expected in (("a1", ("ann lee",)), ("a2", None)):
        record = report("a", text, actors=(lee, guard), events=(deed(text, "accused", actor=actor, recipient=""),))
        found = events.sketch(record, record.events[0])
        assert (found.actor if found else None) == expected


def test_dates_that_are_none_or_cover_months_link_nothing() -> None:
    for days in (("2031-01-01", "2031-12-31"), ("2031-05-05", "2031-05-04"), ("9999", "9999")):
        record = told("a", SHELLING, "accused", day=days[0], last=days[1])
        assert events.sketch(record, record.events[0]) is None


def test_two_events_of_one_document_stay_two() -> None:
    text = "Norland accused Sudria of shelling a school, then again of shelling a school and a harbour"
    both = report(
        "b", text, events=(deed(text, "accused", day="2031-05-05"), deed(text, "again", number="e2", day="2031-05-05", last="2031-05-06"))
    )
    (group,) = same_in([FIRST, both], "event")
    assert [ref.document for ref in group] == ["a", "b"]
