"""Moods: the verbs of clauses that tell what is to be."""

import pytest

from placet.extract.positions.moods import auxiliaries_of, subjunctive
from placet.flow import explain

pytestmark = pytest.mark.model


def verb_of(text: str, word: str) -> tuple[bool, set[str]]:
    parsed = explain(text).parsed
    token = parsed.words.index(word)
    return subjunctive(parsed, token), auxiliaries_of(parsed, token)


@pytest.mark.parametrize(
    ("text", "word", "to_be"),
    [
        ("Norway demanded that the port be closed.", "closed", True),
        ("Norway wants the islands covered by the treaty.", "covered", True),
        ("Norway said that the port was closed.", "closed", False),
    ],
)
def test_what_is_to_be_and_what_is(text: str, word: str, to_be: bool) -> None:
    assert verb_of(text, word)[0] is to_be


def test_auxiliaries_are_words_as_they_stand() -> None:
    assert verb_of("Norway called for the port to be closed.", "closed")[1] == {"to", "be"}
