"""Documents -> what is in them: `code`, `quotations`, `add`, `explain`, `petrarch`, `demo`.

The flow is imported inside the commands, so that `placet --help` does not wait for a parser.
"""

import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from placet.errors import DocumentError, PlacetError
from placet.model.record import Record
from placet.publish.commands.options import LedgerFile, Output, OwnActors, Paths, Processes, Published, QuotedBy, Quoting, own_actors
from placet.publish.tables.writers import QUOTATION_WRITERS, RECORD_WRITERS, Writers, record_writer
from placet.publish.terminal import screen
from placet.publish.terminal.brief import brief
from placet.publish.terminal.ending import FAILED


class Format(StrEnum):
    """What `placet code` and `placet quotations` print."""

    brief = "brief"
    jsonl = "jsonl"
    csv = "csv"


class TableFormat(StrEnum):
    """What `placet petrarch` prints."""

    brief = "brief"
    csv = "csv"


def code(
    paths: Paths,
    format: Annotated[Format, typer.Option("--format", "-f", help="A brief to read, the full record, or a table.")] = Format.brief,
    output: Output = None,
    published: Published = "",
    processes: Processes = 1,
    actors: OwnActors = None,
    quoted_by: QuotedBy = Quoting.learned,
) -> None:
    """Code documents: print for each who stands where, what happened and who said so."""
    refuse_to_overwrite(output, paths)
    from placet.flow import code_documents

    own = own_actors(actors)
    results = code_documents(paths, published=published, processes=processes, actors=own, quotations=quoted_by.value)
    write_all(results, RECORD_WRITERS, format, output, several=are_several(paths))


def quotations(
    paths: Paths,
    format: Annotated[Format, typer.Option("--format", "-f", help="A list to read, an object a line, or a table.")] = Format.brief,
    output: Output = None,
    published: Published = "",
    processes: Processes = 1,
    actors: OwnActors = None,
    quoted_by: QuotedBy = Quoting.learned,
) -> None:
    """Find only who says what: print each quotation with its speaker, its cue, and who passes it on."""
    refuse_to_overwrite(output, paths)
    from placet.flow import quote_documents

    own = own_actors(actors)
    results = quote_documents(paths, published=published, processes=processes, actors=own, quotations=quoted_by.value)
    write_all(results, QUOTATION_WRITERS, format, output, several=are_several(paths))


def add(
    paths: Paths,
    ledger: LedgerFile,
    published: Published = "",
    processes: Processes = 1,
    actors: OwnActors = None,
    quoted_by: QuotedBy = Quoting.learned,
) -> None:
    """Code documents and keep their records in a ledger; what is there already stays as it is."""
    from placet.flow import add_documents

    own = own_actors(actors)
    results = add_documents(paths, ledger, published=published, processes=processes, actors=own, quotations=quoted_by.value)
    added = known = failed = 0
    for result in screen.progress(results, several=are_several(paths)):
        if isinstance(result, DocumentError):
            screen.complain(str(result))
            failed += 1
        elif result.added:
            added += 1
        else:
            known += 1
    screen.say(f"{ledger}: {added} added, {known} there already, {failed} failed")
    raise typer.Exit(FAILED if failed else 0)


def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="The text itself, between quotation marks.")],
    published: Published = "",
    actors: OwnActors = None,
) -> None:
    """Show why a sentence is coded as it is: its parse, the frames that fired, those that almost did, and what came of it."""
    if not sentence.strip():
        raise typer.BadParameter("it is empty; write a sentence between quotation marks", param_hint="SENTENCE")
    from placet.flow import explain as explain_text
    from placet.publish.terminal.explanation import explanation

    screen.show(explanation(explain_text(sentence, published=published, actors=own_actors(actors))))


def petrarch(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A validation file, with the dictionaries that it names beside it.")],
    format: Annotated[TableFormat, typer.Option("--format", "-f", help="What differs and counts, or all records.")] = TableFormat.brief,
    actors: OwnActors = None,
) -> None:
    """Code a PETRARCH validation file with its own dictionaries, and print which of its records come out as expected."""
    from placet.flow import compare_with_petrarch
    from placet.publish.terminal.petrarch import comparison_tables, write_rows

    run = compare_with_petrarch(file, actors=tuple(actors or ()))
    if run.environment.verbs:
        screen.complain(f"{run.environment.verbs} is not used: Placet's own lexicon tells the events")
    if run.left_out:
        screen.complain(f"entries of the dictionaries that are left out: {len(run.left_out)}, the first: {run.left_out[0]}")
    compared = []
    failed = False
    for result in screen.progress(run.comparisons, several=True):
        if isinstance(result, DocumentError):
            screen.complain(str(result))
            failed = True
        else:
            compared.append(result)
    if format is TableFormat.csv:
        with screen.writing("standard output"):
            write_rows(compared, sys.stdout)
    elif compared:
        screen.show(comparison_tables(compared, run.environment))
    raise typer.Exit(FAILED if failed else 0)


def demo() -> None:
    """Code the articles that come with Placet: a brief of each, then whether there is consent to what each dispute's dossier names."""
    from placet.accounts import check_dossier, consent_to, told_in
    from placet.flow import code_documents
    from placet.link import linked
    from placet.publish.terminal.dossier_consent import dossier_tables

    for dispute in example_files():
        dossier = check_dossier(dispute.with_suffix(".yaml")).dossier
        screen.show(screen.heading(dossier.title))
        records = []
        for result in code_documents([str(dispute)]):
            if isinstance(result, DocumentError):
                raise result
            records.append(result)
            screen.show(brief(result), Text())
        screen.show(screen.heading("who consents"), dossier_tables(consent_to(dossier, told_in(linked(records)))))


def write_all(results: Iterable[Record | DocumentError], writers: Writers, format: Format, output: Path | None, *, several: bool) -> None:
    """Write each record as it comes, tell what failed, and end with the status that says whether something did."""
    failed = False
    with record_writer(writers, format.value, output) as write:
        for result in screen.progress(results, several=several):
            if isinstance(result, DocumentError):
                screen.complain(str(result))
                failed = True
            else:
                write(result)
    raise typer.Exit(FAILED if failed else 0)


def example_files() -> list[Path]:
    """The example articles, one file a dispute: inside the package, or in a checkout beside `src`."""
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "examples", package.parents[1] / "examples"):
        found = sorted(folder.glob("*.jsonl"))
        if found:
            return found
    raise PlacetError("examples: not installed; clone the repository, or reinstall placet")


def refuse_to_overwrite(output: Path | None, paths: Sequence[str]) -> None:
    """Refuse to write the records over a document that they are made from."""
    if output and output.exists() and any(path != "-" and Path(path).exists() and output.samefile(path) for path in paths):
        raise typer.BadParameter(f"{output} is one of the documents; write to another file", param_hint="--output")


def are_several(paths: Sequence[str]) -> bool:
    """Whether these can be more than one document, so that a progress bar is worth its line."""
    return len(paths) > 1 or paths[0] == "-" or Path(paths[0]).is_dir() or paths[0].endswith(".jsonl")
