"""The API: what the pages show, as JSON, described by OpenAPI and paged by cursors that stay right while documents are added."""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.openapi.utils import get_openapi
from msgspec import Struct

from placet import __version__
from placet.analyse import ProposalAccount
from placet.analyse.dossier_account import DossierAccount
from placet.ledger import EventRow, Failure, HeldDocument, Info, PositionRow, ProposalRow, QuotationRow
from placet.model.record import Record
from placet.publish.pages import questions
from placet.publish.pages.questions import A_PAGE, After, Limit, Question, Words, answer
from placet.publish.pages.routes.dossiers import On, account_of
from placet.publish.pages.showing import as_json, holdings_of, page
from placet.publish.pages.views.documents import documents_after
from placet.publish.pages.views.stances_in_time import StanceInTime, stances_in_time
from placet.publish.pages.views.verdicts import verdict_sentence

BASE = "/api/v1"
router = APIRouter(prefix=BASE)
description = APIRouter()


class ApiError(Struct, frozen=True):
    """What is wrong with a request, in one line."""

    error: str


class DossierVerdict(Struct, frozen=True, kw_only=True):
    """One proposal of a dossier: its verdict, and that in a sentence."""

    dossier: str
    title: str
    day: str
    proposal: str
    label: str
    verdict: str
    sentence: str


class PositionPage(Struct, frozen=True):
    """Some positions; `next` is the cursor of those after them, "" at the end."""

    rows: list[PositionRow]
    next: str


class EventPage(Struct, frozen=True):
    """Some events; `next` is the cursor of those after them, "" at the end."""

    rows: list[EventRow]
    next: str


class QuotationPage(Struct, frozen=True):
    """Some quotations; `next` is the cursor of those after them, "" at the end."""

    rows: list[QuotationRow]
    next: str


class ProposalPage(Struct, frozen=True):
    """Some proposals, a row for each document; `next` is the cursor of those after them, "" at the end."""

    rows: list[ProposalRow]
    next: str


class DocumentPage(Struct, frozen=True):
    """Some documents; `next` is the cursor of those after them, "" at the end."""

    rows: list[HeldDocument]
    next: str


class FailurePage(Struct, frozen=True):
    """Some failures, in the order in which they came; `next` is how many came before those after them, 0 at the end."""

    rows: list[Failure]
    next: int


class Found(Struct, frozen=True):
    """What words were found in, the newest of each kind."""

    quotations: list[QuotationRow]
    positions: list[PositionRow]
    proposals: list[ProposalRow]


GIVEN: list[Any] = [
    ApiError, DossierVerdict, DossierAccount, StanceInTime, ProposalAccount, PositionPage, EventPage, QuotationPage, ProposalPage,
    DocumentPage, FailurePage, Found, Info, Record,
]  # fmt: skip


def _gives(path: str, kind: type[Struct], *, several: bool = False, missing: bool = False) -> Callable[[Callable[..., Response]], Any]:
    """Put an answer of a kind at an address, with what it gives and how it fails in the description."""
    schema: dict[str, Any] = {"$ref": f"#/components/schemas/{kind.__name__}"}
    wrong = {
        "description": "What is wrong, in one line.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ApiError"}}},
    }
    content = {"application/json": {"schema": {"type": "array", "items": schema} if several else schema}}
    responses: dict[int | str, dict[str, Any]] = {
        200: {"description": (kind.__doc__ or "").split("\n")[0], "content": content},
        **dict.fromkeys([400, *([404] if missing else []), 422], wrong),
    }
    return router.get(path, responses=responses, response_class=Response)


@_gives("/ledger", Info)
def ledger(request: Request) -> Response:
    """What is in the ledger, in numbers."""
    return as_json(holdings_of(request).ledger.info())


@_gives("/dossiers", DossierVerdict, several=True)
def dossiers(request: Request) -> Response:
    """Every proposal of every dossier with its verdict."""
    holdings = holdings_of(request)
    accounts = {name: holdings.account(name) for name in holdings.dossier_names}
    return as_json(
        [
            DossierVerdict(
                dossier=name, title=account.title, day=account.day, proposal=each.id, label=each.label, verdict=each.verdict,
                sentence=verdict_sentence(each, account.names),
            )
            for name, account in accounts.items()
            for each in account.proposals
        ]
    )  # fmt: skip


@_gives("/dossiers/{name}", DossierAccount, missing=True)
def dossier(request: Request, name: str, on: On = "") -> Response:
    """Who stands where on a dossier's proposals, in which words, and whether that is consent."""
    return as_json(account_of(request, name, on))


@_gives("/dossiers/{name}/stances", StanceInTime, several=True, missing=True)
def stances(request: Request, name: str, on: On = "") -> Response:
    """Every stance in the order of its days, the newest first."""
    return as_json(stances_in_time(account_of(request, name, on)))


@_gives("/positions", PositionPage)
def positions(
    request: Request, question: Annotated[Question, Depends(questions.positions)], after: After = "", limit: Limit = A_PAGE
) -> Response:
    """Who stands where on which proposal, the newest first."""
    return _page(request, question, after, limit)


@_gives("/events", EventPage)
def events(
    request: Request, question: Annotated[Question, Depends(questions.events)], after: After = "", limit: Limit = A_PAGE
) -> Response:
    """Who did what to whom, the newest first."""
    return _page(request, question, after, limit)


@_gives("/quotations", QuotationPage)
def quotations(
    request: Request, question: Annotated[Question, Depends(questions.quotations)], after: After = "", limit: Limit = A_PAGE
) -> Response:
    """Who said what, the newest first."""
    return _page(request, question, after, limit)


@_gives("/proposals", ProposalPage)
def proposals(
    request: Request, question: Annotated[Question, Depends(questions.proposals)], after: After = "", limit: Limit = A_PAGE
) -> Response:
    """What is on the table, a row for each document, the newest first."""
    return _page(request, question, after, limit)


@_gives("/proposal", ProposalAccount, missing=True)
def proposal(request: Request, cluster: Words) -> Response:
    """Who stands where on a proposal, by its cluster, if all who spoke of it are asked."""
    found = next((each for each in holdings_of(request).proposals() if each.cluster == cluster), None)
    if found is None:
        raise HTTPException(404, "nobody takes a position on such a proposal")
    return as_json(found)


@_gives("/search", Found)
def search(request: Request, words: Annotated[str, Query(min_length=1, max_length=400)], limit: Limit = A_PAGE) -> Response:
    """Full-text search in quotations, in sentences that carry a position, and in the names of proposals."""
    ledger = holdings_of(request).ledger
    found = [(kind, Question(kind, {"proposal" if kind == "proposals" else "words": words})) for kind in Found.__struct_fields__]
    return as_json({kind: answer(ledger, question, limit=limit).rows for kind, question in found})


@_gives("/documents", DocumentPage)
def documents(request: Request, outlet: Words = "", after: After = "", limit: Limit = A_PAGE) -> Response:
    """The documents, the newest first."""
    held = [each for each in holdings_of(request).ledger.documents() if not outlet or each.outlet == outlet]
    return as_json(DocumentPage(*documents_after(held, after, limit)))


@_gives("/document", Record, missing=True)
def document(request: Request, id: Words) -> Response:
    """The record of a document as people decided it: all that was found in it."""
    record = holdings_of(request).record(id)
    if record is None:
        raise HTTPException(404, f"no document has the id {id!r}")
    return as_json(record)


@_gives("/failures", FailurePage)
def failures(request: Request, after: Annotated[int, Query(ge=0, le=10**9)] = 0, limit: Limit = A_PAGE) -> Response:
    """What could not be read or coded, and why."""
    failed = holdings_of(request).ledger.failures()
    return as_json(FailurePage(failed[after : after + limit], after + limit if after + limit < len(failed) else 0))


@description.get("/api", include_in_schema=False)
def about(request: Request) -> Response:
    """Describe the API to a reader; programs have its OpenAPI document."""
    return page(request, "api.html", forms=False, paths=request.app.openapi()["paths"])


def describe(app: FastAPI) -> dict[str, Any]:
    """Give the API's OpenAPI document; the shapes are the record's and the accounts' own types."""
    if not app.openapi_schema:
        made = get_openapi(
            title="Placet", version=__version__, routes=router.routes,
            description="Who said and did what to whom, and who stands where on which proposal: the sourced record of a dispute.",
        )  # fmt: skip
        _, shapes = msgspec.json.schema_components(GIVEN, ref_template="#/components/schemas/{name}")
        made["components"] = {"schemas": dict(shapes)}
        app.openapi_schema = made
    return app.openapi_schema


def _page(request: Request, question: Question, after: str, limit: int) -> Response:
    found = answer(holdings_of(request).ledger, question, after=after, limit=limit)
    return as_json({"rows": found.rows, "next": found.next})
