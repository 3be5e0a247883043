"""The cues load, and a broken file is named with what to do."""

import msgspec
import pytest

from placet.codebook.cues import Confidences, CueFile, index_cues, load_cues
from placet.codebook.loading import document, shipped
from placet.errors import CodebookError


def test_the_shipped_cues_load() -> None:
    cues = load_cues()
    assert [words for words, _ in cues.phrases["according"]] == [("according", "to")]
    assert cues.confidence["noun phrase"] == 0.65
    assert all(0 < share < 1 for share in cues.confidence.values())


def test_a_phrase_that_stands_twice_is_refused() -> None:
    file = document(shipped("cues.yaml"), CueFile)
    twice = CueFile(**{field: getattr(file, field) for field in file.__struct_fields__} | {"phrases": (*file.phrases, file.phrases[0])})
    with pytest.raises(CodebookError, match="stands twice"):
        index_cues(twice)


def test_a_family_without_confidence_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="lead"):
        msgspec.convert({"direct": 90}, Confidences)
