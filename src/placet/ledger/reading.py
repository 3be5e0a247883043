"""Numbers of versions -> their records."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from placet.ledger.tables import versions
from placet.ledger.values import lots
from placet.ledger.versions import record_from
from placet.model.record import Record


def records_of(connection: Connection, name: str, numbers: Collection[int]) -> dict[int, Record]:
    """Read the records of some versions, in the order of their numbers; `name` is the ledger's, for a LedgerError."""
    query = select(versions.c.number, versions.c.document, versions.c.record)
    query = query.order_by(versions.c.number)
    rows = [row for some in lots(sorted(numbers)) for row in connection.execute(query.where(versions.c.number.in_(some)))]
    return {row.number: record_from(row.record, f"{name}: the record of document {row.document}") for row in rows}
