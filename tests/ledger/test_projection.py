from collections.abc import Callable

import msgspec

from placet.ledger.projection import PASSAGES, project
from placet.ledger.tables import PARTS, SEARCHED, documents
from placet.model.decided import AsDecided
from placet.model.record import Record, When

Make = Callable[..., Record]


def test_every_row_has_every_column_of_its_table(make_record: Make) -> None:
    record = make_record()
    rows = project(AsDecided(**msgspec.structs.asdict(record), rejected=record.events), version=7)
    assert set(rows) == {table.name for table in (documents, *PARTS)}
    for table in (documents, *PARTS):
        assert rows[table.name]
        assert all(set(row) == {column.name for column in table.c} for row in rows[table.name])


def test_passages_are_numbered_within_their_version(make_record: Make) -> None:
    first, second = (project(make_record(), version=version) for version in (7, 8))
    for table in SEARCHED:
        numbers = [row["passage"] for rows in (first, second) for row in rows[table.name]]
        assert numbers == sorted(set(numbers))
    assert [row["passage"] for row in first["evidence"]] == [7 * PASSAGES, 7 * PASSAGES + 1]


def test_a_position_has_the_last_day_that_it_may_date_from(make_record: Make) -> None:
    record = make_record(published="2031-05-07")
    date = When(text="this week", from_="2031-05-05", to="2031-05-11")
    record = msgspec.structs.replace(record, positions=(msgspec.structs.replace(record.positions[0], date=date),))
    (row,) = project(record, version=1)["positions"]
    assert (row["date_from"], row["date_to"], row["day"]) == ("2031-05-05", "2031-05-11", "2031-05-07")
