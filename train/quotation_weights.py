"""From the trained torch network to the file that the run-time module reads, and a check that both say the same."""

import io
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from placet.extract.quotations.learned.network import Floats
from placet.extract.quotations.learned.weights import LINEARS, Weights, stepped, unpacked
from quotation_examples import Values
from quotation_network import HIDDEN, INPUT, Batch, Network

NEARLY = 1e-3  # how far the two may lie apart, in log-odds


def packed(network: Network, vocabulary: list[str], of: Values, calibration: dict[str, tuple[float, float]]) -> dict[str, np.ndarray]:
    """The arrays of the file. Vectors of pieces are projected once and for all, so that the file holds 128 numbers a piece, not 384."""
    with torch.no_grad():
        pieces, steps = stepped(numbers(network.table.weight @ network.project.weight.T))
    told = {
        "vocabulary": vocabulary,
        "tokens": of.tokens,
        "pairs": of.pairs,
        "layers": len(network.forwards),
        "calibration": calibration,
    }
    arrays = {
        "told": np.frombuffer(json.dumps(told, ensure_ascii=False).encode(), dtype=np.uint8),
        "pieces": pieces,
        "steps": steps,
        "word_bias": numbers(network.project.bias),
        "signals": numbers(network.signals.weight),
        "pair_signals": numbers(network.pair_signals.weight),
    }
    for n, ways in enumerate(zip(network.forwards, network.backwards, strict=True)):
        halves = np.repeat([0.5, 0.5, 1.0, 0.5], HIDDEN).astype(np.float32)  # the run time makes sigmoids out of tanh
        arrays[f"layer{n}_inputs"] = np.stack([numbers(way.weight_ih_l0).T * halves for way in ways])
        arrays[f"layer{n}_recurrent"] = np.stack([numbers(way.weight_hh_l0).T * halves for way in ways])
        arrays[f"layer{n}_bias"] = np.stack([[numbers(way.bias_ih_l0 + way.bias_hh_l0) * halves] for way in ways])
    for name in LINEARS:
        arrays[name + "_weights"] = numbers(getattr(network, name).weight).T
        arrays[name + "_bias"] = numbers(getattr(network, name).bias)
    return {name: array.astype(np.float16) if array.dtype == np.float32 else array for name, array in arrays.items()}


def numbers(tensor: Tensor) -> Floats:
    """A tensor's numbers."""
    return tensor.detach().numpy().astype(np.float32)


def weights(arrays: dict[str, np.ndarray]) -> Weights:
    """The run time's view of the arrays."""
    return unpacked(arrays, "unsaved")


def save(arrays: dict[str, np.ndarray], file: Path) -> None:
    """Write the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    made = io.BytesIO()
    np.savez_compressed(made, **arrays)
    file.write_bytes(made.getvalue())


def check(network: Network, arrays: dict[str, np.ndarray]) -> float:
    """The farthest that the run time's scores lie from torch's on made-up windows, both with the numbers of the file.

    Raises `RuntimeError` where that is more than `NEARLY`.
    """
    kept = unpacked(arrays, "unsaved").network
    with torch.no_grad():
        rounded(network, arrays)
        chance = np.random.default_rng(1)
        lengths = [7, 31, 1, 18]
        pieces = [[list(chance.integers(0, len(kept.pieces), chance.integers(1, 4))) for _ in range(length)] for length in lengths]
        signals = [chance.integers(0, len(kept.signals), (length, 15)) for length in lengths]
        padded = np.zeros((len(lengths), max(lengths), 15), dtype=np.int64)
        flat: list[int] = []
        starts = []
        for n, length in enumerate(lengths):
            padded[n, :length] = signals[n]
            for word in [*pieces[n], *[[0]] * (max(lengths) - length)]:
                starts.append(len(flat))
                flat += word
        states = network.eval().states(Batch(torch.tensor(flat), torch.tensor(starts), torch.from_numpy(padded), torch.tensor(lengths)))
        mine = kept.states([kept.words(words, rows) for words, rows in zip(pieces, signals, strict=True)])
        apart = max(float(np.abs(mine[n] - numbers(states[n, :length])).max()) for n, length in enumerate(lengths))
        pair_rows = chance.integers(0, len(kept.pair_signals), (7, 4))
        theirs = network.pair_scores(network.pair_cue(states[0, 2]), network.pair_token(states[0, :7]), torch.from_numpy(pair_rows))
        ours = kept.pair_scores(kept.pair_cue(mine[0][2]), kept.pair_token(mine[0]), pair_rows)
        apart = max(apart, float(np.abs(ours - numbers(theirs)).max()))
        heads = numbers(network.cue_scores(states)[1, :31].sigmoid())
        apart = max(apart, float(np.abs(kept.cue_probabilities(mine[1]) - heads).max()))
    if apart > NEARLY:
        raise RuntimeError(f"the run time's scores lie {apart:.4f} from torch's")
    return apart


def rounded(network: Network, arrays: dict[str, np.ndarray]) -> None:
    """Give the torch network the numbers of the file, so that a difference is one of reckoning and not of rounding."""
    kept = unpacked(arrays, "unsaved").network
    identity = torch.zeros(INPUT, network.table.weight.shape[1])
    identity[:, :INPUT] = torch.eye(INPUT)
    table = torch.zeros_like(network.table.weight)
    table[:, :INPUT] = torch.from_numpy(kept.pieces * kept.steps)
    network.table.weight.data, network.project.weight.data = table, identity
    network.project.bias.data = torch.from_numpy(kept.word_bias)
    network.signals.weight.data, network.pair_signals.weight.data = torch.from_numpy(kept.signals), torch.from_numpy(kept.pair_signals)
    halves = np.repeat([2.0, 2.0, 1.0, 2.0], HIDDEN).astype(np.float32)
    for layer, ways in zip(kept.layers, zip(network.forwards, network.backwards, strict=True), strict=True):
        for n, way in enumerate(ways):
            way.weight_ih_l0.data = torch.from_numpy((layer.inputs[n] * halves).T.copy())
            way.weight_hh_l0.data = torch.from_numpy((layer.recurrent[n] * halves).T.copy())
            way.bias_ih_l0.data = torch.from_numpy((layer.bias[n, 0] * halves).copy())
            way.bias_hh_l0.data = torch.zeros(4 * HIDDEN)
    for name in LINEARS:
        getattr(network, name).weight.data = torch.from_numpy(getattr(kept, name).weights.T.copy())
        getattr(network, name).bias.data = torch.from_numpy(getattr(kept, name).bias.copy())
