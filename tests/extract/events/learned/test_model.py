"""The linear model of relations: what it makes of evidence, and how it is kept and found."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from placet.errors import PlacetError
from placet.extract.events.learned.model import SHIPPED, VARIABLE, RelationModel, load, relation_model


def model(temperature: float = 1.0) -> RelationModel:
    return RelationModel(
        types=("AID", "ASSAULT"),
        names={("words", "grain"): 0, ("words", "bomb"): 1, ("words", "the"): 2, ("told", "bomb"): 3},
        rarity=np.array([2.0, 2.0, 0.5, 3.0], dtype=np.float32),
        weights=np.array([[1.0, -1.0, 0.0, -1.0], [-1.0, 1.0, 0.0, 1.0]], dtype=np.float32),
        bias=np.array([0.1, 0.0], dtype=np.float32),
        temperature=temperature,
    )


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    relation_model.cache_clear()
    yield
    relation_model.cache_clear()


def test_the_likeliest_type_comes_first_and_the_shares_make_one() -> None:
    shares = model().probabilities({"words": {"bomb": 1.0}})
    assert list(shares) == ["ASSAULT", "AID"]
    assert sum(shares.values()) == pytest.approx(1)
    assert list(model().probabilities({"words": {"grain": 1.0}})) == ["AID", "ASSAULT"]


def test_each_group_counts_the_same_however_much_is_seen_in_it() -> None:
    (columns, amounts), (other, alone) = model().scaled({"words": {"grain": 1.0, "the": 1.0}, "told": {"bomb": 0.2}})
    assert (columns, other) == ([0, 2], [3])
    assert np.linalg.norm(amounts) == pytest.approx(1)
    assert alone == pytest.approx([1])
    assert amounts[0] / amounts[1] == pytest.approx(4)  # the rare word counts for more


def test_what_the_model_does_not_know_changes_nothing() -> None:
    assert model().probabilities({"words": {"grain": 1.0, "zeppelin": 1.0}}) == model().probabilities({"words": {"grain": 1.0}})
    assert list(model().probabilities({"words": {"zeppelin": 1.0}})) == ["AID", "ASSAULT"]  # the bias alone


def test_a_low_temperature_makes_it_sure() -> None:
    seen = {"words": {"bomb": 1.0}}
    assert model(0.1).probabilities(seen)["ASSAULT"] > 0.99 > model(1.0).probabilities(seen)["ASSAULT"]


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    model(0.25).save(tmp_path / "weights.npz")
    again = load(tmp_path / "weights.npz")
    assert (again.types, again.names, again.temperature) == (model().types, model().names, 0.25)
    assert again.weights == pytest.approx(model().weights, abs=0.01)
    seen = {"words": {"bomb": 1.0, "the": 1.0}, "told": {"bomb": 1.0}}
    assert again.probabilities(seen) == pytest.approx(model(0.25).probabilities(seen), abs=0.01)


@pytest.mark.parametrize("content", [b"", b"no weights", None])
def test_a_file_that_holds_no_weights_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "weights.npz"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(PlacetError, match=r"weights\.npz: no weights of a relation model .*train/relations\.py"):
        load(file)


def test_the_environment_names_other_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model(0.5).save(tmp_path / "own.npz")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "own.npz"))
    found = relation_model()
    assert found is not None
    assert found.types == ("AID", "ASSAULT")


def test_none_means_the_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "none")
    assert relation_model() is None


def test_the_weights_that_ship_are_small_and_know_every_type_of_plv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    found = relation_model()
    assert found is not None
    assert len(found.types) == 15
    assert SHIPPED.stat().st_size < 500_000
