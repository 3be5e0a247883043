"""Reread what the rules have found: a document's quotations by the rules and the trained network together.

parse, mentions, quotations by the rules -> signals of each word -> windows -> network -> cues and their parts -> merged with the rules'.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from math import exp, log

import numpy as np

from placet.extract.actors.mention import Mention
from placet.extract.quotations.learned.decoder import Candidate, Costs, decode
from placet.extract.quotations.learned.merging import Find, Trust, merge
from placet.extract.quotations.learned.network import Floats
from placet.extract.quotations.learned.pairs import pair_signals, quotes_by_cue
from placet.extract.quotations.learned.signals import token_signals
from placet.extract.quotations.learned.weights import Weights, load
from placet.extract.quotations.learned.windows import WORDS, blocks, extent, windows
from placet.extract.quotations.quote import Quote
from placet.extract.quotations.reporting import Reporting

LEAST = 0.2  # how likely a word must be the head of a cue to be looked at as one
COSTS = Costs(content=2.0, speaker=2.0, cue=1.0)
# Chosen on PolNeAR's dev part, the dispute set and our own passages together; docs/decisions/0010 says what other values give.
TRUST = Trust(adds=0.6, adds_phrases=0.97, redraws=0.5, keeps=0.05)


@dataclass(frozen=True, kw_only=True)
class Scored:
    """What the network says of a document: for each word how likely it heads a cue, and the likelier ones with all their scores."""

    probabilities: Floats
    candidates: tuple[Candidate, ...]


class QuotationReader:
    """The trained reader of quotations; it raises `PlacetError` where its weights are missing."""

    def __init__(self, weights: Weights | None = None) -> None:
        self.weights = weights or load()

    @property
    def version(self) -> str:
        """Which weights these are."""
        return self.weights.version

    def reread(self, reporting: Reporting, mentions: Iterable[Mention], quotes: Sequence[Quote]) -> list[Quote]:
        """The quotations of a document, given those that the rules have found."""
        return [self.confident(find) for find in self.finds(reporting, mentions, quotes)]

    def finds(self, reporting: Reporting, mentions: Iterable[Mention], quotes: Sequence[Quote]) -> list[Find]:
        """The same, with the way each was come by."""
        scored = self.scored(reporting, mentions, quotes)
        return merge(reporting, quotes, decode(scored.candidates, COSTS), scored.probabilities, TRUST)

    def confident(self, find: Find) -> Quote:
        """A quotation with the confidence that the model's probability has earned; the rules' alone keeps theirs."""
        if find.way not in self.weights.calibration:
            return find.quote
        slope, offset = self.weights.calibration[find.way]
        chance = min(max(find.probability, 0.001), 0.999)
        return replace(find.quote, confidence=round(1 / (1 + exp(-slope * log(chance / (1 - chance)) - offset)), 2))

    def scored(self, reporting: Reporting, mentions: Iterable[Mention], quotes: Sequence[Quote]) -> Scored:
        """Run the network over a document."""
        weights, network, parsed = self.weights, self.weights.network, reporting.parsed
        columns = token_signals(reporting, mentions, quotes)
        chosen = [columns[name] for name in weights.tokens.names]
        packs = list(windows(blocks(parsed), repeat(WORDS)))
        inputs = []
        for start, end in map(extent, packs):
            pieces = [weights.pieces.of(word) for word in parsed.words[start:end]]
            inputs.append(network.words(pieces, weights.tokens.numbers(chosen, start, end)))
        at_cue = quotes_by_cue(quotes)
        probabilities = np.zeros(len(parsed), dtype=np.float32)
        candidates: list[Candidate] = []
        for pack, states in zip(packs, network.states(inputs) if inputs else (), strict=True):
            first, last = extent(pack)
            probabilities[first:last] = network.cue_probabilities(states)
            if not (probabilities[first:last] >= LEAST).any():
                continue
            cues, tokens = network.pair_cue(states), network.pair_token(states)
            for start, end in pack:
                for head in np.flatnonzero(probabilities[start:end] >= LEAST) + start:
                    rows = list(map(list, zip(*pair_signals(reporting, at_cue, int(head), start, end), strict=True)))
                    numbers = weights.pairs.numbers(rows, 0, end - start)
                    scores = network.pair_scores(cues[head - first], tokens[start - first : end - first], numbers)
                    candidates.append(Candidate(head=int(head), probability=float(probabilities[head]), start=start, scores=scores))
        return Scored(probabilities=probabilities, candidates=tuple(candidates))
