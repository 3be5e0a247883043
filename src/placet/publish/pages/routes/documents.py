"""A document: its text with what was found in it, marked in place, and the notes beside it."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response

from placet.ledger.answers import PositionRow
from placet.model.anchors import called
from placet.model.decision import Correction
from placet.model.document import Span
from placet.model.record import Record
from placet.publish.pages.deciding import decider
from placet.publish.pages.questions import Words
from placet.publish.pages.showing import holdings_of, page, rows_of, shown, view
from placet.publish.pages.templating import url
from placet.publish.pages.views.found_items import FoundItem, found_items, stretches
from placet.publish.pages.views.marked_text import marked_lines

router = APIRouter()
ADDING = "add"
"""Names the form for a position that is missing, as keys name those of items."""

At = Annotated[str, Query(pattern=r"^(\d{1,9}-\d{1,9})?$", description="START-END: words that a citation led to.")]


@view(router, "/document")
def document(request: Request, id: Words, at: At = "") -> Response:
    """Show a document by its id; `at` are the characters that a citation led to, which are marked."""
    record, items = items_of_document(request, id)
    # As data it has its proposals' clusters, for which all documents have to be looked at; a reader who reviews doesn't wait for that.
    data = holdings_of(request).record(id) if request.url.path.endswith(".json") else record
    rows = [each.row for each in items if isinstance(each.row, PositionRow) and each.kind == "position" and not each.rejected]
    return shown(
        request, "document.html", data=data, rows=lambda: rows_of(PositionRow, rows), **laid_out(request, record, items, at=at)
    )  # fmt: skip


def items_of_document(request: Request, id: str) -> tuple[Record, list[FoundItem]]:
    """A document's record as people decided it, and its items with what was decided on each."""
    holdings = holdings_of(request)
    coded, current = holdings.coded(id), holdings.as_decided(id)
    if coded is None or current is None:
        raise HTTPException(404, f"no document has the id {id!r}")
    return current, found_items(coded, current, holdings.decided())


def refused(request: Request, id: str, key: str, reason: str, given: Correction | dict[str, str]) -> Response:
    """Show a document again with why a decision on one of its items, or a position that it lacks (`ADDING`), was not kept, and what was
    given.
    """
    record, items = items_of_document(request, id)
    problem = {"key": key, "reason": reason, "given": given}
    return page(request, "document.html", status=400, forms=False, **laid_out(request, record, items, problem=problem))


def laid_out(
    request: Request, record: Record, items: list[FoundItem], *, at: str = "", problem: dict[str, Any] | None = None, pasted: Any = None
) -> dict[str, Any]:  # fmt: skip
    """What the template of a document needs; `pasted` are the fields of one that nobody keeps."""
    start, end = map(int, at.split("-")) if at else (0, 0)
    text = record.document.text
    lines = marked_lines(text, record.document.regions, list(stretches(items)), Span(start=start, end=end) if start < end else None)
    by_id = {each.id: each for each in items}
    beside = {line.number: [by_id[id] for piece in line.pieces for id in piece.begins] for line in lines}
    placed = {each.id for notes in beside.values() for each in notes}
    return {
        "record": record, "lines": lines, "beside": beside, "items": by_id, "unplaced": [each for each in items if each.id not in placed],
        "by": decider(request), "problem": problem, "pasted": pasted, "back": url("/document", id=record.document.id),
        "holders": [called(actor) for actor in record.actors], "labels": [each.label for each in record.proposals],
        "numbers": {kind: sum(each.kind == kind for each in items) for kind in ("position", "condition", "quotation", "event", "claim")},
    }  # fmt: skip
