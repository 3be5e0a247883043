"""Where commands print: terminal or pipe, progress, failures, and the writers of each format."""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

import msgspec
from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.rule import Rule
from rich.text import Text

from placet.analyse import ProposalAccount
from placet.errors import DocumentError, PlacetError
from placet.model.record import Record
from placet.publish.brief import brief
from placet.publish.consent import consent_tables
from placet.publish.plain_text import cell, one_line
from placet.publish.rows import Row, rows

Item = TypeVar("Item")
PIPE_WIDTH = 120  # columns of a brief that no terminal looks at


def console(file: TextIO | None = None) -> Console:
    """A console that colours for a terminal and is plain, and of fixed width, for anything else."""
    file = file or sys.stdout
    plain = not file.isatty()
    return Console(file=file, width=PIPE_WIDTH if plain else None, no_color=plain or None, highlight=False, markup=False, emoji=False)


def show(what: RenderableType) -> None:
    """Print to standard output."""
    console().print(what)


def say(line: str) -> None:
    """Print a line of plain text, not wrapped."""
    console().print(line, soft_wrap=True)


def heading(title: str) -> None:
    """Print a rule with a title."""
    show(Rule(Text(title, style="bold"), align="left"))


def show_brief(record: Record) -> None:
    """Print a record's brief with a blank line after it."""
    show(brief(record))
    show(Text())


def failure(error: DocumentError) -> None:
    """Say in one line on standard error which document failed and why."""
    console(sys.stderr).print(Text("placet: " + one_line(str(error))), soft_wrap=True)


@contextmanager
def writer(format: str, output: Path | None) -> Iterator[Callable[[Record], None]]:
    """Give the function that writes records in a format ("brief", "jsonl", "csv") to a file or standard output."""
    try:
        file = output.open("w", encoding="utf-8", newline="") if output else sys.stdout
    except OSError as error:
        raise PlacetError(f"{output}: can't be written: {error.strerror}; choose another file with -o") from error
    try:
        yield _WRITERS[format](file)
        file.flush()
    finally:
        if output:
            file.close()


def _brief_writer(file: TextIO) -> Callable[[Record], None]:
    screen = console(file)

    def write(record: Record) -> None:
        screen.print(brief(record))
        screen.print()

    return write


def _jsonl_writer(file: TextIO) -> Callable[[Record], None]:
    def write(record: Record) -> None:
        file.write(msgspec.json.encode(record).decode() + "\n")

    return write


def _csv_writer(file: TextIO) -> Callable[[Record], None]:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(Row._fields)

    def write(record: Record) -> None:
        table.writerows([cell(each) if isinstance(each, str) else each for each in row] for row in rows(record))

    return write


_WRITERS: dict[str, Callable[[TextIO], Callable[[Record], None]]] = {"brief": _brief_writer, "jsonl": _jsonl_writer, "csv": _csv_writer}


def progress(items: Iterable[Item], *, several: bool) -> Iterator[Item]:
    """Pass items on; where there are several and a terminal looks, count them on standard error meanwhile."""
    if not (several and sys.stderr.isatty()):
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn("coding"), BarColumn(), TextColumn("{task.completed} documents"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("coding", total=None)
        for item in items:
            bar.advance(task)
            yield item


def show_consent(accounts: Sequence[ProposalAccount]) -> None:
    """Print the consent tables."""
    show(consent_tables(accounts))
