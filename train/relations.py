"""PLV's training part and sentences of our own -> `src/placet/models/relations/weights.npz`, the relation between two spans.

    python train/relations.py                  # the weights that ship; prints what five-fold cross-validation says of them
    python train/relations.py --folds FOLDER   # FOLDER/0.npz … 4.npz: each trained without one fold of PLV, for the evals

PLV's sentences are other people's and stay in the gold's folder (PLACET_GOLD, else `shared/gold` beside the checkout); the folds are
`plv/folds.tsv`. Sentences of our own are in train/relations.jsonl, one a line:
{"text": "Norland promised Sudria grain.", "actor": [0, 7], "recipient": [17, 23], "type": "AGREE"}. It takes a minute.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "evals"))

from goldsets import gold_folder, gold_set, scorer  # noqa: E402  # the evals know where the gold is, and read it
from placet.codebook import load_codebook  # noqa: E402
from placet.extract.clauses.clauses import Clauses  # noqa: E402
from placet.extract.clauses.firings import match_frames  # noqa: E402
from placet.extract.events.learned.evidence import Evidence, Pair, evidence  # noqa: E402
from placet.extract.events.learned.model import SHIPPED, RelationModel  # noqa: E402
from placet.extract.events.relation import tokens_of  # noqa: E402
from placet.model.document import Document, Dyad  # noqa: E402
from placet.parse import Parser  # noqa: E402
from placet.read import regions_of  # noqa: E402

OWN_SENTENCES = ROOT / "train" / "relations.jsonl"
# What a sentence of our own counts beside one from the news, and what is not learned from it. With all of it 83.8 % are right at a
# weight of 0.3 and 84.3 at 0.1, without what the rules see 84.9 and 85.1, without all of this 85.7, with no such sentences 85.5.
OWN_WEIGHT = 0.1
NOT_FROM_OWN = ("told", "acts", "chain", "tense", "parties")
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # PLV was coded before the codebook told these apart
SEEN_IN = 3  # sentences that something must be seen in to count: what one text says alone is not learned, nor kept
SOFTNESS = 0.1  # C of the support vector machine; 0.03 to 1 give the same within half a point
ROUNDS = 30  # the most that are needed until the set of support vectors stands still
TEMPERATURES = np.geomspace(0.05, 2.0, 60)
Matrix = NDArray[np.float64]


class Sentence(NamedTuple):
    """One sentence to learn from; `fold` is None for one of our own."""

    evidence: Evidence
    type: str
    fold: int | None
    weight: float


def main(arguments: list[str]) -> int:
    """Train what the arguments ask for."""
    options = argument_parser().parse_args(arguments)
    models = Models(news_sentences(gold_folder(ROOT)) + own_sentences(OWN_SENTENCES))
    if options.folds:
        options.folds.mkdir(parents=True, exist_ok=True)
        for fold in models.folds:
            models.trained(fold).save(options.folds / f"{fold}.npz")
        return 0
    report(models)
    SHIPPED.parent.mkdir(parents=True, exist_ok=True)
    models.trained().save(SHIPPED)
    print(f"{SHIPPED.relative_to(ROOT)}: {SHIPPED.stat().st_size / 1000:.0f} kB")
    return 0


def argument_parser() -> argparse.ArgumentParser:
    """Say what can be asked for."""
    made = argparse.ArgumentParser(prog="train/relations.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--folds", type=Path, metavar="FOLDER", help="write a model for each fold, trained without it, and nothing else")
    return made


# --- sentences -----------------------------------------------------------------------------------------


def news_sentences(gold: Path) -> list[Sentence]:
    """The sentences of PLV's training part with their folds."""
    plv = gold_set("plv", gold, scorer(gold))
    with (gold / "plv" / "folds.tsv").open(encoding="utf-8", newline="") as file:
        folds = {row["id"]: int(row["fold"]) for row in csv.DictReader(file, delimiter="\t")}
    types = {document["id"]: document["type"] for document in plv.gold}
    return [
        Sentence(evidence_in(document["text"], document["dyad"]), types[document["id"]], folds[document["id"]], 1.0)
        for document in plv.inputs
    ]


def own_sentences(file: Path) -> list[Sentence]:
    """The sentences of our own, without what they would teach amiss: they were written for the types, as no news is."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        seen = {group: names for group, names in evidence_in(row["text"], row).items() if group not in NOT_FROM_OWN}
        found.append(Sentence(seen, MERGED.get(row["type"], row["type"]), None, OWN_WEIGHT))
    return found


def evidence_in(text: str, spans: dict[str, Any]) -> Evidence:
    """What the coder sees of a sentence with one or two spans, "actor" and "recipient"."""
    document = Document(id="text", text=text, regions=regions_of(text, ""))
    dyad = msgspec.convert({role: spans[role] for role in ("actor", "recipient") if spans.get(role)}, Dyad)
    parsed, codebook = parser().parse_one(document), load_codebook()
    clauses = Clauses(parsed, codebook.grammar, codebook.is_predicate)
    firings = match_frames(clauses, codebook.frames, codebook.classes)
    actor, recipient = tokens_of(parsed, dyad.actor), tokens_of(parsed, dyad.recipient)
    return evidence(Pair(parsed, clauses, firings, codebook.frames, actor, recipient))


@cache
def parser() -> Parser:
    """The parser, loaded once."""
    return Parser()


# --- training ------------------------------------------------------------------------------------------


class Models:
    """Models of sentences, each without some of PLV's folds. What two cross-validations both need is fitted once: the model without
    folds 0 and 1 measures fold 1 for the one without 0, and fold 0 for the one without 1.
    """

    def __init__(self, sentences: list[Sentence]) -> None:
        self.sentences = sentences
        self.folds = sorted({each.fold for each in sentences if each.fold is not None})
        self._fitted: dict[frozenset[int], RelationModel] = {}

    def without(self, *folds: int) -> RelationModel:
        """Fit to the sentences that are in none of the folds, with the temperature left at one."""
        left_out = frozenset(folds)
        if left_out not in self._fitted:
            self._fitted[left_out] = fitted([each for each in self.sentences if each.fold not in left_out])
        return self._fitted[left_out]

    def trained(self, *folds: int) -> RelationModel:
        """The model without the folds; its temperature comes from cross-validation within the others."""
        model = self.without(*folds)
        sums, gold, _ = self.held_out(*folds)
        return replace(model, temperature=best_temperature(sums, [model.types.index(type_) for type_ in gold]))

    def held_out(self, *folds: int) -> tuple[Matrix, list[str], list[int]]:
        """For each sentence of any other fold the sums of a model that has not seen its fold either, with its type and its fold."""
        types = self.without(*folds).types
        sums, gold, of_fold = [], [], []
        for fold in self.folds:
            if fold in folds:
                continue
            model = self.without(*folds, fold)
            for each in (each for each in self.sentences if each.fold == fold):
                shares = model.probabilities(each.evidence)
                sums.append([np.log(shares.get(type_, 1e-9)) for type_ in types])
                gold.append(each.type)
                of_fold.append(fold)
        return np.array(sums), gold, of_fold


def fitted(sentences: list[Sentence]) -> RelationModel:
    """Fit a model to sentences."""
    seen = Counter((group, name) for each in sentences for group, names in each.evidence.items() for name in names)
    kept = sorted(key for key, count in seen.items() if count >= SEEN_IN)
    rarity = np.array([np.log((1 + len(sentences)) / (1 + seen[key])) for key in kept], dtype=np.float32)
    types = tuple(sorted({each.type for each in sentences}))
    blank = RelationModel(
        types=types,
        names={key: column for column, key in enumerate(kept)},
        rarity=rarity,
        weights=np.zeros((len(types), len(kept)), dtype=np.float32),
        bias=np.zeros(len(types), dtype=np.float32),
        temperature=1.0,
    )
    rows = np.zeros((len(sentences), len(kept) + 1))
    rows[:, -1] = 1  # for the bias
    for row, each in zip(rows, sentences, strict=True):
        for columns, amounts in blank.scaled(each.evidence):
            row[columns] = amounts
    kernel = rows @ rows.T
    costs = SOFTNESS * np.array([each.weight for each in sentences])
    signs = np.array([[1.0 if each.type == type_ else -1.0 for each in sentences] for type_ in types])
    begun = np.linalg.solve(kernel + np.diag(1 / (2 * costs)), signs.T).T  # all sentences inside: one matrix for all types
    weights = np.array([support(kernel, sign, costs, counts) @ rows for sign, counts in zip(signs, begun, strict=True)])
    return replace(blank, weights=weights[:, :-1].astype(np.float32), bias=weights[:, -1].astype(np.float32))


def support(kernel: Matrix, signs: Matrix, costs: Matrix, counts: Matrix) -> Matrix:
    """Train one support vector machine with squared hinge loss: how much each sentence counts (Chapelle 2007, Newton's method).

    It begins with what they count where each is a support vector.
    """
    inside = np.ones(len(signs), dtype=bool)
    for _ in range(ROUNDS):
        now = signs * (kernel @ counts) < 1
        if (now == inside).all():
            break
        inside = now
        counts = np.zeros(len(signs))
        counts[inside] = np.linalg.solve(kernel[np.ix_(inside, inside)] + np.diag(1 / (2 * costs[inside])), signs[inside])
    return counts


# --- measuring -----------------------------------------------------------------------------------------


def best_temperature(sums: Matrix, gold: list[int]) -> float:
    """The temperature that makes the right types likeliest."""

    def surprise(temperature: float) -> float:
        scaled = sums / temperature
        scaled -= scaled.max(axis=1, keepdims=True)
        shares = scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))
        return -float(shares[np.arange(len(gold)), gold].mean())

    return float(min(TEMPERATURES, key=surprise))


def report(models: Models) -> None:
    """Print accuracy and macro-F1 of five-fold cross-validation, by fold too: folds 0 and 1 were read when the rules were written."""
    types = models.without().types
    sums, gold, folds = models.held_out()
    guesses = [types[n] for n in sums.argmax(axis=1)]
    parts = {"all folds": set(folds)} | {f"fold {fold}": {fold} for fold in sorted(set(folds))} | {"folds 2 to 4": {2, 3, 4}}
    for name, chosen in parts.items():
        pairs = [(a, b) for a, b, fold in zip(gold, guesses, folds, strict=True) if fold in chosen]
        right = sum(a == b for a, b in pairs) / len(pairs)
        print(f"{name:<14}{len(pairs):>6} sentences   accuracy {100 * right:.1f}   macro-F1 {100 * macro_f1(pairs):.1f}")


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """The mean F1 over the types that the gold has."""
    found = []
    for type_ in {gold for gold, _ in pairs}:
        hits = sum(gold == guess == type_ for gold, guess in pairs)
        found.append(2 * hits / (sum(gold == type_ for gold, _ in pairs) + sum(guess == type_ for _, guess in pairs)))
    return sum(found) / len(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
