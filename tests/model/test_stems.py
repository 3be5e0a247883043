import pytest

from placet.model.stems import stem, stems


@pytest.mark.parametrize(("one", "other"), [("embargo", "embargoes"), ("treaty", "treaties"), ("force", "forces"), ("planned", "planning")])
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("military", "militia"), ("port", "post"), ("press", "pres")])
def test_other_words_have_others(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_text_is_the_stems_of_its_words_in_order() -> None:
    assert stems("Norland’s troops") == ("norland", "troop")
    assert stems("") == ()
