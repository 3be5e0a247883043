"""PostgreSQL keeps the words of what is searched as its full-text search reads them, instead of taking each text apart anew."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SEARCHED = {"quotations": "content", "evidence": "words", "proposals": "label", "names": "words"}


def upgrade() -> None:
    """Store them in a column of each table, with the index on it; the tables are left empty, since a new column writes them anew."""
    if op.get_context().dialect.name == "sqlite":
        return
    run = op.get_bind().exec_driver_sql
    run(f"TRUNCATE {', '.join(SEARCHED)}")
    for table, column in SEARCHED.items():
        run(f"DROP INDEX {table}_words")
        run(f"ALTER TABLE {table} ADD COLUMN stored_words tsvector GENERATED ALWAYS AS (placet_words({column})) STORED")
        run(f"CREATE INDEX {table}_words ON {table} USING gin (stored_words)")
