import numpy as np
import pytest
from thinc.api import Model

from placet.parse import embedding
from placet.parse.embedding import RememberedEmbedding
from placet.parse.pipeline import load_pipeline

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def remembered() -> list[RememberedEmbedding]:
    nlp = load_pipeline()
    models: list[Model] = [component.model for _, component in nlp.pipeline if getattr(component, "model", None)]
    return [node._func for model in models for node in model.walk() if node.name == "remembered_embedding"]


def features(count: int, columns: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 2**63, (count, columns), dtype=np.uint64)


def columns(layer: RememberedEmbedding) -> int:
    return len(layer._tables.layers)


def test_both_of_the_pipelines_embedding_layers_are_replaced(remembered: list[RememberedEmbedding]) -> None:
    assert [columns(layer) for layer in remembered] == [6, 4]


def test_a_words_row_is_the_same_to_the_bit_in_any_company(remembered: list[RememberedEmbedding]) -> None:
    for layer in remembered:
        words = features(250, columns(layer))
        together = layer._compute(words)
        assert np.array_equal(together, layer.rows(words))
        for count in (1, 7, 95, 96, 97, 200):
            assert np.array_equal(together[-count:], layer._compute(words[-count:]))


def test_rows_stay_right_when_the_store_is_full(remembered: list[RememberedEmbedding], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "CAPACITY", 400)
    for layer in remembered:
        for seed, count in enumerate((90, 90, 90, 90, 90, 300, 90)):
            words = features(count, columns(layer), seed)
            assert np.array_equal(layer.rows(words), layer._compute(words))
            assert len(layer._known) <= max(400, count) or not seed
