"""A dossier's charts: each a page with its table, and as SVG, PNG, CSV, JSON and Vega-Lite spec."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response

from placet.publish.charts.colours import palette
from placet.publish.charts.drawing import png, spec_of, svg
from placet.publish.charts.kinds import KINDS, ChartKind, Ground
from placet.publish.pages.routes.dossiers import On, account_of
from placet.publish.pages.showing import Rows, holdings_of, shown, view

router = APIRouter()
ADDRESS = "/dossier/{name}/charts/{kind}"
Dark = Annotated[bool, Query(description="On dark ground.")]


@router.api_route(ADDRESS + ".svg", methods=["GET", "HEAD"], include_in_schema=False)
def drawing(request: Request, name: str, kind: str, on: On = "", dark: Dark = False) -> Response:
    """Draw a chart as SVG."""
    return Response(svg(spec_of_chart(request, name, kind, on, dark)), media_type="image/svg+xml")


@router.api_route(ADDRESS + ".png", methods=["GET", "HEAD"], include_in_schema=False)
def picture(request: Request, name: str, kind: str, on: On = "", dark: Dark = False) -> Response:
    """Draw a chart as PNG."""
    return Response(png(spec_of_chart(request, name, kind, on, dark)), media_type="image/png")


@router.api_route(ADDRESS + ".vl.json", methods=["GET", "HEAD"], include_in_schema=False)
def spec(request: Request, name: str, kind: str, on: On = "", dark: Dark = False) -> Response:
    """Give a chart's Vega-Lite spec with its data."""
    return Response(spec_of_chart(request, name, kind, on, dark), media_type="application/json")


@view(router, ADDRESS)
def chart(request: Request, name: str, kind: str, on: On = "") -> Response:
    """Show a chart with what it shows in words and as a table."""
    of = kind_of(kind.removesuffix("." + request.url.path.rpartition(".")[2]))
    ground = ground_of(request, name, on)
    table = of.table(ground)
    data: list[dict[str, Any]] = [dict(zip(table.heads, line, strict=True)) for line in table.lines]
    return shown(
        request, "chart.html", data=data, rows=lambda: Rows(table.heads, table.lines), name=name, account=ground.account, on=on, kind=of,
        table=table,
    )  # fmt: skip


def ground_of(request: Request, name: str, on: str) -> Ground:
    """What the charts of the dossier that an address names are drawn from."""
    return Ground(account_of(request, name, on), holdings_of(request).happened(name, on))


def kind_of(name: str) -> ChartKind:
    """The kind of chart that has a name."""
    if name not in KINDS:
        raise HTTPException(404, f"no chart is called {name!r}; there are {', '.join(KINDS)}")
    return KINDS[name]


def spec_of_chart(request: Request, name: str, kind: str, on: str, dark: bool) -> str:
    """A chart's Vega-Lite spec, as JSON."""
    of, ground = kind_of(kind), ground_of(request, name, on)
    if not of.table(ground).lines:
        raise HTTPException(404, f"{of.title}: there is nothing to draw yet")
    return spec_of(of.draw(ground, palette(dark=dark)))
