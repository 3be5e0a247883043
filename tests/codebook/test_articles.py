import pytest

from placet.codebook.articles import with_article


@pytest.mark.parametrize(
    "name", ["United Kingdom", "European Union", "Netherlands", "Central African Republic", "World Health Organization"]
)
def test_names_of_unions_and_the_like_take_an_article(name: str) -> None:
    assert with_article(name) == f"the {name}"


@pytest.mark.parametrize("name", ["France", "Ann Lee", "NATO", "the Aldan League", "South Korea", "Vatican City", ""])
def test_other_names_stand_alone(name: str) -> None:
    assert with_article(name) == name
