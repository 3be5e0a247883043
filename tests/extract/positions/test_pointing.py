"""What words that only point back mean: the topic, the last thing named, or something of their own."""

import pytest

from placet.flow import code
from placet.model.document import Document
from placet.model.record import Record

pytestmark = pytest.mark.model

LOAN = (
    "Italy will not sign off on a loan to Albania unless its partners share the risk. France supports the loan.\n\n"
    "Spain regards the loan as a mistake and promised to underwrite a quarter of the costs."
)


def read(text: str) -> Record:
    return code(Document(id="d", text=text, published="2025-03-06"))


def labels(record: Record, code: str) -> list[tuple[str, str]]:
    """The stances of a party, each with its proposal's label."""
    actors = {actor.id: actor.code for actor in record.actors}
    names = {proposal.id: proposal.label for proposal in record.proposals}
    return [(position.stance, names[position.proposal]) for position in record.positions if actors[position.holder] == code]


@pytest.mark.parametrize(
    "sentence",
    ["Poland backs the scheme.", "\n\nPoland is in favour of the plan.", "\n\nPoland rejected the idea.", "\n\nPoland opposes the loan."],
)
def test_a_plain_word_means_what_the_text_talks_of_most(sentence: str) -> None:
    assert [label for _, label in labels(read(f"{LOAN} {sentence}"), "POL")] == ["loan to Albania"]


def test_what_was_just_proposed_comes_before_the_topic() -> None:
    record = read(f"{LOAN}\n\nGreece proposed a summit in Athens. Poland rejected the idea.")
    assert labels(record, "POL") == [("oppose", "summit in Athens")]


@pytest.mark.parametrize(
    ("text", "code", "label"),
    [
        ("Norway wants to extend the ceasefire. Denmark will lease a port to Iceland. Finland opposes the lease.", "FIN", "lease"),
        ("Norway will raise a dam across the river. Denmark opposes the mission. Finland opposes the dam.", "FIN", "dam"),
    ],
)
def test_a_word_for_a_thing_means_that_thing(text: str, code: str, label: str) -> None:
    assert label in labels(read(text), code)[0][1]


def test_who_is_for_one_thing_and_against_another_means_two() -> None:
    record = read("Chad wants a truce. Egypt backs the pause but opposes any settlement that would reward the rebels.")
    support, oppose = sorted((position for position in record.positions if position.evidence[0].start > 0), key=lambda one: one.stance)[
        ::-1
    ]
    assert support.proposal != oppose.proposal


def test_who_has_changed_his_mind_means_the_same() -> None:
    record = read("Iraq had opposed the reopening of the border crossing, but now accepts it.")
    assert len(record.proposals) == 1
    assert {position.stance for position in record.positions} == {"oppose", "support"}


def test_a_demand_is_what_was_asked_for_in_turn() -> None:
    record = read("Japan would lift the tariffs only if China gave up its claim to the reef. China called the Japanese demand absurd.")
    assert ("oppose", "giving up China’s claim to the reef") in labels(record, "CHN")


@pytest.mark.parametrize(
    ("text", "code", "label"),
    [
        (
            "Sweden is pushing for a peacekeeping mission in Chad. Kenya would join only with a mandate.",
            "KEN",
            "peacekeeping mission in Chad",
        ),
        ("Iran and Iraq plan to meet in Doha. Oman is ready to join.", "OMN", "joining"),  # who wants to be let in wants another thing
        ("Iran and Iraq plan to meet in Doha. Oman is ready to attend.", "OMN", "meeting in Doha"),
    ],
)
def test_verbs_of_taking_part_mean_what_was_named(text: str, code: str, label: str) -> None:
    assert [named for _, named in labels(read(text), code)] == [label]


@pytest.mark.parametrize(
    ("text", "code", "label"),
    [
        ("Latvia put forward a joint radar station. Estonia has rejected it.", "EST", "joint radar station"),
        ("More likely is an extension of six months. Latvia said it could agree to one.", "LVA", "extension of six months"),
    ],
)
def test_a_pronoun_means_what_the_sentence_before_introduces(text: str, code: str, label: str) -> None:
    assert [named for _, named in labels(read(text), code)] == [label]


def test_one_partys_part_that_is_refused_is_apart_from_the_whole() -> None:
    record = read(
        "Israel could accept the stabilisation force in Gaza. Israel rejected Turkish troops in Gaza. "
        "Egypt supports the deployment of the stabilisation force."
    )
    assert len({position.proposal for position in record.positions if position.stance != "oppose"}) == 1
    assert len(record.proposals) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Guyana wants to send a fact-finding team. Haiti has yet to say if it would receive such a team.", 1),
        ("Peru backs talks with Chile in Lima. Chile will attend the meeting.", 1),
        ("Peru opposes any step towards recognition of Kosovo. Chile supports recognition of Kosovo.", 1),
        ("Peru opposes recognition of the breakaway region of Oster. Chile supports recognition of Oster.", 1),
        ("Peru rejected the pause. Chile held a news conference. Chile opposes the talks.", 2),
    ],
)
def test_other_words_for_the_same(text: str, count: int) -> None:
    record = read(text)
    assert len({position.proposal for position in record.positions}) == count


def test_a_text_is_the_one_that_was_to_be_sent() -> None:
    told = "Chile agreed to send the protocol to parliament. Peru wants to join the union. Bolivia said it would approve the protocol."
    assert labels(read(told), "BOL") == [("support", "sending the protocol to parliament")]
