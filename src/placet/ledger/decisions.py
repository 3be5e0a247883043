"""What people decided: kept beside the versions, by the texts it is about; only ever added to, and gone with the last version of a text."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, literal_column, or_, select

from placet.errors import LedgerError
from placet.ledger.driver import rows_where
from placet.ledger.tables import decisions, versions
from placet.model.decided import Decided
from placet.model.decision import Decision, holding
from placet.model.document import fingerprint

_AT_ONCE = 256
_ON_ITEMS = select(decisions.c.number, decisions.c.decision).where(decisions.c.other_hash == literal_column("''"))
_BROKEN = "take it out of the table `decisions`, or restore the ledger from a copy"


def keep(connection: Connection, decided: Sequence[Decision]) -> set[str]:
    """Write down decisions; gives the texts on whose items any was not there already. Raises LedgerError where a text isn't there."""
    touched: set[str] = set()
    for start in range(0, len(decided), _AT_ONCE):
        rows = {row["hash"]: row for row in map(_row, decided[start : start + _AT_ONCE])}
        about = {row[name] for row in rows.values() for name in ("text_hash", "other_hash")} - {""}
        there = set(connection.execute(select(versions.c.text_hash).where(versions.c.text_hash.in_(about))).scalars())
        if missing := sorted(about - there):
            raise LedgerError(f"a decision is about a text that is not in the ledger ({missing[0]}): add its document first")
        held = set(connection.execute(select(decisions.c.hash).where(decisions.c.hash.in_(rows))).scalars())
        fresh = [row for row in rows.values() if row["hash"] not in held]
        if fresh:
            connection.execute(insert(decisions), fresh)
        touched |= {row["text_hash"] for row in fresh if not row["other_hash"]}
    return touched


def log(connection: Connection) -> Iterator[Decision]:
    """Read all decisions, in the order in which they came."""
    for number, content in connection.execute(select(decisions.c.number, decisions.c.decision).order_by(decisions.c.number)):
        yield _read(content, f"decision {number}")


def on_texts(connection: Connection, texts: Iterable[str]) -> Decided:
    """Read what people decided, and did not take back, on single items of some texts."""
    rows = rows_where(connection, _ON_ITEMS, decisions.c.text_hash, texts)
    return Decided(holding(_read(content, f"decision {number}") for number, content in rows))


def let_go(connection: Connection, texts: Iterable[str]) -> None:
    """Take away what was decided on those of some texts of which there is no version any more."""
    gone = set(texts) - set(connection.execute(select(versions.c.text_hash).where(versions.c.text_hash.in_(texts))).scalars())
    connection.execute(delete(decisions).where(or_(decisions.c.text_hash.in_(gone), decisions.c.other_hash.in_(gone))))


def faults(connection: Connection) -> Iterator[str]:
    """Say which decisions can't be read, stand under another text than they name, or are about a text that isn't there."""
    texts = set(connection.execute(select(versions.c.text_hash).distinct()).scalars())
    for row in connection.execute(select(decisions).order_by(decisions.c.number)).mappings():
        where = f"decision {row['number']}"
        try:
            expected = _row(_read(row["decision"], where))
        except LedgerError as error:
            yield str(error)
            continue
        if expected != {name: row[name] for name in expected}:
            yield f"{where}: is kept under another text than it names: {_BROKEN}"
        if missing := {row["text_hash"], row["other_hash"]} - {""} - texts:
            yield f"{where}: its text {min(missing)} is not in the ledger: {_BROKEN}"


def _row(decision: Decision) -> dict[str, str]:
    content = msgspec.json.encode(decision).decode()
    other = decision.other.text if decision.other else ""
    return {"hash": fingerprint(content), "text_hash": decision.anchor.text, "other_hash": other, "decision": content}


def _read(content: str, where: str) -> Decision:
    try:
        return msgspec.json.decode(content, type=Decision)
    except (msgspec.MsgspecError, ValueError) as error:
        raise LedgerError(f"{where}: can't be read ({error}): {_BROKEN}") from error
