"""A ledger -> who consents to what: `consent`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from placet.publish.commands.options import LedgerFile, OnDay, OwnActors, own_actors


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

    if dossier is None:
        write_account(consent_of_ledger(ledger, on=on), format.value)
    else:
        checked = check_dossier(dossier, actors=own).dossier
        write_account(consent_to(checked, told_of(checked, ledger), on=on, actors=own), format.value)
