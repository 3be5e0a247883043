"""Cut a document into what the model reads at once: windows of neighbouring paragraphs, of some hundred words.

A paragraph is never cut, so that a cue and its content are read together; but one that is much longer than any in the news (a page
without a line break) is taken as several blocks, cut where a sentence ends.
"""

from collections.abc import Iterable, Iterator, Sequence

from placet.extract.quotations.quote import TokenRange
from placet.model.parsed import Parsed

WORDS = 128  # tokens of a window; one paragraph may have more
LONGEST = 300  # tokens of a paragraph read as one block

Window = tuple[TokenRange, ...]  # neighbouring blocks


def blocks(parsed: Parsed) -> Iterator[TokenRange]:
    """The paragraphs of a document, the longest ones in parts."""
    ends = [end for _, end in parsed.sentences]
    for start, end in parsed.paragraphs:
        first = start
        while end - first > LONGEST:
            last = max((each for each in ends if first < each <= first + LONGEST), default=first + LONGEST)
            yield first, last
            first = last
        if end > first:
            yield first, end


def windows(blocks: Iterable[TokenRange], sizes: Iterator[int]) -> Iterator[Window]:
    """Put neighbouring blocks together, as many as fit; `sizes` gives the words that each window may have."""
    window: list[TokenRange] = []
    words = next(sizes)
    for start, end in blocks:
        if window and (end - window[0][0] > words or start != window[-1][1]):
            yield tuple(window)
            window, words = [], next(sizes)
        window.append((start, end))
    if window:
        yield tuple(window)


def extent(window: Sequence[TokenRange]) -> TokenRange:
    """The tokens of a window from its first block to its last."""
    return window[0][0], window[-1][1]
