import pytest

from placet.publish.plain_text import quoted
from placet.publish.terminal.signs import sign_and_word
from placet.publish.wording.days import day_words
from placet.publish.wording.stances import conditions_words
from tests.publish.terminal.accounts import condition


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-06", "", "6 March 2031"),
        ("2031-03-06", "2031-03-06", "6 March 2031"),
        ("2031-03-01", "2031-03-30", "1 to 30 March 2031"),
        ("2031-03-01", "2031-03-31", "March 2031"),
        ("2032-02-01", "2032-02-29", "February 2032"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-01-01", "2032-12-31", "1 January 2031 to 31 December 2032"),
        ("2031-03-01", "2031-04-30", "1 March to 30 April 2031"),
        ("2031-02-18", "2031-03-27", "18 February to 27 March 2031"),
        ("2030-12-30", "2031-01-02", "30 December 2030 to 2 January 2031"),
        ("", "", ""),
        ("", "2031-03-06", "2031-03-06"),
        ("spring\x1b", "", "spring"),
    ],
)
def test_days(first, last, words):
    assert day_words(first, last) == words


def test_each_stance_has_a_sign_and_a_word():
    shown = [sign_and_word(stance).plain for stance in ("support", "oppose", "conditional", "undecided")]
    assert shown == ["✓ yes", "✗ no", "~ yes, if", "? open"]


def test_conditions_say_whether_they_are_met():
    stated = [condition("a ceasefire is signed", met=True), condition("Sudrey agrees", met=False), condition("it rains")]
    assert conditions_words(stated, 60) == "a ceasefire is signed (met); Sudrey agrees (not met); it rains"
    assert conditions_words(stated[:1], 12, put=quoted) == "“a ceasefire…” (met)"
    assert conditions_words([], 60) == "…"
