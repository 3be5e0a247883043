"""A code or a name -> which actors of a ledger are asked for: a state with its officials, or one person."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, false, or_, select

from placet.codebook import load_codebook
from placet.codebook.actor_files import ActorEntry
from placet.codebook.actors import ActorIndex
from placet.codebook.folding import fold
from placet.ledger.choices import unknown
from placet.ledger.tables import actors

_ANYBODY = frozenset({"", "OTHER", "OUTLET"})
"""The codes that stand for no party: an actor that has one is told apart by its name."""


class Who(NamedTuple):
    """Actors with a code: all of them, or those with a name."""

    code: str
    name: str = ""


def find(connection: Connection, written: Iterable[str]) -> tuple[Who, ...]:
    """Find who is meant by codes ("RUS") and names ("Russia", "the Kremlin"); raises LedgerError with the nearest where nobody is.

    A state, an organisation or a group stands for all who carry its code; a person, or a body of a state, for itself. A name is looked
    for in the codebook first, then in the ledger.
    """
    return tuple(dict.fromkeys(who for each in written for who in _find(connection, each.strip())))


def is_one_of(asked: Iterable[Who]) -> ColumnElement[bool]:
    """The condition that a row of the table of actors is one of those asked for."""
    each = (and_(actors.c.code == who.code, *([actors.c.name == who.name] if who.name else [])) for who in asked)
    return or_(false(), *each)


def _find(connection: Connection, written: str) -> list[Who]:
    code, name = written.upper(), _plain(written)
    if code and connection.execute(select(actors.c.id).where(actors.c.code == code).limit(1)).first():
        return [Who(code)]
    known = load_codebook().actors
    if code in known.by_code:
        return [Who(code)]
    if entries := known.named(written) or known.named(name.removeprefix("the ")):
        return [who for entry in entries for who in _meant_by(connection, entry, known)]
    rows = connection.execute(select(actors.c.code, actors.c.name, actors.c.kind).distinct()).all()
    if meant := [row for row in rows if _plain(row.name) == name]:
        return [Who(row.code, "" if row.code not in _ANYBODY and row.kind != "person" else row.name) for row in meant]
    raise unknown("actor", written, {*known.by_code, *known.names, *(row.code for row in rows), *(row.name for row in rows)} - {""})


def _meant_by(connection: Connection, entry: ActorEntry, known: ActorIndex) -> list[Who]:
    """Who in the ledger is an actor of the codebook: a party by its code, anybody else by all the names that documents have for it."""
    if entry.code not in _ANYBODY and known.by_code[entry.code] == entry:
        return [Who(entry.code)]
    names = connection.execute(select(actors.c.name).where(actors.c.code == entry.code).distinct()).scalars()
    return [Who(entry.code, name) for name in names if entry in known.named(name)] or [Who(entry.code, entry.name)]


def _plain(name: str) -> str:
    return fold(name).casefold()
