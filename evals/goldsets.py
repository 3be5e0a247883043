"""Find the gold sets beside the checkout, and their scorer.

The annotated texts are other people's, and stay where they are: `../shared/gold`, or the folder that PLACET_GOLD names, with
`score.py` in the folder above it. Nothing of them is copied into the project; only figures are. The passages for coreference are
the project's own, with a scorer of their own: they need none of this.
"""

import csv
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import coreference

OWN = Path(__file__).resolve().parent / "gold"  # passages written and annotated for the project, by the guidelines beside the gold


class Place(NamedTuple):
    """Which of the scorer's kinds a set is, and where it stands: below the gold's folder, or wholly given."""

    kind: str
    path: Path
    only: tuple[str, ...] = ()  # what alone is annotated, as the scorer's figures begin
    raw: bool = False  # PLV only: text alone, without the two spans, and only of the folds that were never read while rules were written


UNREAD_FOLDS = frozenset({"2", "3", "4"})
PLACES = {
    "dispute": Place("dispute", Path("dispute.dev.jsonl")),
    "polnear": Place("polnear", Path("polnear/dev")),
    "plv": Place("plv", Path("plv/PLV_train.tsv")),
    "plv raw text": Place("plv", Path("plv/PLV_train.tsv"), raw=True),
    "mpqa": Place("mpqa", Path("mpqa")),
    "actors": Place("actors", Path("actors/actor_phrases.dev.json")),
    "passages": Place("dispute", OWN / "passages.dev.jsonl"),  # read while rules are written
    "passages reserved": Place("dispute", OWN / "passages.reserved.jsonl"),  # never read for that
    "articles": Place("dispute", OWN / "articles.dev.jsonl"),  # read
    "dense articles": Place("dispute", OWN / "articles_dense.dev.jsonl"),  # read
    "dense articles 2": Place("dispute", OWN / "articles_dense_2.dev.jsonl"),  # read
    "articles reserved": Place("dispute", OWN / "articles.reserved.jsonl"),  # never read
    "positions": Place("dispute", OWN / "positions.dev.jsonl", ("positions", "conditions", "proposals")),  # read
    "positions reserved": Place("dispute", OWN / "positions.reserved.jsonl", ("positions", "conditions", "proposals")),  # never read
    "coreference": Place("coreference", OWN / "coreference.yaml"),
}
WITHOUT_GOLD = ("coreference",)  # what can be measured where there is no gold beside the checkout
# The long sets, thinned so that `make eval` stays far inside CI's five minutes: every n-th document by id.
EVERY = {"polnear": 3, "mpqa": 4}


@dataclass(frozen=True, kw_only=True)
class GoldSet:
    """One kind's documents: as the scorer reads them (`gold`) and as the coder does (`inputs`), the same ids in both."""

    name: str
    kind: str
    gold: Sequence[dict[str, Any]]
    inputs: Sequence[dict[str, Any]]
    only: tuple[str, ...] = ()

    def sampled(self) -> "GoldSet":
        """Take every n-th document of a long set, by id; a short set is its own sample."""
        step = EVERY.get(self.kind, 1)
        if step == 1:
            return self
        ids = set(sorted(document["id"] for document in self.gold)[::step])
        return GoldSet(
            name=f"{self.name} sample",
            kind=self.kind,
            gold=[document for document in self.gold if document["id"] in ids],
            inputs=[document for document in self.inputs if document["id"] in ids],
        )


def gold_folder(checkout: Path) -> Path:
    """Say where the gold would be: PLACET_GOLD, else `shared/gold` beside the checkout."""
    named = os.environ.get("PLACET_GOLD")
    return Path(named) if named else checkout.parent / "shared" / "gold"


def scorer(gold: Path) -> ModuleType:
    """Load score.py from above the gold's folder, so that its own functions judge and none of them is written again.

    The project's own scorer is added to its table; where there is no gold, it stands there alone.
    """
    file = gold.parent / "score.py"
    if not gold.is_dir():
        alone = ModuleType("score")
        vars(alone)["SCORERS"] = {"coreference": coreference.scores}
        return alone
    spec = importlib.util.spec_from_file_location("score", file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file}: can't be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.SCORERS["coreference"] = coreference.scores
    return module


def gold_set(name: str, gold: Path, score: ModuleType) -> GoldSet:
    """Read one set's gold, and the input that `score.py input` makes of it."""
    if name == "coreference":
        passages = coreference.passages(PLACES[name].path)
        return GoldSet(name=name, kind=name, gold=passages, inputs=coreference.inputs(passages))
    kind, place = PLACES[name].kind, str(gold / PLACES[name].path)
    made = subprocess.run(
        [sys.executable, str(gold.parent / "score.py"), "input", kind, place], check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    # split at "\n" only: the texts hold other characters that splitlines takes for the end of a line
    inputs = [json.loads(line) for line in made.stdout.split("\n") if line]
    whole = GoldSet(name=name, kind=kind, gold=score.load(kind, place), inputs=inputs, only=PLACES[name].only)
    return unasked(whole, gold) if PLACES[name].raw else whole


def fold_of(gold: Path) -> dict[str, str]:
    """The fold of each of PLV's sentences, by id."""
    with (gold / "plv" / "folds.tsv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["fold"] for row in csv.DictReader(file, delimiter="\t")}


def unasked(whole: GoldSet, gold: Path) -> GoldSet:
    """PLV's unread sentences as plain text: nobody says between whom the event is, so that the rules answer alone."""
    folds = fold_of(gold)
    return GoldSet(
        name=whole.name,
        kind=whole.kind,
        gold=[document for document in whole.gold if folds[document["id"]] in UNREAD_FOLDS],
        inputs=[{"id": each["id"], "text": each["text"]} for each in whole.inputs if folds[each["id"]] in UNREAD_FOLDS],
    )


def scored(gold: GoldSet, records: Mapping[str, Any], score: ModuleType) -> dict[str, Any]:
    """Score records by document id: the scorer's figures, after the counts of documents and of those without a record."""
    missing = sum(document["id"] not in records for document in gold.gold)
    figures = score.SCORERS[gold.kind](gold.gold, records)
    asked = {name: figure for name, figure in figures.items() if not gold.only or name.startswith(gold.only)}
    return {"documents": len(gold.gold), "without a record": missing, **asked}
