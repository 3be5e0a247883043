"""Our own annotated texts -> `src/placet/codebook/confidence.yaml`: how sure a position is.

    python train/confidence.py

Logistic regression, softly held back, on the positions found in passages that nobody read who writes rules: on texts that were read, rules
look better than they are. Nobody reads these passages for this either. The reserved articles and those of the gold tell how well it
holds (`make eval`). To be run again when rules of positions have changed. It takes half a minute.
"""

import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "evals"))

from goldsets import gold_folder, gold_set, scorer  # noqa: E402  # the evals know where the texts are
from placet.codebook import load_codebook  # noqa: E402
from placet.codebook.confidence import ConfidenceWeights  # noqa: E402
from placet.extract.positions.confidence import signs_of  # noqa: E402
from placet.flow import Options, Tools, extract, parser, tools  # noqa: E402
from placet.model.document import Document  # noqa: E402
from placet.model.record import Record  # noqa: E402
from placet.read import regions_of  # noqa: E402
from reliability import judged  # noqa: E402  # and what is right

LEARNED_FROM = ("passages reserved",)
SHIPPED = ROOT / "src" / "placet" / "codebook" / "confidence.yaml"
HEADER = "# What each sign adds to the log-odds that a position is right. Written by train/confidence.py; `ConfidenceWeights` names them.\n"
SOFTNESS = 3.0  # of the ridge that pulls each weight but the base to nothing; 1 and 10 change the calibration error by less than 0.01
ROUNDS = 20  # of Newton's method, which stands still after six
SIGNS = ConfidenceWeights.__struct_fields__
Matrix = NDArray[np.float64]


def main() -> None:
    """Learn the weights, and write them where the codebook reads them."""
    signs, right = examples()
    weights = learned(signs, right)
    lines = "".join(f"{name}: {weight:.2f}\n" for name, weight in zip(SIGNS, weights, strict=True))
    SHIPPED.write_text(HEADER + lines, encoding="utf-8")
    print(f"{len(right)} positions, {right.mean():.2f} of them right\n{lines}", end="")


def examples() -> tuple[Matrix, Matrix]:
    """Code the texts with each rule's own confidence; gives a row of signs for each position found, and 1.0 for each that is right."""
    gold = gold_folder(ROOT)
    score = scorer(gold)
    plain = Tools(replace(load_codebook(), confidence=ConfidenceWeights()), tools(Options()).reader)
    rows: list[list[float]] = []
    right: list[float] = []
    for name in LEARNED_FROM:
        texts = gold_set(name, gold, score)
        records = {given["id"]: coded(given, plain) for given in texts.inputs}
        for document in texts.gold:
            rows += signs_in(records[document["id"]])
        plainly = {key: msgspec.to_builtins(record) for key, record in records.items()}
        right += [float(one.right) for one in judged(texts, "positions", plainly, score)]
    return np.array(rows), np.array(right)


def coded(given: dict[str, str], chosen: Tools) -> Record:
    """Code one text as the scorer hands it out."""
    document = Document(**{name: given[name] for name in ("id", "title", "outlet", "published", "text") if name in given})
    return extract(parser().parse_one(msgspec.structs.replace(document, regions=regions_of(document.text, document.title))), chosen)


def signs_in(record: Record) -> list[list[float]]:
    """The signs of each position of a record, in the order of `SIGNS`."""
    actors = {actor.id: actor for actor in record.actors}
    proposals = {proposal.id: proposal for proposal in record.proposals}
    told = [signs_of(position, actors[position.holder], proposals[position.proposal]) for position in record.positions]
    return [[signs[name] for name in SIGNS] for signs in told]


def learned(signs: Matrix, right: Matrix) -> Matrix:
    """Fit the weights by Newton's method; the ridge leaves the first one, the base, alone."""
    ridge = SOFTNESS * np.eye(len(SIGNS))
    ridge[0, 0] = 0.0
    weights = np.zeros(len(SIGNS))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (right - chance) - ridge @ weights
        bend = (signs * (chance * (1 - chance))[:, None]).T @ signs + ridge
        weights += np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    main()
