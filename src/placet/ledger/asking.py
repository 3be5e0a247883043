"""What can be asked of a ledger: positions, events, quotations and proposals by actor, day, words and so on, as rows to cite.

All of it is as people decided.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Generic, Self, TypeVar, get_args

from sqlalchemy import Connection, select

from placet.ledger import decisions as deciding
from placet.ledger import parts, selection
from placet.ledger.answers import (
    AnswerRow,
    EventRow,
    PositionRow,
    ProposalRow,
    QuotationRow,
    event_row,
    position_row,
    proposal_row,
    quotation_row,
)
from placet.ledger.asked_actors import find
from placet.ledger.backend import Backend
from placet.ledger.choices import among, day
from placet.ledger.cursors import Stop, cursor_of, stop_of
from placet.ledger.rejected import left_out
from placet.ledger.selection import Asked, Picked
from placet.ledger.tables import documents, versions
from placet.ledger.versions import record_from
from placet.model.decided import reviewed
from placet.model.record import Basis, EventType, Factuality, Stance, Status

Several = str | Sequence[str]
"""One word, or several of which one has to fit."""

_AT_ONCE = 100
"""So many rows are read off their records at a time."""

Row = TypeVar("Row", bound=AnswerRow)


class Rows(Iterator[Row], Generic[Row]):
    """Rows that answer a question, read as they are asked for. `cursor` says where those end that were read so far: with it as `after`
    the same question goes on from there, whatever was added since. `left_out` counts what people rejected and would else be among all of
    them, however many are read.
    """

    def __init__(self, rows: Iterator[tuple[Row, Stop]], *, left_out: int) -> None:
        self._rows = rows
        self.cursor = ""
        self.left_out = left_out

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Row:
        """Read the next row."""
        row, stop = next(self._rows)
        self.cursor = cursor_of(stop)
        return row


class Asking:
    """The questions to a ledger, as `ledger.ask.positions(actor="RUS", since="2025-01-01")`; each gives rows, the newest first.

    What is left out asks for nothing. `actor` and `recipient` are codes or names ("RUS", "Russia", "the Kremlin"); a state takes in its
    officials, a person stands alone. `since` and `until` are days (ISO, both inclusive; what has no day is left out then). `outlet` is
    an outlet's name and `document` a document's id. Where there is no such actor, stance, type, status or outlet, a `LedgerError` of one
    line names the nearest. `after` is the cursor of rows that were read before. The ledger has to stay open until the rows are read.
    """

    def __init__(self, name: str, backend: Backend, transaction: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._name, self._backend, self._transaction = name, backend, transaction

    def positions(
        self, *, actor: Several = (), stance: Several = (), status: Several = (), proposal: str = "", words: str = "", since: str = "",
        until: str = "", outlet: str = "", document: str = "", min_confidence: float = 0, after: str = "",
        limit: int | None = None,
    ) -> Rows[PositionRow]:  # fmt: skip
        """Ask who stands where: on proposals in whose label the words `proposal` stand, in sentences with the `words`.

        Their day is the last that they may date from; their status is what they rest on: statement, act.
        """
        asked = Asked(
            stance=among("stance", _several(stance), get_args(Stance)), status=among("status", _several(status), get_args(Basis)),
            proposal=proposal, words=words, document=document, min_confidence=min_confidence,
            after=stop_of(after) if after else None, limit=limit,
        )  # fmt: skip
        return self._rows("positions", selection.pick_positions, parts.Positions, position_row, asked, actor, (), since, until, outlet)

    def events(
        self, *, actor: Several = (), recipient: Several = (), type: Several = (), status: Several = (), since: str = "",
        until: str = "", outlet: str = "", document: str = "", min_confidence: float = 0, after: str = "",
        limit: int | None = None,
    ) -> Rows[EventRow]:  # fmt: skip
        """Ask who did what to whom, by PLOVER's types; their status is actual, planned, hypothetical or denied."""
        asked = Asked(
            type=among("type of events", _several(type), get_args(EventType)), status=among("status", _several(status), get_args(Status)),
            document=document, min_confidence=min_confidence,
            after=stop_of(after) if after else None, limit=limit,
        )  # fmt: skip
        return self._rows("events", selection.pick_events, parts.Events, event_row, asked, actor, recipient, since, until, outlet)

    def quotations(
        self, *, actor: Several = (), status: Several = (), words: str = "", since: str = "", until: str = "", outlet: str = "",
        document: str = "", min_confidence: float = 0, after: str = "",
        limit: int | None = None,
    ) -> Rows[QuotationRow]:  # fmt: skip
        """Ask who said what, in whatever form the `words` stand there; those between quotation marks stand together.

        Their day is that of publication; their status is asserted, denied, possible or hypothetical.
        """
        asked = Asked(
            status=among("status", _several(status), get_args(Factuality)), words=words, document=document, min_confidence=min_confidence,
            after=stop_of(after) if after else None, limit=limit,
        )  # fmt: skip
        return self._rows("quotations", selection.pick_quotations, parts.Quotations, quotation_row, asked, actor, (), since, until, outlet)

    def proposals(
        self, *, actor: Several = (), proposal: str = "", since: str = "", until: str = "", outlet: str = "", document: str = "",
        after: str = "", limit: int | None = None,
    ) -> Rows[ProposalRow]:  # fmt: skip
        """Ask what is on the table, a row for each document: by words of the label, and by who takes a stance on it or would do it."""
        asked = Asked(proposal=proposal, document=document, after=stop_of(after) if after else None, limit=limit)
        return self._rows("proposals", selection.pick_proposals, parts.Proposals, proposal_row, asked, actor, (), since, until, outlet)

    def _rows(
        self, kind: str, pick: Callable[[Backend, Asked], Picked], part: type[parts.Part], read: Callable[[parts.Told, str], Row],
        asked: Asked, actor: Several, recipient: Several, since: str, until: str, outlet: str,
    ) -> Rows[Row]:  # fmt: skip
        """Find what the names mean and put the question together at once, so that a wrong one is told before the first row is read."""
        with self._transaction() as connection:
            asked = asked._replace(
                actor=find(connection, _several(actor)),
                recipient=find(connection, _several(recipient)),
                since=day("since", since),
                until=day("until", until),
                outlet=_outlet(connection, outlet),
            )
            number = left_out(connection, kind, asked)
        return Rows(self._read(pick(self._backend, asked), part, read), left_out=number)

    def _read(self, query: Picked, part: type[parts.Part], read: Callable[[parts.Told, str], Row]) -> Iterator[tuple[Row, Stop]]:
        with self._transaction() as connection:
            for some in connection.execute(query).partitions(_AT_ONCE):
                wanted = select(versions.c.number, versions.c.document, versions.c.text_hash, versions.c.record)
                held = connection.execute(wanted.where(versions.c.number.in_({version for version, _, _ in some}))).all()
                decided = deciding.on_texts(connection, {text for _, _, text, _ in held})
                records = {}
                for number, document, text, content in held:
                    where = f"{self._name}: the record of document {document}"
                    if text in decided.texts:
                        records[number] = parts.told(reviewed(record_from(content, where), decided))
                    else:
                        records[number] = parts.read(content, part, where)
                yield from ((read(records[version], id), Stop(day, version, id)) for version, id, day in some)


def _several(written: Several) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) and written else tuple(written)


def _outlet(connection: Connection, written: str) -> str:
    """Find an outlet's name as documents have it."""
    if not written:
        return ""
    (found,) = among("outlet", [written], connection.execute(select(documents.c.outlet).distinct()).scalars().all())
    return found
