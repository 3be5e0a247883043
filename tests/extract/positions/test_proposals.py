"""Proposals: what is one and what is another, what words point back to, and how a label reads."""

import pytest

from placet.codebook.proposals import load_proposal_words
from placet.extract.positions.labels import gerund
from placet.flow import code
from placet.model.document import Document
from placet.model.record import Proposal, Record


def read(text: str) -> Record:
    return code(Document(id="d", text=text, published="2025-03-06"))


def mentions(record: Record, proposal: Proposal) -> list[str]:
    return [record.document.text[span.start : span.end] for span in proposal.mentions]


@pytest.mark.parametrize(
    ("verb", "form"), [("send", "sending"), ("recognise", "recognising"), ("cut", "cutting"), ("admit", "admitting"), ("free", "freeing")]
)
def test_gerunds(verb: str, form: str) -> None:
    assert gerund(verb, load_proposal_words()) == form


@pytest.mark.model
def test_a_pointer_takes_the_proposal_before_it() -> None:
    record = read("Norway plans to station a brigade in Poland. Belarus condemned the move. Such a step would be a threat, Belarus said.")
    (proposal,) = record.proposals
    assert {"the move", "a step"} <= {mention.removeprefix("Such ") for mention in mentions(record, proposal)}


@pytest.mark.model
def test_noun_and_verb_of_one_act_are_one_proposal() -> None:
    record = read("Finland supports sending observers to Georgia. Russia rejected the deployment of observers in Georgia.")
    (proposal,) = record.proposals
    assert proposal.action == "deploy"
    assert {position.proposal for position in record.positions} == {proposal.id}
    assert len(record.positions) == 2


@pytest.mark.model
def test_other_qualifiers_make_another_proposal() -> None:
    record = read("Iran rejected direct talks with the United States. Iran is open to indirect talks with the United States.")
    assert len(record.proposals) == 2


@pytest.mark.model
def test_other_themes_make_another_proposal() -> None:
    record = read("Japan wants to lift the tariffs on steel. Japan wants to lift the siege of the port.")
    assert len(record.proposals) == 2


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Turkey rejected the possible deployment of Greek soldiers in Cyprus.", "deployment of Greek soldiers in Cyprus"),
        ("Peru refused to extradite the general to Chile.", "extraditing the general to Chile"),
        ("Kenya agreed to withdraw its troops from Somalia.", "withdrawing Kenya’s troops from Somalia"),
        ("Sanctions on Belarus should be lifted, the Belarusian foreign minister said.", "lifting sanctions on Belarus"),
    ],
)
def test_labels_read_well(text: str, label: str) -> None:
    assert [proposal.label for proposal in read(text).proposals] == [label]


@pytest.mark.model
def test_what_nobody_takes_a_stance_on_is_left_out() -> None:
    assert read("The history of the treaty is long. A ceasefire ended the war in 1953.").proposals == ()


@pytest.mark.model
def test_parts_of_several_parties_are_one_deployment() -> None:
    record = read(
        "Denmark is ready to put Danish soldiers on the ground in Libya. Greece ruled out sending Greek troops to Libya. "
        "Egypt rejected the deployment of peacekeepers in Libya."
    )
    (proposal,) = record.proposals
    assert (proposal.place, len(record.positions)) == ("Libya", 3)
    agents = {actor.code for actor in record.actors if actor.id in proposal.agents}
    assert {"DNK", "GRC"} <= agents


@pytest.mark.model
def test_an_unnamed_step_is_no_proposal() -> None:
    assert read("Such a step would be unacceptable, the Chilean president said. Peru welcomed the decision.").proposals == ()


@pytest.mark.model
def test_a_pronoun_takes_what_its_own_sentence_names() -> None:
    record = read("Spain signed the trade deal. The deployment of soldiers in Mali is risky, and Italy has no plans to take part in it.")
    italian = next(each for each in record.positions if each.stance == "oppose")
    assert next(each for each in record.proposals if each.id == italian.proposal).action == "deploy"


@pytest.mark.model
def test_lasting_peace_is_nothing_on_the_table() -> None:
    record = read("Lasting peace would require guarantees for Cyprus, the Greek president said.")
    assert "peace" not in " ".join(proposal.label for proposal in record.proposals).lower()
