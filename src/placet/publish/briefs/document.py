"""What a brief is made of, whatever it is written as: headings, paragraphs, lists, tables, passages, pictures.

All text in it may come from anywhere: each writer escapes it in its own way.
"""

from typing import Literal

from msgspec import Struct

Tone = Literal["", "given", "withheld", "conditional", "undetermined", "gives", "withholds", "conditions", "undecided", "unclear", "silent"]
"""What a cell or a word is coloured for; it never tells anything that the words do not."""


class Run(Struct, frozen=True, kw_only=True):
    """Some words in a line: plain, strong, or quiet; `link` leads to a page of the web, or is ""."""

    text: str
    style: Literal["plain", "strong", "quiet"] = "plain"
    tone: Tone = ""
    link: str = ""


class Heading(Struct, frozen=True, kw_only=True, tag="heading"):
    """A heading; the brief's title is above level 1."""

    level: Literal[1, 2]
    text: str


class Paragraph(Struct, frozen=True, kw_only=True, tag="paragraph"):
    """Lines of running text."""

    runs: tuple[Run, ...]


class Items(Struct, frozen=True, kw_only=True, tag="items"):
    """A list, numbered from 1 or not."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False


class Table(Struct, frozen=True, kw_only=True, tag="table"):
    """A table: heads of its columns, and rows, whose first cell is their head."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Run, ...], ...]


class Passage(Struct, frozen=True, kw_only=True, tag="passage"):
    """Words of a document, verbatim, and where they are from."""

    words: str
    source: tuple[Run, ...]


class Picture(Struct, frozen=True, kw_only=True, tag="picture"):
    """A chart: what it shows in words, its Vega-Lite spec on light and on dark ground, and the table that says the same."""

    title: str
    shows: str
    spec: str
    dark_spec: str
    table: Table


Block = Heading | Paragraph | Items | Table | Passage | Picture


class Brief(Struct, frozen=True, kw_only=True):
    """A brief: its title, what stands below it, and its blocks."""

    title: str
    about: str
    blocks: tuple[Block, ...]
    made_by: str
