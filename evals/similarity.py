"""Sweep the threshold from which the linker takes two proposals of one action for the same although their words differ.

    python evals/similarity.py

The names in gold/proposal_names.yaml are each coded in a plain sentence. Every two names of one dispute are then compared as if two
reports on the same parties used them: by the rules, and by rules and second opinion at each threshold. docs/decisions/0013 has the figures.
"""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import yaml

from placet.flow import code
from placet.link.similarity import similarity
from placet.link.sketch import Sketch, comparable, contradict, likeness, same_theme, sketch, telling
from placet.model.document import Document

NAMES = Path(__file__).resolve().parent / "gold" / "proposal_names.yaml"
SENTENCES = ("Peru and Chile rejected {}.", "Peru and Chile opposed the {}.", "Peru and Chile rejected calls for {}.")
THRESHOLDS = tuple(step / 100 for step in range(20, 70, 5))
PARTIES = 1.0  # two reports that speak of the same parties


class Pair(NamedTuple):
    """Two names of one dispute: whether they name one proposal, whether the rules say so, and how similar their labels are.

    The similarity is None where it isn't asked for; `repeated`: the labels share a word.
    """

    same: bool
    ruled: bool
    repeated: bool
    similarity: float | None


def drawn(name: str) -> Sketch | None:
    """The sketch of a name in the first sentence in which it is found; None where it is in none."""
    for sentence in SENTENCES:
        record = code(Document(id="d", text=sentence.format(name)))
        if record.proposals:
            return sketch(record, record.proposals[0])
    return None


def pairs() -> Iterator[Pair]:
    """All pairs of names within each dispute."""
    disputes: list[list[list[str]]] = yaml.safe_load(NAMES.read_text(encoding="utf-8"))
    for dispute in disputes:
        told = [(number, found) for number, names in enumerate(dispute) for name in names if (found := drawn(name))]
        for (first, one), (second, other) in combinations(told, 2):
            yield compared(one, other, same=first == second)


def compared(one: Sketch, other: Sketch, *, same: bool) -> Pair:
    """What rules and vectors say of two names."""
    here, there = one.core, other.core
    possible = not contradict(here, there)
    ruled = possible and same_theme(here, there) and likeness(here, there, PARTIES) is not None
    asked = possible and not same_theme(here, there) and comparable(here)
    value = similarity(*sorted((one.label, other.label))) if asked else None
    return Pair(same, ruled, bool(telling(one.label) & telling(other.label)), value)


def main() -> None:
    """Print the figures."""
    found = list(pairs())
    same = sum(pair.same for pair in found)
    print(f"{len(found)} pairs, {same} the same\n{'joined by':<34}{'joined':>8}{'P':>8}{'R':>8}{'F1':>8}")
    row("rules", [pair for pair in found if pair.ruled], same)
    for name, asked in (("labels", [pair for pair in found if not pair.repeated]), ("labels that share a word", found)):
        for threshold in THRESHOLDS:
            alike = [pair for pair in asked if pair.similarity is not None and pair.similarity >= threshold]
            row(f"+ {name} >= {threshold:.2f}", [pair for pair in found if pair.ruled] + alike, same)


def row(name: str, joined: list[Pair], same: int) -> None:
    """Print how right it is to join some pairs."""
    right = sum(pair.same for pair in joined)
    precision, recall = right / max(1, len(joined)), right / same
    score = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name:<34}{len(joined):>8}{100 * precision:>8.1f}{100 * recall:>8.1f}{100 * score:>8.1f}")


if __name__ == "__main__":
    main()
