"""A ledger -> who consents to what: `consent`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from placet.publish.commands.options import LedgerFile, OnDay, OwnActors, own_actors
from placet.publish.terminal import screen


class ConsentFormat(StrEnum):
    """What `placet consent` prints."""

    brief = "brief"
    json = "json"
    csv = "csv"


def consent(
    ledger: LedgerFile,
    dossier: Annotated[
        Path | None, typer.Argument(metavar="DOSSIER", help="Your dossier (YAML): its proposals, by its rules.", show_default=False)
    ] = None,
    on: OnDay = "",
    format: Annotated[ConsentFormat, typer.Option("--format", "-f", help="Tables to read, JSON, or rows.")] = ConsentFormat.brief,
    actors: OwnActors = None,
) -> None:
    """Print where every party stands on every proposal in a ledger, with the words that say so, and whether that is consent."""
    own = own_actors(actors)
    from placet.accounts import check_dossier, consent_of_ledger, consent_to, told_of
    from placet.publish.terminal.dossier_consent import write_account

    checked = check_dossier(dossier, actors=own).dossier if dossier else None
    with screen.busy("reading the ledger"):
        account = consent_to(checked, told_of(checked, ledger), on=on, actors=own) if checked else consent_of_ledger(ledger, on=on)
    write_account(account, format.value)
