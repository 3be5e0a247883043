"""Full-text search: what was said, where anyone stands, and what is on the table."""

from fastapi import APIRouter, Request, Response

from placet.publish.pages.questions import Question, Words, answer
from placet.publish.pages.showing import Rows, holdings_of, shown, view

router = APIRouter()
SHOWN = 20
KINDS = {"quotations": "words", "positions": "words", "proposals": "proposal"}
"""What is searched, and the condition of `placet ask` that searches it."""
COLUMNS = ("kind", "day", "who", "label", "words", "outlet", "published", "title", "url", "document", "id", "line", "start", "end")


@view(router, "/search")
def search(request: Request, words: Words = "") -> Response:
    """Find quotations, sentences that carry a position, and proposals by their words."""
    ledger = holdings_of(request).ledger
    found = {}
    if words.strip():
        found = {kind: answer(ledger, Question(kind, {condition: words}), limit=SHOWN) for kind, condition in KINDS.items()}
    lines = [
        (kind, *(getattr(row, column, "") for column in COLUMNS[1:]))
        for kind, rows in found.items()
        for row in rows.rows
    ]  # fmt: skip
    return shown(
        request, "search.html", data={kind: rows.rows for kind, rows in found.items()}, rows=lambda: Rows(COLUMNS, lines), words=words,
        found=found, conditions=KINDS,
    )  # fmt: skip
