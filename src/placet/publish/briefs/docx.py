"""A brief -> a document of Word's (DOCX), with its own styles for headings, lists, quotations and tables."""

import io
from collections.abc import Iterable
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from placet.publish.briefs.document import Block, Brief, Heading, Items, Paragraph, Passage, Picture, Run, Table
from placet.publish.charts.colours import palette
from placet.publish.charts.drawing import png
from placet.publish.plain_text import one_line

WIDTH, HEIGHT = Cm(16.5), Cm(21)  # at most, for a picture and its heading on a page
SMALL = Pt(8.5)
TITLE = 255  # so long may it be in the properties


def word(brief: Brief) -> bytes:
    """Write a brief; text is put in as text, so that none of it is a field or markup."""
    made = docx.Document()
    made.core_properties.title = one_line(brief.title, TITLE)
    made.core_properties.author = "Placet"
    for section in made.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
    made.add_heading(one_line(brief.title), 0)
    _put(made.add_paragraph(), [Run(text=brief.about, style="quiet")])
    for block in brief.blocks:
        _block(made, block)
    _put(made.add_paragraph(), [Run(text=brief.made_by, style="quiet")])
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _block(made: Document, block: Block) -> None:
    match block:
        case Heading():
            made.add_heading(one_line(block.text), block.level)
        case Paragraph():
            _put(made.add_paragraph(), block.runs)
        case Items():
            for runs in block.items:
                _put(made.add_paragraph(style="List Number" if block.numbered else "List Bullet"), runs)
        case Table():
            _table(made, block)
        case Passage():
            _put(made.add_paragraph(style="Quote"), [Run(text=f"“{block.words}”")])
            _put(made.add_paragraph(), block.source)
        case Picture():
            made.add_heading(block.title, 2)
            shape = made.add_picture(io.BytesIO(png(block.spec)))
            share = min(1, WIDTH / shape.width, HEIGHT / shape.height)
            shape.width, shape.height = round(shape.width * share), round(shape.height * share)
            shape._inline.docPr.set("descr", f"{block.title}. {block.shows}")  # what is read to those who do not see it
            _put(made.add_paragraph(), [Run(text=block.shows, style="quiet")])


def _put(paragraph: Any, runs: Iterable[Run], size: Pt | None = None) -> None:
    """Put runs into a paragraph."""
    colours = palette()
    for run in runs:
        text = _plain(run.text)
        written = _link(paragraph, text, run.link) if run.link else paragraph.add_run(text)
        written.bold = run.style == "strong" or bool(run.tone) or None
        if size:
            written.font.size = size
        ink = colours.inks[run.tone] if run.tone else colours.link if run.link else colours.muted if run.style == "quiet" else ""
        if ink:
            written.font.color.rgb = RGBColor.from_string(ink.removeprefix("#").upper())


def _plain(text: str) -> str:
    """The text without what XML can't hold; the blanks at its ends, which part it from its neighbours, stay."""
    return " " * text.startswith(" ") + one_line(text) + " " * (text.endswith(" ") and bool(text.strip()))


def _link(paragraph: Any, text: str, address: str) -> Any:
    """A run that leads to a page of the web. The library reads links and can't make them."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)
    return run


def _table(made: Document, table: Table) -> None:
    written = made.add_table(rows=0, cols=len(table.heads), style="Table Grid")
    rows = [tuple(Run(text=head, style="strong") for head in table.heads), *table.rows]
    for row in rows:
        for cell, run in zip(written.add_row().cells, row, strict=True):
            _put(cell.paragraphs[0], [run], SMALL)
            if run.tone:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), palette().grounds[run.tone].removeprefix("#").upper())
                cell._tc.get_or_add_tcPr().append(shade)
    head = OxmlElement("w:tblHeader")  # said again on each page, and read as heads
    head.set(qn("w:val"), "true")
    written.rows[0]._tr.get_or_add_trPr().append(head)
    made.add_paragraph()
