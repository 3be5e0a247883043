"""Quotation marks pair within a paragraph, whatever their form, and a stray one harms nothing beyond it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placet.extract.quotations.quotation_marks import QuotedStretches, find_quoted
from placet.model.document import Document
from placet.model.parsed import Parsed

TOKEN = re.compile(r"\w+(?:['’]\w+)?|``|''|[^\w\s]")


def cut(text: str) -> Parsed:
    """Words and marks as tokens, a paragraph a line, a paragraph one sentence."""
    found = [(match.start(), match.end(), match.group()) for match in TOKEN.finditer(text)]
    paragraphs, at = [], 0
    for line in text.splitlines(keepends=True):
        inside = [n for n, (start, _, _) in enumerate(found) if at <= start < at + len(line)]
        if inside:
            paragraphs.append((inside[0], inside[-1] + 1))
        at += len(line)
    first = {token: start for start, end in paragraphs for token in range(start, end)}
    return Parsed(
        document=Document(id="d", text=text),
        words=[word for _, _, word in found],
        starts=[start for start, _, _ in found],
        ends=[end for _, end, _ in found],
        lemmas=[word.lower() for _, _, word in found],
        tags=["NN" if word[0].isalnum() else "." for _, _, word in found],
        pos=["NOUN" if word[0].isalnum() else "PUNCT" for _, _, word in found],
        deps=["ROOT" if first.get(n, n) == n else "dep" for n in range(len(found))],
        heads=[first.get(n, n) for n in range(len(found))],
        sentences=paragraphs,
        paragraphs=paragraphs,
        entities=[],
    )


def quoted(text: str) -> list[str]:
    parsed = cut(text)
    return [parsed.text(stretch.first, stretch.last) for stretch in find_quoted(parsed, frozenset(["tis", "em"]))]


@pytest.mark.parametrize(
    "text",
    [
        "He said “we stay” today.",
        'He said "we stay" today.',
        "He said ''we stay'' today.",
        "He said ``we stay'' today.",
        "He said «we stay» today.",
        "He said „we stay“ today.",
        "He said ”we stay” today.",
        "He said ‘we stay’ today.",
        "He said 'we stay' today.",
        "He said ‹we stay› today.",
        'He said “we stay" today.',
        'He said ("we stay") today.',
    ],
)
def test_each_form_of_mark_pairs(text: str) -> None:
    assert quoted(text) == ["we stay"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister's plan isn't Norland's.",
        "The ministers' plan is the officers' plan.",
        "In the '90s 'tis said to have rained.",
        "The minister’s plan and the officers’ plan.",
        'The pipe is 6" wide.',
    ],
)
def test_an_apostrophe_is_no_mark(text: str) -> None:
    assert quoted(text) == []


def test_a_plurals_apostrophe_does_not_close_a_stretch() -> None:
    assert quoted("'The ministers' plan is dead,' he said.") == ["The ministers' plan is dead,"]


def test_marks_nest() -> None:
    parsed = cut("“He told me ‘we stay’ and left,” she said.")
    outer, inner = find_quoted(parsed)
    assert parsed.text(inner.first, inner.last) == "we stay"
    assert (inner.outer, inner.depth, inner.single) == (outer.number, 1, True)


def test_a_stray_mark_costs_nothing_beyond_its_paragraph() -> None:
    assert quoted('A "stray mark.\nHe said "we stay" today.') == ["we stay"]
    assert quoted("A stray” mark, “we stay” today.") == ["we stay"]


def test_a_stray_mark_before_a_pair_leaves_the_pair() -> None:
    assert quoted('A "stray and "we stay" today.') == ["we stay"]


def test_a_quotation_goes_on_where_the_next_paragraph_opens_again() -> None:
    parsed = cut("“We stay.\n“We always stayed,” he said.")
    first, second = find_quoted(parsed)
    assert (parsed.text(first.first, first.last), first.continues) == ("We stay.", True)
    assert (parsed.text(second.first, second.last), second.continues) == ("We always stayed,", False)


def test_tokens_know_the_stretch_around_them() -> None:
    parsed = cut("He said “we stay” today.")
    stretches = find_quoted(parsed)
    assert [parsed.words[t] for t, number in enumerate(stretches.inside) if number is not None] == ["we", "stay"]
    assert [parsed.words[t] for t, mark in enumerate(stretches.is_mark) if mark] == ["“", "”"]


@given(
    st.lists(
        st.sampled_from(["“", "”", '"', "'", "‘", "’", "«", "»", "''", "``", "„", "word", "s", " ", "\n", ".", ",", "\u202a"]), max_size=60
    )
)
def test_no_run_of_marks_raises_and_stretches_nest(pieces: list[str]) -> None:
    parsed = cut("".join(pieces))
    stretches = find_quoted(parsed)
    assert isinstance(stretches, QuotedStretches)
    assert len(stretches.inside) == len(stretches.is_mark) == len(parsed)
    for stretch in stretches:
        assert 0 <= stretch.first < stretch.last <= len(parsed)
        if stretch.outer is not None:
            outer = stretches[stretch.outer]
            assert outer.start <= stretch.start
            assert stretch.end <= outer.end


def test_many_marks_take_linear_time() -> None:
    parsed = cut('"a ' * 3000 + "“b " * 3000)
    assert len(find_quoted(parsed)) < 6000
