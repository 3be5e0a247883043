import io

import pytest

from placet.flow import explain
from placet.publish.terminal.explanation import explanation
from placet.publish.terminal.screen import Screen

pytestmark = pytest.mark.model


def printed(text: str) -> str:
    file = io.StringIO()
    Screen(file).block(explanation(explain(text, published="2031-03-06")))
    return file.getvalue()


def test_the_parse_is_a_tree():
    lines = printed("Norway rejected the plan.").splitlines()
    assert lines[:3] == ["Parse", "  rejected  ROOT VBD", "  ├── Norway  nsubj NNP"]


def test_the_frames_that_fired_have_their_roles_and_those_that_almost_did_what_they_lack():
    text = printed("Norway cut off gas to Sweden.")
    assert "verb:cut off:access|food…  COERCE withhold; actor Norway, recipient Sweden, theme gas" in text
    assert "not verb:cut off from: needs 'off' … 'from' after it, with more than a time" in text


def test_a_predicate_without_any_frame_says_so():
    assert "the lexicon has no frame for it" in printed("Norway glimmered.")


def test_what_came_of_it_is_named_with_its_rule():
    text = printed("Norway said that it would reject the plan on Monday.")
    assert "Events\n  REJECT" in text
    assert "Quotations\n  Norway  q1 “it would reject the plan on Monday”" in text
    assert "Positions\n  Norway  no to “" in text


def test_a_yes_stands_with_its_conditions():
    text = printed("Norway is ready to send troops to Sweden if a ceasefire is signed.")
    assert "Norway  yes to “sending troops to Sweden”, if “a ceasefire is signed”; confidence 0." in text


def test_text_that_no_parser_makes_sense_of_is_shown_all_the_same():
    assert printed("]]] \x1b[31m ((( 120]-- ;;").startswith("Parse")
    assert "\x1b" not in printed("Norway \x1b[31m left.")
