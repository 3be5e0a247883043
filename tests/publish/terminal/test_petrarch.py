"""Comparisons as they are printed, made by hand."""

import csv
import io

import pytest

from placet.analyse.petrarch import Coded, Comparison, Expectation, Party
from placet.model.petrarch import ExpectedEvent, PetrarchEnvironment, PetrarchRecord
from placet.publish.terminal.petrarch import comparison_tables, write_rows
from placet.publish.terminal.screen import Screen

NORLAND, SUDRIA = Party("NLD", "NLD"), Party("SUD", "SUD", ("GOV",))


def comparison(id: str, text: str, found: str, surplus: bool) -> Comparison:
    coded = Coded("REJECT", NORLAND, SUDRIA, False)
    return Comparison(
        record=PetrarchRecord(id=id, category="ISLES", line=7, published="", text=text, expected=()),
        expected=(Expectation(ExpectedEvent("NLD", "SUD", "111"), "ACCUSE", found),),
        coded=(coded,),
        surplus=(coded,) if surplus else (),
    )


COMPARISONS = [
    comparison("ISLES-1", "Norland accused Sudria.", "in full", False),
    comparison("=ISLES-2", "Norland \x1b[31mrefused.", "of another type", True),
]


@pytest.fixture
def shown():
    def run(comparisons, environment=PetrarchEnvironment()):  # noqa: B008 # it is frozen
        out = io.StringIO()
        Screen(out).block(comparison_tables(comparisons, environment))
        return out.getvalue()

    return run


def test_only_what_differs_is_shown(shown):
    page = shown(COMPARISONS)
    assert "ISLES-1" not in page
    assert "“Norland [31mrefused.”" in page
    assert "expected  ACCUSE NLD → SUD (111): of another type" in page
    assert "besides   REJECT NLD → SUDGOV" in page
    assert "\x1b" not in page


def test_the_counts_come_last(shown):
    last = shown(COMPARISONS).splitlines()[-1]
    assert last.split() == ["ISLES", "2", "1", "0", "0", "2", "1", "1", "1"]


def test_nothing_to_show_but_the_counts(shown):
    page = shown(COMPARISONS[:1])
    assert page.startswith("By category\n")
    assert "Not as expected" not in page


def test_what_the_file_leaves_out_is_counted(shown):
    page = shown(COMPARISONS, PetrarchEnvironment(not_included=2, after_stop=1))
    assert "3 records left out, as the file says: 2 by <Include> and <Exclude>, 1 after <Stop>" in page


def test_all_records_are_rows_that_are_safe_in_a_spreadsheet():
    out = io.StringIO()
    write_rows(COMPARISONS, out)
    first, second = csv.DictReader(io.StringIO(out.getvalue()))
    assert (first["id"], first["outcome"], first["missing"], first["too_many"]) == ("ISLES-1", "as expected", "", "")
    assert (second["id"], second["text"], second["line"]) == ("'=ISLES-2", "Norland [31mrefused.", "7")
    assert (second["missing"], second["too_many"]) == ("ACCUSE NLD → SUD (111)", "REJECT NLD → SUDGOV")
