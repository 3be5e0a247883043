"""A document's text -> its paragraphs, whether each stands on one line or is wrapped over many."""

import re
from itertools import pairwise
from statistics import quantiles

from placet.model.document import Document, Region, RegionKind, Span

# All that Unicode and the text formats we read treat as the end of a line; "\r\n" is one.
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")

# Typists and mail programs wrap at 60 to 80 columns; no news site's own lines are that even.
_NARROWEST, _WIDEST = 45, 100
_FEWEST_BREAKS = 3
_FORCED_SHARE = 0.8
_SENTENCE_END_SHARE = 0.5


def paragraph_spans(text: str) -> list[Span]:
    """Find the paragraphs of a text: its lines that are not blank, or, where lines are wrapped at a fixed width, the joined ones.

    Every character that is not white space lies in exactly one span, and no span begins or ends with white space.
    """
    lines = [span for match in _LINE.finditer(text) if (span := _stripped(text, match.start(), match.end()))]
    width = _wrap_width(text, lines)
    if not width:
        return lines
    found = lines[:1]
    for above, line in pairwise(lines):
        if _continues(text, above, line, width):
            found[-1] = Span(start=found[-1].start, end=line.end)
        else:
            found.append(line)
    return found


def paragraphs(document: Document) -> list[tuple[RegionKind, Span]]:
    """Find the stretches of a document that are to be parsed: the paragraphs of its headline and body, in order.

    A document without regions is all body. A wrapped paragraph is one span with its line ends inside.
    """
    text = document.text
    regions = document.regions or (Region(kind="body", start=0, end=len(text)),)
    spans = paragraph_spans(text)
    found: list[tuple[RegionKind, Span]] = []
    at = 0
    for region in regions:
        while at < len(spans) and spans[at].end <= region.start:
            at += 1
        if region.kind not in ("headline", "body"):
            continue
        for span in spans[at:]:
            if span.start >= region.end:
                break
            clipped = _stripped(text, max(span.start, region.start), min(span.end, region.end))
            if clipped:
                found.append((region.kind, clipped))
    return found


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end) if start < end else None


def _wrap_width(text: str, lines: list[Span]) -> int:
    """The width at which a text is wrapped, or 0 where it is not.

    A line was broken by a wrapper when the next line's first word would not have fitted any more; in wrapped text nearly all
    lines are, and most of them end inside a sentence.
    """
    # Lines too short to have been wrapped (headings, lists of names) say nothing about the others.
    inner = [(one, two) for one, two in pairwise(lines) if one.end - one.start >= _NARROWEST and _adjacent(text, one, two)]
    widths = [one.end - one.start for one, _ in inner if one.end - one.start <= _WIDEST]
    if len(widths) < max(_FEWEST_BREAKS, _FORCED_SHARE * len(inner)):
        return 0
    width = int(quantiles(widths, n=10)[-1])
    forced = sum(_forced(text, one, two, width) for one, two in inner)
    ended = sum(_ends_sentence(text, one) for one, _ in inner)
    return width if forced >= _FORCED_SHARE * len(inner) and ended <= _SENTENCE_END_SHARE * len(inner) else 0


def _adjacent(text: str, one: Span, two: Span) -> bool:
    return len(_LINE_END.findall(text[one.end : two.start])) == 1


def _forced(text: str, one: Span, two: Span, width: int) -> bool:
    word = text[two.start : min(two.end, two.start + _WIDEST)].split(maxsplit=1)[0]
    return one.end - one.start + 1 + len(word) >= width


def _ends_sentence(text: str, line: Span) -> bool:
    return _SENTENCE_END.search(text, max(line.start, line.end - 8), line.end) is not None


def _continues(text: str, above: Span, line: Span, width: int) -> bool:
    """Whether a line goes on with the one above it: a very short line, or a short one that ends a sentence, ends a paragraph."""
    if not _adjacent(text, above, line):
        return False
    long_enough = above.end - above.start >= 0.7 * width and not _ends_sentence(text, above)
    return long_enough or _forced(text, above, line, width)
