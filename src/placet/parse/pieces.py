"""Paragraph -> pieces of plain text that the parser can take, each character with its place in the document."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# The pipeline was trained on straight quotation marks, and its tables know "'s" as a form of "be" but not "’s"; so each curly
# mark is shown to it as a straight one. One character for one, so that offsets hold; the document keeps its own.
SINGLE_MARKS = "‘’\u201a\u201b′"
DOUBLE_MARKS = "“”„‟«»″"
HYPHENS = "\u2010\u2011"
INVISIBLE = "\u200b\u2060\ufeff"
PLAIN = str.maketrans(
    SINGLE_MARKS + DOUBLE_MARKS + HYPHENS + INVISIBLE,
    "'" * len(SINGLE_MARKS) + '"' * len(DOUBLE_MARKS) + "-" * len(HYPHENS) + " " * len(INVISIBLE),
)
# Half a surrogate pair stands for no character and can't be encoded.
SURROGATE = re.compile("[\ud800-\udfff]")
BLANK = re.compile(r"\s")
WORD = re.compile(r"\S+")
# A blank beyond the one that parts two words: spaCy would make a token of it, and the parser would have to find it a head.
LOOSE_BLANK = re.compile(r"^\s|\s\s|\s$")
SENTENCE_END = re.compile(r"""[.?!]["')\]]*\s""")

MAX_PIECE = 10_000
# The tokenizer takes cubic time on a run of marks without a blank: 400 of them take a millisecond, 20,000 a minute.
MAX_RUN = 400


class Piece(NamedTuple):
    """Text for the parser; `places[i]` is where its character i stands in the document, or `start + i` where that is None."""

    text: str
    start: int
    places: list[int] | None

    def place(self, at: int) -> int:
        """Where a character of the piece stands in the document."""
        return self.start + at if self.places is None else self.places[at]


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Cut a paragraph into pieces that are safe to parse: nearly always one, with its blanks and quotation marks made plain.

    Misses nothing that is not blank: every such character stands in exactly one piece.
    """
    for first, last in _cuts(text, start, end):
        plain = SURROGATE.sub("\ufffd", BLANK.sub(" ", text[first:last].translate(PLAIN)))
        if LOOSE_BLANK.search(plain) is None:
            if plain:
                yield Piece(plain, first, None)
            continue
        words = [match.span() for match in WORD.finditer(plain)]
        if words:
            # One blank stands between two words, and it takes the place of the first blank that stood there.
            places = [first + at for begin, stop in words for at in range(begin, stop + 1)][:-1]
            yield Piece(" ".join(plain[begin:stop] for begin, stop in words), first, places)


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a paragraph, none longer than MAX_PIECE and no run without a blank in it longer than MAX_RUN."""
    if end - start <= MAX_RUN:
        yield start, end
        return
    for run in WORD.finditer(text, start, end):
        if run.end() - run.start() > MAX_RUN:
            yield from _shorter(text, start, run.start())
            for cut in range(run.start(), run.end(), MAX_RUN):
                yield cut, min(cut + MAX_RUN, run.end())
            start = run.end()
    yield from _shorter(text, start, end)


def _shorter(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at the last end of a sentence that leaves a piece short enough, or else at the last blank."""
    while end - start > MAX_PIECE:
        window = text[start : start + MAX_PIECE]
        ends = [match.end() for match in SENTENCE_END.finditer(window.translate(PLAIN))] or [
            match.end() for match in BLANK.finditer(window)
        ]
        cut = start + (ends[-1] if ends else MAX_PIECE)
        yield start, cut
        start = cut
    if start < end:
        yield start, end
