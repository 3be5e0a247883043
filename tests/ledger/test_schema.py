import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from placet.errors import LedgerError
from placet.ledger import Ledger, schema
from placet.ledger.tables import metadata


def test_the_migrations_make_what_the_tables_say(path: Path) -> None:
    Ledger.open(path, create=True).close()
    with create_engine(f"sqlite:///{path}").connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": schema.VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


def test_the_newest_migration_is_the_last_script() -> None:
    assert ScriptDirectory(str(schema.MIGRATIONS)).get_current_head() == schema.NEWEST


def test_an_empty_file_becomes_a_ledger_only_when_asked(path: Path) -> None:
    path.touch()
    with pytest.raises(LedgerError, match="is empty"):
        Ledger.open(path, create=False)
    assert path.read_bytes() == b""
    with Ledger.open(path, create=True) as ledger:
        assert ledger.documents() == []


def test_a_newer_schema_is_told_and_nothing_written(path: Path) -> None:
    Ledger.open(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE placet_schema SET version_num = '0999'")
    connection.close()
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(LedgerError, match=r"newer Placet \(schema 0999\): update Placet"):
            Ledger.open(path, create=create)
    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="no ledger of Placet"):
        Ledger.open(path, create=True)
    assert path.read_bytes() == before
