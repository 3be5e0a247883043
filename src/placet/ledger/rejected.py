"""What people rejected: kept as the rows that would have told of it, so that an answer can say how much it leaves out."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from placet.codebook.folding import fold
from placet.ledger.answers import KINDS, AnswerRow, event_row, position_row, quotation_row
from placet.ledger.asked_actors import Who
from placet.ledger.parts import Told, told
from placet.ledger.phrases import phrases_of
from placet.ledger.selection import Asked
from placet.ledger.tables import rejected
from placet.model.decided import Reviewed, rejected_in
from placet.model.record import Event, Position, Quotation, Record
from placet.model.stems import stems

_READ: dict[type[Reviewed], tuple[str, Callable[[Told, str], AnswerRow]]] = {
    Position: ("positions", position_row),
    Event: ("events", event_row),
    Quotation: ("quotations", quotation_row),
}


def rows_of_rejected(record: Record, version: int) -> list[dict[str, Any]]:
    """The rows that keep what people rejected of a record."""
    gone = rejected_in(record)
    if not gone:
        return []
    source = told(record)
    source.things.update((item.id, item) for item in gone)
    return [
        {"version": version, "kind": kind, "id": item.id, "row": msgspec.json.encode(read(source, item.id)).decode()}
        for item in gone
        for kind, read in [_READ[type(item)]]
    ]


def left_out(connection: Connection, kind: str, asked: Asked) -> int:
    """Count what would have answered a question, had people not rejected it."""
    rows = connection.execute(select(rejected.c.row).where(rejected.c.kind == kind)).scalars()
    return sum(_answers(msgspec.json.decode(row, type=KINDS[kind]), asked) for row in rows)


def _answers(row: AnswerRow, asked: Asked) -> bool:
    """Whether a row fits a question; in the tables, SQL tells (`placet.ledger.selection`)."""
    given: Any = row
    return (
        all(not wanted or getattr(given, name) in wanted for name in ("stance", "type", "status") if (wanted := getattr(asked, name)))
        and (not asked.since or given.day >= asked.since)
        and (not asked.until or "" < given.day <= asked.until)
        and asked.outlet in ("", given.outlet)
        and asked.document in ("", given.document)
        and given.confidence >= asked.min_confidence
        and _is_one_of(asked.actor, given.code, given.who)
        and (not asked.recipient or _is_one_of(asked.recipient, given.recipient_code, given.recipient))
        and (not asked.proposal or _stand_in(asked.proposal, given.label))
        and (not asked.words or _stand_in(asked.words, given.words))
    )


def _is_one_of(asked: Iterable[Who], codes: str, names: str) -> bool:
    there, called = codes.split("; "), names.split("; ")
    several = list(asked)
    return not several or any(who.code in there and (not who.name or who.name in called) for who in several)


def _stand_in(words: str, text: str) -> bool:
    """Whether each phrase stands in a text, its words in any form."""
    there = stems(fold(text))
    return all(
        any(there[at : at + len(phrase)] == phrase for at in range(len(there) - len(phrase) + 1))
        for phrase in (stems(fold(" ".join(each))) for each in phrases_of(words))
    )
