from pathlib import Path

import pytest

from placet import linking
from placet.accounts import kept
from placet.errors import PlacetError
from placet.ledger import Ledger
from placet.linking import Cluster, clusters, decide_same, decided, take_back_same, unsure
from placet.model.record import Actor
from tests.link.reports import report, said, told
from tests.link.test_copies import ARTICLE

LEE = Actor(id="a1", name="Ann Lee", kind="person", code="NRL")
SHELLING = "Norland accused Sudria of shelling a school near the harbour"


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "strait.db")
    with Ledger.open(path, create=True) as store:
        store.add_many(
            [
                report("copy", f"Agency. {ARTICLE}", published="2031-05-02"),
                report("first", ARTICLE, published="2031-05-01"),
                told("one", SHELLING, "accused", day="2031-05-05", published="2031-05-06"),
                told("two", f"On Monday {SHELLING}", "accused", day="2031-05-05"),
                told("three", f"On Monday evening {SHELLING} of Aldan", "accused", day="2031-05-05", published="2031-05-08"),
                told("plan", f"Soon {SHELLING}", "accused", day="2031-05-05", status="planned"),
                said("speech", "We will not open the border before all are home", LEE),
            ]
        )
    return path


def documents(found: list[Cluster]) -> list[list[str]]:
    return [[each.document for each in cluster.reports] for cluster in found]


def key(ledger: str, document: str) -> str:
    with Ledger.open(ledger, create=False) as store:
        record = store.links.records([document])[document]
    item = "e1" if record.events else "text"
    kind: linking.Kind = "event" if record.events else "document"
    return next(linking._report(record, ref, kind).key for ref, _ in linking.items_of(record, kind) if ref.id == item)


def test_things_are_listed_with_their_reports_and_why(ledger: str) -> None:
    (event,) = clusters(ledger, kind="event")
    assert documents([event]) == [["one", "two", "three"]]
    assert (event.number, event.key) == (3, event.reports[0].key)
    assert event.reports[0].what == "ACCUSE | Norland (NRL) | Sudria (SDR) | actual"
    same, like = (reason.reason for reason in event.reasons)
    assert (same, like) == ("the same parties, days, place and words", "the same parties, the same day, 100% of the words")
    assert documents(clusters(ledger, kind="document")) == [["first", "copy"]]
    (norland, sudria) = clusters(ledger, kind="actor", reports=2)[:2]
    assert {norland.reports[0].what, sudria.reports[0].what} == {"Norland (NRL)", "Sudria (SDR)"}
    assert (norland.number, len(norland.reports)) == (6, 2)


def test_a_person_parts_and_joins_and_takes_it_back(ledger: str) -> None:
    before = documents(clusters(ledger))
    one, three, plan = (key(ledger, document) for document in ("one", "three", "plan"))
    decide_same(ledger, "different", one, three, by="Ann Lee")
    assert documents(clusters(ledger)) == [["one", "two"]]
    (pair,) = decided(ledger)
    assert [(reason.by, reason.reason) for reason in pair.reasons] == [("Ann Lee", "not the same")]
    decide_same(ledger, "same", plan, three, by="Bo Holm")
    assert documents(clusters(ledger)) == [["one", "two"], ["plan", "three"]]
    take_back_same(ledger, three, one, by="Ann Lee")
    take_back_same(ledger, three, plan, by="Bo Holm")
    assert documents(clusters(ledger)) == before


def test_the_machine_asks_until_somebody_decides(ledger: str) -> None:
    pairs = documents(unsure(ledger))
    assert pairs
    assert all("plan" in pair for pair in pairs)
    one, other = unsure(ledger)[0].reports
    decide_same(ledger, "unsure", one.key, other.key, by="Ann Lee")
    assert sorted(map(sorted, documents(unsure(ledger)))) == sorted(map(sorted, pairs[1:]))


def test_decisions_outlive_a_new_coding_and_a_rebuild(ledger: str) -> None:
    decide_same(ledger, "different", key(ledger, "one"), key(ledger, "three"), by="Ann Lee")
    with Ledger.open(ledger, create=False) as store:
        store.rebuild()
        linking.bring_up(store)
        store.add(told("one", SHELLING, "accused", number="e7", day="2031-05-05", published="2031-05-06"))
        assert list(linking.faults(store)) == []
    assert documents(clusters(ledger)) == [["one", "two"]]


def test_consent_counts_copies_as_people_decided(ledger: str) -> None:
    def copies() -> dict[str, str | None]:
        return {record.document.id: record.document.copy_of for record in kept(ledger) if record.document.copy_of}

    assert copies() == {"copy": "first"}
    decide_same(ledger, "different", key(ledger, "first"), key(ledger, "copy"), by="Ann Lee")
    assert copies() == {}


def test_a_key_of_an_older_coding_is_refused(ledger: str) -> None:
    one, two = key(ledger, "one"), key(ledger, "two")
    with Ledger.open(ledger, create=False) as store:
        store.add(told("one", SHELLING, "accused", day="2031-05-05", status="denied"))
    for wrong, reason in (
        (one, "coded anew since"),
        ("nowhere#e1-0000", "no document 'nowhere'"),
        ("two#e5-0000", "no such item"),
        (two, "are one by the words"),
        (key(ledger, "copy"), "are of two kinds"),
    ):
        with pytest.raises(PlacetError, match=reason):
            decide_same(ledger, "same", two, wrong, by="Ann Lee")
    with pytest.raises(PlacetError, match="needs somebody"):
        decide_same(ledger, "same", two, key(ledger, "three"), by=" ")
    with pytest.raises(PlacetError, match="Ann Lee said nothing"):
        take_back_same(ledger, two, key(ledger, "three"), by="Ann Lee")
