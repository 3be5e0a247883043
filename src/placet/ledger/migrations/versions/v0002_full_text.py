"""Numbers for passages, full-text indexes of them, and the day of a position, with an index for an actor's time line."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SEARCHED = {"quotations": "content", "evidence": "words", "proposals": "label"}

# A text's words without accents, and parted where a hyphen or an apostrophe stands, as SQLite's index does it. English stems, but no
# stop words: "not" matters in what somebody said.
POSTGRESQL = (
    "CREATE TEXT SEARCH DICTIONARY placet_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION placet (COPY = pg_catalog.english)",
    "ALTER TEXT SEARCH CONFIGURATION placet ALTER MAPPING REPLACE english_stem WITH placet_stem",
    """CREATE FUNCTION placet_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
       RETURN translate(
           regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g'),
           '-/.''\u2019@_:\u2010\u2011\u2013', '           ')""",
    """CREATE FUNCTION placet_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
       RETURN to_tsvector('placet'::regconfig, placet_plain(words))""",
    """CREATE FUNCTION placet_query(phrase text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
       RETURN phraseto_tsquery('placet'::regconfig, placet_plain(phrase))""",
    *(f"CREATE INDEX {table}_words ON {table} USING gin (placet_words({column}))" for table, column in SEARCHED.items()),
)

SQLITE = tuple(
    statement
    for table, column in SEARCHED.items()
    for statement in (
        f"CREATE VIRTUAL TABLE {table}_words USING fts5({column}, content='{table}', content_rowid='passage', "
        "tokenize='porter unicode61 remove_diacritics 2', columnsize=0)",
        f"CREATE TRIGGER {table}_words_in AFTER INSERT ON {table} BEGIN "
        f"INSERT INTO {table}_words(rowid, {column}) VALUES (new.passage, new.{column}); END",
        f"CREATE TRIGGER {table}_words_out AFTER DELETE ON {table} BEGIN "
        f"INSERT INTO {table}_words({table}_words, rowid, {column}) VALUES ('delete', old.passage, old.{column}); END",
    )
)


def upgrade() -> None:
    """Make the tables in their new form, empty: whoever runs the migrations fills the projections again."""
    for table in ("conditions", "evidence", "positions", "proposals", "quotations"):
        op.drop_table(table)
    op.create_table(
        "quotations",
        _passage(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("speaker", sa.JSON(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("attribution", sa.JSON(), nullable=False),
        sa.Column("factuality", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="quotations_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("passage"),
        sa.UniqueConstraint("version", "id", name="quotations_unique"),
    )
    op.create_table(
        "proposals",
        _passage(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("agents", sa.JSON(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("wider", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="proposals_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("passage"),
        sa.UniqueConstraint("version", "id", name="proposals_unique"),
    )
    op.create_table(
        "positions",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("proposal", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("date_from", sa.String(), nullable=False),
        sa.Column("date_to", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("via", sa.JSON(), nullable=False),
        sa.Column("attribution", sa.JSON(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="positions_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "id"),
    )
    op.create_index("positions_time_line", "positions", ["code", "day", "version"], unique=False)
    op.create_table(
        "conditions",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("parties", sa.JSON(), nullable=False),
        sa.Column("met", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["version", "position"], ["positions.version", "positions.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="conditions_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "position", "number"),
    )
    op.create_table(
        "evidence",
        _passage(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version", "position"], ["positions.version", "positions.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="evidence_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("passage"),
        sa.UniqueConstraint("version", "position", "number", name="evidence_unique"),
    )
    for statement in SQLITE if op.get_context().dialect.name == "sqlite" else POSTGRESQL:
        op.get_bind().exec_driver_sql(statement)


def _passage() -> "sa.Column[int]":
    return sa.Column("passage", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False)
