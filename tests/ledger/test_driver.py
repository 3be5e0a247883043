import pytest
from sqlalchemy import literal_column, select

from placet.errors import LedgerError
from placet.ledger import Ledger
from placet.ledger.driver import rows_where, together, write
from placet.ledger.opening import backend_for
from placet.ledger.tables import failures, link_sketches
from placet.ledger.values import AT_ONCE
from tests.ledger.conftest import dump

SKETCH = {"sketch": -(2**63), "kind": "proposal", "content": "a “bridge” \\ of 5 % \n\t%s {}", "keys": bytes(range(256))}
FAILURE = {"number": 1, "location": "a.txt", "stage": "read", "reason": "it’s empty"}


def test_what_is_written_is_there_as_it_was(url: str) -> None:
    Ledger.open(url, create=True).close()
    backend = backend_for(url, create=False)
    with backend.writing.begin() as connection:
        write(connection, link_sketches, [SKETCH, SKETCH | {"sketch": 2**63 - 1, "keys": b""}])
        write(connection, failures, [])
        rows = [dict(row) for row in connection.execute(select(link_sketches).order_by(link_sketches.c.sketch)).mappings()]
    backend.close()
    assert rows == [SKETCH, SKETCH | {"sketch": 2**63 - 1, "keys": b""}]


def test_what_is_wrong_is_told_at_the_end_and_nothing_is_kept(url: str) -> None:
    Ledger.open(url, create=True).close()
    before = dump(url)
    backend = backend_for(url, create=False)

    def write_twice() -> None:
        with backend.told(), backend.writing.begin() as connection, together(connection):
            write(connection, failures, [FAILURE])
            write(connection, failures, [FAILURE])

    with pytest.raises(LedgerError):
        write_twice()
    backend.close()
    assert dump(url) == before


def test_rows_are_read_by_more_values_than_a_statement_holds(url: str) -> None:
    Ledger.open(url, create=True).close()
    backend = backend_for(url, create=False)
    rows = [FAILURE | {"number": number, "location": f"{number}.txt"} for number in range(2 * AT_ONCE)]
    query = select(failures.c.number).where(failures.c.stage == literal_column("'read'"))
    with backend.writing.begin() as connection:
        write(connection, failures, [*rows, FAILURE | {"number": 2 * AT_ONCE, "location": "0.txt", "stage": "code"}])
        found = rows_where(connection, query, failures.c.location, [f"{number}.txt" for number in range(0, 3 * AT_ONCE, 2)])
        assert sorted(number for (number,) in found) == list(range(0, 2 * AT_ONCE, 2))
        assert not list(rows_where(connection, query, failures.c.location, []))
    backend.close()
