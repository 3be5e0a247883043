"""Judgements that two items of different documents are the same, and what they are made from: shared by who judges and who keeps them.

A machine judges sketches, of which each says all that an item is compared by: items with one sketch are one without further ado. A person
judges items. Nobody writes down which items are one: that follows from the judgements, so that each can be taken back.
"""

from typing import Literal, NamedTuple

from msgspec import Struct

from placet.model.decision import Sameness
from placet.model.record import Joined

LinkedKind = Literal["document", "event", "quotation", "actor"]
"""What is linked one pair at a time; proposals are linked in another way (`placet.link.proposals`)."""

Kind = Literal[LinkedKind, "proposal"]
"""All that is linked."""


class Ref(NamedTuple):
    """An item by its document's id and its own; a document itself has the id "text"."""

    document: str
    id: str


class Trace(NamedTuple):
    """What an item is found and compared by: its sketch, as JSON, and the keys, of which two that can be the same share one."""

    kind: Kind
    id: str
    sketch: str
    keys: frozenset[str]


class Judgement(Struct, frozen=True, kw_only=True):
    """A machine's verdict on two sketches: the rule that spoke, how like they are in [0, 1], and what speaks for it, in plain words."""

    verdict: Sameness
    rule: str
    score: float
    reason: str


class Link(NamedTuple):
    """A judgement with the two sketches that it is about, by whatever names them."""

    left: str
    right: str
    judgement: Judgement


class Shelf(NamedTuple):
    """Clusters of proposals on their way to or from where they are kept: drawers, the latest cluster in each last, and clusters as JSON."""

    drawers: dict[str, list[str]]
    clusters: dict[str, str]


class Home(NamedTuple):
    """The cluster that a proposal belongs to, and why it joined it; None for the one that founded it."""

    cluster: str
    joined: Joined | None


class Said(NamedTuple):
    """What people say of two items: all who say anything on these two, whose names stand in `by`, say this."""

    left: Ref
    right: Ref
    verdict: Sameness
    by: str = ""
