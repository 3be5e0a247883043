"""How many pronouns are resolved right, on passages written for it: a floor for each half, so that no rule is lost unnoticed."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from placet.codebook.actors import load_actors
from placet.extract.actors.coreference import resolve_actors
from placet.extract.actors.mentions import find_mentions
from placet.model.document import Document
from placet.parse import Parser

pytestmark = pytest.mark.model

PASSAGES = yaml.safe_load((Path(__file__).parent / "coreference_passages.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def resolve():
    parser, actors = Parser(), load_actors()

    def run(marked: str) -> list[set[str]]:
        """The mentions of each actor that the marked pronoun stands for."""
        at = marked.index("{")
        text = marked.replace("{", "").replace("}", "")
        parsed = parser.parse_one(Document(id="d", text=text, published="2025-06-01"))
        cast = resolve_actors(parsed, find_mentions(parsed, actors), [])
        return [{text[span.start : span.end] for span in cast.actors[each].mentions} for each in cast.at(parsed.starts.index(at))]

    return run


def is_right(found: list[set[str]], expected: list[str]) -> bool:
    """Whether the actors found are those expected, one for one."""
    return len(found) == len(expected) and all(any(any(name in words for words in actor) for actor in found) for name in expected)


@pytest.mark.parametrize(("half", "floor"), [("tuned", 0.95), ("kept", 0.9), ("later", 0.9)])
def test_pronouns(resolve, half: str, floor: float) -> None:
    passages: list[dict[str, Any]] = [passage for passage in PASSAGES if passage["half"] == half]
    wrong = [(passage["text"], found) for passage in passages if not is_right(found := resolve(passage["text"]), passage["is"])]
    right = 1 - len(wrong) / len(passages)
    assert right >= floor, wrong
