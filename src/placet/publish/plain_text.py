"""Untrusted text -> text that can stand on a terminal or in a spreadsheet without doing anything there."""

import re
from urllib.parse import quote

SENTENCE_WIDTH, CLAUSE_WIDTH = 300, 120
"""So many letters of a sentence, or of a part of one, are quoted where space is short."""

SPACE = re.compile(r"\s+")
# What a spreadsheet reads as the beginning of a formula, in ASCII and in the full-width forms.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001 # the look-alikes are meant
QUOTATION_MARKS = '"“”„‟«»'
# Where a link on a terminal may lead: to the web, or to a file on this machine, which has no host before its path.
ADDRESS = re.compile(r"(?P<web>https?://[^\s/#][^\s#]*)|(?P<file>file:///[^\s/#][^\s#]*)")
FRAGMENT_WORDS = 5
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


def link_to(address: str, *, line: int, words: str) -> str:
    """Make a link out of a document's address: a page opens at some of its words, a file at a line; "" for any other address.

    >>> link_to("https://example.org/17", line=3, words="It will refuse.")
    'https://example.org/17#:~:text=It%20will%20refuse.'
    >>> link_to("file:///home/ann/strait.txt", line=3, words="It will refuse.")
    'file:///home/ann/strait.txt#3'
    >>> link_to("javascript:alert(1)", line=3, words="It will refuse.")
    ''
    """
    found = ADDRESS.match(address)
    if not found or not address.isprintable() or SPACE.search(address):
        return ""
    # What is not ASCII is written in its percent form, so that nothing in a link can act on a terminal.
    plain = quote(found[0], safe="%:/?[]@!$&'()*+,;=~")
    if found["file"]:
        return f"{plain}#{line}"
    told = one_line(words).split()
    ends = [told] if len(told) <= 2 * FRAGMENT_WORDS else [told[:FRAGMENT_WORDS], told[-FRAGMENT_WORDS:]]
    return f"{plain}#:~:text={','.join(quote(' '.join(end), safe='').replace('-', '%2D') for end in ends)}"


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
