from collections.abc import Callable, Sequence

import msgspec

from placet.analyse.independence import independent
from placet.analyse.standing import reports_on
from placet.analyse.timeline import Report
from placet.model.digest import digests_of
from placet.model.document import Span
from placet.model.record import Position, Record

Make = Callable[..., Record]
Take = Callable[..., Position]


def heard(records: Sequence[Record]) -> list[Report]:
    return [report for read in digests_of(records) for topic in read.topics for report in reports_on(read, topic)]


def sizes(records: Sequence[Record]) -> list[int]:
    return [len(group) for group in independent(heard(records))]


def with_text(record: Record, text: str, evidence: str) -> Record:
    span = Span(start=text.index(evidence), end=text.index(evidence) + len(evidence))
    positions = tuple(msgspec.structs.replace(each, evidence=(span,)) for each in record.positions)
    return msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, text=text), positions=positions)


def test_copies_of_a_document_are_one_with_it(make_record: Make, make_position: Take) -> None:
    one, two, three = (make_record(name, "2031-05-01", make_position("north", "oppose")) for name in "abc")
    two, three = (with_text(each, f"{each.document.id} says no.", f"{each.document.id} says no.") for each in (two, three))
    assert sizes([one, two, three]) == [1, 1, 1]
    two = msgspec.structs.replace(two, document=msgspec.structs.replace(two.document, copy_of="a"))
    assert sizes([one, two, three]) == [2, 1]
    assert sizes([two, three, one]) == [2, 1]


def test_the_same_evidence_in_another_text_is_a_copy_of_it(make_record: Make, make_position: Take) -> None:
    one, two = (make_record(name, "2031-05-01", make_position("north", "oppose")) for name in "ab")
    assert sizes([one, with_text(two, "News. The bridge must not be built.", "The bridge must not be built.")]) == [2]
    other = make_record("b", "2031-05-01", make_position("north", "support"))
    assert sizes([one, with_text(other, "News. The bridge must not be built.", "The bridge must not be built.")]) == [1, 1]


def test_what_two_texts_are_both_copies_of_makes_them_one(make_record: Make, make_position: Take) -> None:
    one, two, three = (make_record(name, "2031-05-01", make_position("north", "oppose")) for name in "abc")
    one = with_text(one, "Norland says no. It wants no bridge.", "Norland says no.")
    two = with_text(two, "A bridge? Norland will not have it.", "Norland will not have it.")
    spans = (Span(start=0, end=16), Span(start=17, end=42))
    text = "Norland says no. Norland will not have it."
    both = msgspec.structs.replace(with_text(three, text, text), positions=(msgspec.structs.replace(three.positions[0], evidence=spans),))
    assert sizes([one, two]) == [1, 1]
    assert sizes([one, two, both]) == [3]
