"""Run the migrations on the connection that was handed over, inside its transaction."""

from alembic import context

from placet.ledger.schema import VERSION_TABLE
from placet.ledger.tables import metadata

# The name under which Alembic runs this file. Whoever else imports it, as tools that look for doctests do, runs nothing.
if __name__ == "env_py":
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        version_table=VERSION_TABLE,
        # SQLite rolls back what creates tables too, as long as the transaction was begun in SQL, which `sqlite.engine_for` does.
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
