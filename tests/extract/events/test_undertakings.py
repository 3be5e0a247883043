"""What a party says it will or will not do, though no predicate of the lexicon tells it."""

import pytest

from tests.extract.coding import coded

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway will not scrap its surtax on Swedish cars, its trade minister said on Monday.", "REJECT NOR>SWE actual"),
        ('"We will not post the list," the Norwegian minister, Ann Lee, told Sweden.', "REJECT NOR> actual"),
        ("Norway said it would not pull back from Sweden until the guards left.", "REJECT NOR>SWE actual"),
        ("Norway said it would extend the lease of Sweden if the guards left.", "AGREE NOR>SWE hypothetical"),
        ("Norway said it would open its ports to Sweden in return for a railway.", "AGREE NOR>SWE hypothetical"),
        ("Norway said it would strike again if its soldiers were attacked.", "THREATEN NOR> actual"),
    ],
)
def test_ones_own_word_on_what_one_will_do(text: str, expected: str) -> None:
    assert expected in coded(text).told()


@pytest.mark.parametrize(
    "text",
    [
        "Sweden said that Norway would not scrap its surtax.",
        "Norway said it would not know before Monday.",
        "Norway said it would not be ready.",
        "Norway said it would extend the lease of Sweden.",
        "Norway said the surtax would not matter.",
    ],
)
def test_what_others_say_and_what_no_will_moves_is_none(text: str) -> None:
    assert coded(text).told() == []


def test_what_has_a_type_keeps_it() -> None:
    assert coded("Norway said it would not send soldiers to Sweden.").told() == ["MOBILIZE NOR>SWE denied"]
