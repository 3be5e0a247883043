"""What changed between two days, on records made by hand: a bridge over the Aldan."""

from collections.abc import Callable, Sequence

import msgspec

from placet.analyse.developments import Developments, developments
from placet.model.record import Position, Record
from tests.analyse.test_dossier import account

Make = Callable[..., Record]
Take = Callable[..., Position]


def between(records: Sequence[Record], then: str, now: str) -> Developments:
    return developments(account(records, on=then), account(records, on=now))


def test_a_new_no_turns_a_party_round_and_the_verdict_with_it(make_record: Make, make_position: Take) -> None:
    records = [
        make_record("a", "2031-05-01", make_position("north", "support"), make_position("south", "support")),
        make_record("b", "2031-05-06", make_position("north", "oppose")),
    ]
    found = between(records, "2031-05-02", "2031-05-08")
    assert (found.since, found.day, found.documents) == ("2031-05-02", "2031-05-08", 1)
    (bridge,) = found.proposals
    assert (bridge.before, bridge.after) == ("given", "withheld")
    assert [(new.party, new.before, new.after, new.stance.stance) for new in bridge.stances] == [("NRL", "gives", "withholds", "oppose")]
    assert [(each.party, each.reversal.day) for each in bridge.reversals] == [("NRL", "2031-05-06")]


def test_what_is_said_again_is_no_change(make_record: Make, make_position: Take) -> None:
    records = [
        make_record("a", "2031-05-01", make_position("north", "support")),
        make_record("b", "2031-05-06", make_position("north", "support")),
    ]
    assert between(records, "2031-05-02", "2031-05-08").proposals == ()


def test_who_is_heard_for_the_first_time_was_silent(make_record: Make, make_position: Take) -> None:
    records = [make_record("a", "2031-05-06", make_position("north", "oppose"))]
    (bridge,) = between(records, "2031-05-02", "2031-05-08").proposals
    assert [(new.party, new.before) for new in bridge.stances] == [("NRL", "silent")]
    assert bridge.reversals == ()


def test_a_condition_is_met_where_the_party_still_names_it(make_record: Make, make_position: Take) -> None:
    asks = make_position("north", "conditional")
    met = msgspec.structs.replace(asks, conditions=tuple(msgspec.structs.replace(each, met=True) for each in asks.conditions))
    open_, told = make_record("a", "2031-05-01", asks), make_record("b", "2031-05-06", met)
    (bridge,) = between([open_, told], "2031-05-02", "2031-05-08").proposals
    assert [(each.party, each.condition.words) for each in bridge.met] == [("NRL", "only if Sudrey pays for it")]
    assert between([open_], "2031-05-02", "2031-05-08").proposals == ()


def test_voices_without_a_code_that_nobody_asks_are_left_out(make_record: Make, make_position: Take) -> None:
    records = [make_record("a", "2031-05-06", make_position("expert", "oppose"))]
    assert between(records, "2031-05-02", "2031-05-08").proposals == ()
