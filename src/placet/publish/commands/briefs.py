"""A dossier and a ledger -> a document to hand on: `brief`."""

from pathlib import Path
from typing import Annotated

import typer

from placet.errors import PlacetError
from placet.publish.commands.options import LedgerFile, OnDay, OwnActors, own_actors
from placet.publish.terminal import screen


def brief(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="Your dossier (YAML).")],
    ledger: LedgerFile,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write: .html, .md, .pdf or .docx.")],
    on: OnDay = "",
    actors: OwnActors = None,
) -> None:
    """Write a brief on a dossier: verdicts, who stands where in which words, what would have to change, what changed in the week."""
    own = own_actors(actors)
    from placet.accounts import changes_in, check_dossier, consent_to, happened_in, told_of

    try:
        from placet.publish.briefs.content import brief_of
        from placet.publish.briefs.writing import format_of, write_brief
        from placet.publish.charts.kinds import Ground

        format_of(output)  # before the work, not after it
        checked = check_dossier(dossier, actors=own).dossier
        with screen.busy("writing the brief"):
            told = told_of(checked, ledger)
            account = consent_to(checked, told, on=on, actors=own)
            ground = Ground(account, happened_in(checked, told, account, ledger, actors=own))
            write_brief(brief_of(ground, changes_in(checked, told, account, actors=own)), output)
    except ModuleNotFoundError as error:
        raise PlacetError(f"brief: needs {error.name}: install it with `pip install 'placet[brief]'`") from error
