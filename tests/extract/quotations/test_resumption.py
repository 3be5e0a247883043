"""Contents that go on after the cue that interrupts them, and where they begin before it."""

import pytest

from tests.extract.coding import coded

pytestmark = pytest.mark.model


def contents(text: str) -> list[tuple[str, ...]]:
    found = coded(text)
    return [tuple(found.parsed.text(*stretch) for stretch in quote.content) for quote in found.attributions.quotes]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "It is ready to share daily data on flows, its water ministry said in a statement, provided that Sudria does the same.",
            ("It is ready to share daily data on flows", "provided that Sudria does the same"),
        ),
        (
            "Such a pause could be discussed, he told state radio on Monday, only once the rebels had left the town.",
            ("Such a pause could be discussed", "only once the rebels had left the town"),
        ),
        (
            "Norland remains committed to the truce, the ministry says, and would open its side at any hour.",
            ("Norland remains committed to the truce", "and would open its side at any hour"),
        ),
        (
            "Norland and Sudria back the plan, the diplomats said, while Estland has yet to make up its mind.",
            ("Norland and Sudria back the plan", "while Estland has yet to make up its mind"),
        ),
        (
            "The guards have begun to leave the bridge, the ministry said, and went back to the town.",  # what the writer tells again
            ("The guards have begun to leave the bridge",),
        ),
        ("Norland rejects the plan, the envoy said, even though Norland has kept silent.", ("Norland rejects the plan",)),
        ("Norland kept its peace; Sudria was studying the matter, the envoy said.", ("Sudria was studying the matter",)),
        (
            "Norland must free the guards; otherwise Sudria will leave, the envoy said.",
            ("Norland must free the guards; otherwise Sudria will leave",),
        ),
        ("Norland told another story: the council was split, the envoy said.", ("the council was split",)),
    ],
)
def test_where_a_content_goes_on(text: str, content: tuple[str, ...]) -> None:
    assert content in contents(text)
