import pytest
from tests.analyse.conftest import TEXT, position, record

from placet.ledger.checking import faults_of
from placet.model.correcting import actor_called, corrected, place_of
from placet.model.decision import Correction
from placet.model.record import Condition

NO = position("minister", "oppose")
IF = position("north", "conditional", payers=["south"])


def put(one, **correction):
    return corrected(record("d", "2031-03-06", one), one, Correction(**correction))


def test_what_is_not_corrected_stays():
    assert put(IF) == (record("d", "2031-03-06", IF), IF)


@pytest.mark.parametrize(
    ("written", "holder"), [("Sudrey", "south"), ("sudrey (sdr)", "south"), ("SDR", "south"), ("NRL", "north"), ("wst", "army")]
)
def test_a_holder_is_found_by_name_or_code_a_state_before_its_officials(written, holder):
    changed, one = put(NO, holder=written)
    assert one.holder == holder
    assert changed.actors == record("d", "2031-03-06").actors


@pytest.mark.parametrize(("written", "name", "code"), [("Ostmark (OST)", "Ostmark", "OST"), ("a stranger", "a stranger", "OTHER")])
def test_a_holder_who_is_not_in_the_record_is_added(written, name, code):
    changed, one = put(NO, holder=written)
    added = actor_called(changed, written)
    assert (added.id, added.name, added.code) == (one.holder, name, code)
    assert len(changed.actors) == len(record("d", "").actors) + 1


def test_a_proposal_is_one_of_the_record_or_a_new_one():
    changed, one = put(NO, proposal="A bridge  over the Aldan")
    assert (one.proposal, len(changed.proposals)) == ("p1", 1)
    changed, one = put(NO, proposal="a tunnel")
    assert [(each.id == one.proposal, each.label) for each in changed.proposals] == [(False, "a bridge over the Aldan"), (True, "a tunnel")]


def test_a_plain_yes_has_no_conditions():
    assert put(IF, stance="support")[1].conditions == ()
    assert put(IF, stance="conditional")[1].conditions == IF.conditions
    assert put(IF, stance="whatever")[1] == IF


def test_a_condition_in_the_documents_words_keeps_whose_act_it_is():
    words = "Sudrey pays for it"
    start = TEXT.index(words)
    assert put(IF, condition=words)[1].conditions == (Condition(start=start, end=start + len(words), kind="funding", parties=("south",)),)
    assert put(IF, condition="")[1].conditions == ()
    assert put(NO, stance="conditional", condition=words)[1].conditions == (Condition(start=start, end=start + len(words), kind="other"),)


def test_what_was_put_right_is_a_record_like_others():
    for one in (NO, IF):
        changed, right = put(one, holder="Ostmark (OST)", proposal="a tunnel", stance="conditional", condition="Sudrey pays")
        assert list(faults_of(changed)) == []
        assert {right.holder, right.proposal} <= {each.id for each in (*changed.actors, *changed.proposals)}


@pytest.mark.parametrize(
    ("words", "near", "start"),
    [("The bridge", 0, 0), ("The bridge", 40, 25), ("The\n bridge  may", 99, 0), ("a tunnel", 0, None), (" ", 0, None), ("(", 0, None)],
)
def test_words_are_found_where_they_are_nearest(words, near, start):
    span = place_of(words, TEXT, near)
    assert (span.start if span else None) == start
