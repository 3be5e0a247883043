import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from placet.ledger import Ledger
from placet.ledger.checking import faults_of
from placet.model.document import Span
from placet.model.record import Record
from tests.ledger.conftest import execute

Make = Callable[..., Record]


def checked(url: str | Path) -> list[str]:
    with Ledger.open(url, create=False) as ledger:
        faults = list(ledger.check())
    assert all("\n" not in fault for fault in faults)
    return faults


@pytest.fixture
def filled(url: str, make_record: Make) -> str:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record("a"))
        ledger.add(make_record("b"))
        ledger.add(make_record("b", version="0.2.0"))
    return url


def test_a_whole_ledger_has_no_fault(filled: str) -> None:
    assert checked(filled) == []


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE positions SET stance = 'support' WHERE version = 1", "document a: its rows in positions are not what its record says"),
        ("DELETE FROM conditions WHERE version = 3", "document b: its rows in conditions are not what its record says"),
        ("UPDATE documents SET outlet = 'nobody' WHERE id = 'a'", "document a: its rows in documents are not what"),
        ("UPDATE actors SET sectors = '[]' WHERE version = 1", "document a: its rows in actors are not what"),
        ("UPDATE positions SET day = '2031-05-06' WHERE version = 1", "document a: its rows in positions are not what"),
    ],
)
def test_rows_that_no_record_says(filled: str, damage: str, fault: str) -> None:
    execute(filled, damage)
    (found,) = checked(filled)
    assert found.startswith(fault)
    assert found.endswith("run `placet ledger rebuild`")
    with Ledger.open(filled, create=False) as ledger:
        ledger.rebuild()
    assert checked(filled) == []


def test_rows_of_an_older_version(filled: str) -> None:
    execute(filled, "UPDATE versions SET number = 9 WHERE number = 2")
    assert checked(filled) == [
        "documents: shows version 3, which is not the latest of its document: run `placet ledger rebuild`",
        *(f"document b: its rows in {name} are not what its record says, as people decided it: run `placet ledger rebuild`" for name in (
            "documents", "actors", "quotations", "events", "proposals", "names", "positions", "evidence", "conditions", "claims",
            "digests",
        )),
    ]  # fmt: skip
    with Ledger.open(filled, create=False) as ledger:
        ledger.rebuild()
    assert checked(filled) == []


def test_a_record_that_cannot_be_read(filled: str) -> None:
    execute(filled, "UPDATE versions SET record = '{' WHERE number = 2")
    (fault,) = checked(filled)
    assert fault.startswith("document b, version 2: the record can't be read")


@pytest.mark.parametrize("column", ["document", "text_hash", "coder"])
def test_a_record_under_a_wrong_key(filled: str, column: str) -> None:
    execute(filled, f"UPDATE versions SET {column} = 'x' WHERE number = 2")
    assert "document b, version 2" in checked(filled)[0] or "document x, version 2" in checked(filled)[0]
    assert "is kept under another document, text or coder" in checked(filled)[0]


def test_a_full_text_index_out_of_step(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record())
    execute(str(path), "INSERT INTO evidence_words(evidence_words) VALUES ('delete-all')")
    assert checked(path) == ["evidence: the full-text index is not in step with the words: run `placet ledger rebuild`"]
    with Ledger.open(path, create=False) as ledger:
        assert ledger.search("needed") == []
        ledger.rebuild()
        assert len(ledger.search("needed")) == 1
        ledger.add(make_record("b"))  # the triggers are back
        assert len(ledger.search("needed")) == 2
    assert checked(path) == []


def test_rows_that_stand_on_nothing(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record("a"))
        ledger.add(make_record("b"))
    execute(str(path), "DELETE FROM versions WHERE document = 'b'")  # SQLite looks at foreign keys only where it is asked to
    assert checked(path) == ["documents: rows that stand on nothing in versions: 1: run `placet ledger rebuild`"]
    execute(str(path), "DELETE FROM documents WHERE id = 'b'")
    assert "evidence: rows that stand on nothing in documents: 2: run `placet ledger rebuild`" in checked(path)
    with Ledger.open(path, create=False) as ledger:
        ledger.rebuild()
    assert checked(path) == []


def test_a_damaged_page_of_a_file(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add_many(make_record(f"d{number}") for number in range(60))
    with sqlite3.connect(path) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'positions_time_line'").fetchone()
    connection.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 + 8 : (page - 1) * 4096 + 100] = b"\xff" * 92
    path.write_bytes(content)
    assert any("is damaged" in fault for fault in checked(path))


def test_a_record_says_nothing_outside_its_text(make_record: Make) -> None:
    record = make_record()
    assert list(faults_of(record)) == []
    (claim,), length = record.claims, len(record.document.text)
    outside = msgspec.structs.replace(record, claims=(msgspec.structs.replace(claim, span=Span(start=0, end=length + 1)),))
    assert list(faults_of(outside)) == [f"the span 0 to {length + 1} lies outside its text of {length} characters"]
    turned = msgspec.structs.replace(record, claims=(msgspec.structs.replace(claim, span=Span(start=5, end=4)),))
    assert len(list(faults_of(turned))) == 1


def test_ids_stand_once_and_for_something(make_record: Make) -> None:
    record = make_record()
    assert list(faults_of(msgspec.structs.replace(record, actors=(*record.actors, record.actors[1])))) == ["2 actors have the id a2"]
    assert list(faults_of(msgspec.structs.replace(record, actors=record.actors[1:], proposals=()))) == [
        "position s1 has a holder a1 that is no actor",
        "position s1 is on a proposal p1 that is none",
    ]
