import re
import zlib
from typing import Any, Literal

import pytest

from placet.publish.briefs import pdf as writer
from placet.publish.briefs.document import Brief, Paragraph, Passage, Run, Table
from placet.publish.briefs.pdf import pdf

HOSTILE = '#panic("x") #read("/etc/hostname") $ x $ *a* _b_ <label> @ref [c] "d" \\ \x07 `e` = f'


def streams(made: bytes) -> bytes:
    """All that a PDF holds, unpacked."""
    found = [made]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:  # a font or a picture in another form
            continue
    return b"\n".join(found)


def test_a_brief_is_a_pdf_and_the_same_one_each_time(brief: Brief) -> None:
    made = pdf(brief)
    assert made.startswith(b"%PDF-")
    assert pdf(brief) == made
    assert b"/StructTreeRoot" in streams(made)
    assert b"/JavaScript" not in streams(made)
    assert b"javascript:" not in streams(made)


def test_what_a_document_says_is_never_read_as_markup() -> None:
    run = Run(text=HOSTILE, style="strong", tone="given")
    blocks = (Paragraph(runs=(run,)), Passage(words=HOSTILE, source=(run,)), Table(heads=(HOSTILE, "b"), rows=((run, run),)))
    assert pdf(Brief(title=HOSTILE, about=HOSTILE, blocks=blocks, made_by=HOSTILE)).startswith(b"%PDF-")


def test_a_link_leads_to_its_page() -> None:
    run = Run(text="a", link="https://example.org/17#:~:text=it")
    assert b"https://example.org/17#:~:text=it" in streams(pdf(Brief(title="t", about="", blocks=(Paragraph(runs=(run,)),), made_by="")))


def test_nothing_is_a_pdf_too(nobodys: Brief) -> None:
    assert pdf(nobodys).startswith(b"%PDF-")


@pytest.mark.parametrize(("words", "missing"), [("a name in \u0378", "u+0378"), ("Ελλάδα, Україна, Żółć", "")])
def test_letters_that_no_typeface_has_are_told_of(words: str, missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str | None]] = []
    plain = writer._set

    def note(given: dict[str, Any], standard: Literal["ua-1"] | None) -> bytes:
        told.append((given["missing"], standard))
        return plain(given, standard)

    monkeypatch.setattr(writer, "_set", note)
    made = pdf(Brief(title=words, about="", blocks=(), made_by=""))
    assert made.startswith(b"%PDF-")
    assert told[-1] == (missing, None if missing else "ua-1")
