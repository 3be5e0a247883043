"""Projections are as people decided, whatever happens to a ledger; each store."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from placet.ledger import Ledger
from placet.model.anchors import anchor_of
from placet.model.decision import Anchor, Correction, Decision, ItemKind
from placet.model.document import fingerprint
from placet.model.record import Record
from tests.ledger.conftest import TEXT, dump, execute, span

Make = Callable[..., Record]
PUT = Correction(holder="Sudrey (SDR)", stance="oppose", proposal="a tunnel under the crossing")
PARTS = ("actors", "quotations", "events", "proposals", "names", "positions", "evidence", "conditions", "claims", "rejected", "digests")


def on(record: Record, verdict: str, *, kind: ItemKind = "position", day: int = 8, by: str = "Ann Lee", **more: object) -> Decision:
    item = {"position": record.positions, "event": record.events, "quotation": record.quotations}[kind][0]
    return Decision(anchor=anchor_of(record, item), verdict=verdict, by=by, at=f"2031-05-{day:02}T10:00:00.000000+00:00", **more)  # type: ignore[arg-type]


def missed() -> Decision:
    place, content = span("Sudrey rejected the plan."), "Sudrey (SDR) | oppose | monitors at the Aldan crossing | "
    anchor = Anchor(text=fingerprint(TEXT), kind="position", start=place.start, end=place.end, content=content)
    return Decision(anchor=anchor, verdict="add", by="Ann Lee", at="2031-05-08T10:00:00.000000+00:00")


def stances(ledger: Ledger, **asked: object) -> list[tuple[str, str, str, str]]:
    return [(row.document, row.code, row.stance, row.label) for row in ledger.ask.positions(**asked)]  # type: ignore[arg-type]


def parts(url: str) -> dict[str, object]:
    return {name: rows for name, rows in dump(url).items() if name in PARTS}


FOUND = ("d1", "NRL", "conditional", "monitors at the Aldan crossing")
RIGHT = ("d1", "SDR", "oppose", "a tunnel under the crossing")


def test_what_is_put_right_is_found_by_what_it_says_now(url: str, make_record: Make) -> None:
    record = make_record()
    with Ledger.open(url, create=True) as ledger:
        ledger.add(record)
        ledger.decide(on(record, "correct", correction=PUT))
        for asked in ({}, {"actor": "SDR"}, {"actor": "Sudrey"}, {"stance": "oppose"}, {"proposal": "tunnel"}, {"min_confidence": 1.0}):
            assert stances(ledger, **asked) == [RIGHT]
        for asked in ({"actor": "NRL"}, {"stance": "conditional"}, {"proposal": "monitors"}):
            assert stances(ledger, **asked) == []
        (row,) = ledger.ask.positions()
        assert (row.rule, row.confidence, row.condition) == ("review: Ann Lee on 2031-05-08", 1.0, "")
        assert [hit.by for hit in ledger.search("minister", among=["evidence"])] == [("Sudrey",)]
        assert [each.document.id for each in ledger.records(about="tunnel")] == ["d1"]
        assert [each.label for each in ledger.ask.proposals(actor="SDR")] == ["a tunnel under the crossing"]
        assert list(ledger.records()) == [make_record_kept(record)]  # the truth stays as it was coded
        assert list(ledger.check()) == []


def make_record_kept(record: Record) -> Record:
    proposals = tuple(msgspec.structs.replace(each, cluster=None) for each in record.proposals)
    return msgspec.structs.replace(record, proposals=proposals)


@pytest.mark.parametrize("kind", ["position", "event", "quotation"])
def test_what_is_rejected_is_gone_and_counted(url: str, make_record: Make, kind: ItemKind) -> None:
    record = make_record()
    with Ledger.open(url, create=True) as ledger:
        ledger.add(record)
        question = getattr(ledger.ask, f"{kind}s")
        assert question().left_out == 0
        ledger.decide(on(record, "reject", kind=kind))
        assert list(question()) == []
        assert [hit for hit in ledger.search("monitors") if hit.kind == ("evidence" if kind == "position" else kind)] == []
        assert question().left_out == 1
        assert ledger.info().rows["rejected"] == 1
        who, other = ("SDR", "NRL") if kind == "event" else ("NRL", "SDR")
        counts = [
            question(**asked).left_out
            for asked in (
                {"actor": who}, {"since": "2031-05-05"}, {"until": "2031-05-07"}, {"outlet": "The Courier"}, {"document": "d1"},
                {"actor": other}, {"since": "2031-05-08"}, {"until": "2031-05-04"}, {"document": "d2"}, {"min_confidence": 0.95},
            )
        ]  # fmt: skip
        assert counts == [1, 1, 1, 1, 1, 0, 0, 0, 0, 0]
        if kind != "event":
            assert [question(words=words).left_out for words in ("monitor", '"About 300" monitors', "tunnel")] == (
                [1, 0, 0] if kind == "quotation" else [0, 0, 0]  # a position's row has its plainest words
            )
        assert list(ledger.check()) == []


def test_what_is_added_is_found(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record())
        ledger.decide(missed())
        assert stances(ledger, actor="SDR") == [("d1", "SDR", "oppose", "monitors at the Aldan crossing")]
        assert [hit.words for hit in ledger.search("plan", among=["evidence"])] == ["Sudrey rejected the plan."]
        first = ledger.ask.positions(limit=1)
        (row,) = first
        (other,) = ledger.ask.positions(after=first.cursor)
        assert {row.stance, other.stance} == {"conditional", "oppose"}
        assert list(ledger.check()) == []


def test_every_way_to_change_a_ledger_keeps_it_so(url: str, tmp_path: Path, make_record: Make) -> None:
    record, copy = make_record(), make_record("d2")
    put = on(record, "correct", correction=PUT)
    rest = [missed(), on(record, "reject", kind="event"), on(record, "accept", kind="quotation")]
    with Ledger.open(url, create=True) as ledger:
        ledger.add(record)
        before = parts(url)
        ledger.decide(put, *rest)
        decided = parts(url)
        assert decided != before
        ledger.decide(put)  # the same once more
        ledger.rebuild()
        assert parts(url) == decided
        ledger.decide(on(record, "withdraw", day=9))
        assert stances(ledger, stance="conditional") == [FOUND]
        ledger.decide(*(msgspec.structs.replace(each, verdict="withdraw", at="2031-05-10") for each in rest))
        assert parts(url) == before
        ledger.decide(*(msgspec.structs.replace(each, at="2031-05-11") for each in (put, *rest)))
        ledger.add(copy)  # the text that was decided on stands in another document
        assert stances(ledger, proposal="tunnel") == [("d2", *RIGHT[1:]), RIGHT]
        ledger.add(make_record(version="0.2.0"))  # coded anew
        ledger.add(make_record(version="0.2.0", published="2031-05-06"))  # and its day put right
        assert sorted(stances(ledger, proposal="tunnel")) == [RIGHT, ("d2", *RIGHT[1:])]
        assert list(ledger.check()) == []
        with Ledger.open(tmp_path / "second", create=True) as other:
            other.import_lines(ledger.export())
            assert stances(other, proposal="tunnel") == stances(ledger, proposal="tunnel")
            assert list(other.check()) == []
        ledger.remove(["d1"])
        assert stances(ledger, proposal="tunnel") == [("d2", *RIGHT[1:])]
        ledger.add(make_record("d1", text=TEXT + " Nothing more."))  # another text, of which nobody decided anything
        assert stances(ledger, document="d1") == [FOUND]
        assert list(ledger.check()) == []


def test_links_stay_where_they_are(url: str, make_record: Make) -> None:
    from placet.linking import bring_up, faults

    with Ledger.open(url, create=True) as ledger:
        for document in ("d1", "d2"):
            ledger.add(make_record(document, text=f"{TEXT} {document}."))
        bring_up(ledger)
        linked = {name: rows for name, rows in dump(url).items() if name not in (*PARTS, "decisions")}
        ledger.decide(on(make_record(text=f"{TEXT} d1."), "correct", correction=PUT))
        assert {name: rows for name, rows in dump(url).items() if name not in (*PARTS, "decisions")} == linked
        assert [*ledger.check(), *faults(ledger)] == []


@pytest.mark.parametrize(
    ("damage", "table"),
    [
        ("UPDATE positions SET stance = 'support'", "positions"),
        ("DELETE FROM rejected", "rejected"),
        ("DELETE FROM decisions", "positions"),
        ("UPDATE events SET rule = 'review: Ben Ruiz on 2031-05-08'", "events"),
    ],
)
def test_tables_that_are_not_as_people_decided_are_told(url: str, make_record: Make, damage: str, table: str) -> None:
    record = make_record()
    with Ledger.open(url, create=True) as ledger:
        ledger.add(record)
        ledger.decide(on(record, "correct", correction=PUT), on(record, "reject", kind="quotation"))
    execute(url, damage)
    fault = f"document d1: its rows in {table} are not what its record says, as people decided it: run `placet ledger rebuild`"
    with Ledger.open(url, create=False) as ledger:
        assert fault in list(ledger.check())
        ledger.rebuild()
        assert list(ledger.check()) == []


def test_a_ledger_from_before_is_made_again_as_people_decided(path: Path, make_record: Make) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record())
        ledger.decide(on(make_record(), "reject"))
    execute(
        str(path),
        "DROP TABLE rejected",
        "DROP TABLE digests",
        "DROP INDEX ix_documents_published",
        "UPDATE placet_schema SET version_num = '0005'",
    )
    with Ledger.open(path, create=False) as ledger:
        assert stances(ledger) == []
        assert ledger.ask.positions().left_out == 1
        assert list(ledger.check()) == []
