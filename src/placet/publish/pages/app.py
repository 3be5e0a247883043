"""Settings -> the web site: its pages, its API, and the guard before them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from threading import Event

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from placet.errors import PlacetError
from placet.publish.pages.holdings import Holdings
from placet.publish.pages.routes import ROUTERS
from placet.publish.pages.routes.api import BASE, describe
from placet.publish.pages.safety import Safety
from placet.publish.pages.settings import Settings, refuse_open_door
from placet.publish.pages.showing import page
from placet.publish.pages.warming import warm_up
from placet.publish.plain_text import one_line

DATA = (".json", ".csv")


def create_app(settings: Settings) -> FastAPI:
    """Make the site of a ledger. Raises `PlacetError`, one line, where the ledger or a dossier can't be read, or anybody could come in."""
    refuse_open_door(settings)
    holdings = Holdings(settings)

    @asynccontextmanager
    async def open_while_it_runs(app: FastAPI) -> AsyncIterator[None]:
        stopped = Event()
        warm_up(holdings, stopped)
        yield
        stopped.set()
        holdings.ledger.close()

    app = FastAPI(openapi_url=f"{BASE}/openapi.json", docs_url=None, redoc_url=None, lifespan=open_while_it_runs)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign] # FastAPI's own way to give another description
    app.state.holdings = holdings
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=str(files("placet.publish.pages") / "static")), name="static")
    app.add_middleware(Safety, settings=settings)
    app.add_exception_handler(HTTPException, _not_there)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(PlacetError, _refused)
    return app


def _not_there(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _failure(request, error.status_code, str(error.detail))


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    said = [f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg'].lower()}" for each in error.errors()]
    return _failure(request, 422, "; ".join(said))


def _refused(request: Request, error: Exception) -> Response:
    """What the ledger refuses is the question's fault: no such actor, no such day."""
    return _failure(request, 400, str(error))


def _failure(request: Request, status: int, reason: str) -> Response:
    """Say what is wrong in the form in which the answer was asked for."""
    path = request.url.path
    if path.startswith("/api/") or path.endswith(DATA):
        return JSONResponse({"error": one_line(reason)}, status_code=status)
    return page(request, "failure.html", status=status, forms=False, reason=reason, status_code=status)
