"""How long linking takes as documents add up, and how much memory: records made from the examples', each dispute with names of its own."""

import os

# Before numpy is loaded: one thread a process, as the worker processes have it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import itertools
import resource
import time
from collections.abc import Iterator

import msgspec

from ledger import shapes, varied
from placet.link import Linker
from placet.model.record import Record

MEMORY_GOAL = 2_000  # MB
STEPS = 5  # shares of the documents that are timed apart, so that one sees whether it stays linear
POSITIONS_MOST = 10**9  # as many as it takes


def prepared(records: Iterator[Record], documents: int) -> Iterator[Record]:
    """So many records, each read anew from JSON as if it came from a file."""
    for record in itertools.islice(records, documents):
        yield msgspec.json.decode(msgspec.json.encode(record), type=Record)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    documents = parser.parse_args().documents
    records = prepared(varied(shapes(), POSITIONS_MOST), documents)
    linker, clusters, proposals = Linker(), set[str | None](), 0
    began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    for step in range(STEPS):
        spent = 0.0
        for _ in range(documents // STEPS):
            record = next(records)
            start = time.process_time()
            linked = linker.link(record)
            spent += time.process_time() - start
            clusters.update(each.cluster for each in linked.proposals)
            proposals += len(linked.proposals)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
        done = (step + 1) * (documents // STEPS)
        each = 1_000 * spent / (documents // STEPS)
        print(f"{done:>9,} documents {each:8.2f} ms a document {proposals:>9,} proposals {len(clusters):>8,} clusters {memory:8,.0f} MB")
    print(f"peak {memory:,.0f} MB, {began:,.0f} of them before linking (goal: below {MEMORY_GOAL:,})")


if __name__ == "__main__":
    main()
