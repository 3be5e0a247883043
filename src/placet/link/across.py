"""Records -> the traces by which what is in them is found again in other documents; two traces -> whether they are of one thing."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from placet.link import actors, copies, events, quotations
from placet.model.record import Record
from placet.model.sameness import Judgement, LinkedKind, Trace


class _Way(NamedTuple):
    """How one kind of item is linked: what finds the traces, the type of its sketch, what judges two, and what says they can't be one."""

    traces: Callable[[Record], Iterator[Trace]]
    sketch: type[Any]
    judge: Callable[[Any, Any], Judgement | None]
    apart: Callable[[Any, Any], bool]


def _never(one: object, other: object) -> bool:
    return False


_WAYS: dict[LinkedKind, _Way] = {
    "document": _Way(copies.traces, copies.Copy, copies.judge, _never),
    "event": _Way(events.traces, events.Deed, events.judge, events.apart),
    "quotation": _Way(quotations.traces, quotations.Words, quotations.judge, quotations.apart),
    "actor": _Way(actors.traces, actors.Known, actors.judge, actors.apart),
}
LINKED_KINDS = tuple(_WAYS)
ONE_A_DOCUMENT: frozenset[str] = frozenset({"event", "proposal", "quotation"})
"""Of these, two of one document stay two."""


def traces(record: Record, *, kinds: Iterable[LinkedKind] = LINKED_KINDS) -> list[Trace]:
    """The traces of all that is linked in a record."""
    return [trace for kind in kinds for trace in _WAYS[kind].traces(record)]


def judge(kind: LinkedKind, one: str, other: str) -> Judgement | None:
    """Judge two sketches of a kind; None where nothing speaks for their being one. The order of the two doesn't matter."""
    return _WAYS[kind].judge(*(_drawn(kind, each) for each in sorted((one, other))))


def apart(kind: LinkedKind, one: str, other: str) -> bool:
    """Whether two sketches of a kind contradict each other, so that no third one may join them."""
    return _WAYS[kind].apart(_drawn(kind, one), _drawn(kind, other))


@lru_cache(maxsize=50_000)
def _drawn(kind: LinkedKind, content: str) -> Any:
    return msgspec.json.decode(content, type=_WAYS[kind].sketch)
