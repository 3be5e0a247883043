"""Where a reader stopped among rows in a fixed order -> a cursor to go on from: what is added meanwhile moves nothing under it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta
from sqlalchemy import ColumnElement, Select, Table, and_, func, or_

from placet.errors import LedgerError


class Stop(NamedTuple):
    """The row at which a reader stopped: newer days come first, then later versions, then the ids in their order in the document."""

    day: str
    version: Annotated[int, Meta(ge=0, le=2**63 - 1)]
    id: str


def cursor_of(stop: Stop) -> str:
    """Write a stop down as letters that stand in an address.

    >>> stop_of(cursor_of(Stop("2031-03-06", 17, "s2")))
    Stop(day='2031-03-06', version=17, id='s2')
    """
    return urlsafe_b64encode(msgspec.json.encode(stop)).decode().rstrip("=")


def stop_of(cursor: str) -> Stop:
    """Read a stop off its letters; raises LedgerError where they are none."""
    try:
        return msgspec.json.decode(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=Stop)
    except (msgspec.MsgspecError, ValueError):  # broken base64 and broken UTF-8 are ValueErrors
        raise LedgerError(f"cursor {cursor!r} is none: give the one that the page before this one named, as it is") from None


def in_order(query: "Select[Any, Any]", table: Table, day: ColumnElement[str], after: Stop | None) -> "Select[Any, Any, Any]":
    """Put rows of a table in this order, with their days as a last column; with `after`, only those that come after it."""
    if after:
        later_id = or_(
            func.length(table.c.id) > len(after.id), and_(func.length(table.c.id) == len(after.id), table.c.id > after.id)
        )  # fmt: skip
        same_day = or_(table.c.version < after.version, and_(table.c.version == after.version, later_id))
        query = query.where(day <= after.day, or_(day < after.day, same_day))
    return query.add_columns(day.label("day")).order_by(day.desc(), table.c.version.desc(), func.length(table.c.id), table.c.id)
