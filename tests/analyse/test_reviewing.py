"""What people are asked about; the bridge between Norland and Sudrey."""

import msgspec
import pytest

from placet.analyse.reviewing import doubtful
from placet.model.anchors import anchor_of
from placet.model.decided import Decided, reviewers
from placet.model.decision import Correction
from placet.model.record import Proposal
from tests.analyse.bridge import BRIDGE, IF, NO, YES, changed, on, recoded
from tests.analyse.conftest import record


def asked(records, *decisions, **how):
    return [each.item.id for each in doubtful(records, Decided(decisions), **how)]


def test_the_least_sure_is_asked_about_first_and_the_sure_never():
    assert asked([BRIDGE]) == [YES.id, NO.id]
    assert asked([BRIDGE], below=0.55) == [YES.id]
    assert asked([BRIDGE], below=1.0) == [YES.id, NO.id, IF.id]


def test_what_was_decided_is_not_asked_again():
    assert asked([BRIDGE], on(YES, "reject")) == [NO.id]
    assert asked([BRIDGE], on(YES, "reject"), by="Ben Ruiz") == [NO.id]


def test_what_people_differ_on_is_asked_again_first_however_sure():
    differ = [on(IF, "accept"), on(IF, "reject", by="Ben Ruiz", day=7)]
    found = doubtful([BRIDGE], Decided(differ))
    assert [each.item.id for each in found] == [IF.id, YES.id, NO.id]
    assert [decision.by for decision in found[0].decided] == ["Ann Lee", "Ben Ruiz"]
    assert asked([BRIDGE], *differ, on(IF, "accept", by="Ben Ruiz", day=8)) == [YES.id, NO.id]


def test_a_second_person_is_asked_about_what_the_first_decided_and_not_told_how():
    decisions = Decided([on(YES, "reject"), on(IF, "accept")])
    found = doubtful([BRIDGE], decisions, second=True, by="Ben Ruiz")
    assert [each.item.id for each in found] == [YES.id, IF.id]
    assert [each.decided for each in found] == [(), ()]
    assert doubtful([BRIDGE], decisions, second=True, by="Ann Lee") == []


def test_copies_of_a_text_are_asked_about_once_and_decided_together():
    copy = record("d2", "2031-03-07", NO, YES, IF)
    assert asked([BRIDGE, copy]) == [YES.id, NO.id]
    assert len(changed(on(YES, "reject"), of=copy).positions) == 2


def test_only_some_proposals():
    assert asked([BRIDGE], proposals={("d1", "p1")}) == [YES.id, NO.id]
    assert asked([BRIDGE], proposals={("d2", "p1")}) == []
    assert asked([BRIDGE], proposals={("d1", "p1")}, kind="event") == []


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_decisions_outlive_a_new_coding(verdict):
    later = recoded(BRIDGE)
    found = changed(on(YES, verdict), of=later)
    kept = [each for each in found.positions if each.stance == "support"]
    assert [each.confidence for each in kept] == ([1.0] if verdict == "accept" else [])
    assert [each for each in found.positions if each.stance != "support"] == [each for each in later.positions if each.stance != "support"]
    assert asked([later], on(YES, verdict), below=0.95) == [f"n{IF.id}", f"n{NO.id}"]


def test_a_coder_that_learnt_what_was_put_right_is_not_asked_about():
    put = on(YES, "correct", correction=Correction(holder="Ada Holm (NRL)", stance="oppose", proposal="a bridge over the Aldan"))
    learnt = msgspec.structs.replace(BRIDGE, positions=(msgspec.structs.replace(YES, holder="minister", stance="oppose"),))
    assert asked([learnt], put) == []
    assert reviewers(changed(put, of=learnt).positions[0].rule) == "Ann Lee on 2031-03-06"


@pytest.mark.parametrize("change", [{"holder": "minister"}, {"stance": "undecided"}, {"proposal": "p2"}, {"conditions": IF.conditions}])
def test_what_a_new_coding_says_otherwise_is_asked_anew_beside_what_was_said_before(change):
    tunnel = Proposal(id="p2", label="a tunnel", action="build", mentions=())
    other = record("d1", "2031-03-06", msgspec.structs.replace(YES, **change), more=[tunnel])
    decision = on(YES, "reject")
    assert changed(decision, of=other) == other
    (found,) = doubtful([other], Decided([decision]))
    assert (found.decided, found.before) == ((), (decision,))


def test_pairs_are_none_of_this():
    pair = on(YES, "same", other=anchor_of(BRIDGE, NO))
    assert changed(pair) is BRIDGE
    assert asked([BRIDGE], pair) == [YES.id, NO.id]
