"""The blocks that what is printed is laid out in: headed sections, indented lines, grids."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

SENTENCE_WIDTH, CLAUSE_WIDTH = 300, 120


def section(heading: str, lines: Iterable[RenderableType]) -> list[RenderableType]:
    """Put a heading over its lines; nothing where there are none."""
    body = list(lines)
    return [Text(), Text(heading, style="bold underline"), indented(Group(*body), 2)] if body else []


def indented(what: RenderableType, columns: int) -> Padding:
    """Move a block to the right."""
    return Padding(what, (0, 0, 0, columns), expand=False)


def columns(*widths: int) -> Table:
    """A grid with columns of these widths, and one after them that takes the rest."""
    table = Table.grid(padding=(0, 2))
    for width in widths:
        table.add_column(width=width)
    table.add_column()
    return table


def count(number: int, thing: str) -> str:
    """Say how many: "1 event", "2 events"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def left_out(number: int, what: str = "position") -> str:
    """Say how many things people rejected.

    >>> left_out(2)
    '2 positions left out, as reviewed'
    """
    return f"{count(number, what)} left out, as reviewed"
