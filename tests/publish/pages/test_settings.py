from pathlib import Path

import pytest

from placet.errors import PlacetError
from placet.publish.pages.settings import dossier_files


def test_dossiers_are_named_after_their_files(tmp_path: Path) -> None:
    for name in ("b.yaml", "the strait (2).yml", "a.txt"):
        (tmp_path / name).touch()
    assert dossier_files((tmp_path,)) == {"b": tmp_path / "b.yaml", "the-strait-2": tmp_path / "the strait (2).yml"}


def test_a_file_that_is_given_twice_is_one(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.touch()
    assert dossier_files((file, tmp_path)) == {"a": file}


def test_two_dossiers_of_one_name_are_told_apart_by_the_user(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    for file in (tmp_path / "a.yaml", tmp_path / "x" / "a.yaml"):
        file.touch()
    with pytest.raises(PlacetError, match="another dossier is called a already"):
        dossier_files((tmp_path, tmp_path / "x"))
