import msgspec

from placet.model.decision import Anchor, Correction, Decision, holding, standing

ANCHOR = Anchor(text="ab", kind="position", start=3, end=9, content="Norland (NRL) | oppose | patrols | ")
OTHER = Anchor(text="cd", kind="proposal", start=0, end=4, content="patrols")


def decision(verdict, second: int, *, by="Ann Lee", anchor=ANCHOR, **more) -> Decision:
    return Decision(anchor=anchor, verdict=verdict, by=by, at=f"2031-03-06T10:00:{second:02}.000000+00:00", **more)


def test_the_latest_of_each_person_on_each_item_holds_in_whatever_order_they_came():
    log = [
        decision("reject", 3), decision("accept", 1), decision("accept", 2, by="Ben Ruiz"),
        decision("accept", 4, anchor=msgspec.structs.replace(ANCHOR, start=4)),
    ]  # fmt: skip
    assert holding(log) == [log[2], log[0], log[3]]


def test_what_is_taken_back_gives_way_to_what_was_said_before():
    log = [decision("accept", 1), decision("reject", 2), decision("withdraw", 3)]
    assert holding(log) == [log[0]]
    assert holding([*log, decision("withdraw", 4)]) == []
    assert holding([*log, decision("withdraw", 4), decision("withdraw", 5), decision("reject", 6)]) == [decision("reject", 6)]


def test_one_person_takes_back_nothing_of_anothers():
    log = [decision("accept", 1), decision("withdraw", 2, by="Ben Ruiz")]
    assert holding(log) == [log[0]]


def test_a_pair_is_the_same_pair_either_way_round():
    log = [decision("same", 1, other=OTHER), decision("different", 2, anchor=OTHER, other=ANCHOR), decision("accept", 3)]
    assert standing(log) == [[log[0], log[1]], [log[2]]]


def test_a_decision_says_only_what_it_has():
    told = msgspec.to_builtins(decision("correct", 1, correction=Correction(stance="support")))
    assert set(told) == {"anchor", "verdict", "by", "at", "correction"}
    assert told["correction"] == {"stance": "support"}
