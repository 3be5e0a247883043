"""The ledger's first form: versions and failures, and the projections of a record."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "failures",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("location", "stage", "reason", name="failures_unique"),
    )
    op.create_table(
        "versions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("document", "text_hash", "coder", name="versions_unique"),
        sqlite_autoincrement=True,
    )
    op.create_index("versions_document", "versions", ["document", "number"], unique=False)
    op.create_table(
        "documents",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="documents_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version"),
        sa.UniqueConstraint("id", name="documents_unique"),
    )
    op.create_table(
        "actors",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("sectors", sa.JSON(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("identifier", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="actors_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "id"),
    )
    op.create_index(op.f("ix_actors_code"), "actors", ["code"], unique=False)
    op.create_table(
        "claims",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=True),
        sa.Column("attribution", sa.JSON(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="claims_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "id"),
    )
    op.create_table(
        "events",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("contexts", sa.JSON(), nullable=False),
        sa.Column("cameo", sa.String(), nullable=False),
        sa.Column("actor", sa.JSON(), nullable=False),
        sa.Column("recipient", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("date_from", sa.String(), nullable=False),
        sa.Column("date_to", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("dead", sa.Integer(), nullable=True),
        sa.Column("injured", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("attribution", sa.JSON(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="events_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "id"),
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
        sa.Column("via", sa.JSON(), nullable=False),
        sa.Column("attribution", sa.JSON(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="positions_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "id"),
    )
    op.create_index(op.f("ix_positions_code"), "positions", ["code"], unique=False)
    op.create_table(
        "proposals",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("agents", sa.JSON(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("wider", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="proposals_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "id"),
    )
    op.create_table(
        "quotations",
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
        sa.PrimaryKeyConstraint("version", "id"),
    )
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
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version", "position"], ["positions.version", "positions.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version"], ["documents.version"], name="evidence_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "position", "number"),
    )
