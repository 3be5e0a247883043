"""Settings -> a running site, until it is interrupted."""

import socket
from collections.abc import Callable
from urllib.parse import quote

import uvicorn

from placet.errors import PlacetError
from placet.publish.pages.app import create_app
from placet.publish.pages.settings import Settings

REQUESTS_AT_ONCE = 200
"""Above so many, visitors are told to come again."""


def serve(settings: Settings, *, port: int, say: Callable[[str], None]) -> None:
    """Listen, say where, and answer until interrupted. With port 0 any free one is taken.

    Raises `PlacetError`, one line, where the ledger can't be read, the address is taken, or anybody could come in.
    """
    app = create_app(settings)
    with _listening(settings.host, port) as listening:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        token = f"?token={quote(settings.token, safe='')}" if settings.token else ""
        say(f"http://{host}:{listening.getsockname()[1]}/{token}")
        config = uvicorn.Config(app, log_level="warning", server_header=False, limit_concurrency=REQUESTS_AT_ONCE, proxy_headers=False)
        uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=REQUESTS_AT_ONCE)
    except OSError as error:
        raise PlacetError(
            f"http://{host}:{port}: can't listen there: {error.strerror or error}; choose another --host or --port"
        ) from error
