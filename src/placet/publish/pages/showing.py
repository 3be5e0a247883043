"""One view, three forms: a page to read, and the same as JSON and as CSV beside it (`/actor`, `/actor.json`, `/actor.csv`)."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from jinja2 import Environment
from msgspec import Struct

from placet.publish.pages.holdings import Holdings
from placet.publish.pages.templating import environment
from placet.publish.pages.visit import visit_of
from placet.publish.plain_text import cell

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
FORMS = ("json", "csv")
LINES_AT_ONCE = 500

_TEMPLATES: Environment = environment()


class Rows(NamedTuple):
    """What a table has: its columns' names, and its lines, whose values are plain."""

    columns: tuple[str, ...]
    lines: Iterable[tuple[Any, ...]]


def rows_of(kind: type[Struct], structs: Iterable[Struct]) -> Rows:
    """A table of structs, a column a field."""
    return Rows(tuple(field.name for field in msgspec.structs.fields(kind)), map(msgspec.structs.astuple, structs))


def view(router: APIRouter, path: str) -> Callable[[Endpoint], Endpoint]:
    """Put a view at an address, and its other forms at the same address with their endings. It gives what `shown` gives."""

    def put(endpoint: Endpoint) -> Endpoint:
        for ending in (*(f".{form}" for form in FORMS), ""):  # the endings first: an address's last part takes them in
            address = "/index" + ending if path == "/" and ending else path + ending
            router.add_api_route(address, endpoint, methods=["GET", "HEAD"], include_in_schema=False)
        return endpoint

    return put


def shown(request: Request, template: str, *, data: Any, rows: Callable[[], Rows], **given: Any) -> Response:
    """Answer in the form that the address asks for: the template with what is `given`, the data as JSON, or the rows as CSV."""
    form = request.url.path.rpartition(".")[2]
    if form == "json":
        return as_json(data)
    if form == "csv":
        return as_csv(rows())
    return page(request, template, **given)


def page(request: Request, template: str, *, status: int = 200, forms: bool = True, **given: Any) -> HTMLResponse:
    """Fill a template; `forms`: the same is there as JSON and CSV."""
    visit = visit_of(request)
    path = "/index" if request.url.path == "/" else request.url.path
    query = f"?{request.url.query}" if request.url.query else ""
    text = _TEMPLATES.get_template(template).render(
        visit=visit,
        here=request.url.path,
        dossiers=holdings_of(request).dossier_names,
        forms={form: f"{path}.{form}{query}" for form in FORMS} if forms else {},
        **given,
    )
    return HTMLResponse(text, status_code=status)


def as_json(data: Any) -> Response:
    """Write data as JSON, laid out for reading."""
    return Response(msgspec.json.format(msgspec.json.encode(data)), media_type="application/json")


def as_csv(rows: Rows) -> Response:
    """Write a table whose cells no spreadsheet takes for formulas, some lines at a time."""
    return StreamingResponse(_csv_lines(rows), media_type="text/csv; charset=utf-8")


def holdings_of(request: Request) -> Holdings:
    """What the site shows."""
    found: Holdings = request.app.state.holdings
    return found


def _csv_lines(rows: Rows) -> Iterator[str]:
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\n")
    table.writerow(rows.columns)
    for number, line in enumerate(rows.lines, 1):
        table.writerow([cell(value) if isinstance(value, str) else value for value in line])
        if not number % LINES_AT_ONCE:
            yield file.getvalue()
            file.seek(0)
            file.truncate()
    yield file.getvalue()
