"""Records, or rows -> a file or standard output, in one of the formats of `placet code`, `placet quotations` or `placet ask`."""

import csv
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import msgspec
from msgspec import Struct
from rich.console import RenderableType
from rich.text import Text

from placet.errors import PlacetError
from placet.model.quoted import quoted
from placet.publish.plain_text import cell, json_line
from placet.publish.tables.rows import Row, rows
from placet.publish.terminal.brief import brief
from placet.publish.terminal.listing import QuotationRow, listing, quotation_rows
from placet.publish.terminal.screen import Screen, complain, writing

Write = Callable[[Any], None]  # of a record, or of a row
FOR_READERS = ("brief", "table")
Writers = Mapping[str, Callable[[TextIO], Write]]  # for each format, from the open file to what writes a record to it


@contextmanager
def record_writer(writers: Writers, format: str, output: Path | None) -> Iterator[Write]:
    """Give the function that writes records in a format ("brief", "jsonl", "csv") to a file or to standard output.

    A file gets its name only when all is written: where the run breaks off, what was there before stays, and the whole records
    written until then are in a file beside it, whose name is said. Raises `PlacetError` where nothing can be written.
    """
    if output is None:
        yield _writing(writers[format], _standard_output(format), "standard output")
        return
    if output.exists() and not output.is_file() and not output.is_dir():  # a named pipe or a device has nothing beside it
        with _opened(output, output) as file:
            yield _writing(writers[format], file, str(output))
        return
    target = Path(os.path.realpath(output))
    if target.is_dir():
        raise PlacetError(f"{output}: is a folder; give the name of a file with -o")
    part = target.with_name(target.name + ".part")
    written = 0
    file = _opened(part, output)
    write = _writing(writers[format], file, str(output))

    def count(record: Any) -> None:
        nonlocal written
        write(record)
        written += 1

    try:
        yield count
        file.close()
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    except BaseException:
        _broken_off(file, part, output, written)
        raise


def _broken_off(file: TextIO, part: Path, output: Path, written: int) -> None:
    try:
        file.close()
    except OSError:  # the disk is full: that error is on its way already
        written = 0
    if written:
        complain(f"{output}: not written; the records made until then are in {part}")
    else:
        part.unlink(missing_ok=True)


def _opened(path: Path, output: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise PlacetError(f"{output}: can't be written: {error.strerror}; choose another file with -o") from error


def _standard_output(format: str) -> TextIO:
    """Standard output, in UTF-8 for the formats that programs read."""
    if format not in FOR_READERS and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout


def _writing(writer: Callable[[TextIO], Write], file: TextIO, name: str) -> Write:
    with writing(name):
        write = writer(file)

    def write_through(record: Any) -> None:
        with writing(name):
            write(record)
            file.flush()

    return write_through


def screen_writer(lay_out: Callable[[Any], RenderableType]) -> Callable[[TextIO], Write]:
    """What a person reads, and a blank line after it."""

    def writer(file: TextIO) -> Write:
        screen = Screen(file)

        def write(record: Any) -> None:
            screen.block(lay_out(record))
            screen.block(Text())

        return write

    return writer


def jsonl_writer(lines: Callable[[Any], Iterable[Struct]]) -> Callable[[TextIO], Write]:
    """One JSON object a line."""

    def writer(file: TextIO) -> Write:
        def write(record: Any) -> None:
            for line in lines(record):
                file.write(json_line(msgspec.json.encode(line).decode()) + "\n")

        return write

    return writer


def csv_writer(columns: Iterable[str], lines: Callable[[Any], Iterable[tuple[Any, ...]]]) -> Callable[[TextIO], Write]:
    """A table whose cells no spreadsheet takes for formulas."""

    def writer(file: TextIO) -> Write:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)

        def write(record: Any) -> None:
            table.writerows([cell(each) if isinstance(each, str) else each for each in line] for line in lines(record))

        return write

    return writer


RECORD_WRITERS: Writers = {
    "brief": screen_writer(brief),
    "jsonl": jsonl_writer(lambda record: [record]),
    "csv": csv_writer(Row._fields, rows),
}
QUOTATION_WRITERS: Writers = {
    "brief": screen_writer(listing),
    "jsonl": jsonl_writer(quoted),
    "csv": csv_writer(QuotationRow._fields, quotation_rows),
}
