"""Records as people decided; the bridge between Norland and Sudrey."""

import msgspec
from tests.analyse.bridge import BRIDGE, IF, NO, YES, changed, on, recoded
from tests.analyse.conftest import TEXT, record

from placet.analyse.consent import consent_table
from placet.model.decided import reviewers, settled
from placet.model.decision import Correction
from placet.model.digest import digests_of
from placet.model.record import Event, Quotation


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


def test_a_correction_outlives_a_new_coding():
    put = Correction(holder="Ada Holm (NRL)", stance="oppose", proposal="a tunnel")
    found = changed(on(YES, "correct", correction=put), of=recoded(BRIDGE))
    right = next(each for each in found.positions if each.confidence == 1.0)
    assert (right.holder, right.stance) == ("nminister", "oppose")
    assert {each.id: each.label for each in found.proposals}[right.proposal] == "a tunnel"


def test_other_words_of_the_text_are_another_matter():
    moved = msgspec.structs.replace(YES, evidence=NO.evidence)
    assert changed(on(YES, "reject"), of=record("d1", "", moved)).positions == (moved,)


def test_consent_counts_what_people_decided():
    both = record("d1", "2031-03-06", NO, YES)
    put_right, rejected = on(NO, "correct", correction=Correction(stance="support")), on(NO, "reject")
    records = (both, changed(put_right, of=both), changed(rejected, of=both))
    before, after, rejected = (account for each in records for account in consent_table(digests_of([each])))
    assert (before.verdict, after.verdict) == ("withheld", "given")
    assert rejected.answers == {"gives": ("Sudrey",)}


def test_a_rejected_quotation_leaves_nothing_inside_it():
    span = NO.evidence[0]
    outer, inner = (
        Quotation(id=each, speaker=(who,), content=(span,), kind="indirect", attribution=inside, rule="r", confidence=0.5)
        for each, who, inside in (("q1", "paper", ()), ("q2", "north", ("q1",)))
    )
    event = Event(id="e1", type="REJECT", actor=("north",), anchor=span, span=span, attribution=("q1",), rule="r", confidence=0.5)
    told = msgspec.structs.replace(BRIDGE, quotations=(outer, inner), events=(event,))
    found = changed(on(outer, "reject", of=told), of=told)
    assert found.quotations == (msgspec.structs.replace(inner, attribution=()),)
    assert found.events == (msgspec.structs.replace(event, attribution=()),)
    assert changed(on(event, "reject", of=told), of=told).events == ()
    assert changed(on(event, "accept", of=told), of=told).events[0].confidence == 1.0
