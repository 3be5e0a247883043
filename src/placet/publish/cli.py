"""The command line: which commands there are, in the order in which help lists them."""

import typer

from placet.publish.commands import asking, briefs, codebook, coding, consent, dossiers, ledgers, links, reviews, serving
from placet.publish.terminal import screen
from placet.publish.terminal.ending import Commands

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who said and did what to whom, and who stands where on which proposal: the sourced record of a dispute.",
)


def version() -> None:
    """Print the version of Placet, of its parser and of its codebook."""
    from placet.flow import coded_by

    made_by = coded_by()
    for line in (f"placet {made_by.placet}", f"pipeline {made_by.pipeline}", f"codebook {made_by.codebook}"):
        screen.say(line)


for command in (
    coding.demo,
    coding.code,
    coding.quotations,
    coding.explain,
    coding.add,
    consent.consent,
    briefs.brief,
    serving.serve,
    ledgers.search,
    ledgers.remove,
    coding.petrarch,
    version,
):
    app.command()(command)
app.command("eval")(reviews.eval_reviews)
app.add_typer(reviews.commands, name="review")
app.add_typer(asking.commands, name="ask")
app.add_typer(dossiers.commands, name="dossier")
app.add_typer(ledgers.commands, name="ledger")
app.add_typer(links.commands, name="links")
app.add_typer(codebook.actors_commands, name="actors")
app.add_typer(codebook.commands, name="codebook")


def main() -> None:
    """Run the command line."""
    app()
