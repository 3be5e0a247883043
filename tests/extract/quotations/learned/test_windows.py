"""Windows are neighbouring paragraphs that are read together."""

from itertools import repeat

import msgspec

from placet.extract.quotations.learned.windows import LONGEST, blocks, extent, windows
from placet.model.parsed import Parsed
from tests.parses import plain


def parsed(*paragraphs: int, sentence: int = 40) -> Parsed:
    """Paragraphs of so many words, in sentences of so many."""
    total = sum(paragraphs)
    ends = [sum(paragraphs[: n + 1]) for n in range(len(paragraphs))]
    made = plain(" ".join(["word"] * max(total, 1)))
    sentences = [(start, min(start + sentence, total)) for start in range(0, total, sentence)]
    changes = {"paragraphs": [(end - size, end) for end, size in zip(ends, paragraphs, strict=True)], "sentences": sentences}
    return msgspec.structs.replace(made, **changes) if isinstance(made, msgspec.Struct) else type(made)(**{**vars(made), **changes})


def test_paragraphs_that_fit_go_together() -> None:
    assert list(windows(blocks(parsed(50, 50, 50, 10)), repeat(128))) == [((0, 50), (50, 100)), ((100, 150), (150, 160))]


def test_a_paragraph_is_not_cut_for_a_window() -> None:
    assert list(windows(blocks(parsed(10, 200, 10)), repeat(128))) == [((0, 10),), ((10, 210),), ((210, 220),)]


def test_an_endless_paragraph_is_cut_where_sentences_end() -> None:
    parts = list(blocks(parsed(1000)))
    assert parts[0] == (0, 280)
    assert [start for start, _ in parts[1:]] == [end for _, end in parts[:-1]]
    assert parts[-1][1] == 1000


def test_an_endless_sentence_is_cut_anyhow() -> None:
    assert list(blocks(parsed(2 * LONGEST, sentence=10_000))) == [(0, LONGEST), (LONGEST, 2 * LONGEST)]


def test_empty_paragraphs_have_no_block() -> None:
    assert list(blocks(parsed(5, 0, 5))) == [(0, 5), (5, 10)]


def test_an_extent_goes_from_the_first_block_to_the_last() -> None:
    assert extent(((3, 5), (5, 9))) == (3, 9)
