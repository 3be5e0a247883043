"""The cues load, and a broken file is named with what to do."""

import msgspec
import pytest

from placet.codebook.cues import Confidences, Cues, checked_cues, load_cues
from placet.errors import CodebookError


def test_the_shipped_cues_load() -> None:
    cues = load_cues()
    assert [words for words, _ in cues.phrases_by_word["according"]] == [("according", "to")]
    assert cues.confidences["noun phrase"] == 0.65
    assert all(0 < share < 1 for share in cues.confidences.values())


def test_a_phrase_that_stands_twice_is_refused() -> None:
    cues = load_cues()
    with pytest.raises(CodebookError, match="stands twice"):
        checked_cues(msgspec.structs.replace(cues, phrases=(*cues.phrases, cues.phrases[0])))


def test_an_adverb_that_stands_twice_is_refused() -> None:
    cues = load_cues()
    with pytest.raises(CodebookError, match="stands twice"):
        checked_cues(msgspec.structs.replace(cues, hearsay=(*cues.hearsay, cues.hearsay[0])))


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="colour"):
        msgspec.convert(msgspec.to_builtins(load_cues()) | {"colour": ["red"]}, Cues)


def test_a_family_without_confidence_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="lead"):
        msgspec.convert({"direct": 90}, Confidences)
