"""Lists of what a ledger holds, by the conditions of `placet ask`: positions, events, quotations, proposals; and its documents."""

from collections.abc import Callable
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Depends, Request, Response

from placet.ledger import HeldDocument
from placet.model.record import Basis, EventType, Factuality, Stance, Status
from placet.publish.pages import questions
from placet.publish.pages.questions import A_PAGE, After, Question, Words, all_rows, answer
from placet.publish.pages.showing import holdings_of, rows_of, shown, view
from placet.publish.pages.templating import url
from placet.publish.pages.views.documents import documents_after

router = APIRouter()

CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "positions": {"stance": get_args(Stance), "status": get_args(Basis)},
    "events": {"type": get_args(EventType), "status": get_args(Status)},
    "quotations": {"status": get_args(Factuality)},
    "proposals": {},
}
"""The conditions of each kind that are a choice among words."""

FIELDS = {
    "positions": ("actor", "stance", "proposal", "words", "since", "until", "outlet", "status"),
    "events": ("actor", "recipient", "type", "status", "since", "until", "outlet"),
    "quotations": ("actor", "words", "since", "until", "outlet", "status"),
    "proposals": ("actor", "proposal", "since", "until", "outlet"),
}
"""The conditions of each kind that its form shows, in order."""


def _list(ask: Callable[..., Question]) -> None:
    kind = ask.__name__

    def listed(request: Request, question: Annotated[Question, Depends(ask)], after: After = "") -> Response:
        ledger = holdings_of(request).ledger
        if request.url.path.endswith(".csv"):
            return shown(request, "", data=None, rows=lambda: all_rows(ledger, question))
        found = answer(ledger, question, after=after, limit=A_PAGE)
        further = url(request.url.path, **question.asked, after=found.next) if found.next else ""
        data = {"rows": found.rows, "next": further}
        return shown(
            request, "list.html", data=data, rows=lambda: all_rows(ledger, question), kind=kind, question=question.asked, found=found.rows,
            left_out=found.left_out, further=further, first=not after, fields=FIELDS[kind], choices=CHOICES[kind],
        )  # fmt: skip

    view(router, f"/{kind}")(listed)


for each in (questions.positions, questions.events, questions.quotations, questions.proposals):
    _list(each)


@view(router, "/documents")
def documents(request: Request, outlet: Words = "", after: After = "") -> Response:
    """List the documents, the newest first, perhaps only an outlet's."""
    held = [each for each in holdings_of(request).ledger.documents() if not outlet or each.outlet == outlet]
    found, cursor = documents_after(held, after, A_PAGE)
    further = url(request.url.path, outlet=outlet, after=cursor) if cursor else ""
    data: Any = {"rows": found, "next": further}
    return shown(
        request, "documents.html", data=data, rows=lambda: rows_of(HeldDocument, held), found=found, further=further, total=len(held),
        outlet=outlet,
    )  # fmt: skip
