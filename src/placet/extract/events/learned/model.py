"""The trained model of relations: its weights, loaded once a process, and how likely it takes each type to be.

A linear model. Each group of the evidence is weighed by how rare its parts are, brought to length one, and multiplied with the
weights of each type; a temperature makes probabilities of the sums. It needs nothing but numpy.
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from placet.errors import PlacetError
from placet.extract.events.learned.evidence import Evidence

SHIPPED = Path(__file__).resolve().parents[3] / "models" / "relations" / "weights.npz"
VARIABLE = "PLACET_RELATION_MODEL"  # the environment's name for another file of weights
WITHOUT = "none"  # in its place: no model, the rules alone
STEPS = 127  # weights are kept as whole numbers of this many steps to each side of zero
Floats = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class RelationModel:
    """A model: `weights` has a row a type, and a column for each of `names`, which are a group and what is seen in it."""

    types: tuple[str, ...]
    names: dict[tuple[str, str], int]
    rarity: Floats
    weights: Floats
    bias: Floats
    temperature: float

    def probabilities(self, evidence: Evidence) -> dict[str, float]:
        """How likely each type is, given the evidence; the most likely one first."""
        sums = self.bias.astype(np.float64)
        for columns, amounts in self.scaled(evidence):
            sums = sums + self.weights[:, columns] @ amounts
        shares = np.exp((sums - sums.max()) / self.temperature)
        shares /= shares.sum()
        return {self.types[n]: float(shares[n]) for n in np.argsort(-shares, kind="stable")}

    def scaled(self, evidence: Evidence) -> list[tuple[list[int], Floats]]:
        """Each group as the columns that the model knows and their amounts, of length one together."""
        found = []
        for group, seen in evidence.items():
            known = sorted((column, amount) for name, amount in seen.items() if (column := self.names.get((group, name))) is not None)
            columns = [column for column, _ in known]
            amounts = self.rarity[columns] * np.array([amount for _, amount in known], dtype=np.float32)
            if columns:
                found.append((columns, (amounts / np.linalg.norm(amounts)).astype(np.float32)))
        return found

    def save(self, file: Path) -> None:
        """Write the model down, its weights in steps: `load` gives it back, as near as they are."""
        step = np.abs(self.weights).max(axis=1, keepdims=True) / STEPS
        names = "\n".join(f"{group}\t{name}" for group, name in self.names)
        np.savez_compressed(
            file,
            types=np.array(self.types),
            names=np.frombuffer(names.encode(), dtype=np.uint8),
            rarity=self.rarity.astype(np.float16),
            weights=np.round(self.weights / step).astype(np.int8),
            step=step.astype(np.float32),
            bias=self.bias,
            temperature=np.float32(self.temperature),
        )


def load(file: Path) -> RelationModel:
    """Load a file of weights; an error where it is none."""
    try:
        with np.load(file, allow_pickle=False) as arrays:
            names = [tuple(line.split("\t")) for line in arrays["names"].tobytes().decode().split("\n")]
            return RelationModel(
                types=tuple(map(str, arrays["types"])),
                names={(group, name): column for column, (group, name) in enumerate(names)},
                rarity=arrays["rarity"].astype(np.float32),
                weights=arrays["weights"].astype(np.float32) * arrays["step"],
                bias=arrays["bias"],
                temperature=float(arrays["temperature"]),
            )
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise PlacetError(f"{file}: no weights of a relation model ({error}); make them with train/relations.py") from error


@cache
def relation_model() -> RelationModel | None:
    """The model to use: the file that PLACET_RELATION_MODEL names, else the one that ships; None for "none" or where none ships."""
    named = os.environ.get(VARIABLE, "")
    if named == WITHOUT or not (named or SHIPPED.is_file()):
        return None
    return load(Path(named) if named else SHIPPED)
