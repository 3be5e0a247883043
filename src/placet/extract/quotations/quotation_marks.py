"""Find the quoted stretches of a parsed document: every pair of quotation marks, whatever their form.

Curly, straight, low and angular marks, doubled apostrophes and single marks are read within one paragraph, so that a stray mark
costs nothing beyond it. A stretch that its paragraph leaves open goes on where the next paragraph begins with a mark of the same
form. Deliberately missed: marks nested deeper than `DEEPEST`, and quotations that no mark closes and no paragraph continues.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from placet.model.parsed import Parsed

DEEPEST = 4  # deeper nesting is damage, not speech
SENTENCE_END = ".?!…"

# the family that a mark belongs to; a mark closes one of its own family, or failing that one that is typed in its place
DOUBLE = {
    "“": "curly",
    "”": "curly",
    "„": "curly",
    "‟": "curly",
    "«": "angle",
    "»": "angle",
    '"': "straight",
    "''": "paired",
    "``": "paired",
}
SINGLE = {"‘": "single", "’": "single", "‚": "single", "'": "single", "‹": "small angle", "›": "small angle"}
INTERCHANGED = {"curly": ("straight", "paired"), "straight": ("curly",), "paired": ("curly",)}  # “ … " where keyboards were mixed
ALWAYS_OPEN = frozenset("“„‟«‹‘‚") | {"``"}
ALWAYS_CLOSE = frozenset("”»›")


class Mark(NamedTuple):
    """One quotation mark: its characters [start, end), its family, and whether it opens."""

    start: int
    end: int
    family: str
    opens: bool


@dataclass(frozen=True, kw_only=True)
class Quoted:
    """What stands between two marks: characters with the marks, tokens [first, last) without them.

    `outer` is the number of the stretch that this one stands in, or None; `continues` that the next one carries on with it.
    """

    number: int
    start: int
    end: int
    first: int
    last: int
    outer: int | None
    depth: int
    single: bool
    continues: bool = False


class QuotedStretches:
    """The quoted stretches of a document in text order, and where each token stands among them."""

    def __init__(self, parsed: Parsed, stretches: tuple[Quoted, ...]) -> None:
        self._parsed = parsed
        self._stretches = stretches

    def __iter__(self) -> Iterator[Quoted]:
        return iter(self._stretches)

    def __len__(self) -> int:
        return len(self._stretches)

    def __getitem__(self, number: int) -> Quoted:
        return self._stretches[number]

    @cached_property
    def inside(self) -> list[int | None]:
        """The number of the innermost stretch that each token stands in, or None."""
        found: list[int | None] = [None] * len(self._parsed)
        for stretch in sorted(self._stretches, key=lambda stretch: stretch.depth):
            found[stretch.first : stretch.last] = [stretch.number] * (stretch.last - stretch.first)
        return found

    @cached_property
    def is_mark(self) -> list[bool]:
        """Whether each token is a quotation mark that opens or closes a stretch."""
        found = [False] * len(self._parsed)
        for stretch in self._stretches:
            for token in (stretch.first - 1, stretch.last):
                if 0 <= token < len(found) and self._parsed.words[token] in {**DOUBLE, **SINGLE}:
                    found[token] = True
        return found

    @cached_property
    def by_opening(self) -> dict[int, Quoted]:
        """The outermost stretch whose first token this is."""
        found: dict[int, Quoted] = {}
        for stretch in self._stretches:
            found.setdefault(stretch.first, stretch)
        return found


def find_quoted(parsed: Parsed, elisions: frozenset[str] = frozenset()) -> QuotedStretches:
    """Find the quoted stretches of a document; `elisions` are words that may begin with an apostrophe ("'tis")."""
    text = parsed.document.text
    pairs: list[tuple[int, int, str, bool]] = []  # characters, family, whether the next paragraph continues it
    bounds = [(parsed.starts[start], parsed.ends[end - 1]) for start, end in parsed.paragraphs if end > start]
    marks = [paragraph_marks(text, start, end, elisions) for start, end in bounds]
    for number, (_, end) in enumerate(bounds):
        following = marks[number + 1] if number + 1 < len(marks) else []
        heir = following[0] if following and following[0].opens and following[0].start == bounds[number + 1][0] else None
        pairs += paired(marks[number], end, heir)
    return QuotedStretches(parsed, nested(parsed, pairs))


def paragraph_marks(text: str, start: int, end: int, elisions: frozenset[str]) -> list[Mark]:
    """The quotation marks of one paragraph, in order, apostrophes left out."""
    found: list[Mark] = []
    closing_singles = [at for at in range(start, end) if text[at] in "'’" and closes_single(text, at, start, end)]
    at = start
    open_double: set[str] = set()
    while at < end:
        pair = text[at : at + 2] if at + 1 < end else ""
        mark = pair if pair in ("''", "``") else text[at]
        stop = at + len(mark)
        if mark in DOUBLE:
            family = DOUBLE[mark]
            opens = mark in ALWAYS_OPEN or (mark not in ALWAYS_CLOSE and seems_to_open(text, at, stop, start, end, family in open_double))
            if mark == "“" and "low" in open_double:  # „ … “
                opens = False
                open_double.discard("low")
            elif mark == "„":
                open_double.add("low")
            elif mark == "”" and family not in open_double and seems_to_open(text, at, stop, start, end, False):
                opens = True  # ” … ”
            (open_double.add if opens else open_double.discard)(family)
            found.append(Mark(at, stop, family, opens))
        elif mark in SINGLE and not apostrophe(text, at, start, end, closing_singles, elisions):
            found.append(Mark(at, stop, SINGLE[mark], mark in "‹‘‚" or (mark == "'" and opens_single(text, at, start, end))))
        at = stop
    return found


def seems_to_open(text: str, at: int, stop: int, start: int, end: int, already_open: bool) -> bool:
    """Whether a mark that looks alike at both ends opens: it stands after a gap and before a word."""
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    gap_before = before.isspace() or not before.isprintable() or before in "([{—–-/:'‘“" or (before in ",;" and not after.isspace())
    gap_after = after.isspace()
    if gap_before and gap_after:
        return not already_open
    return gap_before


def opens_single(text: str, at: int, start: int, end: int) -> bool:
    """Whether a single mark stands where one opens: after a gap and before a word."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in '([—–"“:') and (after.isalnum() or after in '"“[…$£€')


def closes_single(text: str, at: int, start: int, end: int) -> bool:
    """Whether a single mark stands where one closes, or where a plural's apostrophe does: after a word and before a gap."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() and before not in "([—–" and not after.isalnum()


def apostrophe(text: str, at: int, start: int, end: int, closing: list[int], elisions: frozenset[str]) -> bool:
    """Whether a single mark is an apostrophe: inside a word, before an elided word, or after a plural whose stretch closes later."""
    mark = text[at]
    if mark in "‹›‚":
        return False
    if mark == "‘" or (mark in "'’" and opens_single(text, at, start, end)):
        word_end = at + 1
        while word_end < end and text[word_end].isalnum():
            word_end += 1
        word = text[at + 1 : word_end].lower()
        if word in elisions or (word[:2].isdigit() and len(word) in (2, 3)):  # 'tis, '90s
            return True
        return mark == "’" or bisect_right(closing, at) == len(closing)  # nothing closes it
    if not closes_single(text, at, start, end):
        return True
    after = text[at + 1 : at + 3]
    if at > start and text[at - 1] in "sS" and len(after) == 2 and after[0] == " " and after[1].islower():
        later = bisect_right(closing, at)  # "the ministers' plan": a mark that closes after a stop is the likelier one
        return any(text[close - 1] in ",.?!" for close in closing[later : later + 4])
    return False


def paired(marks: list[Mark], end: int, heir: Mark | None) -> Iterator[tuple[int, int, str, bool]]:
    """Pair a paragraph's marks; one that stays open reaches the paragraph's end only if the next paragraph takes it up."""
    waiting: list[Mark] = []
    open_of: dict[str, int] = {}
    for mark in marks:
        if mark.opens:
            waiting.append(mark)
            open_of[mark.family] = open_of.get(mark.family, 0) + 1
        elif family := next((family for family in (mark.family, *INTERCHANGED.get(mark.family, ())) if open_of.get(family, 0)), None):
            while True:  # marks opened inside and never closed are strays
                opened = waiting.pop()
                open_of[opened.family] -= 1
                if opened.family == family:
                    break
            yield opened.start, mark.end, mark.family, False
    if heir is not None:
        for mark in waiting:
            if mark.family == heir.family:
                yield mark.start, end, mark.family, True
                return


def nested(parsed: Parsed, pairs: list[tuple[int, int, str, bool]]) -> tuple[Quoted, ...]:
    """Order pairs of marks by where they begin, and tell which stands in which."""
    found: list[Quoted] = []
    around: list[Quoted] = []
    for start, end, family, continues in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        while around and around[-1].end <= start:
            around.pop()
        width = 2 if family == "paired" else 1
        first = bisect_right(parsed.ends, start + width)
        last = bisect_left(parsed.starts, end if continues else end - width)
        if last <= first or len(around) >= DEEPEST:
            continue
        stretch = Quoted(
            number=len(found),
            start=start,
            end=end,
            first=first,
            last=last,
            outer=around[-1].number if around else None,
            depth=len(around),
            single=family in ("single", "small angle"),
            continues=continues,
        )
        found.append(stretch)
        around.append(stretch)
    return tuple(found)
