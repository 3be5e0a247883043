"""A ledger's digests are those of its records as people decided; each store."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from placet.errors import LedgerError
from placet.ledger import Ledger
from placet.model.digest import digest
from placet.model.record import Record
from tests.ledger.conftest import execute
from tests.ledger.test_as_decided import PUT, on

Make = Callable[..., Record]


def as_kept(record: Record) -> Record:
    """A record without what linking filled in."""
    return replace(record, proposals=tuple(replace(each, cluster=None) for each in record.proposals))


def test_they_are_those_of_the_latest_versions(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many([make_record("d2"), make_record("d1"), make_record("d3")])
        ledger.add(make_record("d2", version="0.2.0", published="2031-06-01"))
        ledger.remove(["d3"])
        assert ledger.digests.all() == [digest(as_kept(each)) for each in (make_record("d1"), make_record("d2", published="2031-06-01"))]
        assert [each.id for each in ledger.digests.of(["d2", "d3", "nothing"])] == ["d2"]
        assert ledger.digests.of([]) == []


def test_they_are_as_people_decided(url: str, make_record: Make) -> None:
    record = make_record()
    with Ledger.open(url, create=True) as ledger:
        ledger.add(record)
        ledger.decide(on(record, "correct", correction=PUT))
        (put_right,) = ledger.digests.all()
        assert [(topic.label, [said.stance for said in topic.statements], topic.rejected) for topic in put_right.topics] == [
            ("monitors at the Aldan crossing", [], 0),
            ("a tunnel under the crossing", ["oppose"], 0),
        ]
        ledger.decide(on(record, "reject", day=9))
        (rejected,) = ledger.digests.all()
        assert [(topic.statements, topic.rejected) for topic in rejected.topics] == [((), 1)]
        ledger.decide(on(record, "withdraw", day=10))
        assert ledger.digests.all() == [put_right]
        assert list(ledger.check()) == []


def test_a_broken_one_is_told_in_one_line(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record())
    execute(url, "UPDATE digests SET content = '[1, 2]'")
    with Ledger.open(url, create=False) as ledger:
        with pytest.raises(LedgerError, match=r"a digest can't be read \(.*\): run `placet ledger rebuild`$"):
            ledger.digests.all()
        ledger.rebuild()
        assert [each.id for each in ledger.digests.all()] == ["d1"]
