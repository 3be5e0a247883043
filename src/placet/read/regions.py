"""A text -> its regions: headline, bylines, captions, boilerplate and body.

"Harbour talks resume / By Jane Doe / NORDHAVN (Agency) — The two sides … / Read more: …" -> headline, byline, body, boilerplate;
the dateline before the body is byline too.

Most paragraphs of real texts are body, and what is not body is lost to coding: every rule asks for a cue that body text does not
have. Missed on purpose: link lists without a heading, captions without a credit, comments of readers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from placet.model.document import Region, RegionKind, Span
from placet.model.paragraphs import paragraph_spans
from placet.read.cues import CompiledCue, CompiledCues, Cue, load_region_cues

_MARGIN = 6  # how many paragraphs the "top" and the "end" of a text are
_LONGEST_CUE = 700
_LONGEST_HEADLINE = 140
_LONGEST_OPENING = 300  # how far a dateline, and what tells it from a sentence, may reach
_FEWEST_HEADLINE_WORDS, _FEWEST_TITLE_WORDS = 2, 4
_LONGEST_LINKS_HEADING, _LONGEST_LINK, _MOST_LINKS = 30, 120, 6  # "Related stories", and the headlines under it
_SENTENCE_END = re.compile(r"[.!:;,…][\"'”’)\]]*$")
_SENTENCE_INSIDE = re.compile(r"[.!?][\"'”’)\]]* +[\"'“‘(]*[^\W\da-z_]\w")
_CAPITAL = re.compile(r"[^\W\da-z_]")
_BLANK = re.compile(r"\s")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def regions_of(text: str, title: str = "") -> tuple[Region, ...]:
    """Find the regions of a text: in order, not overlapping, covering every character that is not white space."""
    cues = load_region_cues()
    spans = paragraph_spans(text)
    # A paragraph too long for any cue is body without a look, and stands here as "".
    lines = [" ".join(text[span.start : span.end].split()) if span.end - span.start <= _LONGEST_CUE else "" for span in spans]
    return tuple(_merged(_without_datelines(text, spans, _kinds(lines, title, cues), cues)))


def headline(text: str, regions: Sequence[Region]) -> str:
    """The words of the first headline among the regions, white space folded; "" where there is none."""
    return next((" ".join(text[region.start : region.end].split()) for region in regions if region.kind == "headline"), "")


def _kinds(lines: list[str], title: str, cues: CompiledCues) -> list[RegionKind]:
    kinds: list[RegionKind] = ["body"] * len(lines)
    if len(lines) == 1:
        return kinds
    links = 0
    for at, line in enumerate(lines):
        if not line:
            links = 0
        elif _cue(cues.credit, lines, at):
            kinds[at] = "caption"
            if at and kinds[at - 1] == "body" and _cue(cues.before_credit, lines, at - 1):
                kinds[at - 1] = "caption"
        elif _cue(cues.caption, lines, at):
            kinds[at] = "caption"
        elif _cue(cues.byline, lines, at):
            kinds[at] = "byline"
        elif cue := _cue(cues.boilerplate, lines, at):
            kinds[at] = "boilerplate"
            links = _MOST_LINKS if cue.opens_links and len(line) <= _LONGEST_LINKS_HEADING else 0
        elif not any(map(str.isalnum, line)) or (links and _is_link(line) and at + 1 < len(lines)):
            kinds[at] = "boilerplate"
            links = max(links - 1, 0)
        else:
            links = 0
    for at in _headlines(lines, kinds, title, cues):
        kinds[at] = "headline"
    for at, kind in enumerate(kinds):
        if kind == "body" and "byline" in kinds[max(at - 1, 0) : at + 2] and _cue(cues.beside_byline, lines, at):
            kinds[at] = "byline"
    return kinds


def _cue(group: tuple[CompiledCue, ...], lines: list[str], at: int) -> Cue | None:
    line = lines[at]
    for cue, pattern in group:
        placed = cue.at == "anywhere" or (at < _MARGIN if cue.at == "top" else at >= len(lines) - _MARGIN)
        if placed and 0 < len(line) <= cue.longest and pattern.fullmatch(line):
            return cue
    return None


def _is_link(line: str) -> bool:
    return len(line) <= _LONGEST_LINK and not _SENTENCE_END.search(line)


def _headlines(lines: list[str], kinds: list[RegionKind], title: str, cues: CompiledCues) -> list[int]:
    """The paragraphs that are the headline, and the same words again where the page repeats them."""
    top = [at for at, kind in enumerate(kinds[:_MARGIN]) if kind == "body" and 0 < len(lines[at]) <= 2 * _LONGEST_HEADLINE]
    first = kinds.index("body") if "body" in kinds else -1
    found = next((at for at in top if says_title(title, lines[at])), None)
    if found is None and first in top and _stands_alone(lines, kinds, first, cues):
        found = first
    return [] if found is None else [at for at in top if at == found or lines[at] == lines[found]]


def _stands_alone(lines: list[str], kinds: list[RegionKind], at: int, cues: CompiledCues) -> bool:
    """Whether the first paragraph has a headline's form, and sentences follow it."""
    line = lines[at]
    after = [line for line, kind in zip(lines[at + 1 :], kinds[at + 1 :], strict=True) if kind == "body"]
    if len(line) > _LONGEST_HEADLINE or len(_WORD.findall(line)) < _FEWEST_HEADLINE_WORDS or line.startswith("["):
        return False
    if _dateline(line, cues, first=True) or not any(not body or _SENTENCE_END.search(body) for body in after):
        return False
    # Some archives end every headline with a stop, and part it from the line under it with a semicolon.
    if line.endswith(";") or not _SENTENCE_END.search(line):
        return True
    one_sentence = line[-1] not in ":," and not _SENTENCE_INSIDE.search(line)
    return one_sentence and (_in_title_case(line) or _dateline(after[0], cues, first=True) > 0)


def _in_title_case(line: str) -> bool:
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    capitalised = sum(bool(_CAPITAL.match(word)) for word in words)
    return len(words) >= _FEWEST_TITLE_WORDS and capitalised >= 0.8 * len(words)


def says_title(title: str, line: str) -> bool:
    """Whether a line says the title: the same words, give or take a site's name or a word or two."""
    one, two = ([word.lower() for word in _WORD.findall(words)] for words in (title[: 2 * _LONGEST_HEADLINE], line))
    if not one or not two:
        return False
    short, long = sorted((one, two), key=len)
    if long[: len(short)] == short and len(short) >= 0.6 * len(long):
        return True
    return len(short) > 3 and len(set(one) & set(two)) >= 0.8 * len(set(one) | set(two))


def _dateline(line: str, cues: CompiledCues, *, first: bool) -> int:
    """How many characters at the beginning of a paragraph are its dateline."""
    for cue, pattern in cues.dateline:
        match = pattern.match(line) if first or cue.at == "anywhere" else None
        if match:
            return match.end()
    return 0


def _without_datelines(text: str, spans: list[Span], kinds: list[RegionKind], cues: CompiledCues) -> Iterator[tuple[Span, RegionKind]]:
    """Part the datelines, as bylines, from the body paragraphs that they begin."""
    first = True
    for span, kind in zip(spans, kinds, strict=True):
        if kind == "body":
            opening = _BLANK.sub(" ", text[span.start : min(span.end, span.start + _LONGEST_OPENING)])
            length = _dateline(opening, cues, first=first)
            first = False
            if 0 < length < span.end - span.start:
                dateline = text[span.start : span.start + length]
                yield Span(start=span.start, end=span.start + len(dateline.rstrip())), "byline"
                span = Span(start=span.start + length, end=span.end)
        yield span, kind


def _merged(parts: Iterable[tuple[Span, RegionKind]]) -> list[Region]:
    """One region a paragraph, but one for the whole of a run of body paragraphs."""
    found: list[Region] = []
    for span, kind in parts:
        if kind == "body" and found and found[-1].kind == "body":
            found[-1] = Region(kind="body", start=found[-1].start, end=span.end)
        else:
            found.append(Region(kind=kind, start=span.start, end=span.end))
    return found
