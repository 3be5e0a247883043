"""The cues load, and a broken file is named with what to do."""

import pytest

from placet.codebook.cues import FAMILIES, CueFile, index_cues, load_cues
from placet.codebook.loading import document, shipped
from placet.errors import CodebookError


def test_the_shipped_cues_load() -> None:
    cues = load_cues()
    assert [words for words, _ in cues.phrases["according"]] == [("according", "to")]
    assert cues.confidence.keys() == FAMILIES


def test_a_phrase_that_stands_twice_is_refused() -> None:
    file = document(shipped("cues.yaml"), CueFile)
    twice = CueFile(**{field: getattr(file, field) for field in file.__struct_fields__} | {"phrases": (*file.phrases, file.phrases[0])})
    with pytest.raises(CodebookError, match="stands twice"):
        index_cues(twice)


def test_a_family_without_confidence_is_refused() -> None:
    file = document(shipped("cues.yaml"), CueFile)
    short = CueFile(**{field: getattr(file, field) for field in file.__struct_fields__} | {"confidence": {"direct": 90}})
    with pytest.raises(CodebookError, match="alone"):
        index_cues(short)
