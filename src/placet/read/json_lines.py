"""JSON lines -> the documents they describe, one line at a time."""

import re
from collections.abc import Iterator
from itertools import count
from typing import BinaryIO

import msgspec
from msgspec import Struct

from placet.errors import DocumentError
from placet.model.document import Dyad
from placet.read.decoding import MAX_BYTES, STAGE, checked_text, decoded, too_large

_WRONG_TYPE = re.compile(r"Expected `(?P<right>[^`]+)`, got `(?P<wrong>[^`]+)`(?: - at `\$\.(?P<field>[^`]+)`)?")
_TYPES = {
    "str": "text", "str | null": "text", "int": "a number", "float": "a number", "bool": "true or false",
    "array": "a list", "array | null": "a list", "object": "an object", "object | null": "an object",
}  # fmt: skip


class InputDocument(Struct, frozen=True, kw_only=True):
    """A document as input gives it; only the text is required, other fields are ignored."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    text: str
    dyad: Dyad | None = None


def read_json_lines(file: BinaryIO, where: str, *, begun: bytes = b"") -> Iterator[tuple[str, InputDocument | DocumentError]]:
    """Read the documents of a file line by line, each with its place ("file.jsonl:3"); blank lines are skipped.

    `begun` is what was read of the file before. A bad line is a failure and the next is read; a file without lines is one.
    """
    lines = _lines(file, begun)
    found = False
    for number in count(1):
        line = next(lines, None)
        if line is None:
            break
        place = f"{where}:{number}"
        if len(line) > MAX_BYTES:
            found = True
            yield place, too_large(place)
        elif line.strip().removeprefix(b"\xef\xbb\xbf"):
            found = True
            yield place, _read(line, place)
    if not found:
        yield where, DocumentError(where, STAGE, "empty: there is nothing to read")


def read_json(data: bytes, where: str) -> InputDocument:
    """Read one JSON object as a document; raise `DocumentError` where it is none."""
    text = decoded(data, where)
    try:
        document = msgspec.json.decode(text, type=InputDocument)
    except msgspec.ValidationError as error:
        raise DocumentError(where, STAGE, _plainly(str(error))) from error
    except msgspec.DecodeError as error:
        said = str(error).removeprefix("JSON is malformed: ").replace("Input data was truncated", "it ends too early")
        raise DocumentError(where, STAGE, f"broken JSON: {said}: write one object a line") from error
    except RecursionError as error:
        raise DocumentError(where, STAGE, "broken JSON: nested too deeply: write one flat object a line") from error
    checked_text(document.text, where)
    for field in ("id", "title", "outlet", "url"):
        if value := getattr(document, field):
            _check_field(value, field, where)
    if document.dyad:
        _check_span(document.dyad.actor, "actor", document.text, where)
        _check_span(document.dyad.recipient, "recipient", document.text, where)
    return document


def _lines(file: BinaryIO, begun: bytes) -> Iterator[bytes]:
    """The file's lines; of one that is too long, one byte more than is allowed."""
    *whole, rest = begun.split(b"\n")
    yield from whole
    while line := rest + file.readline(MAX_BYTES + 1):
        rest = b""
        if len(line) > MAX_BYTES:
            end = line
            while end and not end.endswith(b"\n"):
                end = file.readline(MAX_BYTES)
            line = line[: MAX_BYTES + 1]
        yield line


def _read(line: bytes, place: str) -> InputDocument | DocumentError:
    try:
        return read_json(line, place)
    except DocumentError as error:
        return error


def _check_field(value: str, field: str, where: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(where, STAGE, f"half a surrogate pair in the field {field}: write its characters whole") from error


def _check_span(span: tuple[int, int] | None, role: str, text: str, where: str) -> None:
    if span is not None and not 0 <= span[0] < span[1] <= len(text):
        raise DocumentError(where, STAGE, f"dyad.{role} {list(span)} lies outside the text: give [start, end] between 0 and {len(text)}")


def _plainly(said: str) -> str:
    if "missing required field" in said:
        return f"the field {said.split('`')[1]} is missing: add it"
    if "of length" in said:
        return f"{said.split('`$.')[-1].rstrip('`')} must be [start, end]"
    if match := _WRONG_TYPE.search(said):
        right, wrong = (_TYPES.get(match[side], match[side]) for side in ("right", "wrong"))
        return f"{match['field'] or 'a line'} must be {right}, not {wrong}"
    return f"not a document: {said}"
