"""An article that a visitor pastes, or whose address they give: coded on the spot and shown as any other; kept only where they say so."""

from threading import BoundedSemaphore, Lock
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from placet.errors import DocumentError
from placet.flow import code
from placet.model.document import Document, fingerprint
from placet.model.record import Record
from placet.publish.pages.routes.documents import laid_out
from placet.publish.pages.settings import fetches
from placet.publish.pages.showing import holdings_of, page
from placet.publish.pages.templating import url
from placet.publish.pages.views.found_items import found_items
from placet.publish.pages.visit import visit_of
from placet.read.fetching import fetch_article
from placet.read.public_addresses import LONGEST as LONGEST_ADDRESS
from placet.read.public_addresses import web_address

router = APIRouter()
LONGEST = 60_000
"""Characters of an article that is coded while its visitor waits: some 10,000 words, ten times a long one."""

FETCHED_AT_ONCE = BoundedSemaphore(4)  # so that nobody has the site knock at many doors at once
ONE_AT_A_TIME = Lock()  # the parser takes all that a core has; and visitors who paste must not keep readers waiting


def pasted(
    request: Request, text: Annotated[str, Form(max_length=2 * LONGEST)] = "", url: Annotated[str, Form(max_length=LONGEST_ADDRESS)] = "",
    title: Annotated[str, Form(max_length=400)] = "", outlet: Annotated[str, Form(max_length=200)] = "",
    published: Annotated[str, Form(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = "",
) -> Document:  # fmt: skip
    """Make a document of what was pasted; without a text, fetch it from its address. What the visitor says of it counts before the page.

    Forms send "\\r\\n" where a line ends.
    """
    text, title, outlet, url = text.replace("\r\n", "\n").strip("\n"), title.strip(), outlet.strip(), url.strip()
    try:
        if text.strip():
            url = str(web_address(url)) if url else ""
        elif url:
            found = _fetched(request, url)
            text, url = found.text, found.url
            title, outlet, published = title or found.title, outlet or found.outlet, published or found.published
        else:
            raise HTTPException(422, "there is no text: paste an article")
    except DocumentError as error:
        raise HTTPException(422, str(error)) from error
    if len(text) > LONGEST:
        raise HTTPException(413, f"the text is too long to be coded here: {LONGEST:,} characters are the most; `placet add` takes any")
    return Document(id=fingerprint(url, title, text), url=url, title=title, outlet=outlet, published=published, text=text)


Pasted = Annotated[Document, Depends(pasted)]


@router.get("/paste", include_in_schema=False)
def box(request: Request) -> Response:
    """Show the box to paste an article into."""
    if visit_of(request).read_only:
        raise HTTPException(403, "this site is read-only: nothing is coded here")
    may_fetch = fetches(holdings_of(request).settings)
    return page(request, "paste.html", forms=False, longest=LONGEST, longest_address=LONGEST_ADDRESS, may_fetch=may_fetch)


@router.post("/paste", include_in_schema=False)
def show(request: Request, document: Pasted) -> Response:
    """Code an article and show it; nothing of it is kept."""
    record = _coded(request, document)
    fields: dict[str, Any] = {name: getattr(document, name) for name in ("text", "url", "title", "outlet", "published")}
    return page(request, "document.html", forms=False, **laid_out(request, record, found_items(record, record), pasted=fields))


@router.post("/paste/keep", include_in_schema=False)
def keep(request: Request, document: Pasted) -> Response:
    """Code an article and keep its record in the ledger."""
    holdings_of(request).ledger.add(_coded(request, document))
    return RedirectResponse(url("/document", id=document.id), status_code=303)


def _fetched(request: Request, address: str) -> Document:
    if not fetches(holdings_of(request).settings):
        raise HTTPException(403, "this site fetches nothing: paste the article's text, or start it with --fetch")
    if not FETCHED_AT_ONCE.acquire(blocking=False):
        raise HTTPException(503, "others are having articles fetched: try again in a moment")
    try:
        return fetch_article(address)
    finally:
        FETCHED_AT_ONCE.release()


def _coded(request: Request, document: Document) -> Record:
    with ONE_AT_A_TIME:
        return code(document, actors=holdings_of(request).settings.actors)
