"""What people rejected, beside the projections that leave it out."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: whoever runs the migrations makes all projections again, which from here on are as people decided."""
    op.create_table(
        "rejected",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="rejected_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "kind", "id"),
    )
