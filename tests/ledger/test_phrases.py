import pytest

from placet.errors import LedgerError
from placet.ledger.phrases import phrases_of


@pytest.mark.parametrize(
    ("words", "phrases"),
    [
        ("monitors", (("monitors",),)),
        ("monitors at  Aldan", (("monitors",), ("at",), ("Aldan",))),
        ('“at Aldan” monitors "the crossing"', (("at", "Aldan"), ("monitors",), ("the", "crossing"))),
        ("cease-fire Sudrey’s", (("cease", "fire"), ("Sudrey", "s"))),
        ('"never closed', (("never", "closed"),)),
        ("twice twice", (("twice",),)),
        ("a_b 3.5", (("a", "b"), ("3", "5"))),
    ],
)
def test_words_and_phrases(words: str, phrases: tuple[tuple[str, ...], ...]) -> None:
    assert phrases_of(words) == phrases


@pytest.mark.parametrize("words", ["", "…", '"  "'])
def test_no_word_at_all(words: str) -> None:
    with pytest.raises(LedgerError, match="no word"):
        phrases_of(words)
