"""How fast a ledger links documents as it grows, and in how much memory: copies, actors, quotations and events."""

import os

# Before numpy is loaded: one thread a process, as the worker processes have it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ledger import shapes
from placet.ledger import Ledger
from placet.linking import KINDS, bring_up, clusters
from placet.model.record import Record
from texts import tell

MEMORY_GOAL = 2_000  # megabytes
FIRST_DAY, DAYS = date(2020, 1, 1), 2_000
LOT = 2_000
WORD = r"\b[A-Za-z][a-z]{2,}\b"
STORIES = ((1, 60), (2, 15), (5, 15), (20, 10))
"""In how many documents a story stands, and of how many in a hundred documents that is so: most stand alone, some are agency copy."""


def reports(real: list[str], documents: int) -> Iterator[Record]:
    """Make documents: each story has words of its own, of the same length, so that all spans stay right; copies differ at their end.

    Actors keep their codes, so that the great powers are in many stories; a story's documents come within three days, those of
    others in between.
    """
    chance = random.Random(1)
    records = [msgspec.json.decode(shape, type=Record) for shape in real]
    vocabulary = sorted({word for record in records for word in re.findall(WORD, record.document.text)})
    sizes, weights = zip(*((size, share / size) for size, share in STORIES), strict=True)
    made = 0
    for story in count():
        new = {word: _word(chance, word) for word in vocabulary}
        record = _told_with(chance.choice(records), new)
        first = FIRST_DAY + timedelta(days=story * DAYS // documents)
        for copy in range(chance.choices(sizes, weights)[0]):
            text = record.document.text + " ".join(_word(chance, "ending") for _ in range(copy and 12))
            day = (first + timedelta(days=copy % 3)).isoformat()
            yield replace(record, document=replace(record.document, id=f"{story}-{copy}", text=text, published=day))
            made += 1
            if made == documents:
                return


def _told_with(record: Record, new: dict[str, str]) -> Record:
    """A record with other words in its text and names; without what is linked in other ways, and without dates of its own."""

    def other(text: str) -> str:
        return re.sub(WORD, lambda found: new.get(found[0], found[0]), text)

    return replace(
        record, document=replace(record.document, text=other(record.document.text)), positions=(), claims=(), proposals=(),
        actors=tuple(replace(actor, name=other(actor.name)) for actor in record.actors),
        events=tuple(replace(event, date=None) for event in record.events),
    )  # fmt: skip


def _word(chance: random.Random, word: str) -> str:
    """An invented word of the same length, with a capital where the other one has it."""
    letters = "".join(chance.choice("aeiou" if place % 2 else "bdfgklmnprstvz") for place in range(len(word)))
    return letters.capitalize() if word[0].isupper() else letters


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000, help="how many documents to measure on (default: %(default)s)")
    wanted = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "bench.ledger", create=True) as store:
        made = reports(shapes(), wanted)
        print(f"{'documents':>10}{'ms a document':>16}{'of processor time':>20}{'peak memory, MB':>18}")
        held = 0
        while lot := list(islice(made, LOT)):
            store.add_many(lot)
            begun, busy = time.perf_counter(), time.process_time()
            linked = bring_up(store)
            held += linked
            each, own = (1000 * passed / linked for passed in (time.perf_counter() - begun, time.process_time() - busy))
            print(f"{held:>10,}{each:>16.1f}{own:>20.1f}{peak():>18,.0f}", flush=True)
        tell("")
        size = store.info().size
        for kind in (kind for kind in KINDS if kind != "proposal"):
            begun = time.perf_counter()
            found = clusters(store.name, kind=kind, limit=20)
            print(
                f"the 20 largest {kind}s of {len(found)} in {time.perf_counter() - begun:.1f} s, peak memory {peak():,.0f} MB", flush=True
            )
        print(f"{size / 1e6:,.0f} MB of ledger; peak memory {peak() / MEMORY_GOAL:.2f} of the goal")


def peak() -> float:
    """The most memory that this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main()
