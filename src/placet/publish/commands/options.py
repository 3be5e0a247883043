"""Options that several commands share, each checked before work starts."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from placet.errors import PlacetError
from placet.publish.terminal import screen


class Quoting(StrEnum):
    """Who finds the quotations."""

    learned = "learned"
    rules = "rules"


class ListFormat(StrEnum):
    """What the commands print that list things found in a ledger."""

    brief = "brief"
    jsonl = "jsonl"


def checked_day(published: str) -> str:
    """Refuse a day that is none, before work starts."""
    try:
        if published and date.fromisoformat(published).isoformat() != published:
            raise ValueError
    except ValueError as error:
        raise typer.BadParameter(f"{published!r} is no date; write YYYY-MM-DD") from error
    return published


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files (.txt, .html, .jsonl), folders, or - for standard input.")]
Published = Annotated[
    str,
    typer.Option(
        help="The day of publication, for documents that do not say.", metavar="YYYY-MM-DD", show_default=False, callback=checked_day
    ),
]
Processes = Annotated[int, typer.Option(min=1, max=64, help="Worker processes; worth it from about twenty articles on.")]
OwnActors = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors", metavar="FILE", help="Your own actors: a YAML file, or PETRARCH's .actors.txt or .agents.txt; may be given again.",
        show_default=False,
    ),
]  # fmt: skip
QuotedBy = Annotated[
    Quoting, typer.Option("--quotations", help="Who finds the quotations: rules and a trained reader together, or the rules alone.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead.", show_default=False)]
LedgerFile = Annotated[str, typer.Option("--ledger", metavar="FILE", help="The ledger: a file (SQLite), or postgresql://… for a server's.")]
Listed = Annotated[ListFormat, typer.Option("--format", "-f", help="A list to read, or an object a line.")]
OnDay = Annotated[str, typer.Option(help="As it was on this day.", metavar="YYYY-MM-DD", show_default=False, callback=checked_day)]


def own_actors(files: Sequence[Path] | None) -> tuple[Path, ...]:
    """Check a user's files of actors before any work starts, and tell once which names they take over."""
    from placet.codebook import load_codebook

    own = tuple(files or ())
    for clash in load_codebook(own).actors.clashes if own else ():
        screen.complain(clash)
    return own


def logged_in() -> str:
    """The name that the user is logged in by: who decides where nobody says."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise PlacetError("nobody knows who you are: give your name with --by NAME") from error
