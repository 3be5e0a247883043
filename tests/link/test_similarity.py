from pathlib import Path

import numpy as np
import pytest

from placet.errors import PlacetError
from placet.link.similarity import load, similarity, vector


@pytest.mark.parametrize(
    ("name", "other_name", "another_thing"),
    [
        ("blockade", "siege", "vaccine"),
        ("ceasefire", "truce", "pipeline"),
        ("hostages", "captives", "grain ships"),
        ("landmines", "explosives", "visas"),
    ],
)
def test_names_for_one_thing_are_more_alike_than_names_for_two(name: str, other_name: str, another_thing: str) -> None:
    assert similarity(name, other_name) > similarity(name, another_thing) + 0.1


def test_a_phrase_is_wholly_like_itself_in_any_order_and_case() -> None:
    assert similarity("Gas pipeline", "pipeline gas") == 1.0


def test_phrases_of_unknown_words_are_like_nothing() -> None:
    assert vector("Qwxzy Vbnmk") is None
    assert vector("") is None
    assert similarity("qwxzy", "qwxzy") == 0.0


def test_vectors_have_length_one() -> None:
    found = vector("naval base")
    assert found is not None
    assert float(np.linalg.norm(found)) == pytest.approx(1.0, abs=1e-5)


def test_what_is_no_such_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    broken = tmp_path / "weights.npz"
    with pytest.raises(PlacetError, match="not there"):
        load(broken)
    broken.write_bytes(b"PK no archive")
    with pytest.raises(PlacetError, match="damaged"):
        load(broken)
