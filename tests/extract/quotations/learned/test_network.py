"""The network reckons what an LSTM is, whatever windows stand beside each other; and what torch reckons, where torch is there."""

import sys
from pathlib import Path

import numpy as np
import pytest

from placet.extract.quotations.learned.network import Floats, Layer, Linear, Network, both_ways

CHANCE = np.random.default_rng(7)
INPUTS, HIDDEN = 6, 4


def made(*shape: int) -> Floats:
    return CHANCE.normal(0, 0.5, shape).astype(np.float32)


LAYERS = tuple(
    Layer(inputs=made(2, inputs, 4 * HIDDEN), recurrent=made(2, HIDDEN, 4 * HIDDEN), bias=made(2, 1, 4 * HIDDEN))
    for inputs in (INPUTS, 2 * HIDDEN)
)
NETWORK = Network(
    pieces=CHANCE.integers(-127, 128, (9, INPUTS // 2)).astype(np.int8),
    steps=np.full((9, 1), 0.01, dtype=np.float32),
    word_bias=made(INPUTS // 2),
    signals=made(5, INPUTS // 2),
    layers=LAYERS,
    cue_hidden=Linear(weights=made(2 * HIDDEN, 3), bias=made(3)),
    cue_out=Linear(weights=made(3, 1), bias=made(1)),
    pair_cue=Linear(weights=made(2 * HIDDEN, 3), bias=made(3)),
    pair_token=Linear(weights=made(2 * HIDDEN, 3), bias=made(3)),
    pair_signals=made(4, 3),
    pair_out=Linear(weights=made(3, 3), bias=made(3)),
)


def by_the_book(layer: Layer, way: int, window: Floats) -> Floats:
    """An LSTM word by word, with sigmoids; the weights of its sigmoid gates are kept halved."""
    state, cell, found = np.zeros(HIDDEN), np.zeros(HIDDEN), []
    for word in window if way == 0 else window[::-1]:
        sums = word @ layer.inputs[way] + state @ layer.recurrent[way] + layer.bias[way, 0]
        opens, forgets, new, out = sums[:HIDDEN], sums[HIDDEN : 2 * HIDDEN], sums[2 * HIDDEN : 3 * HIDDEN], sums[3 * HIDDEN :]
        cell = cell / (1 + np.exp(-2 * forgets)) + np.tanh(new) / (1 + np.exp(-2 * opens))
        state = np.tanh(cell) / (1 + np.exp(-2 * out))
        found.append(state)
    return np.array(found if way == 0 else found[::-1], dtype=np.float32)


def test_a_layer_is_an_lstm_both_ways() -> None:
    windows = [made(5, INPUTS), made(3, INPUTS), made(1, INPUTS)]
    for window, states in zip(windows, both_ways(LAYERS[0], windows), strict=True):
        expected = np.concatenate([by_the_book(LAYERS[0], way, window) for way in (0, 1)], axis=1)
        np.testing.assert_allclose(states, expected, atol=1e-5)


def test_a_windows_states_do_not_hang_on_its_neighbours() -> None:
    windows = [made(2, INPUTS), made(7, INPUTS), made(4, INPUTS)]
    together = NETWORK.states(windows)
    for window, states in zip(windows, together, strict=True):
        np.testing.assert_allclose(states, NETWORK.states([window])[0], atol=1e-6)


def test_a_word_is_the_mean_of_its_pieces_beside_the_sum_of_its_signals() -> None:
    words = NETWORK.words([(1, 2), (3,)], np.array([[0, 4], [1, 1]]))
    vectors = NETWORK.pieces * NETWORK.steps
    np.testing.assert_allclose(words[0, :3], (vectors[1] + vectors[2]) / 2 + NETWORK.word_bias, atol=1e-6)
    np.testing.assert_allclose(words[1, 3:], 2 * NETWORK.signals[1], atol=1e-6)


def test_probabilities_lie_between_nothing_and_one() -> None:
    chances = NETWORK.cue_probabilities(made(50, 2 * HIDDEN) * 100)
    assert chances.min() >= 0
    assert chances.max() <= 1
    assert chances.shape == (50,)


def test_pairs_have_a_score_a_role() -> None:
    cue, tokens, signals = made(3), made(6, 3), np.array([[0, 1]] * 6)
    expected = np.maximum(cue + tokens[2] + NETWORK.pair_signals[0] + NETWORK.pair_signals[1], 0) @ NETWORK.pair_out.weights
    np.testing.assert_allclose(NETWORK.pair_scores(cue, tokens, signals)[2], expected + NETWORK.pair_out.bias, atol=1e-5)


def test_torch_reckons_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where torch is installed: the training's network, packed, against the run time's."""
    torch = pytest.importorskip("torch")
    monkeypatch.setattr(sys, "path", [*sys.path, str(Path(__file__).resolve().parents[4] / "train")])
    from quotation_examples import Values
    from quotation_network import Network as Trained
    from quotation_weights import NEARLY, check, packed

    torch.manual_seed(1)
    tokens = {f"c{n}": ["", "a"] for n in range(15)}
    trained = Trained(torch.randn(50, 384), 30, 8)
    arrays = packed(trained, ["[UNK]", *map(str, range(49))], Values(tokens, {name: ["", "a"] for name in "wxyz"}), {})
    assert check(trained, arrays) <= NEARLY
