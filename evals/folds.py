"""Code PLV so that each record comes from a relation model that has not seen its sentence's fold.

The models are made anew, by train/relations.py, with the rules as they are: none is kept, so none can be stale or have seen too much.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from goldsets import GoldSet, fold_of

VARIABLE = "PLACET_RELATION_MODEL"  # names the weights that `placet code` takes instead of those that ship
TRAINING = Path(__file__).resolve().parents[1] / "train" / "relations.py"

Coder = Callable[[GoldSet, Mapping[str, str]], dict[str, Any]]  # codes a set under additions to the environment


def coded_in_folds(gold: GoldSet, folder: Path, coded: Coder) -> dict[str, Any]:
    """Code a set fold by fold, each with the model trained on the other folds; `folder` holds the gold."""
    folds = fold_of(folder)
    records: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as models:
        alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # a second thread makes such small equations slower, not faster
        subprocess.run([sys.executable, str(TRAINING), "--folds", models], check=True, env=alone)
        for fold in sorted(set(folds.values())):
            part = replace(gold, inputs=[document for document in gold.inputs if folds[document["id"]] == fold])
            records |= coded(part, {VARIABLE: str(Path(models) / f"{fold}.npz")})
    return records
