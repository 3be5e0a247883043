"""What something is called is the content, without what is called so."""

import pytest

from tests.extract.coding import coded

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("A spokesman called the report inaccurate.", "inaccurate"),
        ("Norland has called the idea of a delay unacceptable.", "unacceptable"),
        ("Norland, which last month called such a mission an occupation, left.", "an occupation"),
        ("The minister called the demand “a fantasy” and threatened to leave the treaty should the tax be raised.", "a fantasy"),
        ("The mayor called the deal a fraud.", "a fraud"),
    ],
)
def test_what_it_is_called(text: str, content: str) -> None:
    found = coded(text)
    assert content in [found.parsed.text(*quote.content[0]) for quote in found.attributions.quotes]


@pytest.mark.parametrize("text", ["They found a metal called red iron.", "Norland called an early vote in May."])
def test_what_is_no_naming(text: str) -> None:
    assert coded(text).attributions.quotes == ()
