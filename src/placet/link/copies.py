"""Documents -> which of them are near copies of one text, as agency copy is: by MinHash over its runs of words.

Two independent reports of one event share names and now and then a quotation; copies share whole paragraphs, whatever became of the
headline and the end. What counts is how much of the shorter text stands in the longer one.
"""

import base64
import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rensa import RMinHash

from placet.model.record import Record
from placet.model.sameness import Judgement, Trace

WORD = re.compile(r"\w+")
RUN = 4  # words
NUMBERS = 256
BAND = 3  # numbers that must agree for two texts to be compared: with two, what all news have in common would bring too many together
SEED = 1

# Set by the sweep of evals/copies.py, which docs/decisions/0016 shows.
SAME, UNSURE = 0.45, 0.3
LEAST = 20  # runs of words: the shortest text that can be told from another


class Copy(Struct, frozen=True, array_like=True):
    """A text's MinHash, 4 bytes a number in base64, and how many different runs of words it has."""

    numbers: str
    runs: int


def sketch(record: Record) -> Copy:
    """Draw a document's sketch: the same for texts that differ in nothing but blanks, marks and capitals."""
    found = runs(record.document.text)
    hashed = RMinHash(num_perm=NUMBERS, seed=SEED)
    hashed.update(sorted(found))
    return Copy(base64.b64encode(np.array(hashed.digest(), dtype="<u4").tobytes()).decode(), len(found))


def keys(drawn: Copy) -> Iterator[str]:
    """Name what a copy of the text would very likely share: some numbers next to each other."""
    if drawn.runs < LEAST:
        return
    numbers = _numbers(drawn)
    for place in range(0, NUMBERS - BAND + 1, BAND):
        yield f"{place}:{'-'.join(map(str, numbers[place : place + BAND]))}"


def judge(one: Copy, other: Copy) -> Judgement | None:
    """Say whether two texts are copies; None where they are not."""
    share = shared(one, other)
    if share < UNSURE:
        return None
    reason = f"{share:.0%} of the shorter text stands in the other one"
    return Judgement(verdict="same" if share >= SAME else "unsure", rule="copy", score=share, reason=reason)


def shared(one: Copy, other: Copy) -> float:
    """Estimate which share of the runs of the shorter text stands in the longer one, to two places."""
    alike = float(np.mean(_numbers(one) == _numbers(other)))
    both = alike / (1 + alike) * (one.runs + other.runs)
    return round(min(1.0, both / max(1, min(one.runs, other.runs))), 2)


def runs(text: str) -> set[str]:
    """All runs of some words in a text; a text that is shorter than one run is one."""
    words = WORD.findall(text.casefold())
    return {" ".join(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1))}


def traces(record: Record) -> Iterator[Trace]:
    """The trace of a record's document."""
    drawn = sketch(record)
    yield Trace("document", "text", msgspec.json.encode(drawn).decode(), frozenset(keys(drawn)))


@lru_cache(maxsize=20_000)
def _numbers(drawn: Copy) -> NDArray[np.uint32]:
    return np.frombuffer(base64.b64decode(drawn.numbers), dtype="<u4")
