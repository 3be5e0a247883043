"""The start page: the dossiers with their verdicts, and what the ledger holds."""

from fastapi import APIRouter, Request, Response

from placet.publish.pages.showing import Rows, holdings_of, shown, view
from placet.publish.wording.verdicts import verdict_sentence

router = APIRouter()


@view(router, "/")
def start(request: Request) -> Response:
    """Show each dossier's proposals with their verdicts in a sentence, and the ledger in numbers."""
    holdings = holdings_of(request)
    info = holdings.ledger.info()
    accounts = {name: holdings.account(name) for name in holdings.dossier_names}
    told = [
        {
            "dossier": name, "title": account.title, "proposal": each.id, "label": each.label, "verdict": each.verdict,
            "sentence": verdict_sentence(each, account.names), "day": account.day, "documents": account.documents,
        }
        for name, account in accounts.items()
        for each in account.proposals
    ]  # fmt: skip
    columns = ("dossier", "title", "proposal", "label", "verdict", "sentence", "day", "documents")
    return shown(
        request, "start.html",
        data={"dossiers": told, "ledger": info},
        rows=lambda: Rows(columns, [tuple(each.values()) for each in told]),
        accounts=accounts, info=info, sentence=verdict_sentence,
    )  # fmt: skip
