"""A dossier: who stands where, in which words, and whether that is consent; one of its proposals; one cell of its matrix."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from placet.analyse.dossier_account import DossierAccount, PartyConsent, ProposalConsent
from placet.ledger.choices import day
from placet.publish.pages.showing import Rows, holdings_of, rows_of, shown, view
from placet.publish.tables.consent import ConsentRow, party_rows
from placet.publish.tables.matrix import matrix, shown_parties
from placet.publish.tables.stances_in_time import StanceInTime, stances_in_time
from placet.publish.wording.names import anchor, listed
from placet.publish.wording.news import news
from placet.publish.wording.verdicts import away, verdict_sentence

router = APIRouter()
On = Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="As it was on this day (YYYY-MM-DD).")]


@view(router, "/dossier/{name}")
def dossier(request: Request, name: str, on: On = "") -> Response:
    """Show a dossier: verdicts, the matrix, what would have to change, stances in time, and the words."""
    account = account_of(request, name, on)
    changes = holdings_of(request).changes(name, on)
    return shown(
        request, "dossier.html", data=account, rows=lambda: rows(account.proposals), name=name, account=account, on=on,
        matrix=matrix(account), times=stances_in_time(account), sentence=verdict_sentence, away=away, anchor=anchor, listed=listed,
        parties=shown_parties, changes=changes, told=news(changes, account.names), charts=holdings_of(request).charts(name, on),
    )  # fmt: skip


@view(router, "/dossier/{name}/stances")
def stances(request: Request, name: str, on: On = "") -> Response:
    """Show every stance in the order of its days, with what was taken back."""
    account = account_of(request, name, on)
    times = stances_in_time(account)
    return shown(
        request, "stances.html", data=times, rows=lambda: rows_of(StanceInTime, times), name=name, account=account, on=on, times=times
    )  # fmt: skip


@view(router, "/dossier/{name}/proposal")
def proposal(request: Request, name: str, id: str, on: On = "") -> Response:
    """Show one proposal of a dossier: its parties with all their words."""
    account = account_of(request, name, on)
    found = proposal_of(account, id)
    return shown(
        request, "dossier_proposal.html", data=found, rows=lambda: rows([found]), name=name, account=account, proposal=found, on=on,
        sentence=verdict_sentence, away=away, anchor=anchor, listed=listed, parties=shown_parties,
    )  # fmt: skip


@view(router, "/dossier/{name}/cell")
def cell(request: Request, name: str, proposal: str, party: str, on: On = "") -> Response:
    """Show where one party stands on one proposal: all words, what it said before, and what hangs on it."""
    account = account_of(request, name, on)
    of = proposal_of(account, proposal)
    found = next((each for each in of.parties if each.party.key == party), None)
    if found is None:
        raise HTTPException(404, f"{of.label}: no party {party!r} is asked or heard")
    return shown(
        request, "cell.html", data=found, rows=lambda: cell_rows(of, found), name=name, account=account, proposal=of, consent=found, on=on,
        listed=listed,
    )  # fmt: skip


def account_of(request: Request, name: str, on: str) -> DossierAccount:
    """The account of the dossier that an address names."""
    holdings = holdings_of(request)
    if name not in holdings.dossier_names:
        raise HTTPException(404, f"no dossier is called {name!r}")
    return holdings.account(name, day("on", on))


def proposal_of(account: DossierAccount, id: str) -> ProposalConsent:
    """One of a dossier's proposals."""
    found = next((each for each in account.proposals if each.id == id), None)
    if found is None:
        raise HTTPException(404, f"{account.title}: has no proposal {id!r}")
    return found


def rows(proposals: list[ProposalConsent] | tuple[ProposalConsent, ...]) -> Rows:
    """What `placet consent --format csv` gives."""
    return Rows(
        ConsentRow._fields,
        (row for each in proposals for one in each.parties for row in party_rows(each.id, each.label, each.verdict, one.party)),
    )


def cell_rows(proposal: ProposalConsent, consent: PartyConsent) -> Rows:
    """The same for one party."""
    return Rows(ConsentRow._fields, party_rows(proposal.id, proposal.label, proposal.verdict, consent.party))
