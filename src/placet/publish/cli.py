"""The command line: each command reads its options, calls the flow and prints. No logic of the domain is here.

The flow is imported inside the commands, so that `placet --help` does not wait for a parser.
"""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from placet.errors import DocumentError, PlacetError
from placet.model.record import Record
from placet.publish import ledger as whole_ledger
from placet.publish import screen
from placet.publish.brief import brief
from placet.publish.consent import consent_tables
from placet.publish.ending import FAILED, Commands
from placet.publish.ledger import LedgerFile
from placet.publish.writers import QUOTATION_WRITERS, RECORD_WRITERS, Writers, record_writer

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who said and did what to whom, and who stands where on which proposal: the sourced record of a dispute.",
)

actors_commands = typer.Typer(no_args_is_help=True, help="One's own actors: people, organisations, groups.")
app.add_typer(actors_commands, name="actors")
codebook_commands = typer.Typer(no_args_is_help=True, help="What events are coded as: PLOVER's types, and CAMEO's codes.")
app.add_typer(codebook_commands, name="codebook")
dossier_commands = typer.Typer(no_args_is_help=True, help="Dossiers: your own proposals, parties and rules of consent.")
app.add_typer(dossier_commands, name="dossier")
app.add_typer(whole_ledger.commands, name="ledger")
app.command()(whole_ledger.remove)
app.command()(whole_ledger.search)


class Format(StrEnum):
    """What `placet code` and `placet quotations` print."""

    brief = "brief"
    jsonl = "jsonl"
    csv = "csv"


class Quoting(StrEnum):
    """Who finds the quotations."""

    learned = "learned"
    rules = "rules"


class ConsentFormat(StrEnum):
    """What `placet consent` prints."""

    brief = "brief"
    json = "json"
    csv = "csv"


class TableFormat(StrEnum):
    """What `placet petrarch` prints."""

    brief = "brief"
    csv = "csv"


def checked_day(published: str) -> str:
    """Refuse a day that is none, before work starts."""
    try:
        if published and date.fromisoformat(published).isoformat() != published:
            raise ValueError
    except ValueError as error:
        raise typer.BadParameter(f"{published!r} is no date; write YYYY-MM-DD") from error
    return published


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files (.txt, .html, .jsonl), folders, or - for standard input.")]
Published = Annotated[
    str,
    typer.Option(
        help="The day of publication, for documents that do not say.", metavar="YYYY-MM-DD", show_default=False, callback=checked_day
    ),
]
Processes = Annotated[int, typer.Option(min=1, max=64, help="Worker processes; worth it from about twenty articles on.")]
OwnActors = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors", metavar="FILE", help="Your own actors: a YAML file, or PETRARCH's .actors.txt or .agents.txt; may be given again.",
        show_default=False,
    ),
]  # fmt: skip
QuotedBy = Annotated[
    Quoting, typer.Option("--quotations", help="Who finds the quotations: rules and a trained reader together, or the rules alone.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead.", show_default=False)]


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
def consent(
    ledger: LedgerFile,
    dossier: Annotated[
        Path | None, typer.Argument(metavar="DOSSIER", help="Your dossier (YAML): its proposals, by its rules.", show_default=False)
    ] = None,
    on: Annotated[str, typer.Option(help="As it was on this day.", metavar="YYYY-MM-DD", show_default=False, callback=checked_day)] = "",
    format: Annotated[ConsentFormat, typer.Option("--format", "-f", help="Tables to read, JSON, or rows.")] = ConsentFormat.brief,
    actors: OwnActors = None,
) -> None:
    """Print where every party stands on every proposal in a ledger, with the words that say so, and whether that is consent."""
    own = own_actors(actors)
    from placet.flow import check_dossier, consent_of_ledger, consent_to, kept
    from placet.publish.dossier_consent import write_account

    if dossier is None:
        write_account(consent_of_ledger(ledger, on=on), format.value)
    else:
        checked = check_dossier(dossier, actors=own).dossier
        write_account(consent_to(checked, kept(ledger), on=on, actors=own), format.value)


@app.command()
def demo() -> None:
    """Code the articles that come with Placet: a brief of each, then the consent table of each dispute."""
    from placet.flow import code_documents, consent_of

    for dispute in example_files():
        screen.show(screen.heading(dispute.stem.replace("-", " ")))
        records = []
        for result in code_documents([str(dispute)]):
            if isinstance(result, DocumentError):
                raise result
            records.append(result)
            screen.show(brief(result), Text())
        screen.show(screen.heading("who consents"), consent_tables(consent_of(records)))


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="The text itself, between quotation marks.")],
    published: Published = "",
    actors: OwnActors = None,
) -> None:
    """Show why a sentence is coded as it is: its parse, the frames that fired, those that almost did, and what came of it."""
    if not sentence.strip():
        raise typer.BadParameter("it is empty; write a sentence between quotation marks", param_hint="SENTENCE")
    from placet.flow import explain as explain_text
    from placet.publish.explanation import explanation

    screen.show(explanation(explain_text(sentence, published=published, actors=own_actors(actors))))


@app.command()
def petrarch(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A validation file, with the dictionaries that it names beside it.")],
    format: Annotated[TableFormat, typer.Option("--format", "-f", help="What differs and counts, or all records.")] = TableFormat.brief,
    actors: OwnActors = None,
) -> None:
    """Code a PETRARCH validation file with its own dictionaries, and print which of its records come out as expected."""
    from placet.flow import compare_with_petrarch
    from placet.publish.petrarch import comparison_tables, write_rows

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


@actors_commands.command()
def check(files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Your own actors, in YAML or PETRARCH's format.")]) -> None:
    """Check files of one's own actors, as `code --actors` reads them; say what they add and which names they take over."""
    own_actors(files)
    for file in files:
        screen.say(f"{file}: sound")


@codebook_commands.command("show")
def show_codebook(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A type (REJECT), a context or a CAMEO code; none: list them.", show_default=False)
    ] = "",
) -> None:
    """Print an entry of the codebook of events, or the list of all."""
    from placet.codebook import load_codebook
    from placet.publish.codebook import entry, overview

    codebook = load_codebook()
    screen.show(entry(name, codebook) if name else overview(codebook))


@dossier_commands.command("new")
def new_dossier(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the dispute is called.")],
    output: Output = None,
) -> None:
    """Write a dossier to fill in, with a comment on each key."""
    if not name.strip():
        raise typer.BadParameter("it is empty; write what the dispute is called", param_hint="NAME")
    from placet.publish.dossier import skeleton, write_dossier

    write_dossier(skeleton(name), output)


@dossier_commands.command("check")
def check_dossiers(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Dossiers (YAML).")],
    actors: OwnActors = None,
) -> None:
    """Check dossiers: say what is wrong with the first that is broken, and what those that are sound leave open."""
    own = own_actors(actors)
    from placet.flow import check_dossier

    for file in files:
        for note in check_dossier(file, actors=own).notes:
            screen.complain(note)
        screen.say(f"{file}: sound")


@dossier_commands.command("show")
def show_dossier(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A dossier (YAML).")],
    on: Annotated[
        str, typer.Option(help="Who is a member on this day, not today.", metavar="YYYY-MM-DD", show_default=False, callback=checked_day)
    ] = "",
    actors: OwnActors = None,
) -> None:
    """Lay a dossier out for reading: its proposals, and each one's rule with the parties that it asks."""
    own = own_actors(actors)
    from placet.analyse.blocs import known_blocs
    from placet.codebook import load_codebook
    from placet.flow import check_dossier
    from placet.publish.dossier import dossier_page

    dossier, codebook = check_dossier(file, actors=own).dossier, load_codebook(own)
    day = on or dossier.to or date.today().isoformat()
    screen.show(dossier_page(dossier, blocs=known_blocs(codebook.actors), names=codebook.party_names, day=day))


@dossier_commands.command("suggest")
def suggest(ledger: LedgerFile, output: Output = None) -> None:
    """Propose a dossier from what a ledger holds: the proposals that most parties speak of."""
    from placet.codebook import load_codebook
    from placet.flow import suggest_dossier
    from placet.publish.dossier import as_yaml, write_dossier

    write_dossier(as_yaml(suggest_dossier(ledger), load_codebook().party_names), output)


@app.command()
def version() -> None:
    """Print the version of Placet, of its parser and of its codebook."""
    from placet.flow import coded_by

    made_by = coded_by()
    for line in (f"placet {made_by.placet}", f"pipeline {made_by.pipeline}", f"codebook {made_by.codebook}"):
        screen.say(line)


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


def own_actors(files: Sequence[Path] | None) -> tuple[Path, ...]:
    """Check a user's files of actors before any work starts, and tell once which names they take over."""
    from placet.codebook import load_codebook

    own = tuple(files or ())
    for clash in load_codebook(own).actors.clashes if own else ():
        screen.complain(clash)
    return own


def example_files() -> list[Path]:
    """The example articles, one file a dispute: inside the package, or in a checkout beside `src`."""
    package = Path(__file__).resolve().parents[1]
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


def main() -> None:
    """Run the command line."""
    app()
