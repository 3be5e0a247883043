"""All names of a proposal, with a full-text index of them, and the clusters that proposals of different documents are in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SQLITE = (
    "CREATE VIRTUAL TABLE names_words USING fts5(words, content='names', content_rowid='passage', "
    "tokenize='porter unicode61 remove_diacritics 2', columnsize=0)",
    "CREATE TRIGGER names_words_in AFTER INSERT ON names BEGIN INSERT INTO names_words(rowid, words) VALUES (new.passage, new.words); END",
    "CREATE TRIGGER names_words_out AFTER DELETE ON names BEGIN "
    "INSERT INTO names_words(names_words, rowid, words) VALUES ('delete', old.passage, old.words); END",
)
POSTGRESQL = ("CREATE INDEX names_words ON names USING gin (placet_words(words))",)


def upgrade() -> None:
    """Make the tables, empty: whoever runs the migrations fills the projections again."""
    op.create_table(
        "names",
        sa.Column("passage", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("proposal", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="names_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("passage"),
        sa.UniqueConstraint("version", "proposal", name="names_unique"),
    )
    for statement in SQLITE if op.get_context().dialect.name == "sqlite" else POSTGRESQL:
        op.get_bind().exec_driver_sql(statement)
    op.create_table(
        "clusters",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "cluster_drawers",
        sa.Column("drawer", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("clusters", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("drawer"),
    )
    op.create_table(
        "cluster_members",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sketch", sa.BigInteger(), nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("joined", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document", "id"),
    )
    op.create_index("ix_cluster_members_cluster", "cluster_members", ["cluster"], unique=False)
    op.create_table(
        "cluster_queue",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="cluster_queue_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version"),
    )
