"""A ledger and its dossiers -> pages in a browser: `serve`."""

from pathlib import Path
from typing import Annotated

import typer

from placet.errors import PlacetError
from placet.publish.commands.options import LedgerFile, OwnActors, own_actors
from placet.publish.terminal import screen


def serve(
    ledger: LedgerFile,
    dossier: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="A dossier, or a folder of them; may be given again.", show_default=False)
    ] = None,
    host: Annotated[
        str, typer.Option(help="The address to listen at; others than this machine's own ask for --token or --user-header.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen at.")] = 8080,
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="A name by which the site is visited; may be given again.", show_default=False)
    ] = None,
    token: Annotated[str, typer.Option(envvar="PLACET_TOKEN", help="What a visitor must give to come in.", show_default=False)] = "",
    user_header: Annotated[
        str, typer.Option(metavar="HEADER", help="The header in which your reverse proxy names whom it let in.", show_default=False)
    ] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides, where nobody else says so.", show_default=False)] = "",
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be changed on the pages.")] = False,
    fetch: Annotated[
        bool | None,
        typer.Option(help="Fetch the article at an address that a visitor gives; without either, only for visitors of this machine."),
    ] = None,
    actors: OwnActors = None,
) -> None:
    """Show a ledger and its dossiers as pages in a browser: who stands where, in which words, and what would have to change."""
    own = own_actors(actors)
    try:
        from placet.publish.pages import serving
        from placet.publish.pages.settings import Settings
    except ModuleNotFoundError as error:
        raise PlacetError(f"serve: needs {error.name}: install it with `pip install 'placet[web]'`") from error
    settings = Settings(
        ledger=ledger, dossiers=tuple(dossier or ()), actors=own, host=host, names=tuple(name or ()), token=token, user_header=user_header,
        by=by, read_only=read_only, fetch=fetch,
    )  # fmt: skip
    serving.serve(settings, port=port, say=screen.say)
