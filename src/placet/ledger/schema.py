"""Bring a ledger's tables to this version's form, or tell why they can't be."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from placet.errors import LedgerError

NEWEST = "0001"
"""The newest migration's name. A ledger that has it is opened without looking at the migrations at all."""

VERSION_TABLE = "placet_schema"
"""Where Alembic notes the migration; its name also tells a ledger from another program's database."""

MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection, path: Path) -> str | None:
    """Read which migration a ledger has; None for a database with nothing in it."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
        return None if found is None else str(found)
    if tables:
        raise LedgerError(f"{path}: is a database, but no ledger of Placet: give another path for the ledger")
    return None


def upgrade(writing: Engine, path: Path) -> None:
    """Run the migrations that a ledger lacks, all in one transaction; two processes may do so at once."""
    # Alembic takes a tenth of a second to load, and almost every ledger is up to date.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    with writing.begin() as connection:
        revision = revision_of(connection, path)
        if revision is not None and revision not in known:
            raise LedgerError(f"{path}: was made by a newer Placet (schema {revision}): update Placet to open it")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
