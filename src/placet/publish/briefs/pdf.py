"""A brief -> PDF, set by Typst, which gets all text as data and none as markup."""

from importlib.resources import as_file, files

import msgspec
import typst

from placet.publish.briefs.document import Brief, Picture
from placet.publish.charts.colours import palette
from placet.publish.charts.drawing import svg


def pdf(brief: Brief) -> bytes:
    """Write a brief on A4, its charts as drawings, headings and tables tagged for screen readers; the same brief gives the same bytes."""
    colours = palette()
    given = msgspec.to_builtins(brief)
    for block, written in zip(brief.blocks, given["blocks"], strict=True):
        if isinstance(block, Picture):
            written["svg"] = svg(block.spec)
    given["inks"] = colours.inks | {"ink": colours.ink, "muted": colours.muted, "line": colours.line_strong}
    given["grounds"] = colours.grounds
    with as_file(files(__package__) / "brief.typ") as template:
        made: bytes = typst.compile(str(template), root=str(template.parent), sys_inputs={"brief": msgspec.json.encode(given).decode()})
    return made
