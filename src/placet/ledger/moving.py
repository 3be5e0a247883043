"""A ledger -> lines of JSON, and back: everything that is no projection, in the order in which it came.

The first line names the form, each line after it holds a version (its record, byte for byte), a failure or a decision, and the last one
says how many there were, so that what was cut off is told from what is whole.
"""

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, select

from placet.errors import LedgerError
from placet.ledger import decisions
from placet.ledger.tables import failures, versions
from placet.ledger.versions import Version, version_from
from placet.model.decision import Decision

FORM = "placet.ledger/1"


class _Failure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    location: str
    stage: str
    reason: str


class _End(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    versions: int
    failures: int
    decisions: int = 0


_NOTHING = msgspec.Raw()


class _Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line; it has just one of these."""

    ledger: str | None = None
    version: msgspec.Raw = _NOTHING
    failure: _Failure | None = None
    decision: Decision | None = None
    end: _End | None = None


def lines_of(connection: Connection) -> Iterator[str]:
    """Give a ledger in lines, without their ends."""
    yield _written(_Line(ledger=FORM))
    kept = failed = decided = 0
    streaming = connection.execution_options(yield_per=64)
    for (content,) in streaming.execute(select(versions.c.record).order_by(versions.c.number)):
        yield _written(_Line(version=msgspec.Raw(content.encode())))
        kept += 1
    for row in connection.execute(select(failures.c.location, failures.c.stage, failures.c.reason).order_by(failures.c.number)).mappings():
        yield _written(_Line(failure=_Failure(**row)))
        failed += 1
    for decision in decisions.log(connection):
        yield _written(_Line(decision=decision))
        decided += 1
    yield _written(_Line(end=_End(versions=kept, failures=failed, decisions=decided)))


class Import:
    """Lines that are read as an export: its versions as they come, its failures and decisions once all lines were read.

    `source` is what errors call it.
    """

    def __init__(self, lines: Iterable[str], source: str = "") -> None:
        self._lines, self._source = lines, f"{source}: " if source else ""
        self.failures: list[dict[str, str]] = []
        self.decisions: list[Decision] = []

    def versions(self) -> Iterator[Version]:
        """Read the lines to the end; raises LedgerError, naming the line, where they are no whole export."""
        kept = number = 0
        ended = False
        for number, text in enumerate(self._lines, start=1):
            where = f"{self._source}line {number}"
            line = _read(text, where)
            if ended:
                raise LedgerError(f"{where}: follows the end of the export: give one export alone")
            if number == 1:
                if line.ledger != FORM:
                    raise LedgerError(f"{where}: is no export of a ledger in the form {FORM}: make one with `placet ledger export`")
            elif bytes(line.version):
                yield version_from(bytes(line.version).decode(), f"{where}: the record")
                kept += 1
            elif line.failure is not None:
                self.failures.append(msgspec.to_builtins(line.failure))
            elif line.decision is not None:
                self.decisions.append(line.decision)
            elif line.end is not None:
                ended = True
                if line.end != _End(versions=kept, failures=len(self.failures), decisions=len(self.decisions)):
                    raise LedgerError(f"{where}: lines are missing before it: export the ledger again")
            else:
                raise LedgerError(f"{where}: is neither a version nor a failure nor a decision: export the ledger again")
        if not ended:
            raise LedgerError(f"{self._source}line {number}: the export breaks off after it: export the ledger again")


def _written(line: _Line) -> str:
    return msgspec.json.encode(line).decode()


def _read(text: str, where: str) -> _Line:
    try:
        return msgspec.json.decode(text, type=_Line)
    except (msgspec.MsgspecError, ValueError) as error:
        raise LedgerError(f"{where}: is no line of an export ({error})") from error
