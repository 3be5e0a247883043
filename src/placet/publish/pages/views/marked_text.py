"""A text and stretches of it that overlap as they like -> its lines, cut wherever a stretch begins or ends.

Offsets are code points, as everywhere. A cut never parts a letter from the marks that combine with it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import category

from placet.model.document import Region, RegionKind, Span
from placet.model.paragraphs import paragraph_spans

JOINERS = "\u200c\u200d"  # what stands between letters to join or part them, and shows nothing false


class Stretch(NamedTuple):
    """Some characters that an item stands on; `mark` is how they show, "" where they only belong to it."""

    start: int
    end: int
    item: str
    mark: str = ""


class Piece(NamedTuple):
    """Characters of one line with the same stretches over all of them, the outermost first.

    `begins` and `ends` are the items whose first stretch begins, or ends, with this piece. `cited`: a citation led here.
    """

    text: str
    over: tuple[Stretch, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    cited: bool = False


class Line(NamedTuple):
    """A line that is not blank. `number` counts from one, as citations do; `opens`: a paragraph begins here."""

    number: int
    kind: RegionKind
    opens: bool
    pieces: tuple[Piece, ...]


def marked_lines(text: str, regions: Sequence[Region], stretches: Sequence[Stretch], cited: Span | None = None) -> list[Line]:
    """Cut a text into lines, and these at the edges of every stretch.

    >>> (line,) = marked_lines("She agreed.", (), [Stretch(0, 10, "q1"), Stretch(4, 10, "e1")])
    >>> [(piece.text, [stretch.item for stretch in piece.over]) for piece in line.pieces]
    [('She ', ['q1']), ('agreed', ['q1', 'e1']), ('.', [])]
    """
    fitted = [each for each in (_fitted(text, stretch) for stretch in stretches) if each]
    pointed = _fitted(text, Stretch(cited.start, cited.end, "")) if cited else None
    opening: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in fitted:
        opening[stretch.start].append(stretch)
    edges = sorted({edge for each in (*fitted, *([pointed] if pointed else [])) for edge in (each.start, each.end)})
    paragraphs = {span.start for span in paragraph_spans(text)}
    first = {each.item: each for each in reversed(fitted)}
    active: list[Stretch] = []
    lines, start = [], 0
    for number, words in enumerate(text.split("\n"), 1):
        end, pieces, place = start + len(words), [], start
        while place < end:
            active = [each for each in active if each.end > place]
            opened = opening.get(place, [])
            active = sorted([*active, *opened], key=lambda each: (each.start, -each.end))
            following = bisect_right(edges, place)
            stop = min(edges[following], end) if following < len(edges) else end
            pieces.append(
                Piece(
                    text=visible(text[place:stop]),
                    over=tuple(active),
                    begins=tuple(each.item for each in opened if first[each.item] is each),
                    ends=tuple(each.item for each in active if each.end == stop and first[each.item] is each),
                    cited=pointed is not None and pointed.start <= place and stop <= pointed.end,
                )
            )
            place = stop
        if words.strip():
            letter = start + len(words) - len(words.lstrip())
            lines.append(Line(number, _kind(regions, start, end), letter in paragraphs, tuple(pieces)))
        start = end + 1
    return lines


def visible(text: str) -> str:
    """Leave out what shows nothing and can make a text show what is not there: control characters, marks of direction.

    >>> visible("yes\\u202e\\tno")
    'yes no'
    """
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() or each in JOINERS else " " if each.isspace() else "" for each in text)


def _fitted(text: str, stretch: Stretch) -> Stretch | None:
    """A stretch without blanks at its ends and within the text, which takes letters whole; None where nothing is left of it."""
    start, end = max(stretch.start, 0), min(stretch.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    start, end = _whole(text, start), _whole(text, end)
    return stretch._replace(start=start, end=end) if start < end else None


def _whole(text: str, edge: int) -> int:
    """The next edge, from this one on, that parts no letter from its marks."""
    while 0 < edge < len(text) and (category(text[edge])[0] == "M" or text[edge] in JOINERS or text[edge - 1] == JOINERS[1]):
        edge += 1
    return edge


def _kind(regions: Sequence[Region], start: int, end: int) -> RegionKind:
    """What most of a line is: a dateline before it makes no byline of it."""
    shares = {each: min(each.end, end) - max(each.start, start) for each in regions if each.start < end and start < each.end}
    return max(shares, key=lambda each: shares[each]).kind if shares else "body"
