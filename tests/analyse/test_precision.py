import msgspec

from placet.analyse.precision import precision_by_rule
from placet.model.anchors import anchor_of
from placet.model.decided import Decided
from placet.model.decision import Correction, Decision
from tests.analyse.conftest import position, record


def ruled(holder, stance, rule, confidence):
    return msgspec.structs.replace(position(holder, stance, confidence=confidence), rule=rule)


POSITIONS = (
    ruled("north", "oppose", "verb:reject", 0.6),
    ruled("south", "support", "verb:back", 0.5),
    ruled("bloc", "conditional", "verb:back", 0.9),
    ruled("army", "undecided", "verb:back", 0.7),
    ruled("expert", "oppose", "verb:mull", 0.3),
)
BRIDGE = record("d1", "2031-03-06", *POSITIONS)


def on(number, verdict, by="Ann Lee", **more):
    return Decision(anchor=anchor_of(BRIDGE, POSITIONS[number]), verdict=verdict, by=by, at="2031-03-06", **more)


DECISIONS = [
    on(0, "accept"), on(1, "accept"), on(2, "reject"), on(3, "correct", correction=Correction(stance="support")),
    on(4, "accept"), on(4, "reject", by="Ben Ruiz"),
]  # fmt: skip


def test_a_rule_is_right_where_it_was_accepted_and_wrong_where_it_was_put_right():
    found = precision_by_rule([BRIDGE], Decided(DECISIONS))
    back, reject = found.rules
    assert (back.rule, back.decided, back.accepted, back.corrected, back.rejected) == ("verb:back", 3, 1, 1, 1)
    assert (back.precision, back.confidence) == (1 / 3, 0.7)
    assert (reject.rule, reject.precision, reject.kind) == ("verb:reject", 1.0, "position")
    assert found.differing == 1


def test_copies_count_once_and_what_is_not_there_any_more_not_at_all():
    copy = record("d2", "2031-03-07", *POSITIONS[:1])
    assert precision_by_rule([BRIDGE, copy], Decided(DECISIONS)) == precision_by_rule([BRIDGE], Decided(DECISIONS))
    assert [each.rule for each in precision_by_rule([copy], Decided(DECISIONS)).rules] == ["verb:reject"]


def test_without_decisions_there_is_nothing_to_say():
    assert precision_by_rule([BRIDGE], Decided([])).rules == ()
