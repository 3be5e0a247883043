"""How well reports of one event are told from reports of two: pairs of sentences, coded and linked.

    python evals/events_across.py [--wrong]

A pair is joined where some event of the one is the same as some event of the other. `--wrong` prints the pairs that are judged wrongly.
"""

import argparse
from collections import Counter
from pathlib import Path

import yaml

from placet import Document, code
from placet.link.batch import same_in

PAIRS = Path(__file__).resolve().parent / "gold" / "events_across.yaml"


def joined(number: int, first_day: object, first: str, second_day: object, second: str) -> bool:
    """Whether two reports have an event in common."""
    days_and_texts = ((str(first_day), first), (str(second_day), second))
    records = [code(Document(id=f"{number}-{place}", text=text, published=day)) for place, (day, text) in enumerate(days_and_texts)]
    return bool(same_in(records, "event"))


def main() -> None:
    """Print precision and recall of joining pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="print the pairs that are judged wrongly")
    wrong = parser.parse_args().wrong
    counted: Counter[tuple[str, bool]] = Counter()
    for expected, pairs in yaml.safe_load(PAIRS.read_text("utf-8")).items():
        for number, pair in enumerate(pairs):
            found = joined(number, *pair)
            counted[expected, found] += 1
            if wrong and found != (expected == "same"):
                print(f"{expected}: {pair[1]} | {pair[3]}")
    right, missed, false = counted["same", True], counted["same", False], counted["different", True]
    print(
        f"{sum(counted.values())} pairs: precision {100 * right / max(1, right + false):.0f}, recall {100 * right / (right + missed):.0f}"
    )


if __name__ == "__main__":
    main()
