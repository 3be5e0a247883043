"""Who asks for a page, and what the pages may let them do."""

from typing import NamedTuple

from fastapi import Request


class Visit(NamedTuple):
    """One request's visitor. `user` is whom a reverse proxy named, or ""; `form_token` goes into every form that changes something."""

    user: str
    form_token: str
    read_only: bool


def visit_of(request: Request) -> Visit:
    """The visitor of a request, as `Safety` found them."""
    found: Visit = request.scope["placet.visit"]
    return found
