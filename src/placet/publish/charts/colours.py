"""The colours of charts and briefs: those of the pages' style sheet, which names each of them once."""

import re
from functools import cache
from importlib.resources import files

from msgspec import Struct

PROPERTY = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6}|transparent);")
BLOCK = re.compile(r":root\s*\{(?P<body>[^}]*)\}")


class Palette(Struct, frozen=True, kw_only=True):
    """Colours by what they are for, as "#rrggbb"; a stance's or an answer's ink, and the lighter ground under it."""

    paper: str
    sunk: str
    ink: str
    muted: str
    line: str
    line_strong: str
    link: str
    inks: dict[str, str]
    grounds: dict[str, str]


def style_sheet() -> str:
    """The pages' style sheet."""
    return (files("placet.publish.pages") / "static" / "placet.css").read_text(encoding="utf-8")


@cache
def palette(*, dark: bool = False) -> Palette:
    """Read the colours off the style sheet: those of its first block, or for dark mode those of its second one over them.

    >>> palette().inks["support"] == palette().inks["gives"] != palette(dark=True).inks["gives"]
    True
    """
    blocks = [dict(PROPERTY.findall(block["body"])) for block in BLOCK.finditer(style_sheet())]
    named = blocks[0] | blocks[1] if dark else blocks[0]
    hues = {
        "support": "gives", "gives": "gives", "given": "gives", "agreement": "gives",
        "conditional": "conditions", "conditions": "conditions",
        "oppose": "withholds", "withholds": "withholds", "withheld": "withholds", "conflict": "withholds",
        "undecided": "undecided", "unclear": "undecided", "undetermined": "undecided", "mixed": "undecided",
        "silent": "silent",
    }  # fmt: skip
    grounds = {kind: named[f"{hue}-ground"] if f"{hue}-ground" in named else named["paper"] for kind, hue in hues.items()}
    return Palette(
        paper=named["paper"], sunk=named["sunk"], ink=named["ink"], muted=named["muted"], line=named["line"],
        line_strong=named["line-strong"], link=named["link"], inks={kind: named[hue] for kind, hue in hues.items()},
        grounds={kind: named["paper"] if ground == "transparent" else ground for kind, ground in grounds.items()},
    )  # fmt: skip
