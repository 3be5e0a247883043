"""The file of the trained reader: its network, the words and values it knows, and how sure what it finds has turned out to be.

Plain arrays in numpy's own format: the vectors of word pieces as whole numbers of 8 bits with a step each, all else in 16 bits. The
file is read once a process, and nothing in it can be run.
"""

import hashlib
import io
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from placet.errors import PlacetError
from placet.extract.quotations.learned.network import Floats, Layer, Linear, Network, Numbers
from placet.extract.quotations.learned.pieces import Pieces

SHIPPED = Path(__file__).resolve().parents[3] / "models" / "quotations" / "weights.npz"
STEPS = 127  # whole numbers to each side of zero
LINEARS = ("cue_hidden", "cue_out", "pair_cue", "pair_token", "pair_out")
Array = NDArray[np.generic]


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The values of each column of signals that the network has rows for; row 0 of a column is for all others."""

    names: tuple[str, ...]
    rows: tuple[dict[str, int], ...]

    def numbers(self, columns: list[list[str]], start: int, end: int) -> Numbers:
        """The rows [tokens, columns] of the values of the tokens from `start` to `end`."""
        found = [[rows.get(value, rows[""]) for value in column[start:end]] for rows, column in zip(self.rows, columns, strict=True)]
        return np.array(found, dtype=np.intp).T


@dataclass(frozen=True, kw_only=True)
class Weights:
    """What the file holds. `calibration` has, for ways to come by a quotation, slope and offset from log-odds to those of being right."""

    network: Network
    pieces: Pieces
    tokens: Columns
    pairs: Columns
    calibration: dict[str, tuple[float, float]]
    version: str


def columns_of(values: dict[str, list[str]]) -> Columns:
    """Number the values of columns, one column after the other; each begins with the empty value."""
    rows, at = [], 0
    for known in values.values():
        rows.append({value: at + number for number, value in enumerate(known)})
        at += len(known)
    return Columns(names=tuple(values), rows=tuple(rows))


@cache
def load(file: Path = SHIPPED) -> Weights:
    """Read the weights; raises `PlacetError` where there are none, or what is there is no such file."""
    try:
        content = file.read_bytes()
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            stored = {name: arrays[name] for name in arrays.files}
        return unpacked(stored, hashlib.blake2b(content, digest_size=4).hexdigest())
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        reason = "not there" if isinstance(error, FileNotFoundError) else f"damaged ({type(error).__name__})"
        raise PlacetError(f"{file}: the reader of quotations is {reason}; install Placet anew, or use --quotations rules") from error


def unpacked(stored: dict[str, Array], version: str) -> Weights:
    """Make the parts of what the file holds."""
    told = json.loads(stored["told"].tobytes())
    layers = tuple(
        Layer(inputs=wide(stored[f"layer{n}_inputs"]), recurrent=wide(stored[f"layer{n}_recurrent"]), bias=wide(stored[f"layer{n}_bias"]))
        for n in range(told["layers"])
    )
    linears = {name: Linear(weights=wide(stored[name + "_weights"]), bias=wide(stored[name + "_bias"])) for name in LINEARS}
    network = Network(
        pieces=stored["pieces"].astype(np.int8, copy=False),
        steps=wide(stored["steps"]),
        word_bias=wide(stored["word_bias"]),
        signals=wide(stored["signals"]),
        layers=layers,
        pair_signals=wide(stored["pair_signals"]),
        **linears,
    )
    return Weights(
        network=network,
        pieces=Pieces(told["vocabulary"]),
        tokens=columns_of(told["tokens"]),
        pairs=columns_of(told["pairs"]),
        calibration={way: (slope, offset) for way, (slope, offset) in told["calibration"].items()},
        version=version,
    )


def wide(array: Array) -> Floats:
    """An array in the precision that is reckoned in."""
    return np.ascontiguousarray(array, dtype=np.float32)


def stepped(vectors: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Vectors as whole numbers of a step each, as near as those come."""
    steps = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-8) / STEPS
    return np.round(vectors / steps).astype(np.int8), steps.astype(np.float32)
