"""What is one across a ledger's documents: `links list`, and what a person says of two items: `same`, `different`, `unsure`, `undo`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from placet.publish.commands.options import LedgerFile, Listed, ListFormat, logged_in
from placet.publish.terminal import screen

if TYPE_CHECKING:  # whoever asks for help doesn't wait for SQLAlchemy
    from placet.model.decision import Sameness

commands = typer.Typer(no_args_is_help=True, help="What is one across a ledger's documents, and what people say of it.")


class Kind(StrEnum):
    """What is linked."""

    event = "event"
    quotation = "quotation"
    proposal = "proposal"
    actor = "actor"
    document = "document"


Key = Annotated[str, typer.Argument(metavar="KEY", help="An item, by the key that `placet links list` prints.", show_default=False)]
By = Annotated[str, typer.Option(metavar="NAME", help="Who you are; else the name that you are logged in by.", show_default=False)]


@commands.command("list")
def list_links(
    ledger: LedgerFile,
    kind: Annotated[Kind, typer.Option(help="What to list.")] = Kind.event,
    unsure: Annotated[bool, typer.Option("--unsure", help="Pairs that may be one and that nobody decided on, the likest first.")] = False,
    decided: Annotated[bool, typer.Option("--decided", help="Pairs that people decided on, and how.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many to print at most.")] = 20,
    format: Listed = ListFormat.brief,
) -> None:
    """List what several documents tell of, that in the most reports first: each with its reports, and why they are one."""
    from placet import linking
    from placet.publish.tables.writers import jsonl_writer, record_writer, screen_writer
    from placet.publish.terminal.links import linked_list

    if unsure and decided:
        raise typer.BadParameter("give one of --unsure and --decided", param_hint="--unsure")
    if unsure and kind is Kind.proposal:
        raise typer.BadParameter("proposals are linked or not; see `placet links list --kind proposal`", param_hint="--unsure")
    with screen.busy("reading the ledger"):
        if decided:
            found = linking.decided(ledger, kind=kind.value)[:limit]
        elif unsure:
            found = linking.unsure(ledger, kind=kind.value, limit=limit)
        else:
            found = linking.clusters(ledger, kind=kind.value, limit=limit)
    with record_writer({"brief": screen_writer(linked_list), "jsonl": jsonl_writer(lambda each: [each])}, format.value, None) as write:
        for each in found:
            write(each)
    if not found:
        screen.complain(f"no {kind.value} is in several documents" if not (unsure or decided) else f"no such pair of {kind.value}s")


@commands.command()
def same(one: Key, other: Key, ledger: LedgerFile, by: By = "") -> None:
    """Say that two items are one, whatever the machine says."""
    _decide(ledger, "same", one, other, by)


@commands.command()
def different(one: Key, other: Key, ledger: LedgerFile, by: By = "") -> None:
    """Say that two items are not one: they are kept apart, whatever the machine says."""
    _decide(ledger, "different", one, other, by)


@commands.command()
def unsure(one: Key, other: Key, ledger: LedgerFile, by: By = "") -> None:
    """Say that it can't be told whether two items are one: nothing changes, and nobody is asked again."""
    _decide(ledger, "unsure", one, other, by)


@commands.command()
def undo(one: Key, other: Key, ledger: LedgerFile, by: By = "") -> None:
    """Take back what you said last of two items; what was before holds again."""
    from placet.linking import take_back_same

    taken = take_back_same(ledger, one, other, by=by.strip() or logged_in())
    screen.say(f"{ledger}: {taken.by} no longer says {taken.verdict} of {one} and {other}")


def _decide(ledger: str, verdict: "Sameness", one: str, other: str, by: str) -> None:
    from placet.linking import decide_same

    decision = decide_same(ledger, verdict, one, other, by=by.strip() or logged_in())
    screen.say(f"{ledger}: {decision.by} says {verdict} of {one} and {other}")
