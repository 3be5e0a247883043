"""A record -> its quotations, to read or as a table: what `placet quotations` prints."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from placet.model.quoted import Quoted, quoted
from placet.model.record import Record
from placet.publish.plain_text import one_line
from placet.publish.plain_text import quoted as in_marks
from placet.publish.wording.counts import count
from placet.publish.wording.days import day_words

STEP = 2  # columns that each link of a chain moves a quotation to the right
DEEPEST = 6  # links; what is nested deeper stays under these


class QuotationRow(NamedTuple):
    """One line of the table. Lists are joined by "; "; of content in several stretches `start` is the first one's, `end` the last one's."""

    document: str
    chain: str  # who passes it on, outermost first
    speaker: str
    speaker_code: str
    speaker_words: str
    cue: str
    content: str
    kind: str
    factuality: str
    start: int
    end: int
    rule: str
    confidence: float


def quotation_rows(record: Record) -> Iterator[QuotationRow]:
    """Read a record's quotations off as rows, in the order of the text; names and words are not yet made safe for a spreadsheet."""
    for each in quoted(record):
        yield QuotationRow(
            document=each.document,
            chain="; ".join(each.chain),
            speaker="; ".join(each.speaker),
            speaker_code="; ".join(dict.fromkeys(each.speaker_code)),
            speaker_words="; ".join(each.speaker_words),
            cue=each.cue,
            content=" … ".join(each.content),
            kind=each.kind,
            factuality=each.factuality,
            start=each.content_spans[0].start,
            end=each.content_spans[-1].end,
            rule=each.rule,
            confidence=each.confidence,
        )


def listing(record: Record) -> RenderableType:
    """Lay a document's quotations out for reading: speaker, cue and words, moved to the right by as many as pass them on."""
    document, found = record.document, quoted(record)
    where = [one_line(document.outlet, 60), day_words(document.published), one_line(document.id, 60)]
    title = Text(one_line(document.title or document.text, 100), style="bold")
    return Group(
        title,
        Text(" · ".join([*filter(None, where), count(len(found), "quotation")]), style="dim"),
        *(_entry(each, document.text) for each in found),
    )


def _entry(quotation: Quoted, text: str) -> RenderableType:
    line = text.count("\n", 0, quotation.content_spans[0].start) + 1
    who = Text(one_line(", ".join(quotation.speaker)) or "unnamed", style="bold")
    if quotation.cue:
        who.append(f" · {one_line(quotation.cue, 60)}", style="not bold dim")
    if quotation.chain:
        who.append(f", according to {one_line(' > '.join(link or 'someone' for link in quotation.chain))}", style="not bold italic")
    if quotation.factuality != "asserted":
        who.append(f", {quotation.factuality}", style="not bold italic")
    words = Text(" … ".join(in_marks(part) for part in quotation.content)).append(f" line {line}", style="dim")
    depth = min(len(quotation.chain), DEEPEST)
    return Padding(Group(Text(), who, Padding(words, (0, 0, 0, 2))), (0, 0, 0, STEP * depth), expand=False)
