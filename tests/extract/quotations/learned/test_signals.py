"""The signals of each token."""

from placet.extract.quotations.learned.signals import nesting, token_signals
from tests.extract.quotations.learned.made import REPORT, quote, reporting

OUTER, INNER = quote((3, 10), speaker=(0, 1), cue=1), quote((7, 10), cue=5)


def test_every_column_has_a_value_a_token() -> None:
    columns = token_signals(reporting(REPORT), [], [OUTER, INNER])
    assert {len(column) for column in columns.values()} == {len(REPORT)}


def test_the_rules_quotations_are_painted_the_inner_ones_apart() -> None:
    columns = token_signals(reporting(REPORT), [], [OUTER, INNER])
    assert columns["content"][2:5] == ["", "B verb", "I verb"]
    assert columns["inner content"][6:9] == ["", "B verb", "I verb"]
    assert (columns["cue"][1], columns["inner cue"][5], columns["speaker"][0]) == ("B verb", "B verb", "B speaker")


def test_nesting_counts_what_a_quotation_stands_inside() -> None:
    assert nesting([INNER, OUTER], len(REPORT)) == [1, 0]


def test_places_tell_where_paragraphs_begin() -> None:
    assert token_signals(reporting(REPORT), [], [])["place"][:2] == ["paragraph", "in 0"]
