"""An actor: where it stands in each dossier, what it said, did and had done to it."""

from fastapi import APIRouter, HTTPException, Request, Response

from placet.ledger.answers import KINDS
from placet.publish.pages.questions import Question, Words, all_rows, answer
from placet.publish.pages.showing import holdings_of, shown, view
from placet.publish.pages.views.actors import standings_of, written

router = APIRouter()
SHOWN = 12


@view(router, "/actor")
def actor(request: Request, of: Words) -> Response:
    """Show an actor by a code, a name, or the key that accounts have for it; a state takes in its officials."""
    if not of.strip():
        raise HTTPException(404, "no actor is named: /actor?of=NAME")
    holdings = holdings_of(request)
    name = written(of)
    asked = {kind: Question(kind, {"actor": [name]}) for kind in KINDS}
    asked["done to it"] = Question("events", {"recipient": [name]})
    found = {what: answer(holdings.ledger, question, limit=SHOWN) for what, question in asked.items()}
    accounts = {dossier: holdings.account(dossier) for dossier in holdings.dossier_names}
    standings = standings_of(of, accounts)
    called = next((each.party.name for each in standings), holdings.codebook.party_names.get(name, name))
    data = {"name": called, "standings": standings, **{what: rows.rows for what, rows in found.items()}}
    return shown(
        request, "actor.html", data=data, rows=lambda: all_rows(holdings.ledger, asked["positions"]), of=of, called=called, name=name,
        entry=holdings.codebook.actors.by_code.get(name), standings=standings, found=found, asked=asked,
    )  # fmt: skip
