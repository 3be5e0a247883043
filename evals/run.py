"""Score the coder on the gold beside the checkout, and on passages of our own.

Each set is coded with `placet code`, judged with score.py (coreference with its own module) and held to its floors. `make eval` takes
a fixed sample of the long sets, `make eval-all` every document. The figures go to evals/scores.json.
"""

import argparse
import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from floors import breaches, floored, raised, read_floors, write_floors
from folds import coded_in_folds
from goldsets import PLACES, WITHOUT_GOLD, GoldSet, gold_folder, gold_set, scored, scorer
from reliability import JUDGES, Bin, Judged, binned, calibration_error, judged

HERE = Path(__file__).resolve().parent
FLOORS, PEERS, SCORES = HERE / "floors.toml", HERE / "peers.toml", HERE / "scores.json"


def main(arguments: list[str]) -> int:
    """Measure what the arguments ask for; the status is 1 where a figure is below its floor or a document has no record."""
    options = parser().parse_args(arguments)
    gold = gold_folder(HERE.parent)
    names = options.set or list(PLACES)
    if not gold.is_dir():
        names = [name for name in names if name in WITHOUT_GOLD]
        print(f"eval: no gold at {gold}, so no more than {', '.join(WITHOUT_GOLD)} is measured (PLACET_GOLD names another folder)")
    score = scorer(gold)
    scores = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.is_file() else {"sets": {}, "reliability": {}}
    figures: dict[str, dict[str, float]] = {}
    incomplete: list[str] = []
    together: dict[str, list[Judged]] = {}
    for name in names:
        whole = gold_set(name, gold, score)
        began = time.monotonic()
        asked = whole if options.all else whole.sampled()
        code = partial(coded, quotations=options.quotations)
        records = coded_in_folds(asked, gold, code) if whole.name == "plv" else code(asked)
        for part in measured_sets(whole, everything=options.all, quotations=options.quotations):
            sheet = scored(part, records, score)
            figures[part.name] = floored(sheet)
            scores["sets"][part.name] = {"coded by": coder(records), **sheet}
            if sheet["without a record"]:
                incomplete.append(f"{part.name}: {sheet['without a record']} of {sheet['documents']} documents have no record")
            print_figures(part, sheet, figures[part.name])
            found = {
                name: list(judged(part, name, records, score)) for name in JUDGES.get(part.kind, {}) if not part.only or name in part.only
            }
            scores["reliability"] |= print_reliability(part.name, found)
            if part.kind == "dispute":
                together |= {name: together.get(name, []) + items for name, items in found.items()}
        print(f"  {len(records)} documents in {time.monotonic() - began:.0f} s\n")
    # Of all or none: a run of some sets would leave its own sum behind as that of all.
    if options.quotations == "learned" and {name for name in PLACES if PLACES[name].kind == "dispute"}.issubset(names):
        print("texts on disputes, all sets together")
        scores["reliability"] |= print_reliability("all disputes", together)
        print()
    SCORES.write_text(json.dumps(scores, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    return verdict(figures, incomplete, raise_floors=options.raise_floors)


def parser() -> argparse.ArgumentParser:
    """Say what can be asked for."""
    made = argparse.ArgumentParser(prog="evals/run.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--all", action="store_true", help="every document of the long sets, beside their sample")
    made.add_argument("--set", action="append", choices=list(PLACES), help="only this set (may be given again)")
    made.add_argument("--quotations", choices=["learned", "rules"], default="learned", help="rules: measured without the trained reader")
    made.add_argument("--raise-floors", action="store_true", help="lift the floors to half a point below what is measured; lowers none")
    return made


def measured_sets(whole: GoldSet, *, everything: bool, quotations: str) -> list[GoldSet]:
    """Name the sets that one coding serves: the sample alone, or the sample and the whole that it is part of.

    What the rules alone have read goes by another name, "dispute by rules", so that its figures and floors stand beside the others.
    """
    sample = whole.sampled()
    parts = [sample, whole] if everything and sample is not whole else [sample]
    return parts if quotations == "learned" else [replace(part, name=f"{part.name} by {quotations}") for part in parts]


def coded(gold: GoldSet, environment: Mapping[str, str] = MappingProxyType({}), *, quotations: str = "learned") -> dict[str, Any]:
    """Code a set with `placet code`, and give its records by document id; what failed, the command says on standard error."""
    command = [str(Path(sys.executable).with_name("placet")), "code", "-", "--format", "jsonl", "--processes", "2"]
    command += ["--quotations", quotations]
    lines = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in gold.inputs)
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=False, env=os.environ | environment)
    if done.returncode not in (0, 1):
        sys.exit(f"eval: {' '.join(command)} ended with status {done.returncode} on {gold.name}")
    return {record["document"]["id"]: record for record in map(json.loads, done.stdout.splitlines())}


def coder(records: Mapping[str, Any]) -> dict[str, str]:
    """Say which version of what made the records; they all come from one run."""
    made_by: dict[str, str] = next((record["coded_by"] for record in records.values()), {})
    return made_by


def print_figures(gold: GoldSet, sheet: Mapping[str, Any], figures: Mapping[str, float]) -> None:
    """Print a set's figures beside their floors, the best peer's and people's."""
    floors = read_floors(FLOORS).get(gold.name, {})
    peers = tomllib.loads(PEERS.read_text(encoding="utf-8")).get(gold.name.removesuffix(" sample"), {})
    print(f"{gold.name} ({sheet['documents']} documents)".ljust(48) + "   now   floor    peer  people")
    for figure, value in figures.items():
        beside = peers.get(figure, {})
        columns = [value, floors.get(figure), beside.get("peer"), beside.get("people")]
        shown = "".join(f"{'–' if number is None else format(number, '.1f'):>8}" for number in columns)
        print(f"  {figure:<44}{shown}  {beside.get('name', '')}".rstrip())


def print_reliability(name: str, found: Mapping[str, list[Judged]]) -> dict[str, Any]:
    """Print how confidence and the share of right items go together, for each part of what was found, and give the same as it is stored."""
    stored = {}
    for part, items in found.items():
        bins = binned(items)
        if not bins:
            continue
        error = calibration_error(bins)
        print(f"  confidence of {part}: {len(items)} items, expected calibration error {error:.3f}")
        for b in bins:
            print(f"    {b.low:.1f} to {b.low + 0.1:.1f} {b.n:>7} items   mean confidence {b.confidence:.2f}   right {b.right:.2f}")
        stored[f"{name}: {part}"] = {"items": len(items), "expected calibration error": round(error, 3), "bins": [row(b) for b in bins]}
    return stored


def row(b: Bin) -> dict[str, float]:
    """Give a bin as it is stored, rounded so that the file changes only where something did."""
    return {"from": b.low, "items": b.n, "mean confidence": round(b.confidence, 3), "right": round(b.right, 3)}


def verdict(figures: Mapping[str, Mapping[str, float]], incomplete: list[str], *, raise_floors: bool) -> int:
    """Compare the figures with the floors, or lift the floors towards them; 1 where something is wrong."""
    floors = read_floors(FLOORS)
    wrong = incomplete + breaches(figures, raised(figures, floors) if raise_floors else floors)
    for line in wrong:
        print(f"eval: {line}", file=sys.stderr)
    if wrong:
        return 1
    if raise_floors:
        write_floors(FLOORS, raised(figures, floors))
    print(f"eval: {sum(map(len, figures.values()))} figures, none below its floor")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
