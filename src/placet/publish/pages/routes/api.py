"""The API: what the pages show, as JSON, described by OpenAPI and paged by cursors that stay right while documents are added."""

import re
from collections.abc import Callable
from typing import Annotated, Any, Generic, TypeVar

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
from placet.publish.pages.routes.charts import Dark, ground_of, kind_of, spec_of_chart
from placet.publish.pages.routes.dossiers import On, account_of
from placet.publish.pages.showing import as_json, holdings_of, page
from placet.publish.pages.views.documents import documents_after
from placet.publish.tables.stances_in_time import StanceInTime, stances_in_time
from placet.publish.wording.verdicts import verdict_sentence

BASE = "/api/v1"
router = APIRouter(prefix=BASE)
description = APIRouter()


Row = TypeVar("Row")


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


class Page(Struct, Generic[Row], frozen=True):
    """Some rows of a kind; `next` is the cursor of those after them, "" at the end. People rejected `left_out` more that would fit."""

    rows: list[Row]
    next: str
    left_out: int = 0


class Chart(Struct, frozen=True, kw_only=True):
    """A chart of a dossier: its name in addresses, and what it shows in words."""

    name: str
    title: str
    shows: str


class ChartTable(Chart, frozen=True, kw_only=True):
    """What a chart is drawn from: what it shows in words, and the same as rows, each with a value for every column."""

    columns: tuple[str, ...]
    rows: list[dict[str, str | int]]


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
    ApiError, DossierVerdict, DossierAccount, StanceInTime, Chart, ChartTable, ProposalAccount, Page[PositionRow], Page[EventRow],
    Page[QuotationRow], Page[ProposalRow], Page[HeldDocument], FailurePage, Found, Info, Record,
]  # fmt: skip
GENERIC = re.compile(r"\b(Page)[_\[](\w+?)[_\]](\")")  # as msgspec writes the name of a generic type
VEGA_LITE: dict[str, Any] = {"type": "object", "required": ["$schema"], "properties": {"$schema": {"type": "string"}}}


def _schemas(kinds: list[Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The schemas of some types, and those that they refer to by their names; a page of positions is a `PageOfPositionRow`."""
    made = msgspec.json.encode(msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")).decode()
    found: tuple[list[dict[str, Any]], dict[str, Any]] = msgspec.json.decode(
        GENERIC.sub(r"\1Of\2\3", made), type=tuple[list[dict[str, Any]], dict[str, Any]]
    )
    return found


def _gives(path: str, kind: Any, *, several: bool = False, missing: bool = False) -> Callable[[Callable[..., Response]], Any]:
    """Put an answer of a kind at an address, with what it gives and how it fails in the description."""
    (schema,), _ = _schemas([kind])
    return _put(path, schema, (kind.__doc__ or "").split("\n")[0], several=several, missing=missing)


def _put(path: str, schema: dict[str, Any], told: str, *, several: bool = False, missing: bool = False) -> Callable[..., Any]:
    wrong = {
        "description": "What is wrong, in one line.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ApiError"}}},
    }
    content = {"application/json": {"schema": {"type": "array", "items": schema} if several else schema}}
    responses: dict[int | str, dict[str, Any]] = {
        200: {"description": told, "content": content},
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


@_gives("/dossiers/{name}/charts", Chart, several=True, missing=True)
def charts(request: Request, name: str, on: On = "") -> Response:
    """The charts of a dossier for which there is anything to draw."""
    account_of(request, name, on)
    return as_json([Chart(name=each.name, title=each.title, shows=each.shows) for each in holdings_of(request).charts(name, on)])


@_gives("/dossiers/{name}/charts/{kind}", ChartTable, missing=True)
def chart(request: Request, name: str, kind: str, on: On = "") -> Response:
    """What one chart of a dossier is drawn from; no rows where there is nothing to draw yet."""
    of = kind_of(kind)
    table = of.table(ground_of(request, name, on))
    rows = [dict(zip(table.heads, line, strict=True)) for line in table.lines]
    return as_json(ChartTable(name=of.name, title=of.title, shows=of.shows, columns=table.heads, rows=rows))


@_put("/dossiers/{name}/charts/{kind}/spec", VEGA_LITE, "A Vega-Lite spec with its data.", missing=True)
def chart_spec(request: Request, name: str, kind: str, on: On = "", dark: Dark = False) -> Response:
    """One chart of a dossier as a Vega-Lite spec, to draw or to change elsewhere; not found where there is nothing to draw yet."""
    return Response(spec_of_chart(request, name, kind, on, dark), media_type="application/json")


@_gives("/positions", Page[PositionRow])
def positions(
    request: Request, question: Annotated[Question, Depends(questions.positions)], after: After = "", limit: Limit = A_PAGE
) -> Response:
    """Who stands where on which proposal, the newest first."""
    return _page(request, question, after, limit)


@_gives("/events", Page[EventRow])
def events(
    request: Request, question: Annotated[Question, Depends(questions.events)], after: After = "", limit: Limit = A_PAGE
) -> Response:
    """Who did what to whom, the newest first."""
    return _page(request, question, after, limit)


@_gives("/quotations", Page[QuotationRow])
def quotations(
    request: Request, question: Annotated[Question, Depends(questions.quotations)], after: After = "", limit: Limit = A_PAGE
) -> Response:
    """Who said what, the newest first."""
    return _page(request, question, after, limit)


@_gives("/proposals", Page[ProposalRow])
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


@_gives("/documents", Page[HeldDocument])
def documents(request: Request, outlet: Words = "", after: After = "", limit: Limit = A_PAGE) -> Response:
    """The documents, the newest first."""
    held = [each for each in holdings_of(request).ledger.documents() if not outlet or each.outlet == outlet]
    return as_json(Page(*documents_after(held, after, limit)))


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
        made["components"] = {"schemas": _schemas(GIVEN)[1]}
        app.openapi_schema = made
    return app.openapi_schema


def _page(request: Request, question: Question, after: str, limit: int) -> Response:
    found = answer(holdings_of(request).ledger, question, after=after, limit=limit)
    return as_json(Page(found.rows, found.next, found.left_out))
