"""The bridge between Norland and Sudrey, and decisions on what is said of it."""

import msgspec

from placet.model.anchors import anchor_of
from placet.model.decided import Decided, reviewed
from placet.model.decision import Decision
from placet.model.record import Record
from tests.analyse.conftest import position, record

NO, YES = position("north", "oppose", confidence=0.6), position("south", "support", confidence=0.5)
IF = position("bloc", "conditional", confidence=0.9)
BRIDGE = record("d1", "2031-03-06", NO, YES, IF)


def on(item, verdict, *, by="Ann Lee", day=6, of: Record = BRIDGE, **more) -> Decision:
    return Decision(anchor=anchor_of(of, item), verdict=verdict, by=by, at=f"2031-03-{day:02}T10:00:00.000000+00:00", **more)


def changed(*decisions, of: Record = BRIDGE) -> Record:
    return reviewed(of, Decided(decisions))


def recoded(one: Record) -> Record:
    """The same text coded by a later version: all ids are others, the evidence is cut differently, rules and confidence are others."""

    def later(each):
        span = each.evidence[0]
        shorter = (msgspec.structs.replace(span, end=span.end - 2),)
        return msgspec.structs.replace(
            each, id=f"n{each.id}", holder=f"n{each.holder}", proposal=f"n{each.proposal}", evidence=shorter, rule="later", confidence=0.4
        )

    return msgspec.structs.replace(
        one,
        actors=tuple(msgspec.structs.replace(each, id=f"n{each.id}") for each in one.actors[::-1]),
        proposals=tuple(msgspec.structs.replace(each, id=f"n{each.id}") for each in one.proposals),
        positions=tuple(map(later, one.positions[::-1])),
    )
