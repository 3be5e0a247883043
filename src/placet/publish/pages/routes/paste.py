"""An article that a visitor pastes: coded on the spot and shown as any other document; kept only where they say so."""

from threading import Lock
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from placet.flow import code
from placet.model.document import Document, fingerprint
from placet.model.record import Record
from placet.publish.pages.routes.documents import laid_out
from placet.publish.pages.showing import holdings_of, page
from placet.publish.pages.templating import url
from placet.publish.pages.views.found_items import found_items
from placet.publish.pages.visit import visit_of

router = APIRouter()
LONGEST = 60_000
"""Characters of an article that is coded while its visitor waits: some 10,000 words, ten times a long one."""

ONE_AT_A_TIME = Lock()  # the parser takes all that a core has; and visitors who paste must not keep readers waiting


def pasted(
    text: Annotated[str, Form(max_length=2 * LONGEST)], title: Annotated[str, Form(max_length=400)] = "",
    outlet: Annotated[str, Form(max_length=200)] = "", published: Annotated[str, Form(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = "",
) -> Document:  # fmt: skip
    """Make a document of what was pasted; forms send "\\r\\n" where a line ends."""
    text = text.replace("\r\n", "\n").strip("\n")
    if not text.strip():
        raise HTTPException(422, "there is no text: paste an article")
    if len(text) > LONGEST:
        raise HTTPException(413, f"the text is too long to be coded here: {LONGEST:,} characters are the most; `placet add` takes any")
    title, outlet = title.strip(), outlet.strip()
    return Document(id=fingerprint("", title, text), title=title, outlet=outlet, published=published, text=text)


Pasted = Annotated[Document, Depends(pasted)]


@router.get("/paste", include_in_schema=False)
def box(request: Request) -> Response:
    """Show the box to paste an article into."""
    if visit_of(request).read_only:
        raise HTTPException(403, "this site is read-only: nothing is coded here")
    return page(request, "paste.html", forms=False, longest=LONGEST)


@router.post("/paste", include_in_schema=False)
def show(request: Request, document: Pasted) -> Response:
    """Code an article and show it; nothing of it is kept."""
    record = _coded(request, document)
    fields: dict[str, Any] = {name: getattr(document, name) for name in ("text", "title", "outlet", "published")}
    return page(request, "document.html", forms=False, **laid_out(request, record, found_items(record, record), pasted=fields))


@router.post("/paste/keep", include_in_schema=False)
def keep(request: Request, document: Pasted) -> Response:
    """Code an article and keep its record in the ledger."""
    holdings_of(request).ledger.add(_coded(request, document))
    return RedirectResponse(url("/document", id=document.id), status_code=303)


def _coded(request: Request, document: Document) -> Record:
    with ONE_AT_A_TIME:
        return code(document, actors=holdings_of(request).settings.actors)
