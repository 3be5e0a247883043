"""A brief -> PDF, set by Typst, which gets all text as data and none as markup."""

import re
import unicodedata
from importlib.resources import as_file, files
from typing import Any, Literal

import msgspec
import typst

from placet.publish.briefs.document import Brief, Picture
from placet.publish.charts.colours import palette
from placet.publish.charts.drawing import svg

# As Typst says it, which only a strict standard makes it say; letters that aren't printable are told by their number.
NOT_SHOWN = re.compile(r"the text `\"(?:\\u\{(?P<number>[0-9a-f]+)\}|(?P<letter>.))[^`]*` could not be displayed")


def pdf(brief: Brief) -> bytes:
    """Write a brief on A4 as PDF/UA, its charts as drawings, headings and tables tagged; the same brief gives the same bytes.

    Where no typeface of this machine has some of its letters, the brief says so at its beginning: they are shown as empty boxes.
    """
    colours = palette()
    given = msgspec.to_builtins(brief)
    for block, written in zip(brief.blocks, given["blocks"], strict=True):
        if isinstance(block, Picture):
            written["svg"] = svg(block.spec)
    given["inks"] = colours.inks | {"ink": colours.ink, "muted": colours.muted, "line": colours.line_strong}
    given["grounds"] = colours.grounds
    given["missing"] = ""
    try:
        return _set(given, "ua-1")
    except typst.TypstError as error:
        if told := NOT_SHOWN.search(str(error)):
            letter = told["letter"] or chr(int(told["number"], 16))
            given["missing"] = unicodedata.name(letter, f"U+{ord(letter):04X}").lower()
        return _set(given, None)  # what breaks the standard in another way, as text of anybody's may, is still a brief


def _set(given: dict[str, Any], standard: Literal["ua-1"] | None) -> bytes:
    said = msgspec.json.encode(given).decode()
    with as_file(files(__package__) / "brief.typ") as template:
        made: bytes = typst.compile(
            str(template), root=str(template.parent), sys_inputs={"brief": said}, pdf_standards=standard
        )  # fmt: skip
    return made
