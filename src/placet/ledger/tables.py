"""The ledger's tables: `versions` and `failures` are the truth, all others are projections that `rebuild` makes again.

What is searched (quotations, evidence, labels of proposals) is numbered by `passage`: greater for what was added later, and the same
whenever it is made again. Each store keeps its own full-text index of these tables, made in a migration.

The migrations create what stands here; a test compares the two. Lists of actors' ids are JSON: nothing joins on them yet, and a
projection can change its shape in any migration, followed by a rebuild.
"""

from collections.abc import Sequence

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

# One version a document, text and coder version. The greatest `number` of a document is its latest version; numbers are never
# used again (sqlite_autoincrement), so that "latest" can't be confused by what was replaced.
versions = Table(
    "versions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", String, nullable=False),
    Column("text_hash", String, nullable=False),
    Column("coder", String, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("document", "text_hash", "coder", name="versions_unique"),
    sqlite_autoincrement=True,
)
Index("versions_document", versions.c.document, versions.c.number)

failures = Table(
    "failures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("location", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("location", "stage", "reason", name="failures_unique"),
)

documents = Table(
    "documents",
    metadata,
    Column("version", ForeignKey("versions.number", ondelete="CASCADE", name="documents_version"), primary_key=True),
    Column("id", String, nullable=False),
    Column("url", String, nullable=False),
    Column("outlet", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", String, nullable=False),
    Column("language", String, nullable=False),
    UniqueConstraint("id", name="documents_unique"),
)


def _part(name: str, *columns: Column[object] | ForeignKeyConstraint, key: Sequence[str] = ("id",)) -> Table:
    """A table of one kind of thing in a record: it goes when its document's version goes."""
    whole: Column[object] = Column("version", ForeignKey("documents.version", ondelete="CASCADE", name=f"{name}_version"), primary_key=True)
    keys: list[Column[object]] = [Column(part, String if part != "number" else Integer, primary_key=True) for part in key]
    return Table(name, metadata, whole, *keys, *columns)


def _searched(name: str, *columns: Column[object] | ForeignKeyConstraint, key: Sequence[str] = ("id",)) -> Table:
    """A part whose words are searched; in SQLite `passage` is the row's own number, which is what a full-text index wants."""
    whole: Column[object] = Column("version", ForeignKey("documents.version", ondelete="CASCADE", name=f"{name}_version"), nullable=False)
    keys: list[Column[object]] = [Column(part, String if part != "number" else Integer, nullable=False) for part in key]
    number: Column[object] = Column("passage", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False)
    return Table(name, metadata, number, whole, *keys, *columns, UniqueConstraint("version", *key, name=f"{name}_unique"))


actors = _part(
    "actors",
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("code", String, nullable=False, index=True),
    Column("country", String, nullable=False),
    Column("sectors", JSON, nullable=False),
    Column("office", String, nullable=False),
    Column("identifier", String),
)

quotations = _searched(
    "quotations",
    Column("speaker", JSON, nullable=False),
    Column("cue", Text),
    Column("content", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("attribution", JSON, nullable=False),
    Column("factuality", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("confidence", Float, nullable=False),
)

events = _part(
    "events",
    Column("type", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("contexts", JSON, nullable=False),
    Column("cameo", String, nullable=False),
    Column("actor", JSON, nullable=False),
    Column("recipient", JSON, nullable=False),
    Column("status", String, nullable=False),
    Column("date_from", String, nullable=False),
    Column("date_to", String, nullable=False),
    Column("place", String, nullable=False),
    Column("country", String, nullable=False),
    Column("dead", Integer),
    Column("injured", Integer),
    Column("words", Text, nullable=False),
    Column("attribution", JSON, nullable=False),
    Column("rule", String, nullable=False),
    Column("confidence", Float, nullable=False),
)

proposals = _searched(
    "proposals",
    Column("label", Text, nullable=False),
    Column("action", String, nullable=False),
    Column("agents", JSON, nullable=False),
    Column("theme", String, nullable=False),
    Column("place", String, nullable=False),
    Column("wider", String),
)

positions = _part(
    "positions",
    Column("holder", String, nullable=False),
    Column("code", String, nullable=False),
    Column("proposal", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("basis", String, nullable=False),
    Column("date_from", String, nullable=False),
    Column("date_to", String, nullable=False),
    Column("day", String, nullable=False),  # the last day that it may date from; "" where that can't be told
    Column("via", JSON, nullable=False),
    Column("attribution", JSON, nullable=False),
    Column("rule", String, nullable=False),
    Column("confidence", Float, nullable=False),
)
Index("positions_time_line", positions.c.code, positions.c.day, positions.c.version)


def _of_position() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["version", "position"], ["positions.version", "positions.id"], ondelete="CASCADE")


evidence = _searched(
    "evidence",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    _of_position(),
    key=("position", "number"),
)

conditions = _part(
    "conditions",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("parties", JSON, nullable=False),
    Column("met", Boolean),
    _of_position(),
    key=("position", "number"),
)

claims = _part(
    "claims",
    Column("kind", String, nullable=False),
    Column("by", String, nullable=False),
    Column("about", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("value", Float),
    Column("unit", String, nullable=False),
    Column("approximate", Boolean),
    Column("attribution", JSON, nullable=False),
    Column("rule", String, nullable=False),
    Column("confidence", Float, nullable=False),
)

PARTS = (actors, quotations, events, proposals, positions, evidence, conditions, claims)
"""The tables of what stands in a record, parents before children."""

SEARCHED = {quotations: "content", evidence: "words", proposals: "label"}
"""The tables with a full-text index, and the column that it is made of."""
