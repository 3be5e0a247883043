"""How well copies of a text are told from independent reports: the sweep behind the thresholds of `placet.link.copies`.

    python evals/copies.py

Copies are made of the project's own texts: whole, under a new headline, trimmed, with other paragraphs, with other words, with names
spelt in another way. Against them stand pairs of independent reports of one event, and texts that have nothing to do with one another.
"""

import itertools
import random
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import yaml

from placet.link import copies
from placet.model.document import Document
from placet.model.record import CodedBy, Record, Source

ROOT = Path(__file__).resolve().parents[1]
RUNS = (3, 4, 5)
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
NAME = re.compile(r"\b[A-Z]\w{3,}\b")


def texts() -> list[str]:
    """Articles of 300 to 450 words, each put together from three of the project's short ones."""
    files = [*sorted((ROOT / "examples").glob("*.jsonl")), ROOT / "evals" / "gold" / "quiet.jsonl"]
    short = [msgspec.json.decode(line, type=Document).text for file in files for line in file.open("rb")]
    return ["\n\n".join(short[start : start + 3]) for start in range(0, len(short) - 2, 3)]


def rewrites(chance: random.Random, others: list[str]) -> dict[str, Callable[[str], str]]:
    """The ways in which a copy is made of a text."""

    def sentences(text: str) -> list[str]:
        return re.split(r"(?<=[.!?\"]) +|\n+", text)

    def first(share: float) -> Callable[[str], str]:
        return lambda text: " ".join(sentences(text)[: max(1, round(share * len(sentences(text))))])

    def exchanged(share: float) -> Callable[[str], str]:
        def exchange(text: str) -> str:
            own, new = sentences(text), sentences(chance.choice([other for other in others if other != text]))
            for place in chance.sample(range(len(own)), round(share * len(own))):
                own[place] = chance.choice(new)
            return " ".join(own)

        return exchange

    def reworded(each: int) -> Callable[[str], str]:
        vocabulary = [word for other in others for word in other.split()]
        return lambda text: " ".join(chance.choice(vocabulary) if number % each == 0 else word for number, word in enumerate(text.split()))

    return {
        "whole": str.upper,
        "new headline and dateline": lambda text: f"Ministers at odds once more\n\nVELL (Agency) - {text}",
        "first half": first(1 / 2),
        "first third": first(1 / 3),
        "a quarter of the sentences exchanged": exchanged(1 / 4),
        "a third of the sentences exchanged": exchanged(1 / 3),
        "every fifteenth word another": reworded(15),
        "every eighth word another": reworded(8),
        "names spelt in another way": lambda text: NAME.sub(lambda found: found[0][:-1] + "y", text),
        "first half, reworded": lambda text: reworded(15)(first(1 / 2)(text)),
    }


def drawn(text: str) -> copies.Copy:
    """A text's sketch."""
    return copies.sketch(Record(document=Source(id="d", text=text), coded_by=CodedBy(placet="", pipeline="", codebook="")))


def share(values: list[float], threshold: float) -> str:
    """How many of some values reach a threshold, in per cent."""
    return f"{100 * sum(value >= threshold for value in values) / len(values):6.0f}"


def main() -> None:
    """Print a table for each length of runs."""
    originals = texts()
    independent = yaml.safe_load((ROOT / "evals" / "gold" / "copies.yaml").read_text("utf-8"))
    for copies.RUN in RUNS:
        ways = rewrites(random.Random(1), originals)
        sketched = [drawn(text) for text in originals]
        print(f"\nruns of {copies.RUN} words: per cent of the pairs at or over a threshold; last: found by their keys\n")
        print(" " * 40 + "".join(f"{threshold:6.2f}" for threshold in THRESHOLDS) + "  keys")
        for name, rewrite in ways.items():
            pairs = [(one, drawn(rewrite(text))) for one, text in zip(sketched, originals, strict=True)]
            tell(name, pairs)
        tell("independent reports of one event", [(drawn(one), drawn(other)) for one, other in independent])
        tell("other texts", list(itertools.combinations(sketched, 2)))


def tell(name: str, pairs: list[tuple[copies.Copy, copies.Copy]]) -> None:
    """Print one row."""
    shares = [copies.shared(one, other) for one, other in pairs]
    met = [float(bool(set(copies.keys(one)) & set(copies.keys(other)))) for one, other in pairs]
    print(f"{name:<40}" + "".join(share(shares, threshold) for threshold in THRESHOLDS) + share(met, 1.0) + f"  (most {max(shares):.2f})")


if __name__ == "__main__":
    main()
