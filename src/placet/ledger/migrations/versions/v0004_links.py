"""What items are compared by across documents, and which pairs were judged the same."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty: the next time something is linked, everything is."""
    op.create_table(
        "link_sketches",
        sa.Column("sketch", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sketch"),
    )
    op.create_table(
        "link_items",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sketch", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="link_items_version", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sketch"], ["link_sketches.sketch"], name="link_items_sketch"),
        sa.PrimaryKeyConstraint("version", "kind", "id"),
    )
    op.create_index("link_items_of_sketch", "link_items", ["sketch"], unique=False)
    op.create_table(
        "link_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sketch", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "sketch"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "links",
        sa.Column("left", sa.BigInteger(), nullable=False),
        sa.Column("right", sa.BigInteger(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["left"], ["link_sketches.sketch"], name="links_left", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["right"], ["link_sketches.sketch"], name="links_right", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("left", "right"),
    )
    op.create_index("links_right", "links", ["right"], unique=False)
