"""Where the words of a condition end."""

import pytest

from placet.flow import code
from placet.model.document import Document

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Peru would sign the treaty if Chile opened the road, closed since last May.", "Chile opened the road"),
        ("Peru would sign the treaty if Chile opened the road, which it closed in May.", "Chile opened the road"),
        ("Peru would sign the treaty if Chile opened the road that it closed in May.", "Chile opened the road that it closed in May"),
        ("Peru would sign the treaty if Chile opened the road but left the port closed.", "Chile opened the road"),
        ("Peru would sign the treaty if Chile opened the road and paid for it.", "Chile opened the road and paid for it"),
    ],
)
def test_conditions_end_before_what_only_adds_to_them(text: str, condition: str) -> None:
    record = code(Document(id="d", text=text, published="2025-03-06"))
    assert [text[one.start : one.end] for position in record.positions for one in position.conditions] == [condition]
