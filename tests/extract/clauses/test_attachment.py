"""Attachment: a preposition behind a comma belongs to the verb."""

import pytest

from placet.extract.clauses.attachment import parted
from tests.extract.coding import coded

pytestmark = pytest.mark.model


def slot(text: str, verb: str, name: str) -> list[str]:
    told = coded(text)
    clause = next(one for one in told.clauses if one.lemma == verb)
    return [told.parsed.words[token] for token in clause.fill(name)]


def test_what_stands_behind_the_abstentions_is_voted_for() -> None:
    assert slot("The senate voted 31-12, with three abstentions, for a resolution on the pact.", "vote", "for") == ["resolution"]


@pytest.mark.parametrize(
    "text", ["The senate voted with sympathy for the crew.", "The senate voted, with sympathy for the crew, on Monday."]
)
def test_what_no_comma_parts_stays_with_the_noun(text: str) -> None:
    parsed = coded(text).parsed
    assert list(parted(parsed, parsed.words.index("voted"))) == []
