"""How a run of a command ends: with which status, and with which one line on standard error."""

import sys
from typing import Any

import typer
from typer.core import TyperGroup

from placet.errors import PlacetError
from placet.publish.terminal import screen

FAILED, STOPPED = 1, 130


class Commands(TyperGroup):
    """The commands; what Placet raises on purpose ends them with one line and status 1, a reader who left with status 0.

    Status 2, for a wrong call, is typer's own.
    """

    def invoke(self, ctx: Any) -> Any:  # a context's class is private to typer
        """Run the command that was asked for."""
        screen.accept_any_text(sys.stdout, sys.stderr)
        try:
            try:
                return super().invoke(ctx)
            finally:
                flush()
        except PlacetError as error:
            screen.complain(str(error))
            raise typer.Exit(FAILED) from error
        except BrokenPipeError as error:  # "placet code … | head" is no error
            screen.let_go(sys.stdout)
            raise typer.Exit(0) from error
        except KeyboardInterrupt as error:
            screen.complain("stopped")
            raise typer.Exit(STOPPED) from error


def flush() -> None:
    """Write out what standard output still holds, while an error of it can still be told."""
    try:
        with screen.writing("standard output"):
            sys.stdout.flush()
    except PlacetError:
        screen.let_go(sys.stdout)
        raise
