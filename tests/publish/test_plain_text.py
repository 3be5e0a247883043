import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placet.publish.plain_text import FORMULA, cell, json_line, link_to, one_line, quoted


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\r\nb\tc", "a b c"),
        ("page\x0cbreak", "page break"),
        ("\x1b]0;owned\x07title", "]0;ownedtitle"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("no\u200bspace", "nospace"),
        ("half a \ud800pair", "half a pair"),
        ("Zoë’s “naïve” café — 50 % 🕊", "Zoë’s “naïve” café — 50 % 🕊"),
    ],
)
def test_one_line_keeps_what_can_be_seen(text, line):
    assert one_line(text) == line


@given(st.text(), st.integers(min_value=3, max_value=40))
def test_one_line_is_printable_and_no_wider_than_asked(text, width):
    line = one_line(text, width)
    assert line.isprintable()
    assert len(line) <= width


def test_a_long_line_is_cut_at_a_word_but_a_long_word_inside():
    assert one_line("the long negotiations", 12) == "the long …"
    assert one_line("x " + "y" * 30, 12) == "x yyyyyyyyy…"


@pytest.mark.parametrize("text", ['"We agree."', "“We agree.”", "We agree.", "«We agree.»"])
def test_marks_are_not_doubled(text):
    assert quoted(text) == "“We agree.”"


@given(st.text())
def test_no_cell_is_a_formula(text):
    assert not cell(text).startswith(FORMULA)


def test_a_cell_stays_one_cell():
    file = io.StringIO()
    csv.writer(file).writerow([cell('a, "b"\n=c'), cell("@d")])
    assert next(csv.reader(io.StringIO(file.getvalue()))) == ['a, "b" =c', "'@d"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_json_line_says_the_same_on_one_line_of_any_reader(text):
    line = json_line(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(line) == {"text": text}
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a?x=1#part", "https://example.org/a?x=1#:~:text=Non%2Dstop%20talks"),
        ("http://example.org/Zoë%20", "http://example.org/Zo%C3%AB%20#:~:text=Non%2Dstop%20talks"),
        ("file:///home/ann/strait.txt", "file:///home/ann/strait.txt#7"),
        ("file://server/share/strait.txt", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://", ""),
        ("https:///path", ""),
        ("https://example.org/\x1b]8;;", ""),
        ("https://example.org/a\u202eb", ""),
        ("https://example.org/a b", ""),
        ("strait.txt", ""),
        ("", ""),
    ],
)
def test_a_link_leads_to_the_web_or_a_file_of_this_machine(address, link):
    assert link_to(address, line=7, words=" Non-stop\ntalks ") == link


def test_a_link_to_long_words_names_both_ends_of_them():
    link = link_to("https://example.org/1", line=1, words="one two three four five six seven eight nine ten eleven, twelve")
    assert link.endswith("#:~:text=one%20two%20three%20four%20five,eight%20nine%20ten%20eleven%2C%20twelve")


@given(st.text())
def test_no_link_acts_on_a_terminal(text):
    link = link_to(f"https://example.org/{text}", line=1, words=text)
    assert link.isascii()
    assert link.isprintable()
