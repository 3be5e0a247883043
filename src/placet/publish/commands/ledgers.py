"""A ledger as a whole: what is in it, whether it is sound, moving it, taking documents out, searching."""

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import msgspec
import typer

from placet.errors import PlacetError
from placet.publish.commands.options import LedgerFile, Listed, ListFormat
from placet.publish.plain_text import json_line
from placet.publish.terminal import screen
from placet.publish.terminal.ending import FAILED
from placet.publish.wording.counts import count

THINGS = (
    "document", "version", "failure", "decision", "actor", "quotation", "event", "proposal", "position", "condition", "claim",
)  # fmt: skip
"""What a ledger holds, for a reader; its other tables are how it finds them."""

commands = typer.Typer(no_args_is_help=True, help="A ledger as a whole: what is in it, whether it is sound, moving it.")


@commands.command()
def info(ledger: LedgerFile) -> None:
    """Print what is in a ledger: how many documents, positions and so on, from when to when, and which versions coded them."""
    from placet.ledger import Ledger
    from placet.publish.wording.days import day_words

    with Ledger.open(ledger, create=False) as store:
        held = store.info()
        screen.say(f"{store.name}: {held.engine}, form {held.form}, {held.size / 1e6:,.1f} MB")
    if held.first:
        screen.say(f"published {day_words(held.first, held.last)}")
    for thing in THINGS:
        screen.say(count(held.rows[f"{thing}s"], thing))
    for coder, number in held.coders.items():
        made_by = ", ".join(f"{name} {version}" for name, version in msgspec.json.decode(coder, type=dict[str, str]).items())
        screen.say(f"{count(number, 'version')} coded by {made_by}")


@commands.command()
def check(ledger: LedgerFile) -> None:
    """Prove that a ledger is sound: print a line for each thing that is wrong, and end with status 1 where there is one."""
    from placet.ledger import Ledger
    from placet.linking import faults

    with screen.busy("checking the ledger"), Ledger.open(ledger, create=False) as store:
        wrong = [*store.check(), *faults(store)]
    for fault in wrong:
        screen.say(fault)
    screen.say(f"{store.name}: {count(len(wrong), 'fault') if wrong else 'sound'}")
    raise typer.Exit(FAILED if wrong else 0)


@commands.command()
def rebuild(ledger: LedgerFile) -> None:
    """Make every table again from the records that the ledger keeps."""
    from placet.ledger import Ledger
    from placet.linking import bring_up

    with screen.busy("making the tables again"), Ledger.open(ledger, create=False) as store:
        documents = store.rebuild()
        bring_up(store)
    screen.say(f"{store.name}: the tables of {count(documents, 'document')} are made again")


@commands.command("export")
def export_ledger(
    output: Annotated[str, typer.Argument(metavar="FILE", help="The file to write, or - for standard output.")],
    ledger: LedgerFile,
) -> None:
    """Write a whole ledger, with all versions and failures, as JSON lines that `placet ledger import` reads."""
    from placet.ledger import Ledger

    if output != "-" and Path(output).exists() and Path(ledger).exists() and Path(output).samefile(ledger):
        raise typer.BadParameter(f"{output} is the ledger itself; write to another file", param_hint="FILE")
    with Ledger.open(ledger, create=False) as store, _written(output) as file:
        for line in store.export():
            file.write((json_line(line) if file.isatty() else line) + "\n")


@commands.command("import")
def import_ledger(
    source: Annotated[str, typer.Argument(metavar="FILE", help="What was exported, or - for standard input.")],
    ledger: LedgerFile,
) -> None:
    """Take what another ledger exported into this one, which is made where there is none; all of it or nothing."""
    from placet.ledger import Ledger

    with _read(source) as lines, screen.busy("reading the export"), Ledger.open(ledger, create=True) as store:
        added = store.import_lines(lines, source="standard input" if source == "-" else source)
    screen.say(f"{store.name}: {count(added, 'version')} added")


def remove(ids: Annotated[list[str], typer.Argument(metavar="ID", help="Documents, by their ids.")], ledger: LedgerFile) -> None:
    """Take documents out of a ledger, with all their versions and what rests on them alone; where one isn't there, none goes."""
    from placet.ledger import Ledger

    with Ledger.open(ledger, create=False) as store:
        store.remove(ids)
        screen.say(f"{store.name}: {len(set(ids))} removed")


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="Words in any form; between quotation marks: together.")],
    ledger: LedgerFile,
    limit: Annotated[int, typer.Option(min=1, help="How many to print at most; what was added last comes first.")] = 20,
    format: Listed = ListFormat.brief,
) -> None:
    """Find quotations, and sentences that carry a position, in which all the words stand."""
    from placet.ledger import Ledger
    from placet.publish.tables.writers import jsonl_writer, record_writer, screen_writer
    from placet.publish.terminal.found import entry, together

    # The shell takes quotation marks away: what has a blank in it stood between some.
    wanted = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with Ledger.open(ledger, create=False) as store:
        hits = store.search(wanted, limit=limit)
    with record_writer({"brief": screen_writer(entry), "jsonl": jsonl_writer(lambda same: same)}, format.value, None) as write:
        for same in together(hits):
            write(same)
    if not hits:
        screen.complain("nothing found: try fewer words")


@contextmanager
def _written(output: str) -> Iterator[TextIO]:
    """Open what an export is written to; a file gets its name only when all is in it."""
    if output == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        with screen.writing("standard output"):
            yield sys.stdout
        return
    target = Path(os.path.realpath(output))
    part = target.with_name(target.name + ".part")
    try:
        with screen.writing(output):
            with part.open("w", encoding="utf-8", newline="") as file:
                yield file
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def _read(source: str) -> Iterator[Iterable[str]]:
    """Open what is imported."""
    try:
        with io.TextIOWrapper(sys.stdin.buffer, "utf-8") if source == "-" else Path(source).open(encoding="utf-8") as file:
            yield file
    except OSError as error:
        raise PlacetError(f"{source}: can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PlacetError(f"{source}: is not UTF-8: give what `placet ledger export` wrote") from error
