"""Sides: whose a stance is, and what it is on, by the build of the sentence."""

import pytest

from placet.flow import code
from placet.model.document import Document
from tests.extract.positions.told import stances

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Sweden must accept the plan to send troops, Norway said.", "support"),
        ("Sweden should reject the plan to send troops, Norway said.", "oppose"),
        ("Norway said Sweden must not accept the plan to send troops.", "oppose"),
        ("Norway said Sweden had to back the sending of troops.", "support"),
    ],
)
def test_whoever_is_told_to_do_something_takes_no_stance_by_it(text: str, stance: str) -> None:
    assert {(holder, told) for holder, told, _ in stances(text)} == {("NOR", stance)}


def test_nobody_is_for_what_the_text_itself_says_he_must_do() -> None:
    assert not stances("Sweden must accept the truce before June.")


def test_whoever_has_yet_to_do_something_is_not_obliged() -> None:
    assert {(holder, stance) for holder, stance, _ in stances("Sweden has yet to accept the plan to send troops.")} == {
        ("SWE", "undecided")
    }


def test_a_judgement_behind_a_longer_phrase_is_its_subjects() -> None:
    found = stances("Sweden wants to build a dam. Norway called the plan for the dam unacceptable.")
    assert ("NOR", "oppose") in {(holder, stance) for holder, stance, _ in found}


def test_a_step_that_somebody_called_premature_is_what_the_sentence_tells() -> None:
    found = stances("Norway wants to send troops to Sweden, a step that Denmark called premature.")
    assert ("DNK", "oppose", "sending troops to Sweden") in found


def test_what_depends_on_something_is_its_owners_where_nobody_speaks() -> None:
    record = code(Document(id="d", text="Norway's accession to the treaty depends on the consent of its parliament."))
    (position,) = record.positions
    assert position.stance == "conditional"
    assert [record.document.text[one.start : one.end] for one in position.conditions] == ["the consent of its parliament"]


def test_what_hangs_on_the_verb_by_the_parser_alone_is_not_the_theme() -> None:
    assert stances("Sweden demanded a ban on fish.") == {("SWE", "support", "ban on fish")}
    assert not stances("Kuwait's emir praised Oman for its mediation.")


def test_firms_and_unions_are_heard_where_a_state_takes_a_stance_too() -> None:
    text = "Traders in the town oppose the ban."
    assert not stances(text)
    assert ("OTHER", "oppose", "ban on fish") in stances(f"Norway wants a ban on fish. {text}")


def test_who_calls_a_plan_absurd_has_not_made_it() -> None:
    found = stances("Norway's ambassador called the plan to send troops to Sweden poorly thought through.")
    assert ("NOR", "support") not in {(holder, stance) for holder, stance, _ in found}
