"""The trained network in plain numpy: how likely each word heads a cue, and what each word beside a cue is under it.

A word's input is the mean of its pieces' vectors beside the sum of its signals' vectors. Two layers of LSTM read windows of words in
both directions; from what they have read of a word, and of a cue and a word together, small layers make scores. Windows of unequal
length go together, the longest first, and each is left out of the steps behind its end; so a window's scores hang on nothing but itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
HALF = np.float32(0.5)


@dataclass(frozen=True, kw_only=True)
class Linear:
    """A layer's weights [inputs, outputs] and bias [outputs]."""

    weights: Floats
    bias: Floats

    def __call__(self, inputs: Floats) -> Floats:
        """The weighted sums of inputs [..., inputs]."""
        return inputs @ self.weights + self.bias


@dataclass(frozen=True, kw_only=True)
class Layer:
    """An LSTM's weights, onwards first and then back: [2, inputs, 4 h], [2, h, 4 h], [2, 1, 4 h]; gates are in, forget, cell and out."""

    inputs: Floats
    recurrent: Floats
    bias: Floats


@dataclass(frozen=True, kw_only=True)
class Network:
    """The weights. `pieces` are whole numbers of `steps` a piece; `layers` have the halves of the sigmoid gates' weights folded in."""

    pieces: NDArray[np.int8]
    steps: Floats
    word_bias: Floats
    signals: Floats
    layers: tuple[Layer, ...]
    cue_hidden: Linear
    cue_out: Linear
    pair_cue: Linear
    pair_token: Linear
    pair_signals: Floats
    pair_out: Linear

    def words(self, pieces: Sequence[Sequence[int]], signals: Numbers) -> Floats:
        """The input of words, given the pieces of each and the rows of its signals [words, columns]."""
        counts = np.array([len(each) for each in pieces])
        flat = np.fromiter((piece for each in pieces for piece in each), dtype=np.intp, count=int(counts.sum()))
        vectors = self.pieces[flat] * self.steps[flat]
        starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        means = np.add.reduceat(vectors, starts, axis=0) / counts[:, None].astype(np.float32) + self.word_bias
        summed = self.signals[signals[:, 0]].copy()
        for column in range(1, signals.shape[1]):
            summed += self.signals[signals[:, column]]
        return np.concatenate((means, summed), axis=1)

    def states(self, windows: Sequence[Floats]) -> list[Floats]:
        """What has been read of each word of each window."""
        order = sorted(range(len(windows)), key=lambda n: -len(windows[n]))
        found = [windows[n] for n in order]
        for layer in self.layers:
            found = both_ways(layer, found)
        states: list[Floats] = [found[0]] * len(windows)
        for place, n in enumerate(order):
            states[n] = found[place]
        return states

    def cue_probabilities(self, states: Floats) -> Floats:
        """How likely each word heads a cue that attributes."""
        scores = self.cue_out(np.maximum(self.cue_hidden(states), 0))[:, 0]
        found: Floats = HALF + HALF * np.tanh(HALF * scores)
        return found

    def pair_scores(self, cue: Floats, tokens: Floats, signals: Numbers) -> Floats:
        """Log-odds [tokens, 3] to be content, speaker or cue; `cue` and `tokens` have gone through `pair_cue` and `pair_token`."""
        return self.pair_out(np.maximum(cue + tokens + self.pair_signals[signals].sum(axis=1), 0))


def both_ways(layer: Layer, windows: list[Floats]) -> list[Floats]:
    """Read windows, of which the longest comes first, onwards and back; for each word both states side by side."""
    longest, hidden = len(windows[0]), layer.recurrent.shape[1]
    gates = np.zeros((longest, 2, len(windows), 4 * hidden), dtype=np.float32)
    for n, window in enumerate(windows):
        gates[: len(window), 0, n] = window @ layer.inputs[0]
        gates[: len(window), 1, n] = window[::-1] @ layer.inputs[1]
    gates += layer.bias
    states = np.zeros((longest, 2, len(windows), hidden), dtype=np.float32)
    state = np.zeros((2, len(windows), hidden), dtype=np.float32)
    cell = np.zeros_like(state)
    lengths = np.array([len(window) for window in windows])
    for step in range(longest):
        going = int((lengths > step).sum())
        state, cell = one_step(gates[step, :, :going], state[:, :going], cell[:, :going], layer.recurrent)
        states[step, :, :going] = state
    return [np.concatenate((states[: len(window), 0, n], states[: len(window), 1, n][::-1]), axis=1) for n, window in enumerate(windows)]


def one_step(gates: Floats, state: Floats, cell: Floats, recurrent: Floats) -> tuple[Floats, Floats]:
    """One step of an LSTM: the new state and cell. A sigmoid is a tanh of half its input, which the weights hold already."""
    hidden = state.shape[-1]
    bent = np.tanh(gates + state @ recurrent)
    opens = HALF * bent + HALF
    cell = opens[..., hidden : 2 * hidden] * cell + opens[..., :hidden] * bent[..., 2 * hidden : 3 * hidden]
    return opens[..., 3 * hidden :] * np.tanh(cell), cell
