import io
import zipfile

import docx
from docx.shared import Cm

from placet.publish.briefs.document import Brief, Passage, Picture, Run, Table
from placet.publish.briefs.docx import word


def test_text_stands_in_the_document_as_it_is(brief: Brief) -> None:
    made = docx.Document(io.BytesIO(word(brief)))
    said = [paragraph.text for paragraph in made.paragraphs]
    assert "The strait <script>alert('x')</script>" in said
    assert [each for each in brief.blocks if isinstance(each, Passage)]
    for block in brief.blocks:
        if isinstance(block, Passage):
            assert f"“{block.words}”" in said
    assert made.core_properties.title == brief.title


def test_headings_lists_and_tables_are_such(brief: Brief) -> None:
    made = docx.Document(io.BytesIO(word(brief)))
    styles = {paragraph.style.name for paragraph in made.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "List Number", "Quote"} <= styles
    (table,) = made.tables
    matrix = next(block for block in brief.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.rows[0].cells] == list(matrix.heads)


def test_each_chart_is_a_picture_with_words_for_those_who_do_not_see_it(brief: Brief) -> None:
    made = docx.Document(io.BytesIO(word(brief)))
    pictures = [block for block in brief.blocks if isinstance(block, Picture)]
    assert [shape._inline.docPr.get("descr").partition(".")[0] for shape in made.inline_shapes] == [each.title for each in pictures]
    assert all(shape.width <= Cm(16.5) and shape.height <= Cm(21) for shape in made.inline_shapes)


def test_control_characters_do_not_break_the_file_and_links_lead_out() -> None:
    passage = Passage(words="a \x00\x0b\ufffe b", source=(Run(text="at "), Run(text="[1]", link="https://example.org/?a=1&b=2")))
    made = word(Brief(title="t \x07", about="a", blocks=(passage,), made_by=""))
    assert "at [1]" in [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert b"https://example.org/?a=1&amp;b=2" in parts.read("word/_rels/document.xml.rels")
