"""Where commands print: a terminal or a pipe, progress, complaints."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import IO, NoReturn, TextIO, TypeVar

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.rule import Rule
from rich.text import Text

from placet.errors import PlacetError
from placet.publish.plain_text import one_line

Item = TypeVar("Item")
A_MOMENT = 1.0  # seconds
WIDEST = 120  # columns: of what no terminal looks at, and the most that is good to read on one


class Screen(Console):
    """A console that colours for a terminal, and is plain and of fixed width for anything else.

    Nothing in what it prints is markup, and environment variables that ask for colour don't put any into a pipe or a file.
    """

    def __init__(self, file: IO[str]) -> None:
        plain = not file.isatty()
        super().__init__(
            file=file,
            width=WIDEST if plain else None,
            force_terminal=not plain,
            no_color=True if plain else None,
            highlight=False,
            markup=False,
            emoji=False,
        )
        self.plain = plain
        self.width = min(self.width, WIDEST)

    def on_broken_pipe(self) -> NoReturn:
        """Leave it to the end of the run, which is the same for each format."""
        raise BrokenPipeError

    def block(self, what: RenderableType) -> None:
        """Print something laid out in lines, without blanks at their ends where no terminal looks."""
        if self.plain:
            with self.capture() as captured:
                self.print(what, crop=False)
            self.file.write("".join(line.rstrip() + "\n" for line in captured.get().splitlines()))
        else:
            self.print(what)


def accept_any_text(*streams: TextIO) -> None:
    """Let the standard streams write what their encoding lacks as an escape instead of failing on it."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def show(*blocks: RenderableType) -> None:
    """Print blocks to standard output, and let them be seen at once."""
    screen = Screen(sys.stdout)
    with writing("standard output"):
        for block in blocks:
            screen.block(block)
        sys.stdout.flush()


def heading(title: str) -> RenderableType:
    """Make a rule with a title."""
    return Rule(Text(one_line(title), style="bold"), align="left", style="dim")


def say(line: str) -> None:
    """Print a line of plain text to standard output, not wrapped."""
    with writing("standard output"):
        Screen(sys.stdout).print(Text(one_line(line)), soft_wrap=True)


def complain(reason: str) -> None:
    """Say in one line on standard error what went wrong."""
    Screen(sys.stderr).print(Text(f"placet: {one_line(reason)}"), soft_wrap=True)


def progress(items: Iterable[Item], *, several: bool) -> Iterator[Item]:
    """Pass items on; where there are several and a terminal looks, count them on standard error while the next one is waited for.

    The bar is gone whenever an item is passed on, so that what is printed of it never meets the bar on one line.
    """
    if not (several and sys.stderr.isatty()):
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn("coding"), BarColumn(), TextColumn("{task.completed} done"), TimeElapsedColumn())
    bar = Progress(*columns, console=Screen(sys.stderr), transient=True, redirect_stdout=False, redirect_stderr=False)
    task = bar.add_task("coding", total=None)
    source = iter(items)
    while True:
        with bar:
            item = next(source, None)
        if item is None:
            return
        bar.advance(task)
        yield item


@contextmanager
def busy(doing: str) -> Iterator[None]:
    """Say on standard error what is done and for how long, where that takes more than a moment and a terminal looks; then it is gone."""
    if not sys.stderr.isatty():
        yield
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    bar = Progress(*columns, console=Screen(sys.stderr), transient=True, redirect_stdout=False, redirect_stderr=False)
    bar.add_task(doing, total=None)
    waiting = Timer(A_MOMENT, bar.start)
    waiting.start()
    try:
        yield
    finally:
        waiting.cancel()
        waiting.join()
        bar.stop()


@contextmanager
def writing(name: str) -> Iterator[None]:
    """Turn what goes wrong in writing, as on a full disk, into one line; a reader who left is another matter."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise PlacetError(f"{name}: can't be written: {error.strerror}") from error


def let_go(stream: TextIO) -> None:
    """Send what a broken stream still holds nowhere, so that the interpreter does not stumble over it on its way out."""
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):  # a stand-in without a descriptor, as in tests
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
