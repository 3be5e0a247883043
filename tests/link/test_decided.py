from msgspec.structs import replace

from placet.link.decided import items_of, said_of
from placet.model.anchors import anchor_of
from placet.model.decision import Decision, Verdict
from placet.model.document import Span
from placet.model.record import Record
from placet.model.sameness import Ref, Said
from tests.link.reports import told

TEXT = "Norland accused Sudria of shelling a school"
ONE, OTHER = told("a", TEXT, "accused"), told("b", TEXT + " again", "accused")
PAIR = (Ref("a", "e1"), Ref("b", "e1"))


def decision(verdict: Verdict, *, by: str = "Ann Lee", one: Record = ONE, other: Record = OTHER) -> Decision:
    return Decision(anchor=anchor_of(one, one.events[0]), other=anchor_of(other, other.events[0]), verdict=verdict, by=by, at="2031-05-08")


def pairs(said: list[Said]) -> list[tuple[Ref, ...]]:
    return [tuple(sorted((each.left, each.right))) for each in said]


def test_a_decision_is_found_again_in_either_order() -> None:
    (said,) = said_of([decision("different")], [OTHER, ONE])
    assert ({said.left, said.right}, said.verdict, said.by) == (set(PAIR), "different", "Ann Lee")
    agreed = said_of([decision("same"), decision("same", by="Bo Holm", one=OTHER, other=ONE)], [ONE, OTHER])
    assert [(each.verdict, each.by) for each in agreed] == [("same", "Ann Lee, Bo Holm")]


def test_where_people_differ_nobody_says_anything() -> None:
    assert said_of([decision("same"), decision("different", by="Bo Holm")], [ONE, OTHER]) == []


def test_it_outlives_a_new_coding_that_says_the_same() -> None:
    moved = replace(OTHER, events=(replace(OTHER.events[0], id="e9", anchor=Span(start=8, end=18)),))
    assert pairs(said_of([decision("same")], [ONE, moved])) == [(Ref("a", "e1"), Ref("b", "e9"))]
    changed = replace(OTHER, events=(replace(OTHER.events[0], type="REQUEST"),))
    assert said_of([decision("same")], [ONE, changed]) == []


def test_of_a_text_in_two_documents_both_are_meant() -> None:
    twin = told("c", TEXT, "accused")
    assert sorted(pairs(said_of([decision("same")], [ONE, OTHER, twin]))) == [PAIR, (Ref("b", "e1"), Ref("c", "e1"))]


def test_decisions_on_single_items_say_nothing_of_two() -> None:
    alone = Decision(anchor=anchor_of(ONE, ONE.events[0]), verdict="accept", by="Ann Lee", at="2031-05-08")
    assert said_of([alone], [ONE, OTHER]) == []


def test_a_document_is_an_item_of_itself() -> None:
    assert items_of(ONE, "document") == ((Ref("a", "text"), ONE.document),)
