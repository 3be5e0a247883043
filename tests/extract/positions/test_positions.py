"""Positions: who stands where on what, on which condition, and on whose word, in sentences of many kinds of disputes."""

from pathlib import Path

import pytest
import yaml

from placet.extract.positions.effects import composed
from placet.flow import code
from placet.model.document import Document, Span
from placet.model.record import Position, Record

STANDPOINTS = yaml.safe_load((Path(__file__).parent / "standpoints.yaml").read_text(encoding="utf-8"))


def read(text: str, published: str = "2025-03-06") -> Record:
    return code(Document(id="d", text=text, published=published))


def words(record: Record, span: Span) -> str:
    return record.document.text[span.start : span.end]


def code_of(record: Record, position: Position) -> str:
    return next(actor.code for actor in record.actors if actor.id == position.holder)


def naming(record: Record, position: Position) -> str:
    proposal = next(each for each in record.proposals if each.id == position.proposal)
    return " ".join([proposal.label, *(words(record, span) for span in proposal.mentions)]).lower()


def only(record: Record, holder: str, stance: str) -> Position:
    (position,) = [each for each in record.positions if (code_of(record, each), each.stance) == (holder, stance)]
    return position


def test_stances_compose() -> None:
    assert composed("oppose", "support") == "oppose"  # rejects a call for talks
    assert composed("oppose", "oppose") == "support"  # opposes a ban
    assert composed("support", "oppose") == "oppose"  # promises to block it
    assert composed("undecided", "support") == "undecided"


@pytest.mark.model
@pytest.mark.parametrize("case", STANDPOINTS, ids=lambda case: case["text"][:60])
def test_standpoints(case: dict, request: pytest.FixtureRequest) -> None:
    if case.get("fault"):
        request.applymarker(pytest.mark.xfail(reason=case["fault"], strict=True))
    record = read(case["text"])
    found = [
        (code_of(record, each), each.stance, naming(record, each), " ".join(record.document.text[c.start : c.end] for c in each.conditions))
        for each in record.positions
    ]
    for wanted in case["positions"]:
        assert any(
            (holder, stance) == (wanted["code"], wanted["stance"])
            and wanted["proposal"].lower() in proposal
            and wanted.get("condition", "") in conditions
            for holder, stance, proposal, conditions in found
        ), (wanted, found)
    if not case["positions"]:
        assert found == []
        assert record.proposals == ()


@pytest.mark.model
def test_who_says_it_of_another_is_the_way_it_came() -> None:
    record = read("According to the Norwegian foreign minister, Denmark opposes the sale of the island.")
    position = only(record, "DNK", "oppose")
    assert [next(a.code for a in record.actors if a.id == source) for source in position.via] == ["NOR"]
    assert len(position.attribution) == 1


@pytest.mark.model
@pytest.mark.parametrize(
    ("speaker", "via"), [("a source in the Danish foreign ministry", 1), ("an official in the Danish foreign ministry", 0)]
)
def test_a_source_who_may_not_be_named_is_a_link_of_the_chain(speaker: str, via: int) -> None:
    record = read(f"Denmark opposes the sale of the island, {speaker} said.")
    assert len(only(record, "DNK", "oppose").via) == via


@pytest.mark.model
def test_a_minister_and_his_state_share_an_entry_with_all_its_evidence() -> None:
    record = read("Sweden rejected the annexation of the island. The annexation is unacceptable, the Swedish foreign minister said.")
    position = only(record, "SWE", "oppose")
    assert [words(record, span)[:20] for span in position.evidence] == ["Sweden rejected the ", "The annexation is un"]
    assert position.via == ()


@pytest.mark.model
def test_several_holders_have_an_entry_each() -> None:
    record = read("France, Italy and Spain rejected the recognition of Kosovo.")
    assert sorted(code_of(record, each) for each in record.positions) == ["ESP", "FRA", "ITA"]


@pytest.mark.model
def test_what_is_done_is_an_act() -> None:
    record = read("Canada signed the treaty on Tuesday.")
    assert only(record, "CAN", "support").basis == "act"


@pytest.mark.model
def test_a_reason_is_kept() -> None:
    record = read("Chile rejected the agreement because it would harm its fishermen.")
    assert [words(record, span) for span in only(record, "CHL", "oppose").reasons] == ["it would harm its fishermen"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru would support the deployment only with the consent of Chile.", "consent"),
        ("Peru is ready to send observers if the fighting stops.", "ceasefire"),
        ("Peru will sign the treaty once parliament has voted.", "mandate"),
    ],
)
def test_conditions_have_kinds(text: str, kind: str) -> None:
    position = only(read(text), "PER", "conditional")
    assert [condition.kind for condition in position.conditions] == [kind]


@pytest.mark.model
def test_what_stands_under_an_if_is_nobodys_position() -> None:
    assert read("If Ghana rejects the deal, prices will rise.").positions == ()


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Moscow accused Latvia of planning the deportation of Russian speakers.",
        "Japan rejected the accusation that it was planning an attack on the islands.",
        "Kuwait's emir praised Oman for its mediation.",
    ],
)
def test_what_somebody_is_accused_of_is_not_his_position(text: str) -> None:
    assert [each.stance for each in read(text).positions if each.stance == "support"] == []


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Norway rejected the deployment of foreign troops in Sweden.",
        "Norway said that the soldiers would not be sent to the front line.",
        "Moldova said it would treat the soldiers as prisoners.",
    ],
)
def test_things_that_are_sent_hold_no_position(text: str) -> None:
    record = read(text)
    holders = {code_of(record, each) for each in record.positions}
    assert holders <= {"NOR"}
    assert [each.stance for each in record.positions if each.stance != "oppose"] == []


@pytest.mark.model
def test_a_help_that_is_not_promised_is_left_open() -> None:
    record = read("Germany has not promised any support for the mission in Mali.")
    assert [each.stance for each in record.positions] == ["undecided"]


@pytest.mark.model
def test_talk_of_a_thing_is_judged_with_the_thing() -> None:
    record = read("It is premature to talk about a deployment of monitors, the Serbian president said.")
    (position,) = record.positions
    assert (code_of(record, position), position.stance, naming(record, position).split()[0]) == ("SRB", "oppose", "deployment")


@pytest.mark.model
def test_a_body_that_is_proposed_has_no_say() -> None:
    record = read("Egypt rejected the creation of the Board of Peace. The Board of Peace will work with Jordan.")
    assert {code_of(record, each) for each in record.positions} <= {"EGY", "JOR"}


@pytest.mark.model
def test_what_is_needed_first_is_a_condition() -> None:
    record = read("Portugal would need clarity about the mandate before it could contribute soldiers.")
    (condition,) = only(record, "PRT", "conditional").conditions
    assert record.document.text[condition.start : condition.end] == "clarity about the mandate"


@pytest.mark.model
def test_a_negated_complement_is_opposed() -> None:
    record = read("Yemen pledged not to support the exchange of prisoners.")
    assert only(record, "YEM", "oppose")


def test_who_rejects_a_proposal_is_no_source_of_it() -> None:
    record = read("Sweden and Finland rejected a Danish proposal to close the strait.")
    assert {position.via for position in record.positions} == {()}
    assert {code_of(record, position) for position in record.positions} == {"SWE", "FIN", "DNK"}


def test_what_a_condition_says_in_more_words_is_said_once() -> None:
    record = read("Norway would send troops only if Sweden provided a backstop. Norway would send troops only with a backstop.")
    position = only(record, "NOR", "conditional")
    assert [record.document.text[one.start : one.end] for one in position.conditions] == ["Sweden provided a backstop"]


def test_a_threat_with_a_way_out_is_no_refusal_beside_it() -> None:
    record = read("Norway said it would boycott the summit unless Denmark apologised.")
    assert "oppose" not in {position.stance for position in record.positions}
