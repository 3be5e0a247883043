"""The document: one article, statement or report, as read; its text never changes."""

import hashlib
from typing import Literal

from msgspec import Struct

RegionKind = Literal["headline", "byline", "caption", "boilerplate", "body"]


class Span(Struct, frozen=True, kw_only=True, order=True, gc=False):
    """Half-open character offsets (Unicode code points) into the document's text."""

    start: int
    end: int


class Region(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of the text that plays one part on the page."""

    kind: RegionKind
    start: int
    end: int


class Dyad(Struct, frozen=True, kw_only=True):
    """Two marked spans, [start, end] each, whose relation the input asks for; either may be missing."""

    actor: tuple[int, int] | None = None
    recipient: tuple[int, int] | None = None


class Document(Struct, frozen=True, kw_only=True):
    """One document as read.

    `published` is an ISO date or ""; `regions` are in order, do not overlap, and cover every character that is not blank.
    """

    id: str
    url: str = ""
    outlet: str = ""
    title: str = ""
    published: str = ""
    language: str = "en"
    text: str
    regions: tuple[Region, ...] = ()
    dyad: Dyad | None = None


def fingerprint(*parts: str) -> str:
    """Hash length-delimited parts to 16 hexadecimal digits: the same parts give the same id everywhere.

    >>> fingerprint("ab", "c") == fingerprint("a", "bc")
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:16]
