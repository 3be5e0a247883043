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


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Chile rejected a pull-out from Bolivia.", "withdraw"),
        ("Chile opposes the cease-fire in Bolivia.", "cease-fire"),
        ("Chile opposes the self-rule of the Kurds.", "emancipate"),
    ],
)
def test_nouns_that_are_written_with_a_hyphen_name_their_act(text: str, action: str) -> None:
    assert [proposal.action for proposal in read(text).proposals] == [action]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        # words that say nothing of their own mean what is on the table
        "Peru wants to recognise Kosovo. Chile could not endorse any step taken without consent from Serbia.",
        "Peru intends to raise a dam across the river. Chile asked the United Nations to halt the work.",
        "Peru offered to station a battalion in Haiti. Chile is working on formal plans.",
        # what a resolution endorses it is itself
        "Peru backed a resolution that endorses the peace plan for Haiti. Chile rejected the resolution.",
        # how long it is to last does not set it apart
        "Peru rejected a ceasefire in Haiti. Chile supports a truce of 90 days.",
        # nor does who received it
        "Peru supports a ceasefire in Haiti. Chile is studying a proposal for a ceasefire which Brazil sent it on Monday.",
    ],
)
def test_what_is_one_proposal_under_two_names(text: str) -> None:
    record = read(text)
    assert len({position.proposal for position in record.positions}) == 1
    assert {actor.code for actor in record.actors if any(position.holder == actor.id for position in record.positions)} >= {"PER", "CHL"}


@pytest.mark.model
def test_a_party_s_plan_is_what_that_party_is_for() -> None:
    record = read(
        "Georgia called for the departure of the soldiers from the valley. Armenia rejected sanctions on the port. "
        "Turkey backed the Georgian plan."
    )
    by_code = {actor.id: actor.code for actor in record.actors}
    of = {by_code[position.holder]: position.proposal for position in record.positions}
    assert of["TUR"] == of["GEO"] != of["ARM"]


@pytest.mark.model
def test_the_tariffs_are_not_the_lifting_of_the_tariffs() -> None:
    record = read("Peru will scrap the surtax on cars. Chile opposes the surtax.")
    assert len({position.proposal for position in record.positions}) == 2


@pytest.mark.model
def test_talks_on_a_thing_are_not_the_thing() -> None:
    record = read("Peru agreed to open tariff talks with Chile.")
    assert [proposal.action for proposal in record.proposals] == ["negotiate"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "label"),
    [
        # a single word that says nothing: what the document calls it elsewhere, or what it is over
        ("The 2015 nuclear accord is in danger. France wants to save the accord.", "2015 nuclear accord"),
        ("Peru rejected sanctions on Bolivia. Chile wants a deal.", "deal over sanctions on Bolivia"),
        # what only adds to it stands not in it
        ("Peru is ready to recognise Kosovo once a lease has been signed.", "recognising Kosovo"),
        ("Peru opposes lifting the blockade as premature.", "lifting the blockade"),
        # pronouns are names
        ("Peru wants the general back. Chile refused to extradite him.", "extraditing the general"),
        ("Peru may let the garrison go.", "garrison going"),
        ("Peru said its garrison would remain in Chile.", "Peru’s garrison remaining"),
        # a day is news of the day, a term is part of it; what it would take stands apart
        ("Peru opposes building a radar base in Chile on Thursday.", "building a radar base in Chile"),
        ("Peru will lift the ban on fish in exchange for access to the port.", "lifting the ban on fish"),
    ],
)
def test_a_label_says_what_it_is_without_the_text(text: str, label: str) -> None:
    assert label in [proposal.label for proposal in read(text).proposals]


@pytest.mark.model
def test_a_single_word_stays_where_the_document_says_no_more() -> None:
    assert [proposal.label for proposal in read("Peru opposes the reactor.").proposals] == ["reactor"]


@pytest.mark.model
def test_a_bare_noun_is_the_act_that_its_verb_named() -> None:
    record = read("Peru will launch a satellite. Chile said a launch would violate the treaty.")
    assert {position.proposal for position in record.positions} == {"p1"}


@pytest.mark.model
def test_a_move_that_is_called_something_still_points_back() -> None:
    record = read("Peru will recognise Kosovo. Chile denounced the move as a reward for violence.")
    assert {(position.stance, position.proposal) for position in record.positions} == {("support", "p1"), ("oppose", "p1")}


@pytest.mark.model
def test_who_joins_what_counts_for_a_membership() -> None:
    record = read("Peru opposes Chile's accession to the European Union.")
    assert [proposal.theme for proposal in record.proposals] == ["European Union"]


@pytest.mark.model
def test_the_offer_is_what_was_offered() -> None:
    record = read("Peru offered to free the pilots. It will close the border unless Chile pays. Bolivia hailed the offer.")
    (hailed,) = [position.proposal for position in record.positions if position.rule.startswith("verb:hail")]
    assert hailed in [position.proposal for position in record.positions if position.rule == "verb:offer"]


@pytest.mark.model
def test_a_territory_that_calls_itself_a_state_is_a_place() -> None:
    record = read("Serbia opposed the withdrawal of the police from Republika Srpska.")
    assert record.proposals[0].place == "Republika Srpska"
