"""What stands before every page: who may come in, under which name, with how much, and what a browser may do with the answer.

A request passes, in this order: its Host is one of ours (a page elsewhere can't reach us under a name of its own); its visitor has the
token, or the reverse proxy's word; what it sends is bounded; what would change something comes from our own pages and isn't forbidden.
"""

import hmac
import secrets
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from placet.publish.pages.settings import MOST_BYTES, Settings
from placet.publish.pages.visit import Visit

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}
LOCAL = frozenset({"localhost"})
CHANGES_NOTHING = frozenset({"GET", "HEAD"})
METHODS = CHANGES_NOTHING | {"POST"}
LETS_IN, KNOWS = "placet_token", "placet_session"  # cookies: the token that lets in, and what the forms' token is made from


class RefusalError(Exception):
    """A request that isn't answered: its status and one line that says why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(status, reason)
        self.status, self.reason = status, reason


class Safety:
    """The pages with a guard before them."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._secret = secrets.token_bytes(32)
        self._names = LOCAL | {name.lower() for name in (settings.host, *settings.names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass with its visitor, or refuse it; every answer gets the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers, cookies = Headers(scope=scope), _cookies(scope)
        session = cookies.get(KNOWS, "")
        fresh = not session
        session = session or secrets.token_urlsafe(16)
        visit = Visit(
            user=headers.get(self._settings.user_header, "") if self._settings.user_header else "",
            form_token=hmac.new(self._secret, session.encode(), sha256).hexdigest(),
            read_only=self._settings.read_only,
        )
        scope["placet.visit"] = visit

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    answer.setdefault(name, value)
                if fresh and "text/html" in answer.get("content-type", ""):
                    answer.append("Set-Cookie", _cookie(KNOWS, session, scope))
            await send(message)

        try:
            self._check_host(headers)
            if not self._is_open(scope) and (entry := self._enter(scope, headers, cookies, visit)):
                await entry(scope, receive, sending)
                return
            if scope["method"] not in (CHANGES_NOTHING if _is_api(scope) else METHODS):
                raise RefusalError(405, f"nothing here is asked for with {scope['method']}")
            if scope["method"] not in CHANGES_NOTHING:
                receive = await self._checked_change(headers, receive, visit)
        except RefusalError as refused:
            data = _is_api(scope)
            answer: Response = _page(refused.status, escape(refused.reason))
            if data:
                answer = JSONResponse({"error": refused.reason}, refused.status)
            if refused.status == 405:
                answer.headers["Allow"] = ", ".join(sorted(CHANGES_NOTHING if data else METHODS))
            await answer(scope, receive, sending)
            return
        await self._app(scope, receive, sending)

    def _is_open(self, scope: Scope) -> bool:
        """The style sheet and the script are for everybody: the page that asks for the token uses them."""
        return str(scope["path"]).startswith("/static/")

    def _check_host(self, headers: Headers) -> None:
        name = _host_name(headers.get("host", ""))
        if name not in self._names and not _is_address(name):
            raise RefusalError(421, f"this site is not called {name!r}: visit it by its address, or start it with --name")

    def _enter(self, scope: Scope, headers: Headers, cookies: dict[str, str], visit: Visit) -> Response | None:
        """None for who may come in; the answer for who may not, or who brought the token in the address and gets it as a cookie."""
        if self._settings.user_header:
            if visit.user:
                return None
            raise RefusalError(401, "the reverse proxy says not who you are")
        token = self._settings.token
        if not token:
            return None
        query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = query.pop("token", [""])[0]
        if given and scope["method"] == "GET" and _same(given, token):
            # So that the token stands in no address that is bookmarked, shown or sent on; one slash, so that it leads to no other host.
            kept = urlencode(query, doseq=True)
            answer = RedirectResponse("/" + scope["path"].lstrip("/\\") + ("?" + kept if kept else ""), status_code=303)
            answer.headers.append("Set-Cookie", _cookie(LETS_IN, token, scope))
            return answer
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if _same(cookies.get(LETS_IN, ""), token) or _same(bearer, token):
            return None
        return _page(
            401,
            "This site asks for a token. It is in the address that <code>placet serve</code> printed."
            '</p><form method="get"><label>Token <input name="token" type="password" autocomplete="off" required></label> '
            "<button>Enter</button></form><p>",
        )

    async def _checked_change(self, headers: Headers, receive: Receive, visit: Visit) -> Receive:
        """Give the body again, read whole, for a request that may change something; refuse the others."""
        if self._settings.read_only:
            raise RefusalError(403, "this site is read-only: nothing can be changed here")
        origin = headers.get("origin", "")
        if origin and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
            raise RefusalError(403, "the request comes from another site")
        body = await _bounded(headers, receive)
        given = headers.get("x-placet-token", "")
        if not given and headers.get("content-type", "").split(";")[0].strip() == "application/x-www-form-urlencoded":
            given = _field(body, "token")
        if not _same(given, visit.form_token):
            raise RefusalError(403, "the form is too old, or not ours: load the page again and send it once more")
        sent = False

        async def again() -> Message:
            nonlocal sent
            if sent:
                return await receive()
            sent = True
            return {"type": "http.request", "body": body, "more_body": False}

        return again


async def _bounded(headers: Headers, receive: Receive) -> bytes:
    """Read a body that is not too long."""
    too_long = RefusalError(413, f"what you sent is too long: {MOST_BYTES:,} bytes are the most")
    told = headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > MOST_BYTES:
        raise too_long
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RefusalError(400, "the request broke off")
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            raise too_long
        if not message.get("more_body", False):
            return bytes(body)


def _is_api(scope: Scope) -> bool:
    """Whether data is asked for, by a program: the API changes nothing, and its refusals are data too."""
    return str(scope["path"]).startswith("/api/")


def _field(body: bytes, name: str) -> str:
    try:
        return parse_qs(body.decode("utf-8", "replace"), max_num_fields=100).get(name, [""])[0]
    except ValueError:  # more fields than any of our forms has
        return ""


def _host_name(host: str) -> str:
    """The name in a Host header, without its port.

    >>> _host_name("Localhost:8080"), _host_name("[::1]:8080")
    ('localhost', '::1')
    """
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    """Whether a host is a plain address: nobody else's name can lead to it."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())


def _cookies(scope: Scope) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}


def _cookie(name: str, value: str, scope: Scope) -> str:
    secure: Iterable[str] = ("Secure",) if scope.get("scheme") == "https" else ()
    jar: SimpleCookie = SimpleCookie()
    jar[name] = value
    return "; ".join([jar[name].OutputString(), "Path=/", "HttpOnly", "SameSite=Strict", *secure])


def _page(status: int, content: str) -> HTMLResponse:
    return HTMLResponse(
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<title>Placet</title><link rel="stylesheet" href="/static/placet.css">'
        f'<main class="refusal"><h1>Placet</h1><p>{content}</p></main></html>',
        status_code=status,
    )
