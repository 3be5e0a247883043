"""Say how many of the lexicon's frames ever fire on the real texts beside the checkout, and what share of predicates they cover.

`python evals/coverage.py` parses the articles and sentences of every set (a few minutes) and prints a table by PLOVER type. A frame
that never fires is not wrong, but nothing here shows that it is right, beyond its own examples, which the tests code.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from goldsets import PLACES, gold_folder, gold_set, scorer
from placet.codebook import load_codebook
from placet.codebook.frames import Frame
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import match_frames
from placet.model.document import Document
from placet.parse import Parser

REPORTING, STANCE, OTHER = "(reporting)", "(stance)", "(status)"


def main() -> int:
    """Count, and print a table."""
    gold = gold_folder(Path(__file__).resolve().parents[1])
    if not gold.is_dir():
        print(f"coverage: no gold at {gold}, so nothing is counted")
        return 0
    codebook, parser = load_codebook(), Parser()
    frames = [frame for found in codebook.frames.values() for frame in found]
    fired: Counter[str] = Counter()
    verbs = known = words = 0
    for document in documents(gold):
        parsed = parser.parse_one(document)
        clauses = Clauses(parsed, codebook.grammar, codebook.is_predicate)
        firings = match_frames(clauses, codebook.frames, codebook.classes)
        fired.update(firing.frame.name for found in firings.values() for firing in found)
        words += len(parsed)
        for clause in clauses:
            if clause.category == "verb":
                verbs += 1
                known += clause.head in firings
    print(f"{words:,} tokens; {known / verbs:.1%} of {verbs:,} verbs have a frame that fires\n")
    print(f"{'':<14}{'frames':>8}{'fired':>8}{'':>8}{'firings':>10}")
    for kind in sorted({kind_of(frame) for frame in frames}):
        of_kind = [frame for frame in frames if kind_of(frame) == kind]
        row(kind, of_kind, fired)
    row("all", frames, fired)
    return 0


def row(name: str, frames: list[Frame], fired: Counter[str]) -> None:
    """Print how many of some frames fired, and how often."""
    seen = sum(fired[frame.name] > 0 for frame in frames)
    often = sum(fired[frame] for frame in {frame.name for frame in frames})
    print(f"{name:<14}{len(frames):>8,}{seen:>8,}{seen / len(frames):>8.0%}{often:>10,}")


def kind_of(frame: Frame) -> str:
    """What a frame is there for: its event type, else reporting, a stance, or the status of what it governs."""
    entry = frame.entry
    return entry.event or (REPORTING if entry.reports else STANCE if entry.stance else OTHER)


def documents(gold: Path) -> Iterator[Document]:
    """The texts of every set that is not our own, and PolNeAR's training part."""
    score = scorer(gold)
    for name, place in PLACES.items():
        if not place.path.is_absolute() and not place.raw and place.kind != "actors":
            for each in gold_set(name, gold, score).inputs:
                yield Document(id=each["id"], text=each["text"])
    for path in sorted((gold / "polnear" / "train" / "text").glob("*.txt")):
        yield Document(id=path.stem, text=path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
