"""The signals of a cue and a token together."""

import pytest

from placet.extract.quotations.learned.pairs import distance, pair_signals, quotes_by_cue, rule_parts, tree_paths
from tests.extract.quotations.learned.made import REPORT, quote, reporting


@pytest.mark.parametrize(("steps", "told"), [(0, "0"), (1, "1"), (-1, "-1"), (5, "6"), (-16, "-20"), (500, "99")])
def test_distances_are_coarser_the_farther(steps: int, told: str) -> None:
    assert distance(steps) == told


def test_paths_name_the_climb_and_the_branch_down() -> None:
    paths = tree_paths(REPORT, 1, 0, len(REPORT))
    assert (paths[0], paths[1], paths[3], paths[10]) == ("0 nsubj", "0 self", "0 ccomp", "0 punct")
    from_inside = tree_paths(REPORT, 5, 0, len(REPORT))
    assert (from_inside[0], from_inside[1], from_inside[5]) == ("1 nsubj", "1 self", "0 self")


def test_the_rules_parts_are_told_apart() -> None:
    told = rule_parts([quote((3, 6), speaker=(0, 1), cue=1)], 0, 8)
    assert told == ["speaker", "cue", "outside", "content", "content", "content", "outside", "outside"]
    assert rule_parts([], 0, 2) == ["none", "none"]


def test_a_cue_finds_its_largest_quotation_first() -> None:
    small, large = quote((3, 4), cue=1), quote((3, 10), cue=1)
    assert quotes_by_cue([small, large]) == {1: [large, small]}


def test_each_token_of_the_range_has_four_signals() -> None:
    rows = pair_signals(reporting(REPORT), {}, 1, 2, 6)
    assert rows[0] == ("1", "0 ccomp", "none", "same 0")
    assert [len(row) for row in rows] == [4, 4, 4, 4]
