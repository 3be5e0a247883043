from placet.model.document import Span
from placet.model.quoted import quoted
from placet.model.record import Actor, CodedBy, Quotation, Record, Source

TEXT = "The Courier reported that Ann Lee and Ola Hansen had said that they would stay."


def at(words: str) -> Span:
    return Span(start=TEXT.index(words), end=TEXT.index(words) + len(words))


def record(*quotations: Quotation) -> Record:
    return Record(
        document=Source(id="d", text=TEXT),
        actors=(
            Actor(id="a1", name="The Courier", kind="outlet", code="OUTLET"),
            Actor(id="a2", name="Ann Lee", kind="person", code="NOR"),
            Actor(id="a3", name="Ola Hansen", kind="person", code="SWE"),
        ),
        quotations=quotations,
        coded_by=CodedBy(placet="0", pipeline="p", codebook="c"),
    )


REPORT = Quotation(
    id="q1",
    speaker=("a1",),
    content=(at("Ann Lee and Ola Hansen had said that they would stay"),),
    kind="indirect",
    rule="r",
    confidence=0.8,
)
SAYING = Quotation(
    id="q2", speaker=("a2", "a3"), speaker_spans=(at("Ann Lee and Ola Hansen"),), cue=at("had said that"), content=(at("they would stay"),),
    kind="indirect", attribution=("q1",), rule="r", confidence=0.8,
)  # fmt: skip


def test_a_quotation_is_complete_in_itself():
    inner = quoted(record(REPORT, SAYING))[1]
    assert (inner.speaker, inner.speaker_code) == (("Ann Lee", "Ola Hansen"), ("NOR", "SWE"))
    assert (inner.speaker_words, inner.cue, inner.content) == (("Ann Lee and Ola Hansen",), "had said that", ("they would stay",))
    assert inner.chain == ("The Courier",)


def test_a_link_of_several_people_and_one_of_nobody():
    outer = Quotation(id="q1", content=REPORT.content, kind="indirect", rule="r", confidence=0.5)
    last = Quotation(id="q3", content=(at("stay"),), kind="indirect", attribution=("q1", "q2"), rule="r", confidence=0.5)
    assert quoted(record(outer, SAYING, last))[2].chain == ("", "Ann Lee and Ola Hansen")
    assert quoted(record(outer))[0].cue == ""
