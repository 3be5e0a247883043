"""Expected events beside coded ones, all made by hand."""

import pytest

from placet.analyse.petrarch import compare, tallies
from placet.codebook.plover import load_plover
from placet.model.document import Span
from placet.model.petrarch import ExpectedEvent, PetrarchRecord
from placet.model.record import Actor, CodedBy, Event, Record, Source

PLOVER = load_plover()
ACTORS = (
    Actor(id="n", name="Norland", kind="state", code="NLD", country="NLD"),
    Actor(id="ng", name="Ann Lee", kind="person", code="NLD", country="NLD", sectors=("GOV",)),
    Actor(id="s", name="Sudria", kind="state", code="SUD", country="SUD"),
    Actor(id="w", name="Westmark", kind="state", code="WST", country="WST"),
    Actor(id="rebels", name="Islanders", kind="group", code="ISLANDERS", country="SUD", sectors=("REB",)),
    Actor(id="un", name="United Nations", kind="organisation", code="UNO", country="UNO"),
    Actor(id="paper", name="The Courier", kind="outlet", code="OUTLET", country=""),
    Actor(id="crowd", name="a crowd", kind="other", code="OTHER"),
)


def event(type: str, actor: str, recipient: str = "") -> Event:
    at = Span(start=0, end=1)
    return Event(
        id="e", type=type, actor=tuple(actor.split()), recipient=tuple(recipient.split()), anchor=at, span=at, rule="r", confidence=1
    )


def compared(expected: str, *events: Event, category: str = "ISLES"):
    """`expected` is like "NLD SUD 111, SUD NLD 111"."""
    wanted = tuple(ExpectedEvent(*each.split()) for each in expected.split(", ") if each)
    record = PetrarchRecord(id="1", category=category, line=1, published="", text="t", expected=wanted)
    coded = Record(document=Source(id="1", text="t"), actors=ACTORS, events=events, coded_by=CodedBy(placet="", pipeline="", codebook=""))
    return compare(record, coded, PLOVER)


def found(comparison) -> list[str]:
    return [each.found for each in comparison.expected]


@pytest.mark.parametrize(
    ("expected", "coded", "outcome"),
    [
        ("NLD SUD 111", [("ACCUSE", "n", "s")], "as expected"),
        ("NLDGOV SUD 111", [("ACCUSE", "ng", "s")], "as expected"),
        ("NLD SUD 111", [("ACCUSE", "ng", "s")], "as expected but for the sectors"),
        ("NLDMIL SUD 111", [("ACCUSE", "ng", "s")], "as expected but for the sectors"),
        ("NLDGOVFRM SUD 111", [("ACCUSE", "ng", "s")], "as expected"),  # FRM is no sector
        ("NLD SUDINS 111", [("ACCUSE", "n", "rebels")], "as expected"),  # CAMEO's insurgents are PLOVER's rebels
        ("NLD IGOUNO 111", [("ACCUSE", "n", "un")], "as expected"),
        ("NLD ISLANDERS 111", [("ACCUSE", "n", "rebels")], "as expected but for the sectors"),
        ("NLD SUD 111", [("ACCUSE", "s", "n")], "not as expected"),
        ("NLD SUD 111", [("REJECT", "n", "s")], "not as expected"),
        ("NLD SUD 111", [], "not as expected"),
        ("NLD SUD 111, WST SUD 111", [("ACCUSE", "n w", "s")], "as expected"),
        ("", [], "as expected"),
        ("", [("ACCUSE", "n", "s")], "not as expected"),
        ("NLD SUD 010", [], "no PLOVER type"),
    ],
)
def test_the_verdict_on_a_record(expected, coded, outcome):
    assert compared(expected, *(event(*each) for each in coded)).outcome == outcome


@pytest.mark.parametrize("expected", ["NLD SUD 046", "SUD NLD 046", "NLD SUD 046, SUD NLD 046"])
def test_what_both_do_counts_in_either_order(expected):
    assert compared(expected, event("CONSULT", "n s")).outcome == "as expected"


def test_what_is_expected_both_ways_counts_in_either_order():
    assert compared("NLD SUD 042, SUD NLD 043", event("CONSULT", "s", "n")).outcome == "as expected"
    assert compared("NLD SUD 042", event("CONSULT", "s", "n")).outcome == "not as expected"


def test_of_three_who_meet_each_two_do():
    comparison = compared("NLD SUD 046", event("CONSULT", "n s w"))
    assert (found(comparison), [str(each) for each in comparison.surplus]) == (
        ["in full"],
        ["CONSULT NLD – WST", "CONSULT SUD – WST"],
    )


def test_the_right_parties_of_another_type_are_told():
    comparison = compared("NLD SUD 111, WST SUD 111", event("REJECT", "n", "s"))
    assert found(comparison) == ["of another type", "missing"]
    assert [str(each) for each in comparison.surplus] == ["REJECT NLD → SUD"]


@pytest.mark.parametrize(
    "coded", [("ACCUSE", "n", ""), ("ACCUSE", "crowd", "s"), ("ACCUSE", "paper", "s"), ("ACCUSE", "n", "n"), ("ACCUSE", "", "s")]
)
def test_only_events_between_two_coded_parties_are_too_many(coded):
    assert compared("", event(*coded)).outcome == "as expected"


def test_two_parts_of_one_state_are_two_parties():
    assert compared("NLDGOV NLD 111", event("ACCUSE", "ng", "n")).outcome == "as expected"


def test_a_side_that_is_nobody_is_met_by_nobody():
    assert compared("NLD --- 111", event("ACCUSE", "n", "crowd")).outcome == "as expected"
    assert compared("NLD --- 111", event("ACCUSE", "n", "s")).outcome == "not as expected"


def test_the_same_again_with_other_sectors_is_not_too_many():
    assert compared("NLD SUD 111", event("ACCUSE", "n", "s"), event("ACCUSE", "ng", "s")).outcome == "as expected"
    assert compared("NLD SUD 111", event("ACCUSE", "n", "s"), event("ACCUSE", "s", "ng")).outcome == "not as expected"


def test_records_are_counted_by_category():
    all_of_them = [
        compared("NLD SUD 111", event("ACCUSE", "n", "s")),
        compared("NLD SUD 111", event("ACCUSE", "ng", "s")),
        compared("NLD SUD 111, WST SUD 111", event("REJECT", "n", "s")),
        compared("NLD SUD 010", category="TALK"),
    ]
    isles, talk = tallies(all_of_them)
    assert (isles.category, isles.records, isles.as_expected, isles.but_for_sectors, isles.no_type) == ("ISLES", 3, 1, 1, 0)
    assert (isles.events, isles.missing, isles.other_type, isles.surplus) == (4, 2, 1, 1)
    assert (talk.category, talk.records, talk.as_expected, talk.no_type, talk.missing) == ("TALK", 1, 0, 1, 0)
