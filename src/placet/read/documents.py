"""Paths -> documents: text files, pages, JSON lines, folders of them, standard input."""

import codecs
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from placet.errors import DocumentError, PlacetError
from placet.model.document import Document, fingerprint
from placet.read.decoding import MAX_BYTES, STAGE, checked_text, decoded, printable
from placet.read.inputs import find_files, unreadable
from placet.read.json_lines import InputDocument, read_json, read_json_lines
from placet.read.published import iso_day
from placet.read.regions import headline, regions_of

STANDARD_INPUT = "standard input"

_JSON_BEGINS = re.compile(rb"\{\s*(?:[\"}]|$)")
_HTML_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|!--|html|head|body|main|article|section|div|h1|p)\b|\s*<!--", re.IGNORECASE
)


def read_documents(
    paths: Iterable[str | Path], *, published: str = "", stdin: BinaryIO | None = None
) -> Iterator[Document | DocumentError]:
    """Read the documents that paths name, in order; what can't be read stands among them as a failure.

    `.txt`, `.html`, `.htm`, `.jsonl` and `.json` files, folders of them, and "-" for standard input, where JSON lines begin
    with "{", pages with a tag, and everything else is plain text. `published` is the day of documents that give none; one
    that is no ISO date raises `PlacetError` before anything is read. Files are read as they come, JSON lines one by one.
    """
    try:
        day = iso_day(published)
    except ValueError as error:
        raise PlacetError(str(error)) from error
    return _read_all(paths, day, stdin)


def _read_all(paths: Iterable[str | Path], day: str, stdin: BinaryIO | None) -> Iterator[Document | DocumentError]:
    for path in paths:
        if path == "-":
            yield from _read_stream(stdin or sys.stdin.buffer, STANDARD_INPUT, "", day)
        elif path == "":
            yield DocumentError("''", STAGE, "an empty path: name a file or folder, or - for standard input")
        else:
            for file in find_files(Path(path)):
                yield from (file,) if isinstance(file, DocumentError) else _read_file(file, day)


def _read_file(path: Path, day: str) -> Iterator[Document | DocumentError]:
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield unreadable(path, error)
        return
    with file:
        yield from _read_stream(file, printable(path), path.suffix.lower(), day)


def _read_stream(file: BinaryIO, where: str, ending: str, day: str) -> Iterator[Document | DocumentError]:
    """Read the documents of an open file; without an ending, its first line that is not blank says what it is."""
    try:
        begun = b"" if ending else _first_line(file)
        ending = ending or _ending_of(begun)
        if ending == ".jsonl":
            for place, found in read_json_lines(file, where, begun=begun):
                yield found if isinstance(found, DocumentError) else _described(found, place, day)
        else:
            yield read_one(begun + file.read(MAX_BYTES + 1), where, ending, day)
    except OSError as error:
        yield unreadable(where, error)


def _first_line(file: BinaryIO) -> bytes:
    begun = b""
    while not begun.strip() and len(begun) <= MAX_BYTES and (line := file.readline(MAX_BYTES + 1)):
        begun += line
    return begun


def _ending_of(begun: bytes) -> str:
    line = begun.removeprefix(codecs.BOM_UTF8).strip()
    if line == b"{":
        return ".json"  # one object, written over many lines
    if _JSON_BEGINS.match(line):
        return ".jsonl"
    return ".html" if _HTML_BEGINS.match(line) else ".txt"


def read_one(data: bytes, where: str, ending: str, day: str = "") -> Document | DocumentError:
    """Read the one document that some bytes are, by the ending of their name; `day` is when it was published if it doesn't say so."""
    try:
        if ending == ".json":
            return _described(read_json(data, where), where, day)
        text = decoded(data, where)
        if ending not in (".html", ".htm"):
            return _document(InputDocument(text=text), day)
        from placet.read.pages import read_page  # its libraries take a quarter of a second to load, and texts don't need them

        page = read_page(text, where)
        read = InputDocument(title=page.title, outlet=page.outlet, url=page.url, text=checked_text(page.text, where))
        return _document(read, page.published or day)
    except DocumentError as error:
        return error


def _described(found: InputDocument, where: str, day: str) -> Document | DocumentError:
    try:
        return _document(found, iso_day(found.published or "") or day)
    except ValueError as error:
        return DocumentError(where, STAGE, str(error))


def _document(found: InputDocument, published: str) -> Document:
    title, url = found.title or "", found.url or ""
    regions = regions_of(found.text, title)
    return Document(
        # The title as given, not as found: better rules for headlines must not move an id.
        id=found.id or fingerprint(url, title, found.text),
        url=url,
        outlet=found.outlet or "",
        title=title or headline(found.text, regions),
        published=published,
        text=found.text,
        regions=regions,
        dyad=found.dyad,
    )
