"""The blocks that what is printed is laid out in: headed sections, indented lines, grids."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text


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
