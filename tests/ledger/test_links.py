"""Links are a projection: in no order, in step with the ledger, gone with what goes. Tracing and judging are simple stand-ins."""

import itertools
from collections.abc import Callable, Iterator

import pytest

from placet.ledger import Ledger
from placet.model.record import Record
from placet.model.sameness import Judgement, LinkedKind, Ref, Trace
from tests.ledger.conftest import TEXT, dump, execute
from tests.link.reports import report

Make = Callable[..., Record]
TABLES = ("link_sketches", "link_keys", "links")


def tracing(record: Record) -> Iterator[Trace]:
    """A document's sketch is its text; two are neighbours where they begin with the same word."""
    text = record.document.text
    yield Trace("document", "text", text, frozenset(text.split()[:1]))
    for actor in record.actors:
        yield Trace("actor", actor.id, actor.name, frozenset([actor.name]))


def judging(kind: LinkedKind, one: str, other: str) -> Judgement | None:
    shared = len(set(one.split()) & set(other.split()))
    return Judgement(verdict="same" if shared > 5 else "unsure", rule="words", score=shared / 100, reason=f"{shared} words")


def linked(ledger: Ledger) -> int:
    return ledger.links.bring_up(tracing, judging)


def texts(make: Make) -> list[Record]:
    more = ("", " Nothing more.", " And so on.", "")
    return [make(f"d{number}", text=TEXT + rest) for number, rest in enumerate(more)]


def found(ledger: Ledger) -> tuple[dict[Ref, str], list[tuple[str, str]]]:
    linkable = ledger.links.linkable("document")
    return linkable.items, sorted(tuple(sorted((link.left, link.right))) for link in linkable.links)


def content(url: str) -> dict[str, object]:
    """What is kept of links, without the versions' numbers."""
    rows = dump(url)
    return {name: rows[name] for name in TABLES} | {
        "link_items": sorted((row["kind"], row["id"], row["sketch"]) for row in rows["link_items"])
    }


def test_a_sketch_is_kept_once_and_neighbours_are_judged(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many(texts(make_record))
        assert linked(ledger) == 4
        assert linked(ledger) == 0
        items, links = found(ledger)
        one, two, three, four = texts(make_record)
        assert items == {Ref(each.document.id, "text"): each.document.text for each in (one, two, three, four)}
        assert links == sorted(map(tuple, map(sorted, itertools.combinations({TEXT, two.document.text, three.document.text}, 2))))
        assert len(ledger.links.linkable("actor").items) == 8, "one actor in all documents is one sketch"
        assert list(ledger.links.faults(tracing, judging)) == []
        assert list(ledger.check()) == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(3)))[1:], ids=str)
def test_the_order_in_which_documents_come_makes_no_difference(
    path: object, tmp_path: object, make_record: Make, order: tuple[int, ...]
) -> None:
    records = texts(make_record)[:3]
    with Ledger.open(str(path), create=True) as ledger:
        ledger.add_many(records)
        linked(ledger)
        expected = found(ledger)
        before = content(str(path))
    other = f"{tmp_path}/other.ledger"
    with Ledger.open(other, create=True) as ledger:
        for number in order:
            ledger.add(records[number])
            linked(ledger)
        assert found(ledger) == expected
        assert content(other) == before


def test_what_goes_leaves_nothing_behind(url: str, make_record: Make) -> None:
    records = texts(make_record)
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many(records[:2])
        linked(ledger)
        before = content(url)
        ledger.add(records[2])
        linked(ledger)
        ledger.remove(["d2"])
        assert content(url) == before
        assert list(ledger.links.faults(tracing, judging)) == []
        ledger.remove(["d0", "d1"])
        assert not any(content(url).values())


def test_a_new_version_takes_the_older_ones_place(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record("d0"))
        linked(ledger)
        ledger.add(make_record("d0", version="0.2.0", text=TEXT + " Nothing more."))
        assert linked(ledger) == 1
        ledger.add(make_record("d0", version="0.2.0", text=TEXT + " Nothing more.", published="2031-05-09"))
        assert linked(ledger) == 1
        assert [row["content"] for row in dump(url)["link_sketches"] if row["kind"] == "document"] == [TEXT + " Nothing more."]
        assert list(ledger.links.faults(tracing, judging)) == []


def test_a_rebuild_makes_the_same_again(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many(texts(make_record))
        linked(ledger)
        before = content(url)
        ledger.rebuild()
        assert not any(content(url).values())
        assert linked(ledger) == 4
        assert content(url) == before


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM link_keys", "link_keys: not what"),
        ("DELETE FROM links", "links: 3 pairs are not judged"),
        ("UPDATE links SET score = 0.5", "links: 3 pairs are not judged"),
        ("UPDATE link_sketches SET content = 'other' WHERE kind = 'document'", "link_keys: not what"),
        ("DELETE FROM link_items WHERE kind = 'actor'", "link_items: not what"),
        (
            "INSERT INTO link_sketches (sketch, kind, content, keys) VALUES (1, 'event', '', x'')",
            "link_sketches: holds what no document has",
        ),
        ("INSERT INTO link_keys (key, sketch) VALUES (1, 1)", "link_sketches: holds what no document has"),
    ],
)
def test_faults_are_told(path: object, make_record: Make, statement: str, fault: str) -> None:
    with Ledger.open(str(path), create=True) as ledger:
        ledger.add_many(texts(make_record))
        linked(ledger)
    execute(str(path), statement)
    with Ledger.open(str(path), create=False) as ledger:
        assert any(line.startswith(fault) for line in ledger.links.faults(tracing, judging))


def test_documents_that_are_not_linked_yet_are_no_fault(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many(texts(make_record))
        assert list(ledger.links.faults(tracing, judging)) == []
        assert ledger.links.linkable("document").items == {}


def test_what_the_machine_is_unsure_of_is_listed_by_the_earliest_items(url: str) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many([report("d1", "The end."), report("d2", "The beginning."), report("d0", "The end.")])
        linked(ledger)
        ((one, other, judgement),) = ledger.links.unsure("document", limit=5)
        assert {one, other} == {Ref("d0", "text"), Ref("d2", "text")}
        assert (judgement.verdict, judgement.reason) == ("unsure", "1 words")
        assert ledger.links.linkable("document").items.keys() == {Ref("d0", "text"), Ref("d1", "text")}
        also = ledger.links.linkable("document", also=[Ref("d2", "text")])
        assert len(also.items) == 3


def test_records_are_found_by_documents_and_by_texts(url: str, make_record: Make) -> None:
    records = texts(make_record)
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many(records)
        assert ledger.links.records(["d1", "nowhere"]).keys() == {"d1"}
        hashes = {row["document"]: row["text_hash"] for row in dump(url)["versions"]}
        assert {record.document.id for record in ledger.links.records_with([hashes["d0"]])} == {"d0", "d3"}


def test_a_document_meets_its_neighbours_only(path: object, make_record: Make) -> None:
    asked: list[tuple[str, str]] = []

    def judge(kind: LinkedKind, one: str, other: str) -> Judgement | None:
        asked.append((one, other))
        return judging(kind, one, other)

    with Ledger.open(str(path), create=True) as ledger:
        ledger.add_many([make_record("d0"), make_record("d1", text=f"Later: {TEXT}")])
        ledger.links.bring_up(tracing, judge)
        assert asked == []
