"""Whose an official, a body or an outlet is, on invented passages that the pipeline parses."""

import pytest

from placet.flow import code
from placet.model.document import Document

pytestmark = pytest.mark.model


def code_of(text: str, name: str) -> str:
    """The code of the actor with a mention of these words."""
    record = code(Document(id="d", text=text, published="2025-06-01"), quotations="rules")
    found = [actor.code for actor in record.actors if any(text[span.start : span.end] == name for span in actor.mentions)]
    assert found, f"no mention of {name}: {[actor.name for actor in record.actors]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # where the sentence is set
        (
            "Chile accused Peru of theft. In Lima, a foreign ministry official said the claim was absurd.",
            "a foreign ministry official",
            "PER",
        ),
        ("Chile accused Peru. In Lima the commerce ministry denied it had broken the treaty.", "the commerce ministry", "PER"),
        ("That hardened the mood in Lima, where opposition leader Rosa Quispe called for a vote.", "opposition leader Rosa Quispe", "PER"),
        # who has an owner is not merged with another state's official before that is known
        (
            "Lima has been pleading for time. Deputy Prime Minister Rosa Quispe said Peru had closed two ports. "
            "President Diego Soto met the Chilean prime minister in May.",
            "Deputy Prime Minister Rosa Quispe",
            "PER",
        ),
        # speakers of organisations, and of what comes after them
        ("The European Union offered no view. A spokesman said it was a matter for Peru.", "A spokesman", "EU"),
        ("China opposed the plan. A spokesperson for the African Union's peace council said it would wait.", "A spokesperson", "AU"),
        ('"No offer was made," said Rosa Quispe of the Peruvian foreign ministry.', "Rosa Quispe", "PER"),
        ("Rosa Quispe, deputy head of Peru's border service, said the road was closed.", "Rosa Quispe", "PER"),
        ("Iran rejected the claim. Its mission in Vienna said the report was false.", "Its mission", "IRN"),
        ("The World Health Organization sent a team. A spokesman for the agency said it was over.", "A spokesman", "WHO"),
        (
            "The International Energy Agency was cautious. An agency official, Rosa Quispe, said prices would fall.",
            "Rosa Quispe",
            "IEA",
        ),
        # by what a person leads, advises or is a member of
        ("Rosa Quispe, who chairs Peru's water commission, said the river was low.", "Rosa Quispe", "PER"),
        ("Rosa Quispe, representing Peru, said the river was low.", "Rosa Quispe", "PER"),
        ("Rosa Quispe, an adviser to the Peruvian president, said the river was low.", "Rosa Quispe", "PER"),
        ("Rosa Quispe, a member of the Peruvian parliament, said the river was low.", "Rosa Quispe", "PER"),
        ("In Gujarat, the mayor of the town of Surat, Asha Patel, said the river was low.", "Asha Patel", "IND"),
        # of another state than the one they are in, or than whose counterpart they are
        ("Chile asked for talks. A diplomat in Lima said there would be none.", "A diplomat", "OTHER"),
        ("EU diplomats said the talks would fail.", "EU diplomats", "OTHER"),
        ("Chile's foreign minister met his counterpart in Lima. They talked for an hour.", "his counterpart", "OTHER"),
        ("Chile's foreign minister met his Peruvian counterpart, Rosa Quispe.", "Rosa Quispe", "PER"),
        ("The U.S. ambassador praised Peru. Chile was silent. The embassy denied that it had paid.", "The embassy", "USA"),
        ("Sri Lanka's navy said the boats had left.", "Sri Lanka's navy", "LKA"),
        # a possessor is the owner, what stands between is what the office is about; of an envoy's two names the first is
        ("Rosa Quispe, deputy head of the Peruvian foreign ministry's UN department, said no.", "Rosa Quispe", "PER"),
        ("The World Bank kept silent. An official at its Lima office said no.", "An official", "WORLDBANK"),
        ("EU Kosovo envoy Rosa Quispe said no.", "EU Kosovo envoy Rosa Quispe", "EU"),
        ("Chile's foreign minister met his US counterpart, Rosa Quispe.", "Rosa Quispe", "USA"),
        # who serves or is close to somebody, and who is one of several
        ("Rosa Quispe, a deputy to the UN aid chief, said no.", "Rosa Quispe", "UN"),
        ("Rosa Quispe, an assistant to the Peruvian president, said no.", "Rosa Quispe", "PER"),
        ("Peru asked for time. One official close to its president said no.", "One official", "PER"),
        ("Chile and Peru met. One of the Peruvian delegates, Rosa Quispe, said no.", "Rosa Quispe", "PER"),
        # by the body in front of a name
        ("M23 was angry. Its spokesman Jean Ilunga said no.", "Its spokesman Jean Ilunga", "M23"),
        ("Hezbollah was angry. Ali Daher of the party's political bureau said no.", "Ali Daher", "HEZBOLLAH"),
        ("Israel struck. Hezbollah MP Ali Daher said no.", "Hezbollah MP Ali Daher", "HEZBOLLAH"),
        ("BJP lawmaker Asha Patel said no.", "BJP lawmaker Asha Patel", "IND"),
        # by the place
        (
            "Peru complained. Asked about it in Santiago, foreign ministry spokesman Diego Soto said no.",
            "foreign ministry spokesman Diego Soto",
            "CHL",
        ),
        ("Chile is furious. Lima is silent. Two government sources there said no.", "Two government sources", "PER"),
        ("In Hargeisa, officials said no.", "officials", "SOMALILAND"),
        ("Tiraspol is angry. A spokesman for the separatists said no.", "A spokesman", "TRANSNISTRIA"),
        ("Chile is furious. There, in Lima, was a camp. An official said no.", "An official", "OTHER"),
        # by those who stand against them, deal with them or cite them
        ("Sudan's Rapid Support Forces want a truce. The army said no.", "The army", "SDN"),
        ("NATO asked Peru to wait. The interior ministry said no.", "The interior ministry", "PER"),
        (
            "Peru is silent. The Lima newspaper La Voz reported, citing two defence officials, that the road was closed.",
            "two defence officials",
            "PER",
        ),
        # another body of the same kind is another
        ("Peru's border commission agreed. Chile's customs service did not. The commission left.", "The commission", "PER"),
        ("An international force will come. Chile's army welcomed the force.", "the force", "OTHER"),
        # a body that many states have
        ("Britain is silent. The Foreign Office said no.", "Foreign Office", "GBR"),
        ("Pakistan is silent. The Foreign Office said no.", "The Foreign Office", "PAK"),
        # outlets and documents
        ("Our correspondent in Lima says no.", "Our correspondent", "OUTLET"),
        ("Our economist in Lima says no.", "Our economist", "OTHER"),
        # nobody's
        ("A council diplomat said no.", "A council diplomat", "OTHER"),
        ("Ken Ito, president of the Peruvian traders' association, said trade had fallen.", "Ken Ito", "OTHER"),
        ("An executive of the Peruvian bidder said it would wait.", "An executive", "OTHER"),
        ("Norway sent ships. A Gulf official said the ships would wait. The official left.", "A Gulf official", "OTHER"),
    ],
)
def test_whose_an_official_is(text, name, expected):
    assert code_of(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The newspaper Avisen reported that Norway would leave.", "Avisen"),
        ("The Lima daily El Faro reported that Peru would leave.", "El Faro"),
        ("The Jiyu Shimbun daily said Japan would leave.", "Jiyu Shimbun"),
        ("Le Phare de Nord, a newspaper, reported that Norway would leave.", "Le Phare de Nord"),
        ("Iranian state television said Norway would leave.", "Iranian state television"),
        ("Local media said Norway would leave.", "Local media"),
        ("The newspaper reported that Norway would leave.", "The newspaper"),
    ],
)
def test_outlets_by_what_they_are_called(text, name):
    assert code_of(text, name) == "OUTLET"


def test_the_official_whom_the_opening_describes_is_named_later():
    text = (
        "Peru will not lift the ban on tuna, its trade minister said on Monday.\n\n"
        "Speaking at a fair in the capital, Rosa Quispe said the fleet was too large."
    )
    assert code_of(text, "Rosa Quispe") == "PER"


def test_both_sides_are_the_states_named_last():
    text = "Chile and Peru traded blame. Brazil called on both sides to withdraw their troops."
    record = code(Document(id="d", text=text, published="2025-06-01"))
    both = {actor.code for actor in record.actors if any(text[span.start : span.end] == "both sides" for span in actor.mentions)}
    assert both == {"CHL", "PER"}


def test_a_side_of_a_border_is_no_party():
    text = "Troops massed on the Chilean side of the border."
    record = code(Document(id="d", text=text, published="2025-06-01"))
    assert not [actor for actor in record.actors if any("side" in text[span.start : span.end] for span in actor.mentions)]


@pytest.mark.parametrize(
    ("text", "name", "speaker"),
    [
        ("The Peruvian ministry met envoys. Chile had left the treaty, it said.", "Chile", "PER"),
        ("Chile's navy was ready, ministry figures showed. A Chilean embassy statement said so.", "Chile", "CHL"),
        ('The deputy left. "Peru must leave," said Asha Patel, who speaks for India\'s army.', "Peru", "IND"),
        ("Two diplomats met Chile's envoy. France and Spain have doubts, one of them said.", "France", "OTHER"),
    ],
)
def test_who_speaks_last_is_not_whom_he_speaks_of(text, name, speaker):
    record = code(Document(id="d", text=text, published="2025-06-01"))
    codes = {actor.id: actor.code for actor in record.actors}
    assert {codes[each] for quotation in record.quotations for each in quotation.speaker if quotation.cue} == {speaker}


def test_a_paper_that_somebody_wrote_is_no_outlet():
    text = "According to a paper by the Lima Institute for Water, the river was low. A cabinet paper says so."
    record = code(Document(id="d", text=text, published="2025-06-01"))
    assert not [actor for actor in record.actors if actor.kind == "outlet"]


def test_the_outlets_own_state_answers_for_a_ministry_of_no_stated_country():
    text = "The talks failed. The foreign ministry said they would go on. Experts had hoped for more from Pakistan."
    at_home = code(Document(id="d", outlet="Dawn", text="Much depends on Pakistan. " + text))
    abroad = code(Document(id="d", outlet="Dawn", text=text.replace("Pakistan", "Peru")))
    ministries = [next(actor for actor in record.actors if "ministry" in actor.name) for record in (at_home, abroad)]
    assert [ministry.code for ministry in ministries] == ["PAK", "OTHER"]


def test_two_diplomats_are_those_told_of_before_not_the_two_people_named_last():
    text = "Two diplomats spoke to reporters. Rosa Quispe met Diego Soto on Monday. One of the two diplomats said the road was closed."
    record = code(Document(id="d", text=text))
    (speaker,) = record.quotations[-1].speaker
    (told,) = [actor for actor in record.actors if actor.id == speaker]
    assert text[told.mentions[0].start : told.mentions[0].end] == "Two diplomats"


def test_a_pronoun_is_not_what_it_helps_to_tell():
    text = "Peru's government came round to the commission, which it dismissed in May as a trap."
    record = code(Document(id="d", text=text))
    codes = {actor.id: actor.code for actor in record.actors}
    assert [codes[each] for quotation in record.quotations for each in quotation.speaker] == ["PER"]
