"""An event: who did what to whom, when and where, on whose word."""

from fastapi import APIRouter, HTTPException, Request, Response

from placet.ledger.answers import EventRow, event_row
from placet.ledger.parts import told
from placet.publish.pages.questions import Words
from placet.publish.pages.showing import holdings_of, rows_of, shown, view
from placet.publish.pages.views.events import in_context

router = APIRouter()


@view(router, "/event")
def event(request: Request, document: Words, id: Words) -> Response:
    """Show an event of a document by its id there."""
    record = holdings_of(request).record(document)
    found = next((each for each in record.events if each.id == id), None) if record else None
    if record is None or found is None:
        raise HTTPException(404, f"document {document!r} has no event {id!r}")
    row = event_row(told(record), id)
    return shown(
        request, "event.html", data={"event": found, "row": row}, rows=lambda: rows_of(EventRow, [row]), event=found, row=row,
        words=in_context(record.document.text, found.span, found.anchor),
    )  # fmt: skip
