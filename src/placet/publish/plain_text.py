"""Untrusted text -> text that can stand on a terminal or in a spreadsheet without doing anything there."""

import re
import unicodedata

# Control characters move the cursor or colour a terminal; bidirectional overrides make it show what is not there.
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
SPACE = re.compile(r"\s+")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def one_line(text: str, width: int = 0) -> str:
    """Put text on one line, without control characters; cut to `width` characters with an ellipsis where it is given.

    >>> one_line("two\\nlines \\x1b[31mred")
    'two lines [31mred'
    >>> one_line("a long sentence", 8)
    'a long …'
    """
    line = SPACE.sub(" ", UNSAFE.sub("", unicodedata.normalize("NFC", text))).strip()
    if width and len(line) > width:
        cut = line[: width - 1]
        return (cut[: cut.rfind(" ") + 1] or cut) + "…"
    return line


def cell(text: str) -> str:
    """Make text safe for a spreadsheet: a cell that would be read as a formula begins with an apostrophe.

    >>> cell("=1+1")
    "'=1+1"
    """
    line = one_line(text)
    return "'" + line if line.startswith(FORMULA) else line
