from placet.link.across import LINKED_KINDS, apart, judge, traces
from placet.model.record import Actor
from tests.link.reports import said, told

LEE = Actor(id="a1", name="Ann Lee", kind="person", code="NRL")


def test_each_kind_leaves_traces_with_its_own_ids() -> None:
    record = told("a", "Norland accused Sudria of shelling a school", "accused")
    assert {(trace.kind, trace.id) for trace in traces(record)} == {
        ("document", "text"),
        ("actor", "NRL"),
        ("actor", "SDR"),
        ("event", "e1"),
    }
    assert [trace.kind for trace in traces(said("a", "We will not open the border", LEE), kinds=["quotation"])] == ["quotation"]
    assert [trace.kind for trace in traces(told("a", "Norland accused Sudria", "accused"), kinds=LINKED_KINDS[:1])] == ["document"]


def test_sketches_are_judged_in_either_order() -> None:
    one, other = (
        next(iter(traces(said("a", words, LEE), kinds=["quotation"]))).sketch
        for words in ("We will not open the border today", "We will not open the border today or tomorrow")
    )
    found = judge("quotation", one, other)
    assert found
    assert found == judge("quotation", other, one)
    assert not apart("quotation", one, other)
