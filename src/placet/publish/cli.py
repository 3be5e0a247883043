"""The command line: each command reads its options, calls the flow and prints. No logic of the domain is here."""

import sys
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from placet import __version__
from placet.errors import DocumentError, PlacetError
from placet.publish import screen

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who said and did what to whom, and who stands where on which proposal: the sourced record of a dispute.",
)


class Format(StrEnum):
    """What `placet code` prints."""

    brief = "brief"
    jsonl = "jsonl"
    csv = "csv"


Paths = Annotated[list[str], typer.Argument(help="Files (.txt, .html, .jsonl), folders, or - for standard input.", show_default=False)]
Published = Annotated[str, typer.Option(help="The day of publication, for documents that do not say (YYYY-MM-DD).", show_default=False)]
Processes = Annotated[int, typer.Option(min=1, max=64, help="Worker processes; worth it from about twenty articles on.")]
LedgerFile = Annotated[str, typer.Option("--ledger", help="The ledger's file (SQLite).")]


@app.command()
def code(
    paths: Paths,
    format: Annotated[Format, typer.Option("--format", "-f", help="A brief to read, the full record, or a table.")] = Format.brief,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead.", show_default=False)] = None,
    published: Published = "",
    processes: Processes = 1,
) -> None:
    """Code documents: print for each who stands where, what happened and who said so."""
    from placet.flow import code_documents

    check_date(published)
    with screen.writer(format.value, output) as write:
        failures = 0
        for result in screen.progress(code_documents(paths, published=published, processes=processes), several=is_several(paths)):
            if isinstance(result, DocumentError):
                screen.failure(result)
                failures += 1
            else:
                write(result)
    raise typer.Exit(1 if failures else 0)


@app.command()
def add(paths: Paths, ledger: LedgerFile, published: Published = "", processes: Processes = 1) -> None:
    """Code documents and keep their records in a ledger; what is there already stays as it is."""
    from placet.flow import add_documents

    check_date(published)
    added = known = failures = 0
    for result in screen.progress(add_documents(paths, ledger, published=published, processes=processes), several=is_several(paths)):
        if isinstance(result, DocumentError):
            screen.failure(result)
            failures += 1
        elif result.added:
            added += 1
        else:
            known += 1
    screen.say(f"{ledger}: {added} added, {known} there already, {failures} failed")
    raise typer.Exit(1 if failures else 0)


@app.command()
def consent(ledger: LedgerFile) -> None:
    """Print where every party stands on every proposal in a ledger, with the words that say so."""
    from placet.flow import consent_of_ledger

    screen.show_consent(consent_of_ledger(ledger))


@app.command()
def demo() -> None:
    """Code the articles that come with Placet: a brief of each, then the consent table of each dispute."""
    from placet.flow import code_documents, consent_of

    for dispute in example_files():
        screen.heading(dispute.stem.replace("-", " "))
        records = []
        for result in code_documents([str(dispute)]):
            if isinstance(result, DocumentError):
                raise result
            records.append(result)
            screen.show_brief(result)
        screen.show_consent(consent_of(records))


@app.command()
def version() -> None:
    """Print the version of Placet, of its parser and of its codebook."""
    from placet.flow import coded_by

    made_by = coded_by()
    screen.say(f"placet {made_by.placet}\npipeline {made_by.pipeline}\ncodebook {made_by.codebook}")


def example_files() -> list[Path]:
    """The example articles, one file a dispute: inside the package, or in a checkout beside `src`."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "examples", package.parents[1] / "examples"):
        found = sorted(folder.glob("*.jsonl"))
        if found:
            return found
    raise PlacetError("examples: not installed; clone the repository, or reinstall placet")


def check_date(published: str) -> None:
    """Refuse a day that is none, before work starts."""
    try:
        if published:
            date.fromisoformat(published)
    except ValueError as error:
        raise typer.BadParameter(f"{published!r} is no date; write YYYY-MM-DD", param_hint="--published") from error


def is_several(paths: Iterable[str]) -> bool:
    """Whether these can be more than one document, so that a progress bar is worth its line."""
    listed = list(paths)
    return len(listed) > 1 or any(Path(path).is_dir() or path.endswith(".jsonl") for path in listed)


def main() -> None:
    """Run the command line; what Placet raises on purpose is one line on standard error and status 1."""
    try:
        app()
    except PlacetError as error:
        Console(stderr=True, highlight=False, markup=False).print(f"placet: {error}", soft_wrap=True)
        sys.exit(1)
    except BrokenPipeError:  # "placet code … | head" is no error
        sys.stderr.close()
        sys.exit(0)

