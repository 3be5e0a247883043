"""Who decides on the pages: whom a reverse proxy names, else who gave a name, which the browser keeps, else who started the site."""

from urllib.parse import quote, unquote

from fastapi import Request, Response

from placet.model.anchors import as_part
from placet.publish.pages.showing import holdings_of
from placet.publish.pages.visit import visit_of
from placet.publish.plain_text import one_line

COOKIE = "placet_by"
LONGEST = 80
A_YEAR = 365 * 24 * 60 * 60


def decider(request: Request) -> str:
    """The name under which a visitor decides, "" where nobody knows it; nobody speaks for another whom a proxy has named."""
    names = (visit_of(request).user, unquote(request.cookies.get(COOKIE, "")), holdings_of(request).settings.by)
    return next(filter(None, (as_part(one_line(name, LONGEST)) for name in names)), "")


def keep_name(request: Request, response: Response, name: str) -> None:
    """Have the browser keep a name that was given."""
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, quote(name, safe=""), max_age=A_YEAR, httponly=True, samesite="strict", secure=secure)
