"""The file of weights is read once, and what is wrong with it is said in one line."""

from pathlib import Path

import numpy as np
import pytest

from placet.errors import PlacetError
from placet.extract.quotations.learned.weights import SHIPPED, columns_of, load, stepped


def test_the_shipped_weights_fit_together() -> None:
    weights = load()
    network = weights.network
    assert len(network.signals) == sum(map(len, weights.tokens.rows))
    assert len(network.pair_signals) == sum(map(len, weights.pairs.rows))
    assert network.layers[0].inputs.shape[1] == network.pieces.shape[1] + network.signals.shape[1]
    assert set(weights.calibration) == {"added", "agreed"}


def test_the_shipped_weights_are_small_and_read_once() -> None:
    assert SHIPPED.stat().st_size < 10_000_000
    assert load() is load()


@pytest.mark.parametrize(("content", "reason"), [(None, "not there"), (b"", "damaged"), (b"PK no archive", "damaged")])
def test_weights_that_are_not_there_or_damaged_are_told_in_one_line(tmp_path: Path, content: bytes | None, reason: str) -> None:
    file = tmp_path / "weights.npz"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(PlacetError, match=reason) as caught:
        load(file)
    assert "--quotations rules" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_archive_of_something_else_is_damaged(tmp_path: Path) -> None:
    np.savez(tmp_path / "other.npz", other=np.zeros(3))
    with pytest.raises(PlacetError, match="damaged"):
        load(tmp_path / "other.npz")


def test_values_that_are_not_known_count_as_the_empty_one() -> None:
    columns = columns_of({"pos": ["", "NOUN"], "dep": ["", "nsubj", "dobj"]})
    assert columns.numbers([["NOUN", "ODD"], ["dobj", "nsubj"]], 0, 2).tolist() == [[1, 4], [0, 3]]


def test_vectors_in_steps_are_nearly_the_same() -> None:
    vectors = np.array([[0.5, -1.0, 0.01], [0, 0, 0]], dtype=np.float32)
    whole, steps = stepped(vectors)
    np.testing.assert_allclose(whole * steps, vectors, atol=0.005)
