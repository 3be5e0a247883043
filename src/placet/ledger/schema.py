"""Bring a ledger's tables to this version's form, or tell why they can't be."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from placet.errors import LedgerError

NEWEST = "0009"
"""The newest migration's name. A ledger that has it is opened without looking at the migrations at all."""

RESHAPED = "0009"
"""The newest migration that changes a projection: a ledger from before it is rebuilt, which takes minutes where it is large."""

VERSION_TABLE = "placet_schema"
"""Where Alembic notes the migration; its name also tells a ledger from another program's database."""

MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection, name: str) -> str | None:
    """Read which migration a ledger has; None for a database with nothing in it."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
        return None if found is None else str(found)
    if tables:
        raise LedgerError(f"{name}: is a database, but no ledger of Placet: give another one for the ledger")
    return None


def upgrade(connection: Connection, name: str) -> str | None:
    """Run the migrations that a ledger lacks, in the connection's transaction; give the migration that it had.

    A migration that changes a projection leaves it empty. Two processes may do this at once: the second one finds nothing to do.
    """
    # Alembic takes a tenth of a second to load, and almost every ledger is up to date.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    revision = revision_of(connection, name)
    if revision is not None and revision not in known:
        raise LedgerError(f"{name}: was made by a newer Placet (schema {revision}): update Placet to open it")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return revision
