"""The names of proposals lead to the versions that tell of them, and parties to those that tell what they did."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from placet.ledger import Ledger
from placet.model.naming import Naming
from placet.model.record import Proposal, Record
from placet.model.stems import stems
from tests.ledger.conftest import TEXT, span

Make = Callable[..., Record]


def about(record: Record, label: str, *, action: str = "", theme: str = "", mention: str = "") -> Record:
    mentions = (span(mention, record.document.text),) if mention else ()
    return replace(record, proposals=(Proposal(id="p1", label=label, action=action, theme=theme, mentions=mentions),), positions=())


@pytest.fixture
def ledger(url: str, make_record: Make) -> Ledger:
    store = Ledger.open(url, create=True)
    store.add_many(
        [
            about(make_record("bridge"), "a bridge over the Aldan", action="build", theme="bridge"),
            about(make_record("called", text=TEXT + " They spoke of the Ardèche crossings."), "the plan", mention="the Ardèche crossings"),
            about(make_record("tunnel"), "tunnels", action="dig", theme="tunnel under_water"),
        ]
    )
    return store


@pytest.mark.parametrize(
    ("naming", "documents"),
    [
        (Naming(phrase=stems("Bridges over the Aldan")), ["bridge"]),
        (Naming(phrase=stems("bridge tunnel")), []),
        (Naming(phrase=stems("Ardèche crossings")), ["called"]),
        (Naming(words=stems("aldan bridge")), ["bridge"]),
        (Naming(action="build", words=stems("bridge")), ["bridge"]),
        (Naming(action="dig", words=stems("bridge")), []),
        (Naming(action="dig"), ["tunnel"]),
        (Naming(phrase=stems("under_water")), ["tunnel"]),
        (Naming(phrase=stems('"a" OR bridge')), []),
        (Naming(phrase=("_",), action="dig"), ["tunnel"]),
    ],
)
def test_names_are_found(ledger: Ledger, naming: Naming, documents: list[str]) -> None:
    with ledger:
        assert [each.id for each in ledger.digests.telling([naming, naming])] == documents


def test_what_parties_did_to_each_other_is_found(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record("d1"))
        assert [record.document.id for record in ledger.records_between({"NRL", "SDR", "XXX"})] == ["d1"]
        assert ledger.records_between({"SDR"}) == []
        assert ledger.records_between(set()) == []


def test_the_newest_day_within_days(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        assert ledger.newest() == ""
        ledger.add_many([make_record("d1"), make_record("d2", published="2031-06-01"), make_record("d3", published="")])
        assert ledger.newest() == "2031-06-01"
        assert ledger.newest(until="2031-05-31") == "2031-05-07"
        assert ledger.newest(since="2031-05-08", until="2031-05-31") == ""
