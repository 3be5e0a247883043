import pytest

from placet.parse.boundaries import impossible_starts


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("The talks ended . The council left .", {"The council"}),
        ('" Never again ! " she said . He left .', {"He"}),
        ('" Never again ! " She left .', {"She"}),
        ("The minister ( in office since May . ) He left .", {"He"}),
        ("VARGEN ( AP ) - The council met .", {"The"}),
        ("She mentioned remarks Rossi had made .", set()),
        ("Last Friday [ 3 May ] they met .", set()),
    ],
)
def test_only_after_a_mark_that_ends_a_sentence_can_one_begin(text: str, impossible: set[str]) -> None:
    words = text.split()
    possible = set(range(1, len(words))) - set(impossible_starts(words))
    for start in impossible:
        assert any(" ".join(words[at:]).startswith(start) for at in possible)
    assert all(words[at - 1][-1] in '.?!-")' for at in possible)


def test_a_lower_case_word_behind_quotation_marks_goes_on() -> None:
    assert 5 in impossible_starts(['"', "Never", "again", "!", '"', "she", "said", "."])
    assert 5 not in impossible_starts(['"', "Never", "again", "!", '"', "She", "left", "."])


def test_nothing_is_said_about_an_empty_paragraph_or_the_first_word() -> None:
    assert impossible_starts([]) == []
    assert impossible_starts(["word"]) == []
