"""A record's JSON -> what the rows of one kind need of it, and nothing else.

Most of a record is mentions, regions and things of other kinds. Leaving them out saves more than half of the reading, and keeps Python's
collector of garbage from going over all that a program holds, which takes longer than the reading. `gc=False` is for that too: nothing
here can be part of a circle.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import Struct

from placet.ledger.versions import record_from
from placet.model.record import Actor, Event, Position, Proposal, Quotation, Record, Source


class Named(Struct, frozen=True, gc=False):
    """An actor, as far as rows name it."""

    id: str
    name: str
    code: str


class Labelled(Struct, frozen=True, gc=False):
    """A proposal, as far as positions name it."""

    id: str
    label: str


class Spoken(Struct, frozen=True, gc=False):
    """A quotation, as far as what stands inside it names it."""

    id: str
    speaker: tuple[str, ...] = ()


class Document(Struct, frozen=True, gc=False):
    """A document, as far as it is cited."""

    id: str
    text: str
    url: str = ""
    outlet: str = ""
    title: str = ""
    published: str = ""


class Part(Struct, frozen=True, kw_only=True, gc=False):
    """What rows of every kind need of a record."""

    schema: Literal["placet.record/1"]
    document: Document
    actors: tuple[Named, ...] = ()


class Positions(Part, frozen=True, kw_only=True, gc=False):
    """What rows of positions need."""

    proposals: tuple[Labelled, ...]
    positions: tuple[Position, ...]


class Events(Part, frozen=True, kw_only=True, gc=False):
    """What rows of events need."""

    quotations: tuple[Spoken, ...]
    events: tuple[Event, ...]


class Quotations(Part, frozen=True, kw_only=True, gc=False):
    """What rows of quotations need."""

    quotations: tuple[Quotation, ...]


class Proposals(Part, frozen=True, kw_only=True, gc=False):
    """What rows of proposals need."""

    proposals: tuple[Proposal, ...]
    positions: tuple[Position, ...]


class Told(NamedTuple):
    """A document, and a record's actors and things by their ids, which are unique in it."""

    document: Document | Source
    actors: Mapping[str, Named | Actor]
    things: dict[str, Any]


def read(content: str, part: type[Part], where: str) -> Told:
    """Read a part of a record off its JSON; `where` begins the LedgerError that is raised where it can't be read."""
    try:
        return told(msgspec.json.decode(content, type=part))
    except (msgspec.MsgspecError, ValueError):
        record_from(content, where)  # says in one line what is wrong
        raise


def told(record: Record | Part) -> Told:
    """Lay a record, or a part of one, out by ids."""
    things = {each.id: each for name in ("quotations", "events", "proposals", "positions") for each in getattr(record, name, ())}
    return Told(record.document, {actor.id: actor for actor in record.actors}, things)
