"""Versions, and what people decided on their texts -> the projections' rows: as people decided, whenever they are made."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, select

from placet.ledger import decisions as deciding
from placet.ledger.driver import Row, write
from placet.ledger.projection import project
from placet.ledger.tables import PARTS, documents, versions
from placet.ledger.values import lots
from placet.ledger.versions import Version, version_from
from placet.model.decided import reviewed


def projected(connection: Connection, numbered: Mapping[int, Version]) -> dict[int, dict[str, list[Row]]]:
    """The rows of versions, by their numbers and the tables' names: those of their records as people decided them."""
    decided = deciding.on_texts(connection, {version.key.text_hash for version in numbered.values()})
    return {number: project(reviewed(version.record, decided), version=number) for number, version in numbered.items()}


def make_again(connection: Connection, texts: Collection[str], name: str) -> None:
    """Make the rows of what stands in documents with some texts anew, after something was decided on these; `name` is the ledger's."""
    # The numbers first: they stand in the index of versions beside the texts, and the records' pages are not read for them.
    held = connection.execute(select(versions.c.number).where(versions.c.text_hash.in_(texts))).scalars().all()
    for some in lots(held, 64):
        latest = select(versions.c.number, versions.c.document, versions.c.record)
        latest = latest.join(documents, documents.c.version == versions.c.number).where(versions.c.number.in_(some))
        numbered = {
            number: version_from(content, f"{name}: the record of document {document}")
            for number, document, content in connection.execute(latest)
        }
        rows = projected(connection, numbered)
        for table in reversed(PARTS):
            connection.execute(delete(table).where(table.c.version.in_(numbered)))
        for table in PARTS:
            write(connection, table, [row for number in numbered for row in rows[number][table.name]])
