from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from placet.errors import LedgerError
from placet.ledger import Failure, HeldDocument, Ledger
from placet.model.record import Record
from tests.ledger.conftest import dump, execute

Make = Callable[..., Record]


def without_clusters(record: Record) -> Record:
    return msgspec.structs.replace(record, proposals=tuple(msgspec.structs.replace(p, cluster=None) for p in record.proposals))


def test_what_was_added_comes_back_by_document(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        assert ledger.add(make_record("b"))
        assert ledger.add(make_record("a"))
    with Ledger.open(url, create=False) as ledger:
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


def test_adding_the_same_twice_changes_nothing(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record())
    before = dump(url)
    with Ledger.open(url, create=True) as ledger:
        assert not ledger.add(make_record())
        assert not ledger.add(without_clusters(make_record()))
    assert dump(url) == before


def test_another_text_or_coder_is_a_new_version_and_the_latest(url: str, make_record: Make) -> None:
    changed = make_record(text=make_record().document.text + " More follows.")
    recoded = msgspec.structs.replace(changed, coded_by=make_record(version="0.2.0").coded_by)
    with Ledger.open(url, create=True) as ledger:
        for number, record in enumerate([make_record(), changed, recoded], start=1):
            assert ledger.add(record)
            assert list(ledger.records()) == [without_clusters(record)]
            assert ledger.documents()[0].versions == number
        assert not ledger.add(make_record())
        assert list(ledger.records()) == [without_clusters(recoded)]
    rows = dump(url)
    assert len(rows["versions"]) == 3
    assert {row["version"] for row in rows["positions"]} == {3}


def test_other_content_of_the_same_text_and_coder_replaces(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record())
        assert ledger.add(make_record(published="2031-05-08"))
        (held,) = ledger.documents()
        assert (held.published, held.versions) == ("2031-05-08", 1)


def test_projections_hold_the_words(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record())
    rows = dump(url)
    assert [row["words"] for row in rows["evidence"]] == ["The minister of Norland said on Monday", "About 300 monitors would be needed."]
    (condition,) = rows["conditions"]
    assert (condition["words"], condition["kind"], condition["met"]) == ("only if Sudrey agrees", "consent", None)
    (position,) = rows["positions"]
    assert position["version"] == 1
    assert {name: position[name] for name in ("id", "holder", "code", "proposal", "stance", "basis", "date_from", "day")} == {
        "id": "s1",
        "holder": "a1",
        "code": "NRL",
        "proposal": "p1",
        "stance": "conditional",
        "basis": "statement",
        "date_from": "2031-05-05",
        "day": "2031-05-05",
    }
    (claim,) = rows["claims"]
    assert (claim["words"], claim["value"], claim["unit"]) == ("About 300 monitors", 300.0, "monitors")
    assert {name: len(rows[name]) for name in ("actors", "quotations", "events", "proposals")} == {
        "actors": 2,
        "quotations": 1,
        "events": 1,
        "proposals": 1,
    }


def test_rebuild_makes_every_projection_again(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record("a"))
        ledger.add(make_record("a", version="0.2.0"))
        ledger.add(make_record("b"))
    before = dump(url)
    execute(url, "DELETE FROM positions", "UPDATE documents SET outlet = 'nobody'", "DELETE FROM documents WHERE id = 'b'")
    assert dump(url) != before
    with Ledger.open(url, create=False) as ledger:
        assert ledger.rebuild() == 2
    assert dump(url) == before


def test_one_reads_while_one_adds(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger, Ledger.open(url, create=False) as other:
        ledger.add(make_record("a"))
        ledger.add(make_record("b"))
        reading = other.records()
        assert next(reading).document.id == "a"
        ledger.add(make_record("c"))
        assert [record.document.id for record in reading] == ["b"]
        assert len(list(other.records())) == 3


def test_failures_have_their_own_table_and_are_noted_once(url: str) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_failure("a.txt", "read", "is not UTF-8")
        ledger.add_failure("b.txt", "read", "is empty")
        ledger.add_failure("a.txt", "read", "is not UTF-8")
        assert ledger.failures() == [
            Failure(where="a.txt", stage="read", reason="is not UTF-8"),
            Failure(where="b.txt", stage="read", reason="is empty"),
        ]
        assert ledger.documents() == []


def test_a_record_that_cannot_be_read_is_told(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record("a"))
    execute(url, "UPDATE versions SET record = replace(record, 'placet.record/1', 'placet.record/9')")
    with Ledger.open(url, create=False) as ledger, pytest.raises(LedgerError, match=r"document a has schema placet.record/9"):
        list(ledger.records())
    execute(url, "UPDATE versions SET record = '{'")
    with Ledger.open(url, create=False) as ledger, pytest.raises(LedgerError, match="document a can't be read"):
        list(ledger.records())


def test_many_at_once_are_as_good_as_one_by_one(url: str, make_record: Make, tmp_path: Path) -> None:
    records = [make_record("b"), make_record("a"), make_record("b", version="0.2.0"), make_record("a"), make_record("b")]
    with Ledger.open(url, create=True) as ledger, Ledger.open(tmp_path / "one by one", create=True) as other:
        assert ledger.add_many(records) == sum(other.add(record) for record in records) == 3
        assert list(ledger.records()) == list(other.records())
        assert ledger.documents() == other.documents()
        assert list(ledger.check()) == []


def test_many_at_once_are_all_or_none(url: str, make_record: Make) -> None:
    def broken() -> Iterator[Record]:
        yield from (make_record(f"d{number}") for number in range(100))
        raise KeyboardInterrupt

    with Ledger.open(url, create=True) as ledger:
        with pytest.raises(KeyboardInterrupt):
            ledger.add_many(broken())
        assert ledger.documents() == []


def test_removing_takes_every_version_and_all_that_stands_on_it(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record("a"))
        alone = dump(url)
        ledger.add(make_record("b"))
        ledger.add(make_record("b", version="0.2.0"))
        ledger.remove(["b"])
        assert dump(url) == alone
        assert [document.id for document in ledger.documents()] == ["a"]
        assert [hit.document for hit in ledger.search("monitors")] == ["a"] * 2
        assert list(ledger.check()) == []


def test_removing_what_is_not_there_removes_nothing(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record("a"))
        before = dump(url)
        with pytest.raises(LedgerError, match="no document has the id x, y; nothing was removed"):
            ledger.remove(["a", "x", "y"])
        assert dump(url) == before


def test_a_removed_document_can_come_back(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record("a"))
        ledger.remove(["a"])
        assert list(ledger.records()) == []
        assert ledger.add(make_record("a"))
        assert list(ledger.check()) == []


def test_a_nul_in_a_text_is_kept_in_the_record(url: str, make_record: Make) -> None:
    record = make_record("a\0")
    text = record.document.text.replace("monitors at", "monitors\0at")
    odd = msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, text=text))
    with Ledger.open(url, create=True) as ledger:
        assert ledger.add(odd)
        assert not ledger.add(odd)
        assert list(ledger.records()) == [without_clusters(odd)]
        assert ledger.search("crossing")[0].words.startswith("it could accept monitors\ufffdat the Aldan crossing")
        assert list(ledger.check()) == []


def test_what_is_in_it(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record("a", published="2031-05-07"))
        ledger.add(make_record("b", published=""))
        ledger.add(make_record("a", published="2031-05-07", version="0.2.0"))
        ledger.add_failure("c.txt", "read", "is empty")
        info = ledger.info()
    assert (info.first, info.last) == ("2031-05-07", "2031-05-07")
    assert {name: info.rows[name] for name in ("documents", "versions", "failures", "positions")} == {
        "documents": 2,
        "versions": 3,
        "failures": 1,
        "positions": 2,
    }
    assert list(info.coders.values()) == [2, 1]
    assert info.engine.startswith("PostgreSQL" if "://" in url else "SQLite")
    assert info.size > 50_000
