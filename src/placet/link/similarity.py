"""Two themes -> how similar they are in meaning, by small vectors of words: a second opinion on what is talked about, never on a stance.

The vectors are those that a sentence encoder has for single words, made small (docs/guide/model-card-similarity.md).
"""

import io
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from placet.errors import PlacetError

SHIPPED = Path(__file__).resolve().parents[1] / "models" / "similarity" / "weights.npz"
WORD = re.compile(r"[^\W\d_]+")
SURE = 0.5  # the share of a theme's words that must be known

Floats = NDArray[np.float32]


class Vectors(NamedTuple):
    """A row of whole numbers of 8 bits a word; the longer the row, the more the word says. `rows` are by words in small letters."""

    rows: dict[str, int]
    numbers: NDArray[np.int8]
    steps: Floats


@cache
def load(file: Path = SHIPPED) -> Vectors:
    """Read the vectors; raises `PlacetError` where there are none, or what is there is no such file."""
    try:
        with np.load(io.BytesIO(file.read_bytes()), allow_pickle=False) as stored:
            words = stored["words"].tobytes().decode("utf-8").split("\n")
            return Vectors({word: row for row, word in enumerate(words)}, stored["numbers"], stored["steps"].astype(np.float32))
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        reason = "not there" if isinstance(error, FileNotFoundError) else f"damaged ({type(error).__name__})"
        raise PlacetError(f"{file}: the vectors of words are {reason}; install Placet anew") from error


# Batches repeat the same few themes thousands of times.
@lru_cache(maxsize=20_000)
def vector(phrase: str) -> Floats | None:
    """The mean of the vectors of a phrase's words, of length 1; None where too few of its words are known."""
    vectors = load()
    words = WORD.findall(phrase.casefold())
    known = [row for word in words if (row := vectors.rows.get(word, vectors.rows.get(word.removesuffix("s")))) is not None]
    if not known or len(known) < SURE * len(words):
        return None
    mean: Floats = (vectors.numbers[known] * vectors.steps[known, None]).sum(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


@lru_cache(maxsize=100_000)
def similarity(one: str, other: str) -> float:
    """How similar two phrases are in meaning, in [-1, 1] and to two places; 0 where one of them has too few known words.

    >>> similarity("blockade", "siege") > similarity("blockade", "vaccine")
    True
    """
    first, second = vector(one), vector(other)
    return 0.0 if first is None or second is None else round(float(first @ second), 2)
