import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from placet.errors import LedgerError
from placet.ledger import Ledger, schema
from placet.ledger.tables import metadata
from placet.ledger.versions import version_of
from placet.model.record import Record
from tests.ledger.conftest import dump, engine, execute


def test_the_migrations_make_what_the_tables_say(url: str) -> None:
    def compared(name: str | None, kind: str, _: object) -> bool:
        # The full-text index is each store's own, and no table of ours.
        return kind not in ("table", "index", "column") or "_words" not in (name or "")

    Ledger.open(url, create=True).close()
    with engine(url).connect() as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an index on what a function makes of a column is not compared
        context = MigrationContext.configure(connection, opts={"version_table": schema.VERSION_TABLE, "include_name": compared})
        assert compare_metadata(context, metadata) == []


def test_an_older_ledger_gets_the_new_form_and_keeps_its_records(url: str, make_record: Callable[..., Record]) -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    record = make_record()
    with engine(url).execution_options(isolation_level="SERIALIZABLE").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(
            text("INSERT INTO versions (document, text_hash, coder, record) VALUES (:document, :text_hash, :coder, :record)"),
            version_of(record).key._asdict() | {"record": version_of(record).content},
        )
    with Ledger.open(url, create=False) as ledger:
        assert ledger.info().form == schema.NEWEST
        assert [each.document.id for each in ledger.records()] == ["d1"]
        assert [position.id for position in ledger.ask.positions(proposal="monitors")] == ["s1"]
        assert list(ledger.check()) == []


def test_the_newest_migration_is_the_last_script() -> None:
    assert ScriptDirectory(str(schema.MIGRATIONS)).get_current_head() == schema.NEWEST


def test_an_empty_file_becomes_a_ledger_only_when_asked(path: Path) -> None:
    path.touch()
    with pytest.raises(LedgerError, match="is empty"):
        Ledger.open(path, create=False)
    assert path.read_bytes() == b""
    with Ledger.open(path, create=True) as ledger:
        assert ledger.documents() == []


def test_a_newer_schema_is_told_and_nothing_written(url: str, make_record: Callable[..., Record]) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record())
    execute(url, "UPDATE placet_schema SET version_num = '0999'")
    before = dump(url)
    for create in (False, True):
        with pytest.raises(LedgerError, match=r"newer Placet \(schema 0999\): update Placet"):
            Ledger.open(url, create=create)
    assert dump(url) == before


def test_another_programs_database_is_left_alone(url: str) -> None:
    execute(url, "CREATE TABLE recipes (name TEXT)")
    for create in (False, True):
        with pytest.raises(LedgerError, match="no ledger of Placet"):
            Ledger.open(url, create=create)
    assert dump(url) == {"recipes": []}


@pytest.mark.postgres
def test_an_empty_database_becomes_a_ledger_only_when_asked(postgresql_url: str) -> None:
    with pytest.raises(LedgerError, match="is empty"):
        Ledger.open(postgresql_url, create=False)
    assert dump(postgresql_url) == {}
    with Ledger.open(postgresql_url, create=True) as ledger:
        assert ledger.documents() == []
