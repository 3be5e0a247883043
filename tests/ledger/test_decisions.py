import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from placet.errors import LedgerError
from placet.ledger import Ledger
from placet.model.anchors import anchor_of
from placet.model.decision import Anchor, Correction, Decision
from placet.model.record import Record
from tests.ledger.conftest import TEXT, dump, execute

Make = Callable[..., Record]


def on_position(record: Record, verdict: str = "accept", *, by: str = "Ann Lee", at: str = "10:00:00.000000", **more: object) -> Decision:
    anchor = anchor_of(record, record.positions[0])
    return Decision(anchor=anchor, verdict=verdict, by=by, at=f"2031-05-08T{at}+00:00", **more)  # type: ignore[arg-type]


def test_decisions_are_kept_as_they_are_and_only_added(url: str, make_record: Make) -> None:
    record = make_record()
    first = on_position(record, "correct", correction=Correction(holder="Sudrey (SDR)", condition=""), note="see \x00 line 2")
    then = on_position(record, "reject", at="10:00:01.000000")
    with Ledger.open(url, create=True) as ledger:
        ledger.add(record)
        ledger.decide(first)
        ledger.decide(then)
        assert ledger.decision_log() == [first, then]
        assert ledger.decisions() == [then]
    with Ledger.open(url, create=False) as ledger:
        ledger.decide(on_position(record, "withdraw", at="10:00:02.000000"))
        assert ledger.decisions() == [first]
        assert list(ledger.check()) == []
        assert ledger.info().rows["decisions"] == 3


def test_the_same_decision_twice_is_one(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record())
        ledger.decide(on_position(make_record()), on_position(make_record()))
        ledger.decide(on_position(make_record()))
        assert len(ledger.decision_log()) == 1


def test_a_decision_on_a_text_that_is_not_there_is_refused_with_all_beside_it(url: str, make_record: Make) -> None:
    elsewhere = make_record("d2", text=TEXT + " Nothing more.")
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record())
        with pytest.raises(LedgerError, match="about a text that is not in the ledger"):
            ledger.decide(on_position(make_record()), on_position(elsewhere))
        with pytest.raises(LedgerError, match="about a text that is not in the ledger"):
            ledger.decide(on_position(make_record(), "same", other=on_position(elsewhere).anchor))
        assert ledger.decision_log() == []


def test_they_outlive_a_new_coding_and_a_rebuild(url: str, make_record: Make) -> None:
    decided = on_position(make_record())
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record())
        ledger.decide(decided)
        ledger.add(make_record(version="0.2.0"))
        ledger.add(make_record(version="0.2.0", published="2031-05-09"))  # takes the place of the one before
        ledger.add(make_record(version="0.3.0", text=TEXT + " Nothing more."))
        ledger.rebuild()
        assert ledger.decisions() == [decided]
        assert list(ledger.check()) == []


def test_they_go_with_the_last_version_of_their_text(url: str, make_record: Make) -> None:
    copy, other = make_record("copy"), make_record("other", text=TEXT + " Nothing more.")
    pair = on_position(other, "same", other=on_position(copy).anchor)
    with Ledger.open(url, create=True) as ledger:
        for record in (make_record(), copy, other):
            ledger.add(record)
        ledger.decide(on_position(copy), on_position(other), pair)
        ledger.remove(["d1"])
        assert len(ledger.decisions()) == 3  # the copy has the same text
        ledger.remove(["copy"])
        assert ledger.decisions() == [on_position(other)]
        ledger.remove(["other"])
        assert ledger.decisions() == []
        assert list(ledger.check()) == []


def test_an_export_takes_them_along(url: str, tmp_path: Path, make_record: Make) -> None:
    decided = [on_position(make_record()), on_position(make_record(), "reject", by="Ben Ruiz")]
    with Ledger.open(url, create=True) as ledger, Ledger.open(tmp_path / "second", create=True) as other:
        ledger.add(make_record())
        ledger.decide(*decided)
        lines = list(ledger.export())
        assert json.loads(lines[-1]) == {"end": {"versions": 1, "failures": 0, "decisions": 2}}
        other.import_lines(lines)
        other.import_lines(lines)
        assert other.decision_log() == decided
        assert list(other.export()) == lines
        with pytest.raises(LedgerError, match="lines are missing"):
            other.import_lines([*lines[:-2], lines[-1]])


def test_an_export_that_decides_on_what_it_lacks_is_refused(path: Path, tmp_path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger, Ledger.open(tmp_path / "second", create=True) as other:
        ledger.add(make_record())
        ledger.decide(on_position(make_record()))
        lines = [line.replace(on_position(make_record()).anchor.text, "0" * 16) for line in ledger.export()]
        with pytest.raises(LedgerError, match="about a text that is not in the ledger"):
            other.import_lines(lines)
        assert other.documents() == []


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE decisions SET decision = '{'", "decision 1: can't be read"),
        ("UPDATE decisions SET hash = 'x'", "decision 1: is kept under another text than it names"),
        ("UPDATE decisions SET text_hash = 'x'", "decision 1: is kept under another text than it names"),
        ("UPDATE versions SET text_hash = 'x'", "decision 1: its text"),
    ],
)
def test_a_broken_decision_is_told(url: str, make_record: Make, damage: str, fault: str) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record())
        ledger.decide(on_position(make_record()))
    execute(url, damage)
    with Ledger.open(url, create=False) as ledger:
        found = list(ledger.check())
    assert any(each.startswith(fault) for each in found)
    assert all("\n" not in each for each in found)


def test_a_decision_that_cannot_be_read_is_told_when_it_is_asked_for(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record())
        ledger.decide(on_position(make_record()))
    execute(str(path), "UPDATE decisions SET decision = '{}'")
    with Ledger.open(path, create=False) as ledger, pytest.raises(LedgerError, match="decision 1: can't be read"):
        ledger.decisions()


def test_many_at_once(url: str, make_record: Make) -> None:
    one = on_position(make_record())
    many = [msgspec.structs.replace(one, at=f"2031-05-08T10:00:00.{number:06}+00:00") for number in range(600)]
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record())
        ledger.decide(*many)
        assert len(ledger.decision_log()) == 600
        assert ledger.decisions() == many[-1:]
    assert len(dump(url)["decisions"]) == 600


def test_the_kinds_of_items_all_have_a_place(url: str, make_record: Make) -> None:
    record = make_record()
    items = (record.quotations[0], record.events[0], record.proposals[0], record.actors[0], record.document)
    with Ledger.open(url, create=True) as ledger:
        ledger.add(record)
        ledger.decide(*(Decision(anchor=anchor_of(record, each), verdict="accept", by="Ann Lee", at="2031-05-08") for each in items))
        assert {decision.anchor.kind for decision in ledger.decisions()} == {"quotation", "event", "proposal", "actor", "document"}
        assert all(isinstance(decision.anchor, Anchor) for decision in ledger.decisions())
