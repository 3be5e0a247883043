from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from placet.ledger import Ledger
from placet.publish.pages.app import create_app
from placet.publish.pages.questions import Question, all_rows, answer
from placet.publish.pages.settings import Settings
from tests.publish.conftest import RECORD


def add(ledger: Path, number: int, published: str) -> None:
    document = msgspec.structs.replace(RECORD.document, id=f"d{number}", published=published)
    with Ledger.open(ledger, create=True) as store:
        store.add(msgspec.structs.replace(RECORD, document=document))


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Twelve documents, three on each of four days."""
    file = tmp_path / "ledger.db"
    for number in range(12):
        add(file, number, f"2031-03-0{1 + number // 3}")
    return file


@pytest.mark.parametrize("kind", ["positions", "events", "quotations", "proposals"])
@pytest.mark.parametrize("size", [1, 5, 100])
def test_pages_together_are_all_rows_once_in_their_order(ledger: Path, kind: str, size: int) -> None:
    with Ledger.open(ledger, create=False) as store:
        question = Question(kind, {})
        whole = [tuple(line) for line in all_rows(store, question).lines]
        found, after = [], ""
        while True:
            page = answer(store, question, after=after, limit=size)
            assert len(page.rows) <= size
            found += [msgspec.structs.astuple(row) for row in page.rows]
            after = page.next
            if not after:
                break
        assert found == whole
        assert len(whole) >= 24


def test_what_is_added_meanwhile_moves_nothing_under_a_reader(ledger: Path) -> None:
    """Newer, older and of the same day: each row that was there is read once, and none twice."""
    with Ledger.open(ledger, create=False) as store:
        whole = [(row.document, row.id) for row in store.ask.positions()]
        found, after, number = [], "", 100
        while True:
            page = answer(store, Question("positions", {}), after=after, limit=3)
            found += [(row.document, row.id) for row in page.rows]
            after = page.next
            if not after:
                break
            for day in ("2031-12-31", "2031-01-01", page.rows[-1].published):
                number += 1
                if number < 110:
                    add(ledger, number, day)
        old = [each for each in found if int(each[0][1:]) < 100]
        assert old == whole
        assert len(set(found)) == len(found)


def test_documents_and_failures_are_paged_too(ledger: Path) -> None:
    with Ledger.open(ledger, create=False) as store:
        for number in range(7):
            store.add_failure(f"f{number}", "read", "broken")
    client = TestClient(create_app(Settings(ledger=str(ledger))), base_url="http://localhost")
    for kind, key, total in (("documents", "id", 12), ("failures", "where", 7)):
        found, after = [], ""
        while True:
            page = client.get(f"/api/v1/{kind}", params={"limit": 5, **({"after": after} if after else {})}).json()
            found += [row[key] for row in page["rows"]]
            after = page["next"]
            if not after:
                break
        assert len(set(found)) == len(found) == total


def test_a_cursor_that_is_none_is_told(ledger: Path) -> None:
    client = TestClient(create_app(Settings(ledger=str(ledger))), base_url="http://localhost")
    for cursor in ("x", "AAAA", "eyJhIjoxfQ", "WyIiLDk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5LCIiXQ", "é"):
        answer = client.get("/api/v1/positions", params={"after": cursor})
        assert (answer.status_code, list(answer.json())) == (400, ["error"]), cursor
