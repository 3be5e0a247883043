"""Attitudes: a phrase is attributed to whom it moves, but only inside what somebody else says."""

import pytest

from placet.codebook import load_codebook
from tests.extract.coding import coded

pytestmark = pytest.mark.model


def attitudes(text: str) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each attitude in a text."""
    found = coded(text)
    return [
        (
            found.parsed.text(*quote.speaker) if quote.speaker else "",
            found.parsed.text(*quote.cue) if quote.cue else "",
            found.parsed.text(*quote.content[0]),
        )
        for quote in found.attributions.quotes
        if quote.rule.startswith("attitude:")
    ]


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("Ann Lee said the mayor distrusted the guard.", ("the mayor", "distrusted", "the guard")),
        ("Ann Lee said the guard was distrusted by the mayor.", ("the mayor", "distrusted", "the guard")),
        ("Ann Lee said the mayor was fond of the old bridge.", ("the mayor", "fond", "the old bridge")),
        ("Ann Lee said the mayor was not interested in the bridge.", ("the mayor", "interested", "the bridge")),
        ("Ann Lee said her support for the plan was firm.", ("her", "support", "the plan")),
        ("Ann Lee said the anger of the farmers at the tax had grown.", ("the farmers", "anger", "the tax")),
        ("Ann Lee said the criticism of the tax by the farmers was unfair.", ("the farmers", "criticism", "the tax")),
        ("“The mayor is worried about the bridge,” Ann Lee said.", ("The mayor", "worried", "the bridge")),
        ("According to Ann Lee, the mayor has doubts about the bridge.", ("the mayor", "doubts", "the bridge")),
    ],
)
def test_a_phrase_inside_a_quotation(text: str, attitude: tuple[str, str, str]) -> None:
    assert attitudes(text) == [attitude]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor distrusted the guard, and her support for the plan was firm.",  # the document itself tells it
        "Ann Lee said Norland rejected the plan.",  # an event
        "Ann Lee said the remarks were unfair.",  # about nothing that is named
        "Ann Lee voiced concern about the bridge that the mayor had built.",  # the outer attribution's own words
    ],
)
def test_what_is_no_attitude(text: str) -> None:
    assert attitudes(text) == []


def test_no_word_is_listed_that_could_never_be_one() -> None:
    """A verb whose frame always makes it an event, a stance or a cue is recorded as that."""
    book = load_codebook()
    for verb in book.cues.attitudes.verb:
        for frame in book.frames.get(("verb", verb), ()):
            entry = frame.entry
            restricted = (
                frame.governed
                or entry.object
                or entry.not_object
                or entry.complement
                or entry.slots
                or entry.negated is not None
                or entry.answers
            )
            assert restricted or not (entry.event or entry.stance or entry.reports), verb
