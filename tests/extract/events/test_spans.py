"""The clause that an event is shown with."""

import pytest

from tests.extract.coding import coded

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Norway rejected the draft, which Sweden had written alone, and left.", "rejected", "Norway rejected the draft"),
        ("Finland was silent; Norway rejected the draft, while Sweden has yet to answer.", "rejected", "Norway rejected the draft"),
        (
            "Norway, which placed six Danish bankers under sanctions last year, urged Sweden to pay, according to two people.",
            "urged",
            "urged Sweden to pay",
        ),
        ("Norway rejected a draft which Sweden had written.", "rejected", "Norway rejected a draft which Sweden had written"),
    ],
)
def test_asides_stay_outside(text: str, word: str, expected: str) -> None:
    found = {text[event.anchor.start : event.anchor.end]: text[event.span.start : event.span.end] for event in coded(text).events}
    assert found[word] == expected
