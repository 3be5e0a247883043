import pytest
from hypothesis import given
from hypothesis import strategies as st

from placet.model.document import Region, Span
from placet.publish.pages.views.marked_text import Stretch, marked_lines, visible


def pieces(text: str, *stretches: Stretch) -> list[tuple[str, str]]:
    """Each piece's text, and the items over it."""
    found = marked_lines(text, (), stretches)
    return [(piece.text, " ".join(each.item for each in piece.over)) for line in found for piece in line.pieces]


def test_overlapping_stretches_are_cut_at_every_edge() -> None:
    assert pieces("abcdef", Stretch(0, 4, "q1"), Stretch(2, 6, "s1")) == [("ab", "q1"), ("cd", "q1 s1"), ("ef", "s1")]


def test_the_outer_one_comes_first_and_equal_ones_stay() -> None:
    assert pieces("abcd", Stretch(1, 3, "in"), Stretch(0, 4, "out"), Stretch(1, 3, "too")) == [
        ("a", "out"), ("bc", "out in too"), ("d", "out"),
    ]  # fmt: skip


def test_a_stretch_over_several_lines_is_in_each_and_begins_and_ends_once() -> None:
    first, third = marked_lines("one two\n\nthree four", (), [Stretch(4, 14, "q1")])
    assert (first.number, third.number) == (1, 3)
    assert [(piece.text, piece.begins, piece.ends) for line in (first, third) for piece in line.pieces if piece.over] == [
        ("two", ("q1",), ()), ("three", (), ("q1",)),
    ]  # fmt: skip


def test_only_the_first_stretch_of_an_item_begins_and_ends_it() -> None:
    (line,) = marked_lines("a b c", (), [Stretch(4, 5, "s1"), Stretch(0, 1, "s1")])
    assert [(piece.text, piece.begins, piece.ends) for piece in line.pieces if piece.begins or piece.ends] == [("c", ("s1",), ("s1",))]


@pytest.mark.parametrize("word", ["e\u0301te\u0301", "\u0643\u064f\u062a\u064f\u0628", "\U0001f469\u200d\U0001f52c ok"])
def test_no_cut_parts_a_letter_from_its_marks(word: str) -> None:
    (line,) = marked_lines(word, (), [Stretch(0, 1, "q1"), Stretch(1, 3, "q2")])
    assert not [piece.text for piece in line.pieces if piece.text[0] in "\u0301\u064f\u200d"]
    assert "".join(piece.text for piece in line.pieces) == word


def test_offsets_count_code_points() -> None:
    assert pieces("\U0001f600 عربي yes", Stretch(2, 6, "q1"))[1] == ("عربي", "q1")


def test_what_lies_outside_of_the_text_or_is_blank_has_no_place() -> None:
    assert pieces("ab  cd", Stretch(2, 4, "q1"), Stretch(9, 12, "q2"), Stretch(-5, 1, "q3"), Stretch(5, 99, "q4")) == [
        ("a", "q3"), ("b  c", ""), ("d", "q4"),
    ]  # fmt: skip


def test_what_shows_nothing_is_left_out() -> None:
    assert visible("a\u202eb\x00c\xa0d\u200ce") == "abc d\u200ce"


def test_a_line_is_what_most_of_it_is() -> None:
    text = "OSLO - Norland refused.\nPhoto: Ann Lee"
    regions = [Region(kind="byline", start=0, end=6), Region(kind="body", start=7, end=23), Region(kind="caption", start=24, end=38)]
    assert [(line.number, line.kind) for line in marked_lines(text, regions, ())] == [(1, "body"), (2, "caption")]


def test_the_words_that_a_citation_led_to_are_marked() -> None:
    (line,) = marked_lines("one two three", (), (), Span(start=4, end=7))
    assert [(piece.text, piece.cited) for piece in line.pieces] == [("one ", False), ("two", True), (" three", False)]


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" \n"), max_size=60),
    st.lists(st.tuples(st.integers(-2, 62), st.integers(-2, 62)), max_size=8),
)
def test_nothing_of_the_text_is_lost_and_each_item_begins_at_most_once(text: str, edges: list[tuple[int, int]]) -> None:
    lines = marked_lines(text, (), [Stretch(min(each), max(each), f"q{number}") for number, each in enumerate(edges)])
    told = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert told == [words for words in text.split("\n") if words.strip()]
    begun = [item for line in lines for piece in line.pieces for item in piece.begins]
    ended = [item for line in lines for piece in line.pieces for item in piece.ends]
    assert len(begun) == len(set(begun))
    assert sorted(begun) == sorted(ended)
