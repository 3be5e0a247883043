"""Words are cut into the longest pieces that the vocabulary has."""

import pytest

from placet.extract.quotations.learned.pieces import MOST, Pieces

VOCABULARY = ["[PAD]", "[UNK]", "nor", "##land", "norland", "##ic", "u", ".", "s", "-", "’", "e"]


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("Norland", [4]),
        ("Norlandic", [4, 5]),
        ("NORLAND", [4]),
        ("U.S.", [6, 7, 8, 7]),
        ("é", [11]),
        ("quark", [1]),
        ("", [1]),
        (" ", [1]),
        ("\u200b", [1]),
        ("nor-nor", [2, 9, 2]),
        ("nor’s", [2, 10, 8]),
        ("nor\u00adland", [2, 1]),
        ("x" * 500, [1]),
    ],
)
def test_a_word_is_cut(word: str, cut: list[int]) -> None:
    assert list(Pieces(VOCABULARY).of(word)) == cut


def test_a_word_has_no_more_than_so_many_pieces() -> None:
    assert len(Pieces(VOCABULARY).of("-" * 100)) == MOST


def test_the_same_word_is_cut_the_same_again() -> None:
    pieces = Pieces(VOCABULARY)
    assert pieces.of("Norlandic") == pieces.of("Norlandic") == (4, 5)
