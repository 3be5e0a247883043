"""Quotations inside quotations: each of the invented examples in `chains.yaml` gives its chains, with the right speaker at each level."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from placet.model.record import Quotation
from tests.extract.coding import Coded, coded

pytestmark = pytest.mark.model

EXAMPLES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("chains.yaml").read_text(encoding="utf-8"))


def names(found: Coded, quotation: Quotation) -> set[str]:
    """All that a quotation's speaker may be called: its own words, and every name of its actor; several joined by " + "."""
    text = found.parsed.document.text
    spans = {text[span.start : span.end] for span in quotation.speaker_spans} or {""}
    called = [
        {actor.name} | {text[mention.start : mention.end] for mention in actor.mentions}
        for actor in found.cast.actors
        if actor.id in quotation.speaker
    ]
    joined = {""}
    for each in called:
        joined = {f"{before} + {name}" if before else name for before in joined for name in each}
    return {bare(name) for name in (joined if called else spans)}


def bare(name: str) -> str:
    """A name in lower case without its article: "The Northtown Post" is "the Northtown Post"."""
    return name.casefold().removeprefix("the ").removeprefix("a ")


def is_called(found: Coded, quotation: Quotation, speaker: str) -> bool:
    """Whether a quotation's speaker may be called so."""
    return bare(speaker) in names(found, quotation)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"][:60])
def test_each_chain(example: dict[str, Any]) -> None:
    found = coded(example["text"])
    text = found.parsed.document.text
    quotations = [quotation for quotation in found.attributions.quotations if quotation.cue]
    by_id = {quotation.id: quotation for quotation in found.attributions.quotations}

    def cue(quotation: Quotation) -> str:
        assert quotation.cue
        return text[quotation.cue.start : quotation.cue.end].removesuffix(" that")

    wanted = example["quotations"]
    assert sorted(map(cue, quotations)) == sorted(word for _, word, _ in wanted)
    for speaker, word, chain in wanted:
        fitting = [
            quotation
            for quotation in quotations
            if cue(quotation) == word
            and is_called(found, quotation, speaker)
            and len(quotation.attribution) == len(chain)
            and all(is_called(found, by_id[outer], who) for outer, who in zip(quotation.attribution, chain, strict=True))
        ]
        assert fitting, (speaker, word, chain, [(cue(q), names(found, q), q.attribution) for q in quotations])


def test_there_are_many_examples_of_every_depth() -> None:
    depths = [max((len(chain) + 1 for _, _, chain in example["quotations"]), default=0) for example in EXAMPLES]
    assert len(EXAMPLES) >= 40
    assert all(depths.count(depth) >= 3 for depth in (2, 3, 4))
