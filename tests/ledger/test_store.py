import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from placet.errors import LedgerError
from placet.ledger import Failure, HeldDocument, Ledger
from placet.model.record import Record

Make = Callable[..., Record]
Dump = Callable[[Path], dict[str, list[tuple[Any, ...]]]]


def without_clusters(record: Record) -> Record:
    return msgspec.structs.replace(record, proposals=tuple(msgspec.structs.replace(p, cluster=None) for p in record.proposals))


def test_what_was_added_comes_back_by_document(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        assert ledger.add(make_record("b"))
        assert ledger.add(make_record("a"))
    with Ledger.open(path, create=False) as ledger:
        assert list(ledger.records()) == [without_clusters(make_record("a")), without_clusters(make_record("b"))]
        assert ledger.documents()[0] == HeldDocument(
            id="a",
            url="https://example.org/a",
            outlet="The Courier",
            title="Monitors at Aldan",
            published="2031-05-07",
            language="en",
            versions=1,
        )


def test_the_file_is_one_file_after_closing_and_keeps_a_write_ahead_log(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record())
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_adding_the_same_twice_changes_nothing(path: Path, make_record: Make, dump: Dump) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record())
    before = dump(path)
    with Ledger.open(path, create=True) as ledger:
        assert not ledger.add(make_record())
        assert not ledger.add(without_clusters(make_record()))
    assert dump(path) == before


def test_another_text_or_coder_is_a_new_version_and_the_latest(path: Path, make_record: Make, dump: Dump) -> None:
    changed = make_record(text=make_record().document.text + " More follows.")
    recoded = msgspec.structs.replace(changed, coded_by=make_record(version="0.2.0").coded_by)
    with Ledger.open(path, create=True) as ledger:
        for number, record in enumerate([make_record(), changed, recoded], start=1):
            assert ledger.add(record)
            assert list(ledger.records()) == [without_clusters(record)]
            assert ledger.documents()[0].versions == number
        assert not ledger.add(make_record())
        assert list(ledger.records()) == [without_clusters(recoded)]
    rows = dump(path)
    assert len(rows["versions"]) == 3
    assert {row[0] for row in rows["positions"]} == {3}


def test_other_content_of_the_same_text_and_coder_replaces(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record())
        assert ledger.add(make_record(published="2031-05-08"))
        (held,) = ledger.documents()
        assert (held.published, held.versions) == ("2031-05-08", 1)


def test_projections_hold_the_words(path: Path, make_record: Make, dump: Dump) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record())
    rows = dump(path)
    assert [row[-1] for row in rows["evidence"]] == ["The minister of Norland said on Monday", "About 300 monitors would be needed."]
    (condition,) = rows["conditions"]
    assert condition[5:] == ("only if Sudrey agrees", "consent", '["a2"]', None)
    (position,) = rows["positions"]
    assert position[:8] == (1, "s1", "a1", "NRL", "p1", "conditional", "statement", "2031-05-05")
    assert rows["claims"][0][5:8] == ("About 300 monitors", 300.0, "monitors")
    assert {name: len(rows[name]) for name in ("actors", "quotations", "events", "proposals")} == {
        "actors": 2,
        "quotations": 1,
        "events": 1,
        "proposals": 1,
    }


def test_rebuild_makes_every_projection_again(path: Path, make_record: Make, dump: Dump) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record("a"))
        ledger.add(make_record("a", version="0.2.0"))
        ledger.add(make_record("b"))
    before = dump(path)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM positions")
        connection.execute("UPDATE documents SET outlet = 'nobody'")
        connection.execute("DELETE FROM documents WHERE id = 'b'")
    assert dump(path) != before
    with Ledger.open(path, create=False) as ledger:
        assert ledger.rebuild() == 2
    assert dump(path) == before


def test_one_reads_while_one_adds(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger, Ledger.open(path, create=False) as other:
        ledger.add(make_record("a"))
        ledger.add(make_record("b"))
        reading = other.records()
        assert next(reading).document.id == "a"
        ledger.add(make_record("c"))
        assert [record.document.id for record in reading] == ["b"]
        assert len(list(other.records())) == 3


def test_failures_have_their_own_table_and_are_noted_once(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add_failure("a.txt", "read", "is not UTF-8")
        ledger.add_failure("b.txt", "read", "is empty")
        ledger.add_failure("a.txt", "read", "is not UTF-8")
        assert ledger.failures() == [
            Failure(where="a.txt", stage="read", reason="is not UTF-8"),
            Failure(where="b.txt", stage="read", reason="is empty"),
        ]
        assert ledger.documents() == []


ADD_MANY = """
import sys
import msgspec
from placet.ledger import Ledger
from placet.model.record import Record

record = msgspec.json.decode(sys.stdin.buffer.read(), type=Record)
with Ledger.open(sys.argv[1], create=True) as ledger:
    for number in range(int(sys.argv[3])):
        document = msgspec.structs.replace(record.document, id=f"{sys.argv[2]}{number:04}")
        ledger.add(msgspec.structs.replace(record, document=document))
        print(number, flush=True)
"""


def test_killed_while_adding_it_keeps_whole_documents(path: Path, make_record: Make, dump: Dump) -> None:
    with subprocess.Popen([sys.executable, "-c", ADD_MANY, path, "d", "2000"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as adding:
        assert adding.stdin is not None
        assert adding.stdout is not None
        adding.stdin.write(msgspec.json.encode(make_record()))
        adding.stdin.close()
        for _ in range(25):
            adding.stdout.readline()
        adding.send_signal(signal.SIGKILL)
        adding.wait()
    with Ledger.open(path, create=True) as ledger:
        held = [document.id for document in ledger.documents()]
        assert 25 <= len(held) < 2000
        assert held == [f"d{number:04}" for number in range(len(held))]
        assert [record.document.id for record in ledger.records()] == held
    before = dump(path)
    with Ledger.open(path, create=True) as ledger:
        ledger.rebuild()
    assert dump(path) == before
    wanted = [f"d{number:04}" for number in range(len(held) + 5)]
    with Ledger.open(path, create=True) as ledger:
        added = [ledger.add(make_record(document)) for document in wanted]
        assert [document.id for document in ledger.documents()] == wanted
        assert added[-5:] == [True] * 5


def test_two_processes_make_one_ledger_and_add_to_it(path: Path, make_record: Make) -> None:
    record = msgspec.json.encode(make_record())
    command = [sys.executable, "-c", ADD_MANY, path]
    adding = [subprocess.Popen([*command, prefix, "30"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) for prefix in "ab"]
    for process in adding:
        assert process.stdin is not None
        process.stdin.write(record)
        process.stdin.close()
    assert [process.wait(timeout=60) for process in adding] == [0, 0]
    with Ledger.open(path, create=False) as ledger:
        assert len(ledger.documents()) == 60


def test_a_record_that_cannot_be_read_is_told(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record("a"))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE versions SET record = replace(record, 'placet.record/1', 'placet.record/9')")
    with Ledger.open(path, create=False) as ledger, pytest.raises(LedgerError, match=r"document a has schema placet.record/9"):
        list(ledger.records())
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE versions SET record = '{'")
    with Ledger.open(path, create=False) as ledger, pytest.raises(LedgerError, match="document a can't be read"):
        list(ledger.records())
