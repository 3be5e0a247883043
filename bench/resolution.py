"""What actors cost: mentions and who is meant by them as a share of the parse, and how long the codebook takes to load."""

import os

# Before numpy is loaded: one thread a process, as the worker processes have it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import statistics
import subprocess
import sys
import tempfile
import time

from texts import Sample, options, sample, tell

GOAL = 0.15  # of the time of parsing
LOAD_GOAL = 300  # milliseconds, warm
STARTS = 5
LOAD = """
import time
begun = time.perf_counter()
from placet.codebook import load_codebook
imported = time.perf_counter()
load_codebook()
print(imported - begun, time.perf_counter() - imported)
"""


def resolution(of: Sample) -> tuple[float, dict[str, float]]:
    """The seconds of parsing, and of each step of resolution over the parses."""
    from placet.codebook import load_codebook
    from placet.extract.actors.coreference import resolve_actors
    from placet.extract.actors.mentions import find_mentions
    from placet.extract.clauses.clauses import Clauses
    from placet.extract.clauses.firings import match_frames
    from placet.extract.quotations.quotations import find_quotations
    from placet.parse import Parser

    parser, book = Parser(), load_codebook()
    list(parser.parse(of.warm_up))
    begun = time.perf_counter()
    parses = list(parser.parse(of.documents))
    parsing = time.perf_counter() - begun
    spent = {"mentions": 0.0, "coreference": 0.0}
    for parsed in parses:
        clauses = Clauses(parsed, book.grammar, book.is_predicate)
        firings = match_frames(clauses, book.frames, book.classes)
        begun = time.perf_counter()
        mentions = find_mentions(parsed, book.actors)
        spent["mentions"] += time.perf_counter() - begun
        quotes = find_quotations(parsed, clauses, firings, mentions, book.cues)
        begun = time.perf_counter()
        resolve_actors(parsed, mentions, quotes)
        spent["coreference"] += time.perf_counter() - begun
    return parsing, spent


def starts(cache: str, *, cold: bool) -> tuple[float, float]:
    """The medians of importing and of loading the codebook in fresh interpreters, in milliseconds; cold: with an empty cache each time."""
    imports, loads = [], []
    for number in range(STARTS):
        home = os.path.join(cache, str(number)) if cold else cache
        told = subprocess.run(
            [sys.executable, "-c", LOAD], env={**os.environ, "XDG_CACHE_HOME": home}, capture_output=True, text=True, check=True
        )
        imported, loaded = (1000 * float(seconds) for seconds in told.stdout.split())
        imports.append(imported)
        loads.append(loaded)
    return statistics.median(imports), statistics.median(loads)


def main() -> None:
    """Measure, and print both figures beside their goals."""
    asked = options(__doc__ or "").parse_args()
    of = sample(asked.texts, asked.words)
    tell("resolution of actors …")
    parsing, spent = resolution(of)
    print(f"{of.words:,} words in {len(of.documents)} documents from {of.source}, one process\n")
    print(f"parsing           {parsing:>8.2f} s")
    for step, seconds in spent.items():
        print(f"{step:<18}{seconds:>8.2f} s  {seconds / parsing:>6.1%} of parsing")
    share = sum(spent.values()) / parsing
    print(f"{'both':<18}{sum(spent.values()):>8.2f} s  {share:>6.1%} of parsing; goal: {GOAL:.0%} at most\n")
    tell("loading the codebook …")
    with tempfile.TemporaryDirectory() as cache:
        cold = starts(cache, cold=True)
        starts(cache, cold=False)
        warm = starts(cache, cold=False)
    print(f"{'codebook, ms':<18}{'import':>8}{'load':>8}   median of {STARTS} fresh interpreters")
    print(f"{'  nothing kept':<18}{cold[0]:>8.0f}{cold[1]:>8.0f}")
    print(f"{'  kept':<18}{warm[0]:>8.0f}{warm[1]:>8.0f}   goal: {LOAD_GOAL} at most")


if __name__ == "__main__":
    main()
