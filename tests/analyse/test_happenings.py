"""What happened, on records made by hand."""

from collections.abc import Callable

import msgspec
import pytest

from placet.analyse.happenings import Happening, happenings, weeks
from placet.model.document import Span
from placet.model.record import Event, EventType, Record, Status, When

QUADS = {"ACCUSE": 3, "AID": 2, "CONSULT": 1}


def event(type_: EventType, actor: str = "north", recipient: str = "south", *, day: str = "", status: Status = "actual") -> Event:
    there = Span(start=0, end=3)
    when = When(text="then", from_=day, to=day) if day else None
    return Event(
        id=f"{type_}{day}{status}", type=type_, actor=(actor,), recipient=(recipient,) if recipient else (), date=when, status=status,
        anchor=there, span=there, rule="r", confidence=0.8,
    )  # fmt: skip


@pytest.fixture
def told(make_record: Callable[..., Record]) -> Callable[..., Record]:
    def told(document: str, published: str, *events: Event) -> Record:
        return msgspec.structs.replace(make_record(document, published), events=events)

    return told


def found(*records: Record, parties: tuple[str, ...] = ("NRL",)) -> list[Happening]:
    return happenings(records, parties, quads=QUADS, party_of={})


def test_reports_of_one_day_type_and_pair_are_reports_of_one_thing(told: Callable[..., Record]) -> None:
    (one,) = found(told("a", "2031-03-07", event("ACCUSE", day="2031-03-06")), told("b", "2031-03-06", event("ACCUSE")))
    assert (one.day, one.actor, one.recipient, one.quad, one.documents) == ("2031-03-06", "NRL", "SDR", 3, ("a", "b"))


def test_an_official_acts_for_the_state_and_nobody_towards_itself(told: Callable[..., Record]) -> None:
    assert [each.actor for each in found(told("a", "2031-03-07", event("ACCUSE", "minister")))] == ["NRL"]
    assert found(told("a", "2031-03-07", event("ACCUSE", "minister", "north"))) == []


def test_what_did_not_happen_has_no_day_is_a_copy_or_is_others_is_left_out(told: Callable[..., Record]) -> None:
    copy = told("b", "2031-03-07", event("AID"))
    copy = msgspec.structs.replace(copy, document=msgspec.structs.replace(copy.document, copy_of="a"))
    records = [told("a", "2031-03-07", event("ACCUSE", status="planned")), told("c", "", event("ACCUSE")), copy]
    assert found(*records) == []
    assert found(told("a", "2031-03-07", event("AID", "bloc", "south"))) == []


def test_nothing_happened_after_it_was_reported(told: Callable[..., Record]) -> None:
    assert [each.day for each in found(told("a", "2031-03-07", event("AID", day="2031-04-01")))] == ["2031-03-07"]


def test_weeks_count_an_act_towards_several_once(told: Callable[..., Record]) -> None:
    both = msgspec.structs.replace(event("AID"), recipient=("south", "bloc"))
    happened = found(told("a", "2031-03-09", both), told("b", "2031-03-10", event("AID")))
    assert len(happened) == 3
    assert [(week.monday, week.type, week.happenings) for week in weeks(happened)] == [("2031-03-03", "AID", 1), ("2031-03-10", "AID", 1)]
