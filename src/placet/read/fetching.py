"""An address of the web -> the article there, fetched on somebody's behalf, and only from where anybody could fetch it.

A host's name is looked up once, all that it leads to must be public (`public_addresses`), and the connection goes to just that: a name
that leads elsewhere a moment later changes nothing. Each redirect is looked at in the same way. Size, time and kind of the answer are
bounded; no cookies, no referrer, no password is sent.
"""

import codecs
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from queue import Empty, SimpleQueue
from threading import Thread, Timer
from time import monotonic
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from msgspec.structs import replace

from placet import __version__
from placet.errors import DocumentError
from placet.model.document import Document, fingerprint
from placet.read.decoding import MAX_BYTES, STAGE, too_large
from placet.read.documents import read_one
from placet.read.public_addresses import Resolver, WebAddress, public_places, shown_address, web_address

Connector = Callable[[str, int, float], socket.socket]
"""A numeric address, a port and a bound in seconds -> a connection; raises `OSError` where there is none."""

SECONDS = 15.0
"""So long may everything take together: looking up, redirects, reading."""
MOST_REDIRECTS = 5
KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
"""What is read, and how."""

_ENCODINGS = {"utf-8": "utf-8", "ascii": "utf-8", "iso8859-1": "cp1252", "cp1252": "cp1252"}  # browsers take Latin-1 for cp1252 too
_SENT = {
    "User-Agent": f"Placet/{__version__} (a reader asked for this article)",
    "Accept": ", ".join(KINDS),
    "Accept-Encoding": "identity",
    "Accept-Language": "en",
    "Connection": "close",
}
_TOO_SLOW = f"did not answer within {SECONDS:.0f} seconds: try again, or paste the article's text instead"


class _Answer(NamedTuple):
    """What came from an address: where it leads on to, or what is there."""

    leads_to: str = ""
    kind: str = ""
    encoding: str = ""
    data: bytes = b""


def look_up(host: str, port: int) -> list[str]:
    """Ask the system where a host is."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def connect_to(address: str, port: int, seconds: float) -> socket.socket:
    """Open a connection to a numeric address."""
    return socket.create_connection((address, port), timeout=seconds)


def fetch_article(
    given: str, *, resolve: Resolver = look_up, connect: Connector = connect_to, trust: ssl.SSLContext | None = None
) -> Document:  # fmt: skip
    """Fetch the article at an address: a page, or plain text.

    The document's address is the one that the page calls its own, if that is on the same host, else the one it came from. Raises
    `DocumentError`, one line, where the address may not be fetched, nothing comes, or there is no article. `trust` says whose
    certificates count, those of the system if it is left out.
    """
    deadline = monotonic() + SECONDS
    address = web_address(given)
    for _ in range(MOST_REDIRECTS + 1):
        places = public_places(address, lambda host, port: _in_time(resolve, host, port, deadline))
        answer = _ask(address, places, connect, trust, deadline)
        if not answer.leads_to:
            return _article(address, answer)
        address = web_address(urljoin(str(address), answer.leads_to))
    raise DocumentError(shown_address(given), STAGE, f"leads on more than {MOST_REDIRECTS} times: give the address of the article itself")


def _in_time(resolve: Resolver, host: str, port: int, deadline: float) -> list[str]:
    """Look a host up, which nothing interrupts, for as long as there is time."""
    told: SimpleQueue[list[str] | OSError | ValueError] = SimpleQueue()

    def ask() -> None:
        try:
            told.put(list(resolve(host, port)))
        except (OSError, ValueError) as error:
            told.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        found = told.get(timeout=max(0.0, deadline - monotonic()))
    except Empty:
        raise DocumentError(host, STAGE, _TOO_SLOW) from None
    if isinstance(found, list):
        return found
    raise found


def _ask(address: WebAddress, places: list[str], connect: Connector, trust: ssl.SSLContext | None, deadline: float) -> _Answer:
    where = shown_address(str(address))
    try:
        with closing(_connected(address, places, connect, trust, deadline)) as line, _cut_off_at(deadline, line):
            connection = HTTPConnection(address.host, address.port)
            connection.sock = line  # so that it opens none of its own, to wherever the name may lead by now
            connection.request("GET", address.target, headers={"Host": address.place, **_SENT})
            with connection.getresponse() as response:
                answer = _read(response, where, deadline)
        if monotonic() < deadline:  # what was cut off may look as if it had come to its end
            return answer
    except ssl.SSLCertVerificationError as error:
        raise DocumentError(where, STAGE, f"its certificate is not valid for {address.host}: paste the article's text instead") from error
    except (OSError, HTTPException, ValueError) as error:  # ValueError: read from what was closed when its time was over
        if not isinstance(error, TimeoutError) and monotonic() < deadline:
            raise DocumentError(where, STAGE, f"{address.host} can't be reached or breaks off: check the address, or try again") from error
    raise DocumentError(where, STAGE, _TOO_SLOW)


def _connected(
    address: WebAddress, places: list[str], connect: Connector, trust: ssl.SSLContext | None, deadline: float
) -> socket.socket:  # fmt: skip
    """A connection to the first of the places that answers."""
    failed: OSError = OSError("no place to connect to")
    for place in places:
        try:
            line = connect(place, address.port, max(0.1, deadline - monotonic()))
        except OSError as error:
            failed = error
            continue
        try:
            line.settimeout(max(0.1, deadline - monotonic()))
            if address.scheme == "http":
                return line
            return (trust or ssl.create_default_context()).wrap_socket(line, server_hostname=address.host)
        except OSError:
            line.close()
            raise
    raise failed


@contextmanager
def _cut_off_at(deadline: float, line: socket.socket) -> Iterator[None]:
    """End a connection at a moment, however slowly it trickles until then."""

    def end() -> None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    watch = Timer(max(0.0, deadline - monotonic()), end)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _read(response: HTTPResponse, where: str, deadline: float) -> _Answer:
    """Read an answer that is an article or leads on to one, no further than to the bound."""
    if response.status in (301, 302, 303, 307, 308) and (leads_to := response.headers.get("Location", "")):
        return _Answer(leads_to=leads_to)
    if response.status != 200:
        raise DocumentError(where, STAGE, f"the server answers {response.status}: check the address, or paste the article's text instead")
    kind = response.headers.get_content_type()
    if kind not in KINDS:
        raise DocumentError(where, STAGE, f"is {kind}, no page or plain text: paste the article's text instead")
    if response.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        raise DocumentError(where, STAGE, "comes packed, which was not asked for: paste the article's text instead")
    data = bytearray()
    while piece := response.read1(65_536):
        data += piece
        if len(data) > MAX_BYTES:
            raise too_large(where)
    if response.length:
        raise HTTPException("cut short")
    return _Answer(kind=kind, encoding=response.headers.get_content_charset("utf-8"), data=bytes(data))


def _article(address: WebAddress, answer: _Answer) -> Document:
    where = shown_address(str(address))
    found = read_one(_as_utf8(answer, where), where, KINDS[answer.kind])
    if isinstance(found, DocumentError):
        raise found
    own = found.url if urlsplit(found.url).scheme in ("http", "https") and urlsplit(found.url).hostname == address.host else str(address)
    return replace(found, url=own, id=fingerprint(own, found.title, found.text))


def _as_utf8(answer: _Answer, where: str) -> bytes:
    """The answer in UTF-8, which all that is read is in."""
    try:
        encoding = _ENCODINGS[codecs.lookup(answer.encoding).name]
    except (LookupError, ValueError):
        raise DocumentError(where, STAGE, "is written in an encoding that is not read: paste the article's text instead") from None
    return answer.data if encoding == "utf-8" else answer.data.decode(encoding, "replace").encode()
