"""What a change of a few reports comes to, held against the plain way: to read all reports again with the change made."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from placet.analyse.rules import Vote
from placet.analyse.standing import reports_on, standing
from placet.analyse.timeline import Report
from placet.analyse.votes import vote_of
from placet.analyse.whatif import WhatIf
from placet.model.digest import digests_of
from placet.model.document import Span
from placet.model.record import Actor, CodedBy, Condition, Position, Proposal, Record, Source, Stance, When

STANCES: tuple[Stance, ...] = ("support", "oppose", "conditional", "undecided")
DAYS = ("", "2031-01-01", "2031-01-02", "2031-01-03", "2031-01-04", "2031-01-05")
TERMS = ("if Sudrey pays", "If  Sudrey pays", "if the League agrees")
TEXT = " ".join(TERMS)
ACTORS = (
    Actor(id="north", name="Norland", kind="state", code="NRL"),
    Actor(id="south", name="Sudrey", kind="state", code="SDR"),
    Actor(id="paper", name="The Courier", kind="outlet", code="OUTLET"),
)


def stated(words: str, met: bool | None) -> Condition:
    return Condition(start=TEXT.index(words), end=TEXT.index(words) + len(words), kind="other", met=met)


conditions = st.lists(st.builds(stated, st.sampled_from(TERMS), st.sampled_from((None, True, True, False))), max_size=2).map(tuple)
dates = st.none() | st.builds(lambda day: When(text="then", from_=day, to=day), st.sampled_from(DAYS))
positions = st.builds(
    Position,
    id=st.sampled_from(("s1", "s2", "s3")),
    holder=st.just("north"),
    proposal=st.just("p1"),
    stance=st.sampled_from(STANCES),
    evidence=st.just((Span(start=0, end=5),)),
    conditions=conditions,
    date=dates,
    via=st.sampled_from(((), (), (), ("paper",), ("south",))),
    rule=st.just("by hand"),
    confidence=st.sampled_from((0.5, 0.8)),
)
documents = st.tuples(st.sampled_from(DAYS), st.lists(positions, max_size=3, unique_by=lambda position: position.id))


def reports(*told: tuple[str, list[Position]]) -> list[Report]:
    bridge = Proposal(id="p1", label="a bridge", action="build", mentions=(Span(start=0, end=5),))
    records = [
        Record(
            document=Source(id=f"d{number}", published=published, text=TEXT),
            actors=ACTORS,
            proposals=(bridge,),
            positions=tuple(held),
            coded_by=CodedBy(placet="0", pipeline="", codebook=""),
        )
        for number, (published, held) in enumerate(told)
    ]
    return [report for read in digests_of(records) for report in reports_on(read, read.topics[0])]


def plainly(heard: list[Report], group: list[Report], stance: Stance | None, met: tuple[tuple[str, ...], ...]) -> Vote:
    rest = [report for report in heard if not any(report is each for each in group)]
    changed = {"stance": stance, "conditions": ()}
    other = [replace(report, said=replace(report.said, **changed)) for report in group if stance]
    return vote_of(standing([*rest, *other]), met)


@given(told=st.lists(documents, max_size=8), data=st.data())
def test_it_is_what_reading_all_again_comes_to(told: list[tuple[str, list[Position]]], data: st.DataObject) -> None:
    heard = reports(*told)
    met = data.draw(st.sampled_from(((), (("sudrey", "pay"),), (("leagu", "agre"),))))
    group = data.draw(st.lists(st.sampled_from(heard), unique_by=id)) if heard else []
    what_if = WhatIf(heard, met)
    for stance in (None, *STANCES):
        assert what_if.vote(group, stance) == plainly(heard, group, stance, met)


@pytest.fixture
def take() -> Callable[..., Position]:
    def position(stance: Stance, *terms: Condition, number: int = 1) -> Position:
        return Position(
            id=f"s{number}",
            holder="north",
            proposal="p1",
            stance=stance,
            evidence=(Span(start=0, end=5),),
            conditions=terms,
            rule="by hand",
            confidence=0.8,
        )

    return position


def test_a_condition_is_as_its_newest_report_has_it(take: Callable[..., Position]) -> None:
    open_one, met_one = stated(TERMS[0], None), stated(TERMS[0], True)
    heard = reports((DAYS[1], [take("conditional", open_one)]), (DAYS[2], [take("conditional", met_one)]))
    what_if = WhatIf(heard, ())
    assert what_if.vote([], None) == Vote.yes
    assert what_if.vote(heard[1:], None) == Vote.conditional
    assert what_if.vote(heard[:1], None) == Vote.yes


def test_the_two_halves_of_an_answer_come_apart_when_one_is_missing(take: Callable[..., Position]) -> None:
    heard = reports((DAYS[1], [take("oppose"), take("conditional", number=2)]), (DAYS[2], [take("support")]))
    what_if = WhatIf(heard, ())
    assert what_if.vote(heard[2:], None) == Vote.no
    assert what_if.vote([heard[0], heard[2]], None) == Vote.conditional
