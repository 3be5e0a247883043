"""What Placet knows, and what one adds to it: `codebook show`, `actors check`."""

from pathlib import Path
from typing import Annotated

import typer

from placet.publish.commands.options import own_actors
from placet.publish.terminal import screen

commands = typer.Typer(no_args_is_help=True, help="What events are coded as: PLOVER's types, and CAMEO's codes.")
actors_commands = typer.Typer(no_args_is_help=True, help="One's own actors: people, organisations, groups.")


@commands.command("show")
def show_codebook(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A type (REJECT), a context or a CAMEO code; none: list them.", show_default=False)
    ] = "",
) -> None:
    """Print an entry of the codebook of events, or the list of all."""
    from placet.codebook import load_codebook
    from placet.publish.terminal.codebook import entry, overview

    codebook = load_codebook()
    screen.show(entry(name, codebook) if name else overview(codebook))


@actors_commands.command()
def check(files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Your own actors, in YAML or PETRARCH's format.")]) -> None:
    """Check files of one's own actors, as `code --actors` reads them; say what they add and which names they take over."""
    own_actors(files)
    for file in files:
        screen.say(f"{file}: sound")
