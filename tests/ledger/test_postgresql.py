import subprocess
import sys
from collections.abc import Callable

import msgspec
import pytest

from placet.errors import LedgerError
from placet.ledger import Ledger, postgresql
from placet.ledger.postgresql import is_postgresql
from placet.model.record import Record
from tests.ledger.conftest import Server, dump, execute

pytestmark = pytest.mark.postgres
Make = Callable[..., Record]


def told(url: str, *, create: bool = True) -> str:
    with pytest.raises(LedgerError) as error:
        Ledger.open(url, create=create)
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("given", "is_one"),
    [
        ("postgresql://host/base", True),
        ("postgres://host/base", True),
        ("postgresql://", True),
        ("postgresql", False),
        ("sqlite:///postgresql://", False),
        ("a/postgresql.ledger", False),
    ],
)
def test_which_urls_are_postgresqls(given: str, is_one: bool) -> None:
    assert is_postgresql(given) is is_one


def test_no_server(server: Server) -> None:
    assert "no server answers there" in told("postgresql://analyst:secret@127.0.0.1:1/norland")
    assert "no such host" in told("postgresql://analyst:secret@nowhere.invalid/norland")
    assert "no server answers there" in told("postgresql://analyst:secret@/norland?host=/nowhere")


def test_a_wrong_password_user_or_database(server: Server) -> None:
    assert "the password is wrong or missing" in told(server.url("postgres", password="secrets"))
    assert "the password is wrong or missing" in told(server.url("postgres", user="nobody"))
    assert f"postgresql://analyst:***@127.0.0.1:{server.port}/nowhere: there is no such database" in told(server.url("nowhere"))
    assert "no such user" in told(f"postgresql://nobody@/postgres?host={server.folder}&port={server.port}")


def test_a_url_that_is_none(server: Server) -> None:
    assert "the ledger's URL can't be read" in told("postgresql://analyst:secret@host:port:5/x")


def test_the_short_scheme_and_a_socket_reach_the_same(server: Server, postgresql_url: str, make_record: Make) -> None:
    with Ledger.open(postgresql_url.replace("postgresql:", "postgres:"), create=True) as ledger:
        ledger.add(make_record())
    name = postgresql_url.rpartition("/")[2]
    with Ledger.open(f"postgresql://analyst@/{name}?host={server.folder}&port={server.port}", create=False) as ledger:
        assert len(ledger.documents()) == 1


def test_two_ledgers_in_two_schemas_of_one_database(postgresql_url: str, make_record: Make) -> None:
    execute(postgresql_url, "CREATE SCHEMA sudrey")
    other = f"{postgresql_url}?options=-csearch_path%3Dsudrey"
    with Ledger.open(postgresql_url, create=True) as first, Ledger.open(other, create=True) as second:
        first.add(make_record("a"))
        second.add(make_record("b"))
        assert [hit.document for hit in second.search("needed")] == ["b"]
        assert [document.id for document in first.documents()] == ["a"]
        assert list(second.check()) == []


def test_a_role_that_may_only_read(server: Server, postgresql_url: str, make_record: Make) -> None:
    with Ledger.open(postgresql_url, create=True) as ledger:
        ledger.add(make_record())
    name = postgresql_url.rpartition("/")[2]
    execute(
        postgresql_url,
        f"CREATE ROLE reader_{name} LOGIN PASSWORD 'secret'",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader_{name}",
    )
    reader = server.url(name, user=f"reader_{name}")
    before = dump(postgresql_url)
    with Ledger.open(reader, create=False) as ledger:
        assert len(ledger.search("monitors")) == 2
        with pytest.raises(LedgerError, match="the role may not do this"):
            ledger.add(make_record("b"))
        with pytest.raises(LedgerError, match="the role may not do this"):
            ledger.remove(["d1"])
    assert "the role may not do this" in told(reader)
    assert dump(postgresql_url) == before


def test_a_role_that_may_make_nothing(server: Server, postgresql_url: str) -> None:
    name = postgresql_url.rpartition("/")[2]
    execute(postgresql_url, f"CREATE ROLE guest_{name} LOGIN PASSWORD 'secret'")
    assert "have CREATE on its schema granted" in told(server.url(name, user=f"guest_{name}"))
    assert dump(postgresql_url) == {}


def test_a_server_that_takes_no_writing(postgresql_url: str, make_record: Make) -> None:
    with Ledger.open(postgresql_url, create=True) as ledger:
        ledger.add(make_record())
    execute(postgresql_url, f"ALTER DATABASE {postgresql_url.rpartition('/')[2]} SET default_transaction_read_only = on")
    assert "the ledger is read-only" in told(postgresql_url)
    with Ledger.open(postgresql_url, create=False) as ledger:
        assert len(list(ledger.records())) == 1


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("53100", "the server's disk is full"),
        ("53200", "the server lacks memory"),
        ("XX001", "is damaged"),
        ("58030", "read or write its disk"),
    ],
)
def test_what_the_server_complains_of_while_adding(postgresql_url: str, make_record: Make, code: str, told: str) -> None:
    with Ledger.open(postgresql_url, create=True) as ledger:
        ledger.add(make_record("a"))
        before = dump(postgresql_url)
        raising = f"BEGIN RAISE 'the server says so' USING ERRCODE = '{code}'; END"
        execute(
            postgresql_url,
            f"CREATE FUNCTION complain() RETURNS trigger LANGUAGE plpgsql AS '{raising.replace(chr(39), chr(39) * 2)}'",
            "CREATE TRIGGER complain AFTER INSERT ON evidence EXECUTE FUNCTION complain()",
        )
        with pytest.raises(LedgerError, match=told) as error:
            ledger.add(make_record("b"))
        assert "\n" not in str(error.value)
        execute(postgresql_url, "DROP TRIGGER complain ON evidence")
        assert dump(postgresql_url) == before
        assert ledger.add(make_record("b"))


def test_a_connection_that_the_server_ends(postgresql_url: str, make_record: Make) -> None:
    with Ledger.open(postgresql_url, create=True) as ledger:
        ledger.add(make_record("a"))
        name = postgresql_url.rpartition("/")[2]
        execute(
            postgresql_url.replace(name, "postgres"), f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        )
        with pytest.raises(LedgerError, match="the server stopped") as error:
            ledger.add(make_record("b"))
        assert "\n" not in str(error.value)
        assert ledger.add(make_record("b"))


WITHOUT = """
import sys
sys.modules["psycopg"] = None
from placet.ledger import Ledger
Ledger.open("postgresql://host/base", create=True)
"""


def test_without_psycopg_it_says_what_to_install() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True)
    assert "install it with `pip install 'placet[postgres]'`" in done.stderr.splitlines()[-1]


def test_a_row_that_the_server_does_not_take_is_told_in_a_line(postgresql_url: str, make_record: Make) -> None:
    with Ledger.open(postgresql_url, create=True) as ledger:
        execute(postgresql_url, "ALTER TABLE claims RENAME COLUMN unit TO units")
        with pytest.raises(LedgerError) as error:
            ledger.add(make_record())
        assert str(error.value).startswith(f"{ledger.name}: the database says: ")
        assert "\n" not in str(error.value)
        assert ledger.documents() == []
        execute(postgresql_url, "ALTER TABLE claims RENAME COLUMN units TO unit")
        assert ledger.add(make_record())


@pytest.mark.parametrize("newest", [1, 4, 100])
def test_a_search_finds_the_latest_wherever_they_stand(
    postgresql_url: str, make_record: Make, monkeypatch: pytest.MonkeyPatch, newest: int
) -> None:
    monkeypatch.setattr(postgresql, "_NEWEST", newest)
    with Ledger.open(postgresql_url, create=True) as ledger:
        for number in range(8):
            record = make_record(f"d{number}")
            if number % 3:  # words of the same length, so that all spans stay right
                text = record.document.text.replace("monitors", "officers")
                record = msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, text=text))
            ledger.add(record)
        found = {limit: [hit.document for hit in ledger.search("monitors", among=["evidence"], limit=limit)] for limit in (1, 2, 3, 9)}
        assert found == {1: ["d6"], 2: ["d6", "d3"], 3: ["d6", "d3", "d0"], 9: ["d6", "d3", "d0"]}
        assert len(ledger.search("officers", among=["evidence"])) == 5
        assert ledger.search("nowhere") == []
