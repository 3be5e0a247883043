"""The network that train/quotations.py trains, in torch: `placet.extract.quotations.learned.network` computes the same without torch.

A word is the mean of its pieces' vectors out of MiniLM's table, which stands still, projected; beside it stands the sum of what is
learned for each of its signals. Two layers of LSTM read both ways along paragraphs. One head says which tokens head a cue; another says
of a cue and a token which part that token has under that cue; a third, which only helps learning, tags the parts without regard to cues.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

INPUT, HIDDEN, PAIR = 128, 128, 96
ROLES = 3  # content, speaker, cue
TAGS = 3  # outside, first, further


class Batch(NamedTuple):
    """Windows padded to one length; `lengths` are theirs, `pieces` the pieces of all words of all windows on end."""

    pieces: Tensor  # [P]
    piece_starts: Tensor  # [B * N], where each word's pieces start
    signals: Tensor  # [B, N, C], rows of the table of signals
    lengths: Tensor  # [B]

    @property
    def mask(self) -> Tensor:
        """1.0 for each word, 0.0 for what pads."""
        return (torch.arange(self.signals.shape[1])[None, :] < self.lengths[:, None]).float()


class Network(nn.Module):
    """The network; `table` holds the vectors of the pieces, [vocabulary, 384]."""

    def __init__(self, table: Tensor, signals: int, pair_signals: int) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag.from_pretrained(table, freeze=True, mode="mean")
        self.project = nn.Linear(table.shape[1], INPUT)
        self.signals = nn.EmbeddingBag(signals, INPUT, mode="sum")
        nn.init.normal_(self.signals.weight, std=0.1)
        widths = (2 * INPUT, 2 * HIDDEN)
        self.forwards = nn.ModuleList(nn.LSTM(width, HIDDEN, batch_first=True) for width in widths)
        self.backwards = nn.ModuleList(nn.LSTM(width, HIDDEN, batch_first=True) for width in widths)
        self.cue_hidden, self.cue_out = nn.Linear(2 * HIDDEN, 128), nn.Linear(128, 1)
        self.pair_cue, self.pair_token = nn.Linear(2 * HIDDEN, PAIR), nn.Linear(2 * HIDDEN, PAIR)
        self.pair_signals = nn.EmbeddingBag(pair_signals, PAIR, mode="sum")
        nn.init.normal_(self.pair_signals.weight, std=0.1)
        self.pair_out = nn.Linear(PAIR, ROLES)
        self.tags = nn.Linear(2 * HIDDEN, ROLES * TAGS)
        self.drop, self.drop_between = nn.Dropout(0.1), nn.Dropout(0.2)

    def states(self, batch: Batch) -> Tensor:
        """What has been read of each word, [B, N, 2 * HIDDEN]."""
        windows, words, _ = batch.signals.shape
        vectors = self.project(self.table(batch.pieces, batch.piece_starts)).view(windows, words, INPUT)
        signals = self.signals(batch.signals.flatten(0, 1)).view(windows, words, INPUT)
        found = self.drop(torch.cat([vectors, signals], -1))
        steps = torch.arange(words)[None, :]
        mirrored = torch.where(steps < batch.lengths[:, None], batch.lengths[:, None] - 1 - steps, steps)  # its own inverse
        for layer, (onwards, back) in enumerate(zip(self.forwards, self.backwards, strict=True)):
            found = self.drop_between(found) if layer else found
            found = torch.cat([onwards(found)[0], turned(back(turned(found, mirrored))[0], mirrored)], -1)
        return self.drop(found)

    def cue_scores(self, states: Tensor) -> Tensor:
        """The log-odds of each word to head a cue, [B, N]."""
        return self.cue_out(self.drop(functional.relu(self.cue_hidden(states)))).squeeze(-1)

    def pair_scores(self, cues: Tensor, tokens: Tensor, signals: Tensor) -> Tensor:
        """The log-odds of tokens to be content, speaker or cue under cues, [pairs, 3]; `cues` and `tokens` are projected states."""
        return self.pair_out(functional.relu(cues + tokens + self.pair_signals(signals)))


def turned(states: Tensor, order: Tensor) -> Tensor:
    """States in another order within each window."""
    return torch.gather(states, 1, order[:, :, None].expand(-1, -1, states.shape[2]))
