from msgspec.structs import replace

from placet.model.anchors import anchor_of
from placet.model.decided import Decided, reviewed
from placet.model.decision import Correction, Decision
from placet.model.record import Record
from placet.publish.pages.views.found_items import FoundItem, found_items, item_with, stretches


def by_id(items: list[FoundItem]) -> dict[str, FoundItem]:
    return {each.id: each for each in items}


def decision(record: Record, id: str, verdict: str, **given: object) -> Decision:
    item = next(each for each in (*record.positions, *record.events, *record.quotations) if each.id == id)
    return Decision(anchor=anchor_of(record, item), verdict=verdict, by="Ann Lee", at="2031-03-07T08:00:00", **given)


def test_items_stand_in_the_order_of_the_text_the_wider_first(record: Record) -> None:
    assert [each.id for each in found_items(record, record)] == [
        "q1",
        "e1",
        "s1",
        "q2",
        "e2",
        "s2",
        "s2-if-1",
        "s2-if-2",
        "e3",
        "q3",
        "q4",
        "c1",
    ]


def test_a_chain_names_the_sources_between_and_depth_counts_the_quotations(record: Record) -> None:
    found = by_id(found_items(record, record))
    assert (found["q3"].chain, found["q3"].depth) == ((), 1)
    assert (found["q4"].chain, found["q4"].depth) == (("The Courier",), 2)
    assert found["s1"].chain == ("The Courier",)
    assert found["e1"].chain == ("Ada Holm",)


def test_what_nobody_keeps_can_not_be_decided_on(record: Record) -> None:
    assert not [each for each in found_items(record, record) if each.key]


def test_a_key_leads_back_to_its_item_until_it_is_coded_otherwise(record: Record) -> None:
    found = by_id(found_items(record, record, Decided(())))
    item, anchor = item_with(record, found["s1"].key)
    assert (item.id, anchor) == ("s1", anchor_of(record, record.positions[0]))
    recoded = replace(record, positions=(replace(record.positions[0], stance="undecided"),))
    assert item_with(recoded, found["s1"].key) is None


def test_a_corrected_position_reads_as_corrected_and_a_rejected_one_stays_in_its_place(record: Record) -> None:
    decided = Decided([
        decision(record, "s1", "correct", correction=Correction(stance="undecided")), decision(record, "s2", "reject"),
        decision(record, "e1", "accept"),
    ])  # fmt: skip
    found = by_id(found_items(record, reviewed(record, decided), decided))
    assert found["s1"].row.stance == "undecided"
    assert [each.verdict for each in found["s1"].decided] == ["correct"]
    assert found["s2"].rejected
    assert found["s2"].row.stance == "conditional"
    assert "s2-if-1" not in found
    assert found["e1"].row.confidence == 1.0


def test_of_an_event_the_word_it_hangs_on_shows_and_its_clause_belongs_to_it(record: Record) -> None:
    text = record.document.text
    event = by_id(found_items(record, record))["e1"]
    clause, anchor = stretches([event])
    assert (clause.mark, text[anchor.start : anchor.end], anchor.mark) == ("", "accept", "event")


def test_a_quotation_inside_another_shows_by_its_depth(record: Record) -> None:
    marks = {each.item: each.mark for each in stretches(found_items(record, record))}
    assert (marks["q3"], marks["q4"]) == ("quotation depth-1", "quotation depth-2")
    assert (marks["s1"], marks["s2-if-1"]) == ("position oppose", "condition")


def test_a_claim_says_who_vouches_for_what_and_nothing_is_decided_on_it(record: Record) -> None:
    found = by_id(found_items(record, record, Decided(())))["c1"]
    assert (found.row.who, found.row.amount, found.row.label) == ("Norland's navy", "about 1,200 boats", "a census of boats")
    assert (found.chain, found.depth, found.key) == (("The Courier",), 2, "")
    assert [each.mark for each in stretches([found])] == ["claim"]


def test_a_claim_names_no_source_that_was_rejected(record: Record) -> None:
    decided = Decided([decision(record, id, "reject") for id in ("q3", "q4")])
    found = by_id(found_items(record, reviewed(record, decided), decided))["c1"]
    assert (found.chain, found.depth) == ((), 0)
