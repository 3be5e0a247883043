"""What an account of consent reads of a record, beside it; and an index of the days on which documents were published."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: whoever runs the migrations makes all projections again."""
    op.create_table(
        "digests",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="digests_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_index("ix_documents_published", "documents", ["published"])
