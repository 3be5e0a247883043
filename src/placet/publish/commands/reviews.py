"""People's word on what is doubtful: `review`, and `eval` for what it comes to."""

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from placet.publish.commands.options import LedgerFile, OwnActors, logged_in, own_actors
from placet.publish.terminal import screen


class Kind(StrEnum):
    """What can be reviewed."""

    position = "position"
    event = "event"
    quotation = "quotation"


def review(
    ledger: LedgerFile,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who you are; else the name that you are logged in by.", show_default=False)] = "",
    kind: Annotated[Kind, typer.Option(help="What to ask about.")] = Kind.position,
    dossier: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Only positions on this dossier's proposals.", show_default=False)
    ] = None,
    below: Annotated[float, typer.Option(min=0, max=1, help="Only what Placet is less sure of than this.")] = 0.8,
    second: Annotated[bool, typer.Option("--second", help="Only what others decided and you did not, without what they said.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="Print what would be asked about, and ask nothing.")] = False,
    actors: OwnActors = None,
) -> None:
    """Go through what is doubtful in a ledger, least sure first: accept, reject or correct each; who said so and when is kept."""
    own = own_actors(actors)
    from placet.publish.terminal.review import queue_table
    from placet.publish.terminal.review_session import Keeping, Session
    from placet.reviews import checked, decide, doubtful, take_back

    name = by.strip() or logged_in()
    if dossier and kind is not Kind.position:
        raise typer.BadParameter(f"a dossier has proposals, on which there are positions, but no {kind.value}s", param_hint="--dossier")
    watched = None
    if dossier:
        from placet.accounts import check_dossier

        watched = check_dossier(dossier, actors=own).dossier
    queue = doubtful(ledger, kind=kind.value, below=below, by=name, second=second, dossier=watched)
    unseen = sys.stdin.isatty() and not sys.stdout.isatty()
    if unseen and not list_:
        screen.complain("nobody sees what is asked, since it does not go to a terminal: this is the list of it")
    if list_ or unseen or not queue:
        screen.show(queue_table(queue, kind.value))
        return
    screen.say(f"{len(queue)} to ask about, as {name}; ? explains the keys")
    keeping = Keeping(
        decide=lambda about, verdict, correction: decide(ledger, about, verdict, by=name, correction=correction, actors=own),
        take_back=partial(take_back, ledger),
        check=partial(checked, actors=own),
    )
    Session(queue=queue, keeping=keeping).run()


def eval_reviews(
    reviews: Annotated[
        str, typer.Option("--reviews", metavar="FILE", help="The ledger with people's decisions: a file (SQLite), or postgresql://…")
    ],
) -> None:
    """Print what reviews say of the coding: how far people agree, and how often each rule is right."""
    from placet.publish.terminal.review_figures import figures
    from placet.reviews import agreement_of, precision_of

    screen.show(figures(agreement_of(reviews), precision_of(reviews)))
