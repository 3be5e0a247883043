"""The texts that speed is measured on, and how it is measured."""

import argparse
import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from placet.model.document import Document

ROOT = Path(__file__).resolve().parents[1]
# Articles beside the checkout, where there are some: fresh text is the fairer measure.
ARTICLES = ROOT.parent / "shared" / "gold" / "polnear" / "dev" / "text"
EXAMPLES = ROOT / "examples"
# Long enough that every worker process has loaded its pipeline when the clock starts.
WARM_UP_ROUNDS = 5


class Sample(NamedTuple):
    """Documents to measure on, some other ones to warm up on, and where they are from."""

    documents: list[Document]
    warm_up: list[Document]
    source: str

    @property
    def words(self) -> int:
        """Words parted by blanks, the documents to warm up on not counted."""
        return sum(len(document.text.split()) for document in self.documents)


def options(description: str) -> argparse.ArgumentParser:
    """The options that all measurements share."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--texts", type=Path, help="folder of .txt files (default: articles beside the checkout, or else the examples)")
    parser.add_argument("--words", type=int, default=60_000, help="how many words to measure on (default: %(default)s)")
    return parser


def sample(folder: Path | None, words: int) -> Sample:
    """Take texts up to a number of words, in an order that is always the same; a tenth more come first, some times over, to warm up on."""
    folder = folder or (ARTICLES if ARTICLES.is_dir() else EXAMPLES)
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not texts:
        sys.exit(f"{folder}: no .txt files to measure on; name a folder with --texts")
    shuffle = random.Random(1)
    shuffle.shuffle(texts)
    warm_up = _up_to(texts, words // 10)
    fresh = texts[len(warm_up) :]
    if fresh and sum(len(text.split()) for text in fresh) >= words // 2:
        taken, source = _up_to(fresh, words), str(folder)
    else:
        taken, source = [], f"{folder}, repeated: words met before are remembered, which flatters"
        while sum(len(text.split()) for text in taken) < words:
            taken.append(shuffle.choice(texts))
    warm_up *= WARM_UP_ROUNDS
    documents = [Document(id=str(number), text=text) for number, text in enumerate([*warm_up, *taken])]
    return Sample(documents[len(warm_up) :], documents[: len(warm_up)], source)


def seconds(results: Iterable[object], warm_up: int) -> float:
    """How long results take to come once the first ones are there: what it takes to start is not counted."""
    begun = time.perf_counter()
    for number, _ in enumerate(results, start=1):
        if number == warm_up:
            begun = time.perf_counter()
    return time.perf_counter() - begun


def tell(line: str) -> None:
    """Say on standard error what is being done."""
    print(line, file=sys.stderr, flush=True)


def _up_to(texts: list[str], words: int) -> list[str]:
    taken: list[str] = []
    while len(taken) < len(texts) and words > 0:
        taken.append(texts[len(taken)])
        words -= len(taken[-1].split())
    return taken
