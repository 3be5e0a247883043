"""Review: what is doubtful, the least sure first; and keeping what a person says of an item, here or on its document's page."""

import re
from collections import defaultdict
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Form, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from placet.analyse.reviewing import Doubtful
from placet.errors import PlacetError
from placet.ledger.answers import KINDS
from placet.ledger.parts import told
from placet.model.adding import added_id
from placet.model.anchors import called
from placet.model.decided import ReviewedKind
from placet.model.decision import Correction, Decision, Review
from placet.publish.pages.deciding import LONGEST, decider, keep_name
from placet.publish.pages.questions import Words
from placet.publish.pages.routes.documents import ADDING, refused
from placet.publish.pages.showing import holdings_of, rows_of, shown, view
from placet.publish.pages.templating import url
from placet.publish.pages.views.events import in_context
from placet.publish.pages.views.found_items import FoundItem, found_item, item_with, key_of
from placet.reviews import add, decide, take_back

router = APIRouter()
SHOWN = 20
OURS = re.compile(r"/(document|review)(\?[^#\s\\]*)?")
Given = Annotated[str, Form(max_length=2_000)]


@view(router, "/review")
def queue(
    request: Request, kind: ReviewedKind = "position", below: Annotated[float, Query(ge=0, le=1)] = 0.8, second: bool = False,
    dossier: Words = "",
) -> Response:  # fmt: skip
    """List what a person is to be asked about: where people differ, then the least sure first; with `second` what others decided."""
    holdings, by = holdings_of(request), decider(request)
    if dossier and (dossier not in holdings.dossier_names or kind != "position"):
        raise HTTPException(404, f"no dossier is called {dossier!r}, or it has no {kind}s")
    asked = holdings.doubtful(kind, below=below, by=by, second=second, dossier=dossier)
    found = [(about, _note(about)) for about in asked[:SHOWN]]
    back = url("/review", kind=kind, below=below, second="true" if second else "", dossier=dossier)
    return shown(
        request, "review.html",
        data={"rows": [note.row for _, note in found], "asked": len(asked)},
        rows=lambda: rows_of(KINDS[f"{kind}s"], (_note(about).row for about in asked)),
        kind=kind, kinds=get_args(ReviewedKind), below=below, second=second, dossier=dossier, found=found, asked=len(asked), by=by,
        back=back, problem=None, in_context=in_context, holders=_choices(found, "actors"), labels=_choices(found, "proposals"),
    )  # fmt: skip


@router.post("/review", include_in_schema=False)
def say(
    request: Request, document: Given, key: Given, verdict: Given, back: Given, holder: Given = "",
    stance: Given = "", proposal: Given = "", condition: Given = "",
) -> Response:  # fmt: skip
    """Keep what a person says of an item, or take back what they said. A part of a correction that is "" keeps what is there."""
    holdings = holdings_of(request)
    record = holdings.coded(document)
    if record is None:
        raise HTTPException(404, f"no document has the id {document!r}")
    found = item_with(record, key)
    if found is None:
        raise HTTPException(409, "these words were coded anew since you loaded the page: load it again, and look at them once more")
    item, anchor = found
    name = decider(request)
    said = Correction(
        holder=holder.strip() or None, stance=stance or None, proposal=proposal.strip() or None,
        condition="" if condition.strip() == "-" else condition.strip() or None,
    )  # fmt: skip
    about = Doubtful(record=record, item=item, anchor=anchor)
    try:
        if verdict == "withdraw":
            take_back(holdings.settings.ledger, _own(request, about, name))
        else:
            correction = said if verdict == "correct" else None
            decide(holdings.settings.ledger, about, _review(verdict), by=name, correction=correction, actors=holdings.settings.actors)
    except PlacetError as error:
        return refused(request, document, key, str(error), said)
    back = back if OURS.fullmatch(back) else url("/document", id=document)
    # On the document's page to the item's note; the queue goes on with the next one.
    return RedirectResponse(back + (f"#{item.id}" if back.startswith("/document") else "#main"), status_code=303)


@router.post("/review/add", include_in_schema=False)
def add_missed(
    request: Request, document: Given, holder: Given = "", stance: Given = "", proposal: Given = "", words: Given = "",
    condition: Given = "",
) -> Response:  # fmt: skip
    """Keep a position that Placet missed in a document."""
    holdings = holdings_of(request)
    given = {"holder": holder, "stance": stance, "proposal": proposal, "words": words, "condition": condition}
    if holdings.coded(document) is None:
        raise HTTPException(404, f"no document has the id {document!r}")
    try:
        added = add(holdings.settings.ledger, document, by=decider(request), actors=holdings.settings.actors, **given)
    except PlacetError as error:
        return refused(request, document, ADDING, str(error), given)
    return RedirectResponse(f"{url('/document', id=document)}#{added_id(added.anchor)}", status_code=303)


@router.post("/review/name", include_in_schema=False)
def name(request: Request, back: Given, by: Annotated[str, Form(max_length=LONGEST)] = "") -> Response:
    """Keep under which name a visitor decides."""
    answer = RedirectResponse(back if OURS.fullmatch(back) else "/review", status_code=303)
    keep_name(request, answer, by.strip())
    return answer


def _review(verdict: str) -> Review:
    for known in get_args(Review):
        if verdict == known:
            chosen: Review = known
            return chosen
    raise PlacetError(f"{verdict!r} is no answer; it is one of {', '.join(get_args(Review))}, withdraw")


def _own(request: Request, about: Doubtful, name: str) -> Decision:
    """What somebody decided on an item, as they decided it."""
    holdings = holdings_of(request)
    said = {each.at for each in holdings.decided().on(about.anchor, about.item) if each.by == name}
    found = next((each for each in holdings.ledger.decisions() if each.by == name and each.at in said), None)
    if found is None:
        raise PlacetError("there is nothing to take back: you decided nothing on it, or took it back already")
    return found


def _note(about: Doubtful) -> FoundItem:
    return found_item(told(about.record), about.item, key=key_of(about.anchor), decided=about.decided)


def _choices(found: list[tuple[Doubtful, FoundItem]], part: str) -> dict[str, list[str]]:
    """Whom a document names, or what it calls its proposals, by the document."""
    chosen: dict[str, list[str]] = defaultdict(list)
    for about, _ in found:
        record: Any = about.record
        if record.document.id not in chosen:
            chosen[record.document.id] = (
                [called(each) for each in record.actors] if part == "actors" else [each.label for each in record.proposals]
            )
    return dict(chosen)
