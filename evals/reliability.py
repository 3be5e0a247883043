"""Compare what the records' `confidence` promises with what the gold says: of items at 0.8, about 80 % should be right.

An item is right where the scorer, given a record with that one item in it, counts it as a hit. So two items that say the same
are both right, as they are to a reader of either; the F1s beside this table are what punishes saying things twice.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, NamedTuple

from goldsets import GoldSet

# kind -> the record's list, and the scorer's figure that judges one item of it
JUDGES = {
    "dispute": {
        "quotations": "quotations: content and speaker's code",
        "events": "events: type, a party, evidence",
        "positions": "positions: holder, stance, evidence",
    },
    "polnear": {"quotations": "content and speaker"},
    "plv": {"events": "type accuracy"},
}


class Judged(NamedTuple):
    """One item's confidence, and whether it is right."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """The items within a tenth of confidence: how many, their mean confidence, and the share of them that is right."""

    low: float
    n: int
    confidence: float
    right: float


def judged(gold: GoldSet, part: str, records: Mapping[str, Any], score: ModuleType) -> Iterator[Judged]:
    """Judge every item of one part (quotations, events, positions) of a set's records by itself."""
    figure = JUDGES[gold.kind][part]
    apart: dict[str, list[Any]] = {other: [] for other in JUDGES[gold.kind] if other != part}  # the scorer need not weigh these each time
    for document in gold.gold:
        record = records.get(document["id"])
        if record is None:
            continue
        for item in record[part]:
            if skipped(gold.kind, item):
                continue
            asked = nearby(document, item) if gold.kind == "polnear" else {**document, **apart}
            found = score.SCORERS[gold.kind]([asked], {document["id"]: {**record, **apart, part: [item]}})[figure]
            yield Judged(item["confidence"], (found["P"] if isinstance(found, dict) else found) == 100.0)


def skipped(kind: str, item: Mapping[str, Any]) -> bool:
    """Tell the items that a set says nothing of: PolNeAR has no inner quotations and wants a speaker, PLV asks for one event."""
    if kind == "polnear":
        return bool(item["attribution"]) or not item["speaker_spans"]
    return kind == "plv" and not item["dyad"]


def nearby(document: Mapping[str, Any], item: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out the attributions that share no character with an item: none of them can be its match, and there are thousands."""
    found = [(span["start"], span["end"]) for span in item["content"]]
    quotes = [q for q in document["quotes"] if any(a < end and start < b for a, b in q["content"] for start, end in found)]
    return {**document, "quotes": quotes}


def binned(items: list[Judged]) -> list[Bin]:
    """Sort items into the ten tenths of confidence; 1.0 goes with the last, and empty tenths are left out."""
    tenths: dict[int, list[Judged]] = defaultdict(list)
    for item in items:
        # a hair is added because 0.7 * 10 is a hair below 7 for some confidences
        tenths[min(int(item.confidence * 10 + 1e-9), 9)].append(item)
    return [
        Bin(
            low=tenth / 10,
            n=len(members),
            confidence=sum(m.confidence for m in members) / len(members),
            right=sum(m.right for m in members) / len(members),
        )
        for tenth, members in sorted(tenths.items())
    ]


def calibration_error(bins: list[Bin]) -> float:
    """The expected calibration error: how far confidence and share right lie apart, on average over the items."""
    n = sum(b.n for b in bins)
    return sum(b.n * abs(b.confidence - b.right) for b in bins) / n if n else 0.0
