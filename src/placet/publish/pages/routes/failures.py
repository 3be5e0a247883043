"""What could not be read or coded, and why: never silently nothing."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from placet.ledger import Failure
from placet.publish.pages.questions import A_PAGE
from placet.publish.pages.showing import holdings_of, rows_of, shown, view
from placet.publish.pages.templating import url

router = APIRouter()


@view(router, "/failures")
def failures(request: Request, after: Annotated[int, Query(ge=0, le=10**9)] = 0) -> Response:
    """List the failures in the order in which they came; `after` counts those that were shown: none ever goes, so it stays right."""
    failed = holdings_of(request).ledger.failures()
    found = failed[after : after + A_PAGE]
    further = url(request.url.path, after=after + A_PAGE) if after + A_PAGE < len(failed) else ""
    return shown(
        request, "failures.html", data={"rows": found, "next": further}, rows=lambda: rows_of(Failure, failed), found=found,
        total=len(failed), further=further,
    )  # fmt: skip
