"""What people decide, beside the versions whose texts it is about."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; no projection changes."""
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("other_hash", sa.String(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("hash", name="decisions_unique"),
        sqlite_autoincrement=True,
    )
    op.create_index("decisions_text", "decisions", ["text_hash"], unique=False)
    op.create_index("decisions_other", "decisions", ["other_hash"], unique=False)
