"""How well a reader does on articles that it has not learned from, by itself and with the rules, and how sure it may be of each find."""

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

import numpy as np

from placet.extract.quotations.learned.decoder import decode
from placet.extract.quotations.learned.merging import ADDED, AGREED
from placet.extract.quotations.learned.reader import COSTS, QuotationReader
from placet.extract.quotations.learned.weights import Weights
from placet.extract.quotations.quote import TokenRange
from placet.model.parsed import Parsed
from quotation_examples import Ruled

FIGURES = ("content words", "content IoU50", "content and speaker")


def figures(weights: Weights, of: Sequence[Ruled], gold: Sequence[Mapping[str, Any]], score: ModuleType) -> dict[str, float]:
    """The F1s of the network alone, whatever it is at least even about."""
    reader = QuotationReader(weights)
    records = {}
    for ruled, document in zip(of, gold, strict=True):
        readings = decode(reader.scored(*ruled).candidates, COSTS)
        told = [told_of(ruled.reporting.parsed, each.content, each.speaker) for each in readings if each.probability >= 0.45]
        records[document["id"]] = {"quotations": told}
    sheet = score.score_polnear(gold, records)
    return {figure: sheet[figure]["F1"] for figure in FIGURES}


def calibrated(
    weights: Weights, of: Sequence[Ruled], gold: Sequence[Mapping[str, Any]], score: ModuleType
) -> dict[str, tuple[float, float]]:
    """For quotations that the network adds and for those that it agrees on: slope and offset from its log-odds to those of being right."""
    reader = QuotationReader(weights)
    seen: dict[str, list[tuple[float, bool]]] = {ADDED: [], AGREED: []}
    for ruled, document in zip(of, gold, strict=True):
        for quote, way, probability in reader.finds(*ruled):
            if quote.speaker and way in seen:
                record = {"quotations": [told_of(ruled.reporting.parsed, quote.content, (quote.speaker,))]}
                sheet = score.score_polnear([document], {document["id"]: record})
                seen[way].append((probability, sheet["content and speaker"]["P"] == 100.0))
    return {way: fitted(judged) for way, judged in seen.items()}


def fitted(judged: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and offset of a logistic regression on log-odds, by Newton's steps, drawn a little towards leaving them as they are."""
    chances = np.clip([probability for probability, _ in judged], 1e-3, 1 - 1e-3)
    inputs = np.stack((np.log(chances / (1 - chances)), np.ones(len(judged))), axis=1)
    right = np.array([each for _, each in judged], dtype=float)
    found = np.array([1.0, 0.0])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (right - likely) - (found - [1.0, 0.0])
        curve = (inputs.T * (likely * (1 - likely))) @ inputs + np.eye(2)
        found = found + np.linalg.solve(curve, slope)
    return round(float(found[0]), 3), round(float(found[1]), 3)


def told_of(parsed: Parsed, content: Sequence[TokenRange], speaker: Sequence[TokenRange]) -> dict[str, Any]:
    """A quotation as the scorer reads it."""
    return {"content": spans(parsed, content), "speaker_spans": spans(parsed, speaker)}


def spans(parsed: Parsed, ranges: Sequence[TokenRange]) -> list[dict[str, int]]:
    """Ranges of tokens as places in the text."""
    return [{"start": parsed.starts[start], "end": parsed.ends[end - 1]} for start, end in ranges]
