"""Word -> its embedding, remembered: most words of an article have been met before."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

# A word's row must not hang on which words are looked up with it, or the same article could be read differently in other company.
# In a matrix product a row's last bits change with its place in the kernel's tile (4 to 32 rows): blocks of one size,
# which all these sizes divide, give it the same tile wherever it stands.
BLOCK = 96
# 40,000 rows of 96 numbers are 15 MB; when they are full, all are forgotten.
CAPACITY = 40_000
# Odd factors mix a word's features (hashes already) into one key of 64 bits.
FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53],
    dtype=np.uint64,
)


class RememberedEmbedding:
    """The embedding half of a spaCy tok2vec layer, with the rows of known words kept.

    What it takes the place of looks up a word's form, prefix, suffix and shape in hashed tables and mixes them by a dense layer;
    nothing in it looks at the words around. That is a third of the layer's work.
    """

    def __init__(self, embed: Model[Any, Any]) -> None:
        extract, _, tables, mix, _ = embed.layers
        self._extract = extract
        self._tables, self._mix = tables.layers[0], mix.layers[0]
        self._known: dict[int, int] = {}
        self._rows: NDArray[np.float32] = np.zeros((CAPACITY, embed.get_dim("nO")), dtype=np.float32)

    def __call__(self, model: Model[Any, Any], docs: Any, is_train: bool) -> Any:
        """Give each document the embeddings of its words, as a thinc layer's forward function does."""
        features: list[NDArray[np.uint64]] = self._extract.predict(docs)
        rows = self.rows(np.concatenate(features)) if features else self._rows[:0]
        return np.split(rows, np.cumsum([len(of_doc) for of_doc in features])[:-1]), _no_training

    def rows(self, features: NDArray[np.uint64]) -> NDArray[np.float32]:
        """The embeddings of words given by their features, a row a word."""
        keys: list[int] = (features * FACTORS[: features.shape[1]]).sum(axis=1, dtype=np.uint64).tolist()
        fresh = {key: at for at, key in enumerate(keys) if key not in self._known}
        if len(fresh) > CAPACITY // 4:  # an enormous document: not worth remembering, and it might not fit
            return self._compute(features)
        if len(self._known) + len(fresh) > CAPACITY:
            self._known.clear()
            fresh = {key: at for at, key in enumerate(keys)}
        if fresh:
            first = len(self._known)
            self._rows[first : first + len(fresh)] = self._compute(features[list(fresh.values())])
            self._known.update(zip(fresh, range(first, first + len(fresh)), strict=True))
        return self._rows[[self._known[key] for key in keys]]

    def _compute(self, features: NDArray[np.uint64]) -> NDArray[np.float32]:
        blocks = []
        for start in range(0, len(features), BLOCK):
            block = np.zeros((BLOCK, features.shape[1]), dtype=np.uint64)
            taken = features[start : start + BLOCK]
            block[: len(taken)] = taken
            blocks.append(self._mix.predict(self._tables.predict(block))[: len(taken)])
        return np.concatenate(blocks)


def remember_embeddings(model: Model[Any, Any]) -> int:
    """Put a remembering layer in the place of each embedding layer of a model; tell how many there were."""
    replaced = 0
    for node in list(model.walk()):
        for place, layer in enumerate(node.layers):
            if _embeds(layer):
                node.layers[place] = Model("remembered_embedding", RememberedEmbedding(layer), dims={"nO": layer.get_dim("nO")})
                replaced += 1
    return replaced


def _embeds(layer: Model[Any, Any]) -> bool:
    return len(layer.layers) == 5 and layer.layers[0].name == "extract_features" and layer.layers[-1].name == "ragged2list"


def _no_training(_: Any) -> Any:
    raise NotImplementedError("Placet's pipeline is for reading only: train with spaCy's own")
