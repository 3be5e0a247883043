"""A brief -> Markdown (CommonMark with tables), in which nothing that a document says is markup."""

import re
from collections.abc import Iterable, Iterator

from placet.publish.briefs.document import Block, Brief, Heading, Items, Paragraph, Passage, Picture, Run, Table
from placet.publish.plain_text import one_line

# What may begin a link, a tag, an entity, an emphasis, a cell or an address; and what does so only at the beginning of a line.
ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~&#$^@!]|(?<=\w):(?=/)|(?<=www)\.)", re.IGNORECASE)
FIRST = re.compile(r"^(\d*)([-+=:.)])")


def markdown(brief: Brief) -> str:
    """Write a brief. Charts stand as their tables: one file of text has no pictures."""
    parts = [f"# {escaped(brief.title)}", escaped(brief.about), *(part for block in brief.blocks for part in _block(block))]
    return "\n\n".join([*parts, "---", escaped(brief.made_by)]) + "\n"


def escaped(text: str) -> str:
    """Write text so that Markdown takes none of it for markup.

    >>> print(escaped("<b>[1](x)</b>"), escaped("1. *Yes*"))
    \\<b\\>\\[1\\](x)\\</b\\> 1\\. \\*Yes\\*
    """
    return _begun(ACTIVE.sub(r"\\\1", one_line(text)))


def _begun(line: str) -> str:
    return FIRST.sub(r"\1\\\2", line)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {escaped(block.text)}"
        case Paragraph():
            yield _line(block.runs)
        case Items():
            marks = (f"{number}." if block.numbered else "-" for number in range(1, len(block.items) + 1))
            yield "\n".join(f"{mark} {_line(runs)}" for mark, runs in zip(marks, block.items, strict=True))
        case Table():
            yield _table(block)
        case Passage():
            yield f"> “{escaped(block.words)}”\n>\n> — {_line(block.source)}"
        case Picture():
            yield f"### {escaped(block.title)}"
            yield escaped(block.shows)
            yield _table(block.table)


def _line(runs: Iterable[Run]) -> str:
    return _begun("".join(map(_run, runs)).strip())


def _run(run: Run) -> str:
    inner = ACTIVE.sub(r"\\\1", one_line(run.text))
    before, after = (" " * run.text.startswith(" "), " " * run.text.endswith(" "))  # emphasis must not begin or end with a blank
    if run.link:
        inner = f"[{inner}](<{run.link}>)"
    return f"{before}{f'**{inner}**' if run.style == 'strong' and inner else inner}{after}"


def _table(table: Table) -> str:
    lines = [[escaped(head) for head in table.heads], ["---"] * len(table.heads), *([_line([cell]) for cell in row] for row in table.rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
