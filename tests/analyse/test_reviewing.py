"""Who decides on what, and what the record is then; the bridge between Norland and Sudrey."""

import msgspec
import pytest

from placet.analyse.consent import consent_table
from placet.analyse.reviewing import Decided, doubtful, reviewed, reviewers, settled
from placet.model.anchors import anchor_of
from placet.model.decision import Correction, Decision
from placet.model.record import Event, Proposal, Quotation, Record
from tests.analyse.conftest import TEXT, position, record

NO, YES = position("north", "oppose", confidence=0.6), position("south", "support", confidence=0.5)
IF = position("bloc", "conditional", confidence=0.9)
BRIDGE = record("d1", "2031-03-06", NO, YES, IF)


def on(item, verdict, *, by="Ann Lee", day=6, of: Record = BRIDGE, **more) -> Decision:
    return Decision(anchor=anchor_of(of, item), verdict=verdict, by=by, at=f"2031-03-{day:02}T10:00:00.000000+00:00", **more)


def asked(records, *decisions, **how):
    return [each.item.id for each in doubtful(records, Decided(decisions), **how)]


def changed(*decisions, of: Record = BRIDGE) -> Record:
    return reviewed(of, Decided(decisions))


def recoded(one: Record) -> Record:
    """The same text coded by a later version: all ids are others, the evidence is cut differently, rules and confidence are others."""

    def later(each):
        span = each.evidence[0]
        shorter = (msgspec.structs.replace(span, end=span.end - 2),)
        return msgspec.structs.replace(
            each, id=f"n{each.id}", holder=f"n{each.holder}", proposal=f"n{each.proposal}", evidence=shorter, rule="later", confidence=0.4
        )

    return msgspec.structs.replace(
        one,
        actors=tuple(msgspec.structs.replace(each, id=f"n{each.id}") for each in one.actors[::-1]),
        proposals=tuple(msgspec.structs.replace(each, id=f"n{each.id}") for each in one.proposals),
        positions=tuple(map(later, one.positions[::-1])),
    )


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


def test_what_is_rejected_is_gone():
    assert changed(on(NO, "reject")).positions == (YES, IF)


def test_what_is_accepted_is_sure_and_says_by_whom():
    first = changed(on(NO, "accept")).positions[0]
    assert first == msgspec.structs.replace(NO, confidence=1.0, rule="review: Ann Lee on 2031-03-06")
    two = changed(on(NO, "accept"), on(NO, "accept", by="Ben Ruiz", day=9)).positions[0]
    assert reviewers(two.rule) == "Ann Lee, Ben Ruiz on 2031-03-09"
    assert reviewers(NO.rule) == ""


def test_what_is_put_right_is_changed():
    first = changed(on(NO, "correct", correction=Correction(holder="SDR", stance="support"))).positions[0]
    assert (first.holder, first.stance, first.confidence, reviewers(first.rule)) == ("south", "support", 1.0, "Ann Lee on 2031-03-06")


def test_nothing_changes_where_people_differ():
    differ = [on(NO, "accept"), on(NO, "reject", by="Ben Ruiz")]
    assert changed(*differ) == BRIDGE
    right, other = (Correction(stance=stance) for stance in ("support", "undecided"))
    assert changed(on(NO, "correct", correction=right), on(NO, "correct", by="Ben Ruiz", correction=other)) == BRIDGE
    assert settled(()) is None


def test_a_record_on_which_nobody_decided_stays_the_same_object():
    other = msgspec.structs.replace(BRIDGE, document=msgspec.structs.replace(BRIDGE.document, text=TEXT + " "))
    assert changed(on(NO, "reject"), of=other) is other
    assert changed() is BRIDGE


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_decisions_outlive_a_new_coding(verdict):
    later = recoded(BRIDGE)
    found = changed(on(YES, verdict), of=later)
    kept = [each for each in found.positions if each.stance == "support"]
    assert [each.confidence for each in kept] == ([1.0] if verdict == "accept" else [])
    assert [each for each in found.positions if each.stance != "support"] == [each for each in later.positions if each.stance != "support"]
    assert asked([later], on(YES, verdict), below=0.95) == [f"n{IF.id}", f"n{NO.id}"]


def test_a_correction_outlives_a_new_coding():
    put = Correction(holder="Ada Holm (NRL)", stance="oppose", proposal="a tunnel")
    found = changed(on(YES, "correct", correction=put), of=recoded(BRIDGE))
    right = next(each for each in found.positions if each.confidence == 1.0)
    assert (right.holder, right.stance) == ("nminister", "oppose")
    assert {each.id: each.label for each in found.proposals}[right.proposal] == "a tunnel"


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


def test_other_words_of_the_text_are_another_matter():
    moved = msgspec.structs.replace(YES, evidence=NO.evidence)
    assert changed(on(YES, "reject"), of=record("d1", "", moved)).positions == (moved,)


def test_pairs_are_none_of_this():
    pair = on(YES, "same", other=anchor_of(BRIDGE, NO))
    assert changed(pair) is BRIDGE
    assert asked([BRIDGE], pair) == [YES.id, NO.id]


def test_consent_counts_what_people_decided():
    (before,) = consent_table([record("d1", "2031-03-06", NO, YES)])
    (after,) = consent_table([changed(on(NO, "correct", correction=Correction(stance="support")), of=record("d1", "2031-03-06", NO, YES))])
    assert (before.verdict, after.verdict) == ("withheld", "given")
    (rejected,) = consent_table([changed(on(NO, "reject"), of=record("d1", "2031-03-06", NO, YES))])
    assert rejected.answers == {"gives": ("Sudrey",)}


def test_a_rejected_quotation_leaves_nothing_inside_it():
    span = NO.evidence[0]
    outer, inner = (
        Quotation(id=each, speaker=(who,), content=(span,), kind="indirect", attribution=inside, rule="r", confidence=0.5)
        for each, who, inside in (("q1", "paper", ()), ("q2", "north", ("q1",)))
    )
    event = Event(id="e1", type="REJECT", actor=("north",), anchor=span, span=span, attribution=("q1",), rule="r", confidence=0.5)
    told = msgspec.structs.replace(BRIDGE, quotations=(outer, inner), events=(event,))
    assert asked([told], kind="quotation") == ["q1", "q2"]
    found = changed(on(outer, "reject", of=told), of=told)
    assert found.quotations == (msgspec.structs.replace(inner, attribution=()),)
    assert found.events == (msgspec.structs.replace(event, attribution=()),)
    assert changed(on(event, "reject", of=told), of=told).events == ()
    assert changed(on(event, "accept", of=told), of=told).events[0].confidence == 1.0
