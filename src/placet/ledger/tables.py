"""The ledger's tables: `versions`, `decisions` and `failures` are the truth, all others are projections that `rebuild` makes again.

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
    LargeBinary,
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

# What people decided, oldest first, by the hash of its own JSON and of the texts it is about ("" where there is no second one).
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("hash", String, nullable=False),
    Column("text_hash", String, nullable=False),
    Column("other_hash", String, nullable=False),
    Column("decision", Text, nullable=False),
    UniqueConstraint("hash", name="decisions_unique"),
    sqlite_autoincrement=True,
)
Index("decisions_text", decisions.c.text_hash)
Index("decisions_other", decisions.c.other_hash)

documents = Table(
    "documents",
    metadata,
    Column("version", ForeignKey("versions.number", ondelete="CASCADE", name="documents_version"), primary_key=True),
    Column("id", String, nullable=False),
    Column("url", String, nullable=False),
    Column("outlet", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", String, nullable=False, index=True),
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

# All names that a document has for a proposal, as stems: what a dossier's names are looked for in.
names = _searched("names", Column("words", Text, nullable=False), key=("proposal",))

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

# What people rejected, as the row that would have told of it: all others are made of the record as people decided, and lack it.
rejected = _part("rejected", Column("row", Text, nullable=False), key=("kind", "id"))

# What an account of consent reads of a record (`placet.model.digest`), in one piece: JSON.
digests = _part("digests", Column("content", Text, nullable=False), key=())

PARTS = (actors, quotations, events, proposals, names, positions, evidence, conditions, claims, rejected, digests)
"""The tables of what stands in a record, parents before children."""

SEARCHED = {quotations: "content", evidence: "words", proposals: "label", names: "words"}
"""The tables with a full-text index, and the column that it is made of."""

# What items are compared by, and what was judged of two sketches. A sketch is named by a hash of its kind and content.
link_sketches = Table(
    "link_sketches",
    metadata,
    Column("sketch", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("keys", LargeBinary, nullable=False),
)

link_items = Table(
    "link_items",
    metadata,
    Column("version", ForeignKey("documents.version", ondelete="CASCADE", name="link_items_version"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("sketch", ForeignKey("link_sketches.sketch", name="link_items_sketch"), nullable=False),
)
Index("link_items_of_sketch", link_items.c.sketch)

# No index by sketch, and so no foreign key: keys are hashes, and an index more is as many pages more to write all over the file.
# Each sketch has its own keys beside it, so that they are found when it goes.
link_keys = Table(
    "link_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("sketch", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("left", ForeignKey("link_sketches.sketch", ondelete="CASCADE", name="links_left"), primary_key=True),
    Column("right", ForeignKey("link_sketches.sketch", ondelete="CASCADE", name="links_right"), primary_key=True),
    Column("verdict", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
)
Index("links_right", links.c.right)

# Proposals join clusters one after the other, so a cluster is kept, as JSON, with the drawers it is looked for in, named by hashes.
clusters = Table("clusters", metadata, Column("id", String, primary_key=True), Column("content", Text, nullable=False))

cluster_drawers = Table(
    "cluster_drawers",
    metadata,
    Column("drawer", BigInteger, primary_key=True, autoincrement=False),
    Column("clusters", Text, nullable=False),  # their ids between blanks, the latest last
)

# By documents and not by versions: a proposal that a newer coding leaves as it was stays where it is.
cluster_members = Table(
    "cluster_members",
    metadata,
    Column("document", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("sketch", BigInteger, nullable=False),
    Column("cluster", String, nullable=False, index=True),
    Column("joined", Text, nullable=False),  # JSON; "null" for the one that founded the cluster
)

# Versions with proposals that are not in a cluster yet.
cluster_queue = Table(
    "cluster_queue",
    metadata,
    Column("version", ForeignKey("documents.version", ondelete="CASCADE", name="cluster_queue_version"), primary_key=True),
)

LINKS = (link_sketches, link_items, link_keys, links, clusters, cluster_drawers, cluster_members, cluster_queue)
"""The tables of what is one across documents; projections too, but of all documents together (`placet.ledger.links`, `.clusters`)."""
