"""Pronouns: which may stand for an actor, and whom the verbs around make likely; on invented sentences that the pipeline parses."""

import pytest

from placet.codebook.actors import load_actors
from placet.extract.actors.mentions import find_mentions
from placet.model.document import Document
from placet.parse import Parser

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pronouns():
    parser, actors = Parser(), load_actors()

    def run(text: str) -> dict[str, str]:
        """Each pronoun with the word that it most likely stands for."""
        parsed = parser.parse_one(Document(id="d", text=text))
        found = [mention for mention in find_mentions(parsed, actors) if mention.form == "pronoun"]
        return {mention.name: parsed.words[mention.of] if mention.of >= 0 else "" for mention in found}

    return run


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that Norway will refuse.",
        "It was agreed that Norway would pay.",
        "It took Norway two days to answer.",
        "Norway rejected the plan because it was too vague.",
        "Sweden asked US troops to leave.",
    ],
)
def test_no_pronoun_of_an_actor(pronouns, text):
    assert pronouns(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway said it was ready to pay.", {"it": ""}),
        ("It was told that Sweden had left.", {"It": ""}),
        ("Norway thanked Sweden for its help.", {"its": "Sweden"}),
        ("Norway accused Sweden of breaking its word.", {"its": "Sweden"}),
        ("Norway withdrew its troops.", {"its": ""}),
        ("The EU asked Norway to pay. It refused.", {"It": "Norway"}),
        ("The EU paid Norway. It refused more.", {"It": ""}),
        ("Ann Berg, who leads the talks, left.", {"who": "Berg"}),
    ],
)
def test_whom_the_verbs_make_likely(pronouns, text, expected):
    assert pronouns(text) == expected
