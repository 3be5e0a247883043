"""Hold the figures to their floors: none may fall below its own, and a floor only ever rises."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Figures = Mapping[str, Mapping[str, float]]

# Sums of the parser's network differ in their last bits between processors, which can turn single arcs of the trees.
LEEWAY = 0.5

HEADER = """\
# The least that `make eval` and `make eval-all` may measure, a section a set. A figure below its floor fails. Floors rise by
# `.venv/bin/python evals/run.py --all --raise-floors`, which lowers none; lowering one is an edit here, with its reason in the commit.
"""


def floored(scores: Mapping[str, Any]) -> dict[str, float]:
    """Pick the figures that have floors out of a scorer's answer: F1s and percentages, no counts, and no single type's F1.

    Where there is nothing to be found, as no pairs across documents in a set with one document a dispute, there is nothing to hold to.
    """
    figures = {}
    for name, value in scores.items():
        if isinstance(value, float):
            figures[name] = value
        elif isinstance(value, dict) and value.get("gold") == 0:
            continue
        elif isinstance(value, dict) and "F1" in value:
            figures[name] = value["F1"]
        elif isinstance(value, dict):
            figures |= {f"{name}: {part}": share for part, share in value.items() if part.endswith("%")}
    return figures


def read_floors(file: Path) -> dict[str, dict[str, float]]:
    """Read the floors, by set and figure."""
    floors: dict[str, dict[str, float]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return floors


def breaches(figures: Figures, floors: Figures) -> list[str]:
    """Say, a line each, which figures of the measured sets lie below their floor, lack one, or are gone though one is pinned."""
    found = []
    for name, measured in figures.items():
        pinned = floors.get(name, {})
        for figure, value in measured.items():
            if figure not in pinned:
                found.append(f"{name}, {figure}: has no floor yet; pin it with --raise-floors")
            elif value < pinned[figure]:
                found.append(f"{name}, {figure}: {value} is below its floor {pinned[figure]}")
        found += [f"{name}, {figure}: has a floor, but is no longer measured" for figure in pinned if figure not in measured]
    return found


def raised(figures: Figures, floors: Figures) -> dict[str, dict[str, float]]:
    """Lift each floor to the figure measured, less the leeway; sets that were not measured, and higher floors, stay as they are."""
    lifted = {name: dict(section) for name, section in floors.items()}
    for name, measured in figures.items():
        section = lifted.setdefault(name, {})
        for figure, value in measured.items():
            section[figure] = max(round(value - LEEWAY, 1), section.get(figure, 0.0), 0.0)
    return lifted


def write_floors(file: Path, floors: Figures) -> None:
    """Write the floors back, the sets in alphabetical order, their figures in the scorer's."""
    lines = [HEADER]
    for name, section in sorted(floors.items()):
        lines.append(f"[{json.dumps(name)}]")
        # a TOML basic string and a JSON string agree on everything that a figure's name holds
        lines += [f"{json.dumps(figure)} = {value:.1f}" for figure, value in section.items()]
        lines.append("")
    file.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8")
