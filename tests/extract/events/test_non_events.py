"""Predicates of events that tell none."""

import pytest

from tests.extract.coding import coded

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway declined to comment on the plan of Sweden.", []),
        ("Norway declined to leave Sweden.", ["REJECT NOR>SWE actual"]),
        ("Norway met Finland, which does not recognise Sweden.", ["CONSULT NOR+FIN> actual"]),
        ("Finland does not recognise Sweden.", ["REJECT FIN>SWE actual"]),
        ("Norway wants to run the port of Sweden.", []),
    ],
)
def test_words_withheld_standing_views_and_own_wishes(text: str, expected: list[str]) -> None:
    assert coded(text).told() == expected
