"""Questions to a ledger: `ask positions`, `events`, `quotations`, `proposals`."""

from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from placet.publish.commands.options import LedgerFile, Output, checked_day
from placet.publish.terminal import screen

commands = typer.Typer(no_args_is_help=True, help="Ask a ledger: positions, events, quotations, proposals, as rows that can be cited.")

A_TABLE = 20  # rows that a table has where nobody says how many


class AnswerFormat(StrEnum):
    """What `placet ask` prints."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"


Actors = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="NAME", help="Whose: a code or a name (RUS, Russia, Kremlin); may be given again.", show_default=False),
]
Stances = Annotated[
    list[str] | None,
    typer.Option("--stance", metavar="STANCE", help="support, oppose, conditional or undecided; may be given again.", show_default=False),
]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", metavar="STATUS", help="With this status; may be given again.", show_default=False)
]
About = Annotated[str, typer.Option("--proposal", metavar="WORDS", help="Words of the proposal's label.", show_default=False)]
Said = Annotated[
    str, typer.Option("--words", metavar="WORDS", help="Words in it, in any form; within quotation marks: together.", show_default=False)
]
Since = Annotated[str, typer.Option(help="From this day on.", metavar="YYYY-MM-DD", show_default=False, callback=checked_day)]
Until = Annotated[str, typer.Option(help="Until this day.", metavar="YYYY-MM-DD", show_default=False, callback=checked_day)]
Outlet = Annotated[str, typer.Option(help="Reported by this outlet.", metavar="NAME", show_default=False)]
InDocument = Annotated[str, typer.Option("--document", help="In the document with this id.", metavar="ID", show_default=False)]
MinConfidence = Annotated[float, typer.Option(min=0, max=1, metavar="NUMBER", help="At least so sure, from 0 to 1.", show_default=False)]
Limit = Annotated[
    int | None, typer.Option(min=1, help=f"How many at most, the newest; a table has {A_TABLE} unless told.", show_default=False)
]
Format = Annotated[AnswerFormat, typer.Option("--format", "-f", help="A table to read, rows, objects, or a Parquet file.")]


@commands.command()
def positions(
    ledger: LedgerFile, actor: Actors = None,
    stance: Stances = None,
    proposal: About = "", words: Said = "", since: Since = "", until: Until = "", outlet: Outlet = "", document: InDocument = "",
    status: Statuses = None, min_confidence: MinConfidence = 0, limit: Limit = None, format: Format = AnswerFormat.table,
    output: Output = None,
) -> None:  # fmt: skip
    """Print who stands where on which proposal, the newest first. A position's status is what it rests on: statement or act."""
    _answer(
        "positions", ledger, format, output, limit, actor=actor, stance=stance, proposal=proposal, words=words, since=since, until=until,
        outlet=outlet, document=document, status=status, min_confidence=min_confidence,
    )  # fmt: skip


@commands.command()
def events(
    ledger: LedgerFile, actor: Actors = None,
    recipient: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Done to whom: a code or a name; may be given again.", show_default=False)
    ] = None,
    type: Annotated[
        list[str] | None, typer.Option(metavar="TYPE", help="One of PLOVER's types (REJECT); may be given again.", show_default=False)
    ] = None,
    since: Since = "", until: Until = "", outlet: Outlet = "", document: InDocument = "", status: Statuses = None,
    min_confidence: MinConfidence = 0, limit: Limit = None, format: Format = AnswerFormat.table, output: Output = None,
) -> None:  # fmt: skip
    """Print who did what to whom, the newest first. An event's status is actual, planned, hypothetical or denied."""
    _answer(
        "events", ledger, format, output, limit, actor=actor, recipient=recipient, type=type, since=since, until=until, outlet=outlet,
        document=document, status=status, min_confidence=min_confidence,
    )  # fmt: skip


@commands.command()
def quotations(
    ledger: LedgerFile, actor: Actors = None, words: Said = "", since: Since = "", until: Until = "", outlet: Outlet = "",
    document: InDocument = "", status: Statuses = None, min_confidence: MinConfidence = 0, limit: Limit = None,
    format: Format = AnswerFormat.table, output: Output = None,
) -> None:  # fmt: skip
    """Print who said what, the newest first. A quotation's status is asserted, denied, possible or hypothetical."""
    _answer(
        "quotations", ledger, format, output, limit, actor=actor, words=words, since=since, until=until, outlet=outlet,
        document=document, status=status, min_confidence=min_confidence,
    )  # fmt: skip


@commands.command()
def proposals(
    ledger: LedgerFile, actor: Actors = None, proposal: About = "", since: Since = "", until: Until = "", outlet: Outlet = "",
    document: InDocument = "", limit: Limit = None, format: Format = AnswerFormat.table, output: Output = None,
) -> None:  # fmt: skip
    """Print what is on the table and who takes which stance on it, a row for each document, the newest first."""
    _answer(
        "proposals", ledger, format, output, limit, actor=actor, proposal=proposal, since=since, until=until, outlet=outlet,
        document=document,
    )  # fmt: skip


def _answer(kind: str, ledger: str, format: AnswerFormat, output: Path | None, limit: int | None, **asked: Any) -> None:
    """Ask, and write the rows as they come; where a table ends before they do, say so."""
    from placet.ledger import Ledger
    from placet.ledger.answers import KINDS
    from placet.publish.tables.answers import answer_writer
    from placet.publish.wording.counts import left_out

    shown = A_TABLE if format is AnswerFormat.table and limit is None else limit
    with Ledger.open(ledger, create=False) as store:
        question = getattr(store.ask, kind)
        rows = question(**{name: value for name, value in asked.items() if value}, limit=shown if limit else shown and shown + 1)
        written = 0
        with answer_writer(KINDS[kind], format.value, output) as write:
            for row in islice(rows, shown):
                write(row)
                written += 1
        if not written:
            screen.complain("nothing found: ask with fewer conditions")
        elif next(rows, None):
            screen.complain(f"these are the newest {written}: --limit N shows more")
        if rows.left_out:
            screen.complain(left_out(rows.left_out, kind.removesuffix("s")))
