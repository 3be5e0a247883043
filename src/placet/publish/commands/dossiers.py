"""Dossiers: `dossier new`, `check`, `show`, `outside`, `suggest`."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group

from placet.publish.commands.options import LedgerFile, Output, OwnActors, checked_day, own_actors
from placet.publish.terminal import screen

commands = typer.Typer(no_args_is_help=True, help="Dossiers: your own proposals, parties and rules of consent.")


@commands.command("new")
def new_dossier(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the dispute is called.")],
    output: Output = None,
) -> None:
    """Write a dossier to fill in, with a comment on each key."""
    if not name.strip():
        raise typer.BadParameter("it is empty; write what the dispute is called", param_hint="NAME")
    from placet.publish.terminal.dossier import skeleton, write_dossier

    write_dossier(skeleton(name), output)


@commands.command("check")
def check_dossiers(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Dossiers (YAML).")],
    actors: OwnActors = None,
) -> None:
    """Check dossiers: say what is wrong with the first that is broken, and what those that are sound leave open."""
    own = own_actors(actors)
    from placet.accounts import check_dossier

    for file in files:
        for note in check_dossier(file, actors=own).notes:
            screen.complain(note)
        screen.say(f"{file}: sound")


@commands.command("show")
def show_dossier(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A dossier (YAML).")],
    on: Annotated[
        str, typer.Option(help="Who is a member on this day, not today.", metavar="YYYY-MM-DD", show_default=False, callback=checked_day)
    ] = "",
    actors: OwnActors = None,
) -> None:
    """Lay a dossier out for reading: its proposals, and each one's rule with the parties that it asks."""
    own = own_actors(actors)
    from placet.accounts import check_dossier
    from placet.analyse.blocs import known_blocs
    from placet.codebook import load_codebook
    from placet.publish.terminal.dossier import dossier_page

    dossier, codebook = check_dossier(file, actors=own).dossier, load_codebook(own)
    day = on or dossier.to or date.today().isoformat()
    screen.show(dossier_page(dossier, blocs=known_blocs(codebook.actors), names=codebook.party_names, day=day))


@commands.command("outside")
def outside(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A dossier (YAML).")],
    ledger: LedgerFile,
    actors: OwnActors = None,
) -> None:
    """List all positions in a ledger that none of a dossier's proposals takes in, those first that may belong to one."""
    own = own_actors(actors)
    from placet.accounts import check_dossier, outside_of
    from placet.publish.terminal.dossier_consent import waiting_lines

    checked = check_dossier(file, actors=own).dossier
    with screen.busy("reading the ledger"):
        found = outside_of(checked, ledger)
    screen.show(Group(*waiting_lines(found)) if found else f"{ledger}: the dossier's proposals take in every position")


@commands.command("suggest")
def suggest(ledger: LedgerFile, output: Output = None) -> None:
    """Propose a dossier from what a ledger holds: the proposals that most parties speak of."""
    from placet.accounts import suggest_dossier
    from placet.codebook import load_codebook
    from placet.publish.terminal.dossier import as_yaml, write_dossier

    with screen.busy("reading the ledger"):
        suggested = suggest_dossier(ledger)
    write_dossier(as_yaml(suggested, load_codebook().party_names), output)
