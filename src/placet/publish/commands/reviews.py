"""People's word on what is doubtful, or missing: `review`, `review add`, `review take-back`; and `eval` for what it comes to."""

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from placet.errors import PlacetError
from placet.publish.commands.options import LedgerFile, OwnActors, logged_in, own_actors
from placet.publish.terminal import screen
from placet.publish.wording.counts import count

commands = typer.Typer(invoke_without_command=True, no_args_is_help=False)


class Kind(StrEnum):
    """What can be reviewed."""

    position = "position"
    event = "event"
    quotation = "quotation"


Reviewer = Annotated[
    str, typer.Option("--by", metavar="NAME", help="Who you are; else the name that you are logged in by.", show_default=False)
]
InDocument = Annotated[str, typer.Argument(metavar="DOCUMENT", help="The document's id.")]


@commands.callback()
def review(
    context: typer.Context,
    ledger: Annotated[
        str, typer.Option("--ledger", metavar="FILE", help="The ledger: a file (SQLite), or postgresql://… for a server's.")
    ] = "",
    by: Reviewer = "",
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
    if context.invoked_subcommand:
        if ledger or by:
            raise typer.BadParameter(f"give the options after `{context.invoked_subcommand}`", param_hint="--ledger" if ledger else "--by")
        return
    if not ledger:
        raise typer.BadParameter("it is missing: which ledger is reviewed?", param_hint="--ledger")
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
    with screen.busy("reading the ledger"):
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


@commands.command("add")
def add_missed(
    document: InDocument,
    ledger: LedgerFile,
    holder: Annotated[str, typer.Option(metavar="NAME", help="Whose position: somebody in the document, or whom the codebook knows.")],
    stance: Annotated[str, typer.Option(metavar="STANCE", help="support, oppose, conditional or undecided.")],
    proposal: Annotated[str, typer.Option(metavar="LABEL", help="On what: a proposal as the document's are called, or in your words.")],
    words: Annotated[str, typer.Option(metavar="WORDS", help="The document's words that say so.")],
    condition: Annotated[
        str, typer.Option(metavar="WORDS", help="The document's words for the condition of a conditional stance.", show_default=False)
    ] = "",
    by: Reviewer = "",
    actors: OwnActors = None,
) -> None:
    """Add a position that Placet missed in a document; it counts like what Placet found, under your name."""
    own = own_actors(actors)
    from placet.reviews import add

    name = by.strip() or logged_in()
    add(
        ledger, document, holder=holder, stance=stance, proposal=proposal, words=words, condition=condition, by=name, actors=own,
    )  # fmt: skip
    screen.say(f"added to {document}, as {name}; `placet review take-back` with the same words undoes it")


@commands.command("take-back")
def take_back_added(
    document: InDocument,
    ledger: LedgerFile,
    words: Annotated[str, typer.Option(metavar="WORDS", help="The words that you added a position on.")],
    by: Reviewer = "",
) -> None:
    """Take back what you added to a document on some words."""
    from placet.reviews import added, take_back

    mine = added(ledger, document, by=by.strip() or logged_in(), words=words)
    if not mine:
        raise PlacetError(f"{document}: you added nothing on these words, or took it back already; --by says who you are")
    for decision in mine:
        take_back(ledger, decision)
    screen.say(f"{document}: {count(len(mine), 'position')} taken back")


def eval_reviews(
    reviews: Annotated[
        str, typer.Option("--reviews", metavar="FILE", help="The ledger with people's decisions: a file (SQLite), or postgresql://…")
    ],
) -> None:
    """Print what reviews say of the coding: how far people agree, and how often each rule is right."""
    from placet.publish.terminal.review_figures import figures
    from placet.reviews import agreement_of, precision_of

    screen.show(figures(agreement_of(reviews), precision_of(reviews)))
