import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from placet.errors import LedgerError
from placet.ledger import Ledger
from placet.ledger.tables import SEARCHED
from placet.model.record import Record

Make = Callable[..., Record]


def one_line(error: pytest.ExceptionInfo[LedgerError]) -> str:
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_url_names_the_same_file(path: Path, make_record: Make) -> None:
    with Ledger.open(f"sqlite:///{path}", create=True) as ledger:
        ledger.add(make_record())
    with Ledger.open(str(path), create=False) as ledger:
        assert len(ledger.documents()) == 1


def test_a_path_may_hold_what_a_url_may_not(tmp_path: Path, make_record: Make) -> None:
    odd = tmp_path / "50 %20 #1?mode=ro.ledger"
    with Ledger.open(odd, create=True) as ledger:
        ledger.add(make_record())
    assert odd.exists()


def test_the_file_is_one_file_after_closing_and_keeps_a_write_ahead_log(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record())
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    ("given", "create", "told"),
    [
        ("missing.ledger", False, "no such ledger"),
        ("nowhere/new.ledger", True, "the folder"),
        (".", True, "is a folder"),
        ("", True, "no path"),
        ("sqlite:///", True, "no path"),
        ("mysql://host/name", True, "mysql://: a ledger is a SQLite file or a PostgreSQL database"),
    ],
)
def test_a_path_that_cannot_be_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, create: bool, told: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError, match=told) as error:
        Ledger.open(given, create=create)
    one_line(error)
    assert list(tmp_path.iterdir()) == []


def test_no_database(path: Path) -> None:
    path.write_text("These are notes, and no database.\n" * 200)
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(LedgerError, match="is not a database") as error:
            Ledger.open(path, create=create)
        assert one_line(error).startswith(f"{path}: ")
    assert path.read_bytes() == before


def test_a_damaged_ledger(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        for number in range(40):
            ledger.add(make_record(f"d{number}"))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(LedgerError, match="is damaged") as error, Ledger.open(path, create=False) as ledger:
        list(ledger.records())
    one_line(error)


READ_ONLY = """
import os
import sys
from placet.errors import LedgerError
from placet.ledger import Ledger

if os.geteuid() == 0:  # root may write everything; another user may not read Python, so all is imported by a first use
    Ledger.open(sys.argv[1], create=False).close()
    os.setgid(65534)
    os.setuid(65534)
with Ledger.open(sys.argv[1], create=False) as ledger:
    print(len(list(ledger.records())))
    print(len(ledger.search("monitors")), [fault.partition(": ")[2] for fault in ledger.check()])
try:
    Ledger.open(sys.argv[1], create=True)
except LedgerError as error:
    print(error)
"""


@pytest.mark.parametrize("folder_too", [False, True])
def test_a_read_only_ledger_is_read_and_never_written(path: Path, make_record: Make, folder_too: bool) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record())
    before = path.read_bytes()
    path.chmod(0o444)
    path.parent.chmod(0o555 if folder_too else 0o777)
    for folder in path.parents:
        if os.geteuid() == 0 and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o005)
    try:
        done = subprocess.run([sys.executable, "-c", READ_ONLY, path], capture_output=True, text=True, check=False)
    finally:
        path.parent.chmod(0o755)
    assert done.stdout.splitlines()[0] == "1", done.stderr
    unchecked = ["the full-text index can't be checked while the ledger is read-only"] * len(SEARCHED)
    assert done.stdout.splitlines()[1] == f"2 {unchecked}"
    assert "the ledger is read-only" in done.stdout.splitlines()[2]
    assert path.read_bytes() == before


FULL = """
import resource
import signal
import sys
import msgspec
from placet.errors import LedgerError
from placet.ledger import Ledger
from placet.model.record import Record

record = msgspec.json.decode(sys.stdin.buffer.read(), type=Record)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
with Ledger.open(sys.argv[1], create=True) as ledger:
    try:
        for number in range(10_000):
            ledger.add(msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, id=f"d{number:05}")))
    except LedgerError as error:
        print(error)
        print(number)
"""


def test_a_file_that_may_not_grow_keeps_the_documents_before(path: Path, make_record: Make) -> None:
    done = subprocess.run([sys.executable, "-c", FULL, path], input=msgspec.json.encode(make_record()), capture_output=True, check=False)
    told, reached = done.stdout.decode().splitlines()
    assert "the disk" in told
    with Ledger.open(path, create=False) as ledger:
        assert len(list(ledger.records())) == len(ledger.documents()) == int(reached)


def test_a_full_database_is_told(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record("a"))
        with ledger._backend.reading.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
        long = make_record("b", text=make_record().document.text + " More words follow." * 20_000)
        with pytest.raises(LedgerError, match="the disk is full") as error:
            ledger.add(long)
        one_line(error)
        assert [document.id for document in ledger.documents()] == ["a"]


def test_another_file_at_the_same_path_is_another_ledger(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as first:
        first.add(make_record())
    path.unlink()
    with Ledger.open(path, create=True) as second:
        assert second.documents() == []


def test_closing_a_ledger_leaves_another_on_the_same_file_open(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as first:
        with Ledger.open(path, create=False) as second:
            second.add(make_record())
        assert first.add(make_record("d2"))
        assert [each.id for each in first.documents()] == ["d1", "d2"]
