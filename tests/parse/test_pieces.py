import pytest
from hypothesis import given
from hypothesis import strategies as st

from placet.parse.pieces import MAX_PIECE, MAX_RUN, Piece, pieces


def cut(text: str) -> list[Piece]:
    return list(pieces(text, 0, len(text)))


def test_a_plain_paragraph_is_one_piece_as_it_stands() -> None:
    assert list(pieces("Before. Norland agreed. After.", 8, 23)) == [Piece("Norland agreed.", 8, None)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Norland’s", "Norland's"),
        ("“No,” she said", '"No," she said'),
        ("«No»", '"No"'),
        ("line one\nline two", "line one line two"),
        ("10\u00a0000 men", "10 000 men"),
        ("cease\u2011fire", "cease-fire"),
        ("half \ud800 pair", "half \ufffd pair"),
    ],
)
def test_characters_the_pipeline_does_not_know_are_made_plain_one_for_one(text: str, plain: str) -> None:
    assert cut(text) == [Piece(plain, 0, None)]


def test_loose_blanks_are_left_out_and_places_kept() -> None:
    (piece,) = cut("  Norland \r\n\t agreed ")
    assert piece.text == "Norland agreed"
    assert piece.place(piece.text.index("agreed")) == 14


@pytest.mark.parametrize("text", ["", " ", "\n\u3000\t", "\u200b\ufeff"])
def test_a_blank_paragraph_has_no_pieces(text: str) -> None:
    assert cut(text) == []


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence() -> None:
    sentence = "The council of Norland met again and voted on “nothing.” "
    found = cut(sentence * (2 * MAX_PIECE // len(sentence) + 2))
    assert len(found) == 3
    assert all(piece.text.startswith("The council") and piece.text.endswith('."') for piece in found)


def test_a_long_paragraph_without_sentences_is_cut_between_words() -> None:
    assert {word for piece in cut("word " * MAX_PIECE) for word in piece.text.split()} == {"word"}


def test_a_long_run_without_a_blank_is_cut() -> None:
    assert [len(piece.text) for piece in cut("Look: " + "(" * (2 * MAX_RUN + 1) + " there")] == [5, MAX_RUN, MAX_RUN, 1, 5]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" \n\t.\"'“a")), max_size=200), st.integers(0, 3))
def test_every_character_that_is_not_blank_keeps_its_place(text: str, repeated: int) -> None:
    text = text * 10**repeated
    places = []
    for piece in cut(text):
        assert 0 < len(piece.text) <= MAX_PIECE
        assert piece.text == piece.text.strip()
        assert "  " not in piece.text
        places += [piece.place(at) for at, character in enumerate(piece.text) if character != " "]
    assert places == [at for at, character in enumerate(text) if not character.isspace() and character not in "\u200b\u2060\ufeff"]
