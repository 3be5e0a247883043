"""`codebook/regions.yaml` -> compiled cues for what on a page is not the article."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import Struct

from placet.codebook.loading import document, shipped
from placet.errors import CodebookError

_WORD = re.compile(r"<([a-z]+)>")
_DEEPEST = 6


class Cue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Patterns of which one must match a whole paragraph (a dateline: its beginning), as the YAML gives them."""

    id: str
    any: tuple[str, ...]
    at: Literal["anywhere", "top", "end"] = "anywhere"
    longest: int = 200
    fold_case: bool = False
    opens_links: bool = False


class RegionCues(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file's content; `regions.yaml` says what each list is for."""

    words: dict[str, tuple[str, ...]]
    byline: tuple[Cue, ...]
    beside_byline: tuple[Cue, ...]
    credit: tuple[Cue, ...]
    caption: tuple[Cue, ...]
    before_credit: tuple[Cue, ...]
    boilerplate: tuple[Cue, ...]
    dateline: tuple[Cue, ...]


class CompiledCue(NamedTuple):
    """A cue with its patterns compiled to one."""

    cue: Cue
    pattern: re.Pattern[str]


class CompiledCues(NamedTuple):
    """All cues, compiled, under the names they have in the YAML."""

    byline: tuple[CompiledCue, ...]
    beside_byline: tuple[CompiledCue, ...]
    credit: tuple[CompiledCue, ...]
    caption: tuple[CompiledCue, ...]
    before_credit: tuple[CompiledCue, ...]
    boilerplate: tuple[CompiledCue, ...]
    dateline: tuple[CompiledCue, ...]


@cache
def load_region_cues(file: Traversable | Path | None = None) -> CompiledCues:
    """Load and compile the cues that are shipped, or those of another file of the same shape.

    An unknown key, an id given twice, an unknown <word> or a broken pattern raises `CodebookError` with file and line.
    """
    source = shipped("regions.yaml") if file is None else file
    text = source.read_text(encoding="utf-8")
    cues = document(source, RegionCues)
    seen: set[str] = set()
    for cue in chain(cues.byline, cues.beside_byline, cues.credit, cues.caption, cues.before_credit, cues.boilerplate, cues.dateline):
        if cue.id in seen:
            raise CodebookError(source.name, _line_of(text, f"id: {cue.id}\n", last=True), f"the id {cue.id} is given twice: rename one")
        seen.add(cue.id)

    def compiled(group: tuple[Cue, ...]) -> tuple[CompiledCue, ...]:
        return tuple(CompiledCue(cue, pattern(cue)) for cue in group)

    def pattern(cue: Cue) -> re.Pattern[str]:
        flags = re.IGNORECASE if cue.fold_case else re.NOFLAG
        return _compile("|".join(cue.any), flags, cues.words, source.name, _line_of(text, f"id: {cue.id}\n"))

    return CompiledCues(
        byline=compiled(cues.byline),
        beside_byline=compiled(cues.beside_byline),
        credit=compiled(cues.credit),
        caption=compiled(cues.caption),
        before_credit=compiled(cues.before_credit),
        boilerplate=compiled(cues.boilerplate),
        dateline=compiled(cues.dateline),
    )


def _compile(pattern: str, flags: re.RegexFlag, words: dict[str, tuple[str, ...]], file: str, line: int) -> re.Pattern[str]:
    for _ in range(_DEEPEST):
        unknown = next((name for name in _names(pattern) if name not in words), None)
        if unknown:
            raise CodebookError(file, line, f"<{unknown}> is not among the words: add it there or correct the name")
        pattern = _WORD.sub(lambda match: "(?:" + "|".join(words[match[1]]) + ")", pattern)
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise CodebookError(file, line, f"broken pattern: {error}") from error


def _names(pattern: str) -> Iterator[str]:
    return (match[1] for match in _WORD.finditer(pattern))


def _line_of(text: str, key: str, *, last: bool = False) -> int:
    at = text.rfind(key) if last else text.find(key)
    return text.count("\n", 0, max(at, 0)) + 1
