"""Bytes -> text, or why they are none."""

import codecs
import re

from placet.errors import DocumentError

STAGE = "read"
MAX_BYTES = 5_000_000
"""The most bytes of one text, page or JSON line: some two thousand printed pages; what is larger is no document."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_SAMPLE = 100_000
_MOST_CONTROL = 0.05


def printable(name: object) -> str:
    """A path or other name as it can stand in a one-line message, whatever bytes it is made of."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode() for char in str(name))


def too_large(where: str) -> DocumentError:
    """The failure for an input past `MAX_BYTES`."""
    return DocumentError(where, STAGE, f"larger than {MAX_BYTES // 1_000_000} MB: split it, one document a file or a JSON line")


def decoded(data: bytes, where: str) -> str:
    """Decode the bytes of a text, without a byte order mark.

    Raises `DocumentError` where they are too many, none, not UTF-8, or no text.
    """
    if len(data) > MAX_BYTES:
        raise too_large(where)
    if not data:
        raise DocumentError(where, STAGE, "empty: there is nothing to read")
    if data.startswith(_UTF16):
        raise DocumentError(where, STAGE, "UTF-16, not UTF-8: save it as UTF-8")
    if 0 in data:
        raise DocumentError(where, STAGE, f"binary, not text (a NUL byte at offset {data.index(0)}): give plain text, HTML or JSON lines")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise DocumentError(where, STAGE, f"not UTF-8 (byte 0x{byte:02x} at offset {error.start}): save it as UTF-8") from error
    return checked_text(text.removeprefix("\ufeff"), where)


def checked_text(text: str, where: str) -> str:
    """Give back a text that has something to read in it; raise `DocumentError` for a blank or binary one."""
    if not text.strip():
        raise DocumentError(where, STAGE, "blank: there is nothing but white space to read")
    if "\0" in text or len(_CONTROL.findall(text[:_SAMPLE])) > _MOST_CONTROL * min(len(text), _SAMPLE):
        raise DocumentError(where, STAGE, "binary, not text (control characters): give plain text, HTML or JSON lines")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(where, STAGE, f"half a surrogate pair at character {error.start}: write the text's characters whole") from error
    return text
