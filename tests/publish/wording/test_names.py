import pytest

from placet.publish.wording.names import anchor, listed

NAMES = {"A": "Norland", "B": "Sudria", "C": "West\x1b[31mmark"}


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([], ""), (["A"], "Norland"), (["A", "B"], "Norland and Sudria"), (["A", "B", "C"], "Norland, Sudria and West[31mmark"),
        (list("ABCDE"), "Norland, Sudria, West[31mmark, D and E"), (list("ABCDEF"), "Norland, Sudria, West[31mmark, D and 2 others"),
    ],
)  # fmt: skip
def test_parties_are_listed_as_in_a_sentence(keys: list[str], words: str) -> None:
    assert listed(keys, NAMES) == words


def test_an_anchor_can_stand_in_an_address_whatever_is_in_a_name() -> None:
    assert anchor("patrols", 'OTHER:<b> "Ann" & Co') == "patrols-other-b-ann-co"
