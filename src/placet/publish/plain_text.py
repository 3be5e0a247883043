"""Untrusted text -> text that can stand on a terminal or in a spreadsheet without doing anything there."""

import re

SPACE = re.compile(r"\s+")
# What a spreadsheet reads as the beginning of a formula, in ASCII and in the full-width forms.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001 # the look-alikes are meant
QUOTATION_MARKS = '"“”„‟«»'
# What JSON lets stand as it is, though it acts on a terminal, or breaks the line for some readers of "one object a line".
ACTIVE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def one_line(text: str, width: int = 0) -> str:
    """Put text on one line of printable characters; cut to `width` characters with an ellipsis where it is given.

    Control characters, which move a cursor or colour a terminal, go, and so do bidirectional and other invisible marks, which make
    it show what is not there.

    >>> one_line("two\\nlines \\x1b[31mred")
    'two lines [31mred'
    >>> one_line("a long sentence", 9)
    'a long …'
    """
    line = SPACE.sub(" ", text)
    if not line.isprintable():
        line = SPACE.sub(" ", "".join(filter(str.isprintable, line)))
    line = line.strip()
    if width and len(line) > width:
        cut = line[: width - 1]
        space = cut.rfind(" ")
        # A word that fills more than half of the line is cut, not dropped.
        return (cut[: space + 1] if space > width // 2 else cut) + "…"
    return line


def quoted(text: str, width: int = 0) -> str:
    """Put words between quotation marks, on one line; marks of their own at both ends are not doubled.

    >>> quoted('"We agree," ')
    '“We agree,”'
    """
    line = one_line(text)
    if line[:1] in QUOTATION_MARKS and line[-1:] in QUOTATION_MARKS:
        line = line[1:-1]
    return f"“{one_line(line, width)}”"


def cell(text: str) -> str:
    """Make text safe for a spreadsheet: a cell that would be read as a formula begins with an apostrophe.

    >>> cell("=1+1")
    "'=1+1"
    """
    line = one_line(text)
    return "'" + line if line.startswith(FORMULA) else line


def json_line(text: str) -> str:
    """Escape in a JSON text what acts on a terminal, or ends a line for some readers; it means the same JSON.

    >>> json_line('"\\x9b31m"')
    '"\\\\u009b31m"'
    """
    return ACTIVE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
