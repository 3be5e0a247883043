"""Make attributions out of a model's scores: which tokens of a paragraph are the content, the speaker and the cue of which cue.

The model says of every token how likely it is the head of a cue that attributes, and of every token beside such a cue how likely it
belongs to its content, its speaker and the cue itself. Contents of different cues share no token: PolNeAR, which taught the model,
annotates outermost attributions only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from placet.extract.quotations.quote import TokenRange

CONTENT, SPEAKER, CUE = 0, 1, 2  # the columns of a candidate's scores
Scores = NDArray[np.float32]
Chosen = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A token that may head a cue, and log-odds [tokens, 3] for the tokens of its paragraph from `start` on."""

    head: int
    probability: float
    start: int
    scores: Scores


@dataclass(frozen=True, kw_only=True)
class Reading:
    """An attribution as the model reads it, in tokens."""

    head: int
    probability: float
    content: tuple[TokenRange, ...]
    speaker: tuple[TokenRange, ...]
    cue: tuple[TokenRange, ...]


@dataclass(frozen=True, kw_only=True)
class Costs:
    """What each further stretch of a role costs in log-odds: so much must its tokens bring together to be worth a stretch."""

    content: float
    speaker: float
    cue: float


def decode(candidates: Iterable[Candidate], costs: Costs) -> list[Reading]:
    """Read the attributions off the candidates, which are all taken but those whose head is part of a likelier one's cue."""
    by_paragraph: dict[int, list[Candidate]] = {}
    for candidate in sorted(candidates, key=lambda candidate: (-candidate.probability, candidate.head)):
        by_paragraph.setdefault(candidate.start, []).append(candidate)
    return sorted((reading for group in by_paragraph.values() for reading in of_paragraph(group, costs)), key=lambda reading: reading.head)


def of_paragraph(candidates: Sequence[Candidate], costs: Costs) -> Iterable[Reading]:
    """Read one paragraph's attributions, the likeliest candidate first."""
    kept: list[tuple[Candidate, Chosen]] = []
    for candidate in candidates:
        at = candidate.head - candidate.start
        if not any(cue[at] for _, cue in kept):
            cue = stretches(candidate.scores[:, CUE], costs.cue)
            cue[at] = True
            kept.append((candidate, cue))
    contents = np.stack([candidate.scores[:, CONTENT] for candidate, _ in kept])
    for number, (candidate, cue) in enumerate(kept):
        own = contents[number]
        if len(kept) > 1:
            rival = np.delete(contents, number, axis=0).max(axis=0)
            own = np.where(rival > own, np.minimum(own, -rival), own)
        content = stretches(own, costs.content)
        speaker = stretches(candidate.scores[:, SPEAKER], costs.speaker) & ~content
        if content.any():
            yield Reading(
                head=candidate.head,
                probability=candidate.probability,
                content=ranges(content, candidate.start),
                speaker=ranges(speaker, candidate.start),
                cue=ranges(cue, candidate.start),
            )


def stretches(scores: Scores, cost: float) -> Chosen:
    """Choose the tokens whose scores sum to the most, each stretch of neighbours costing something."""
    off, on = 0.0, -np.inf
    came: list[tuple[bool, bool]] = []  # whether "on" came from "on", and "off" from "on"
    for score in scores.tolist():
        stays, leaves = on >= off - cost, on > off
        came.append((stays, leaves))
        on, off = (on if stays else off - cost) + score, on if leaves else off
    chosen = np.zeros(len(scores), dtype=np.bool_)
    state = on > off
    for token in range(len(scores) - 1, -1, -1):
        chosen[token] = state
        state = came[token][0] if state else came[token][1]
    return chosen


def ranges(chosen: Chosen, start: int) -> tuple[TokenRange, ...]:
    """The half-open token ranges of chosen tokens, the first of which has the number `start`."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], chosen, [False])).astype(np.int8)))
    return tuple((start + int(first), start + int(last)) for first, last in zip(edges[::2], edges[1::2], strict=True))
