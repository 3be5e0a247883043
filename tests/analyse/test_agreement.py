import msgspec
import pytest

from placet.analyse.agreement import agreements, alpha
from placet.model.decision import Anchor, Correction, Decision

# Four observers and twelve units, the worked example of nominal data in Krippendorff's "Computing Krippendorff's Alpha-Reliability".
FOUR = [
    [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5],
    [1, 1], [3],
]  # fmt: skip


def test_alpha_of_a_published_example():
    assert alpha(FOUR) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_observers_by_hand():
    """Ten units, yes or no: 10 pairs, of them 2 differ; 8 yes and 12 no. 1 - 19 * 4 / (2 * 8 * 12)."""
    units = [("y", "y")] * 3 + [("n", "n")] * 5 + [("y", "n"), ("n", "y")]
    assert alpha(units) == pytest.approx(1 - 19 * 4 / (2 * 8 * 12))


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -0.5),
        ([("a", "a"), ("a", "a")], None),
        ([("a",), ("b",)], None),
        ([], None),
    ],
)
def test_alpha_at_its_ends(units, expected):
    assert alpha(units) == expected


def decision(start, verdict, by, at="1", **more) -> Decision:
    return Decision(
        anchor=Anchor(text="t", kind="position", start=start, end=start + 1, content="c"), verdict=verdict, by=by, at=at, **more
    )


def test_people_are_compared_on_what_both_decided():
    log = [
        decision(1, "accept", "Ann"), decision(1, "accept", "Ben"), decision(2, "accept", "Ann"), decision(2, "reject", "Ben"),
        decision(3, "reject", "Ann"),
    ]  # fmt: skip
    (found,) = agreements(log)
    assert (found.kind, found.people, found.items, found.alike) == ("position", ("Ann", "Ben"), 2, 1)
    assert found.alpha == alpha([("a", "a"), ("a", "r")])


def test_the_first_word_counts_unless_it_was_taken_back():
    log = [
        decision(1, "accept", "Ann", "1"), decision(1, "reject", "Ben", "1"), decision(1, "accept", "Ben", "2"),
        decision(2, "accept", "Ann", "3"), decision(2, "reject", "Ben", "4"), decision(2, "withdraw", "Ben", "5"),
        decision(2, "accept", "Ben", "6"),
    ]  # fmt: skip
    (found,) = agreements(log)
    assert (found.items, found.alike) == (2, 1)


def test_corrections_agree_where_they_put_the_same():
    no, yes = Correction(stance="oppose"), Correction(stance="support")
    log = [
        decision(1, "correct", "Ann", correction=no), decision(1, "correct", "Ben", correction=no),
        decision(2, "correct", "Ann", correction=no), decision(2, "correct", "Ben", correction=yes),
    ]  # fmt: skip
    assert agreements(log)[0].alike == 1


def test_pairs_are_a_kind_of_their_own_whichever_is_named_first():
    one, two = decision(1, "accept", "Ann").anchor, decision(2, "accept", "Ann").anchor
    same = Decision(anchor=one, other=two, verdict="same", by="Ann", at="1")
    log = [same, msgspec.structs.replace(same, anchor=two, other=one, by="Ben"), decision(1, "accept", "Ann")]
    assert [(each.kind, each.items, each.alike) for each in agreements(log)] == [("position", 0, 0), ("same position", 1, 1)]
