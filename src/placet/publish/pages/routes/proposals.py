"""A proposal as documents tell of it, whether a dossier has it or not: who stands where, and where it is named."""

from fastapi import APIRouter, HTTPException, Request, Response

from placet.ledger.answers import ProposalRow
from placet.publish.pages.questions import Words
from placet.publish.pages.showing import Rows, holdings_of, rows_of, shown, view
from placet.publish.pages.views.proposals import mentioned
from placet.publish.tables.consent import ConsentRow, party_rows

router = APIRouter()


@view(router, "/proposal")
def proposal(request: Request, cluster: Words = "", document: Words = "", id: Words = "") -> Response:
    """Show a proposal by its cluster, or by a document and its id there."""
    holdings = holdings_of(request)
    if not cluster:
        record = holdings.record(document)
        cluster = next((each.cluster or "" for each in record.proposals if each.id == id), "") if record else ""
    named = mentioned(holdings.proposals_by_cluster().get(cluster, []))
    if not named:
        raise HTTPException(404, "no document of the ledger names this proposal (any more)")
    account = next((each for each in holdings.proposals() if each.cluster == cluster), None)

    def rows() -> Rows:
        if account is None:
            return rows_of(ProposalRow, named)
        return Rows(
            ConsentRow._fields, (row for party in account.parties for row in party_rows(cluster, account.label, account.verdict, party))
        )

    return shown(request, "proposal.html", data={"account": account, "named": named}, rows=rows, account=account, named=named)
