"""Positions that people add; the bridge between Norland and Sudrey, of whose text Placet found too little."""

import msgspec
import pytest
from tests.analyse.bridge import BRIDGE, NO, recoded
from tests.analyse.conftest import TEXT, position, record

from placet.ledger.checking import faults_of
from placet.model.adding import added_id, is_added, position_from
from placet.model.anchors import anchor_of
from placet.model.decided import Decided, reviewed, reviewers
from placet.model.decision import Anchor, Decision
from placet.model.document import Span, fingerprint
from placet.model.record import Position, Quotation, Record

LABEL = "a bridge over the Aldan"
WORDS = "The bridge may be built."


def anchor(words: str = WORDS, *said: str) -> Anchor:
    start = TEXT.index(words)
    content = " | ".join(said or ("Ada Holm (NRL)", "support", LABEL, ""))
    return Anchor(text=fingerprint(TEXT), kind="position", start=start, end=start + len(words), content=content)


def added(about: Anchor | None = None, *, by: str = "Ann Lee", verdict: str = "add", day: int = 6) -> Decision:
    return Decision(anchor=about or anchor(), verdict=verdict, by=by, at=f"2031-03-{day:02}T10:00:00.000000+00:00")


def with_them(of: Record, *decisions: Decision) -> list[Position]:
    return [each for each in reviewed(of, Decided(decisions)).positions if each not in of.positions]


def test_what_is_added_stands_beside_what_was_found_and_says_by_whom():
    current = reviewed(BRIDGE, Decided([added()]))
    *found, one = current.positions
    assert tuple(found) == BRIDGE.positions
    assert (one.holder, one.proposal, one.stance, one.confidence) == ("minister", "p1", "support", 1.0)
    assert reviewers(one.rule) == "Ann Lee on 2031-03-06"
    assert is_added(one)
    assert not any(map(is_added, found))
    assert list(faults_of(current)) == []


def test_it_makes_the_actor_and_the_proposal_that_the_record_lacks():
    current = reviewed(BRIDGE, Decided([added(anchor(WORDS, "Ostmark (OST)", "oppose", "a tunnel", ""))]))
    one = current.positions[-1]
    assert {each.id: (each.name, each.code) for each in current.actors}[one.holder] == ("Ostmark", "OST")
    assert {each.id: each.label for each in current.proposals}[one.proposal] == "a tunnel"
    assert list(faults_of(current)) == []


def test_a_condition_stands_where_its_words_are():
    (one,) = with_them(BRIDGE, added(anchor("It may be built", "Ada Holm (NRL)", "conditional", LABEL, "Sudrey pays for it")))
    assert [TEXT[each.start : each.end] for each in one.conditions] == ["Sudrey pays for it"]


def test_its_chain_is_that_of_the_words_around_it():
    span = Span(start=TEXT.index(WORDS), end=TEXT.index(WORDS) + len(WORDS))
    outer, inner = (
        Quotation(id=id, speaker=(who,), content=(span,), kind="indirect", attribution=inside, rule="r", confidence=0.9)
        for id, who, inside in (("q1", "expert", ()), ("q2", "north", ("q1",)))
    )
    told = msgspec.structs.replace(BRIDGE, quotations=(outer, inner))
    (one,) = with_them(told, added())
    assert (one.attribution, one.via) == (("q1", "q2"), ("expert",))  # Norland speaks for its own minister
    (other,) = with_them(told, added(anchor("Nothing has been decided.", "Ada Holm (NRL)", "undecided", LABEL, "")))
    assert (other.attribution, other.via) == ((), ())


def test_it_outlives_a_new_coding():
    (one,) = with_them(recoded(BRIDGE), added())
    assert (one.holder, one.proposal, one.id) == ("nminister", "np1", added_id(anchor()))


def test_labels_that_are_written_otherwise_by_now_are_the_same_proposal():
    other = record("d1", "2031-03-06", NO, label=LABEL.upper())
    (one,) = with_them(other, added())
    assert one.proposal == "p1"


def test_what_a_later_coding_finds_itself_is_one_position_and_no_more_an_addition():
    learnt = record("d1", "2031-03-06", position("minister", "support"))
    assert added().anchor.content == anchor_of(learnt, learnt.positions[0]).content
    (one,) = reviewed(learnt, Decided([added()])).positions
    assert (one.id, one.confidence, reviewers(one.rule)) == (learnt.positions[0].id, 1.0, "Ann Lee on 2031-03-06")


def test_what_a_later_coding_finds_on_other_words_is_one_position_with_all_words():
    found = position("minister", "conditional", payers=["south"])
    put = anchor("Nothing has been decided.", "Ada Holm (NRL)", "conditional", LABEL, "Sudrey pays")
    (one,) = reviewed(record("d1", "2031-03-06", found), Decided([added(put)])).positions
    assert one.id == found.id
    assert [TEXT[each.start : each.end] for each in one.evidence] == [
        "It may be built only if Sudrey pays for it.", "Nothing has been decided.",
    ]  # fmt: skip
    assert one.conditions == found.conditions  # the words added lie within them


def test_two_people_who_add_the_same_add_one():
    shorter = anchor("The bridge may be built", "Ada Holm (NRL)", "support", LABEL, "")
    (one,) = with_them(BRIDGE, added(), added(shorter, by="Ben Ruiz", day=7))
    assert reviewers(one.rule) == "Ann Lee, Ben Ruiz on 2031-03-07"
    assert len(one.evidence) == 1


def test_where_people_differ_nothing_is_added():
    assert with_them(BRIDGE, added(), added(by="Ben Ruiz", verdict="reject")) == []
    tunnel = anchor(WORDS, "Ostmark (OST)", "oppose", "a tunnel", "")
    assert reviewed(BRIDGE, Decided([added(tunnel), added(tunnel, by="Ben Ruiz", verdict="reject")])) == BRIDGE


@pytest.mark.parametrize(
    "change",
    [{"content": "Ada Holm (NRL) | perhaps | it | "}, {"content": "Ada Holm"}, {"end": 10_000}, {"start": 9, "end": 9}],
)
def test_what_tells_of_no_position_adds_none(change):
    broken = msgspec.structs.replace(anchor(), **change)
    assert position_from(BRIDGE, broken) is None
    assert with_them(BRIDGE, added(broken)) == []
