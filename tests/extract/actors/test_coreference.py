"""Coreference, on invented passages that the pipeline parses."""

from typing import NamedTuple

import pytest

from placet.codebook.actors import load_actors
from placet.extract.actors.cast import Cast
from placet.extract.actors.coreference import resolve_actors
from placet.extract.actors.mentions import find_mentions
from placet.flow import code as code_text
from placet.model.document import Document
from placet.parse import Parser

pytestmark = pytest.mark.model


class Said(NamedTuple):
    """A quotation, as much of it as coreference asks for."""

    content: tuple[tuple[int, int], ...]
    speaker: tuple[int, int] | None
    kind: str = "direct"


@pytest.fixture(scope="module")
def cast():
    parser, actors = Parser(), load_actors()

    def run(text: str, quoted: str = "", speaker: str = "") -> Cast:
        parsed = parser.parse_one(Document(id="d", text=text, published="2025-06-01"))

        def tokens(words: str) -> tuple[int, int]:
            return parsed.tokens_within(text.index(words), text.index(words) + len(words))

        quotes = [Said((tokens(quoted),), tokens(speaker))] if quoted else []
        return resolve_actors(parsed, find_mentions(parsed, actors), quotes)

    return run


def mentions(cast: Cast, text: str, name: str) -> list[str]:
    (actor,) = [actor for actor in cast.actors if actor.name == name]
    return [text[span.start : span.end] for span in actor.mentions]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ann Berg met reporters. Berg said she was glad.", "Ann Berg", ["Ann Berg", "Berg", "she"]),
        ("Ann Berg, the defence minister of Norway, left. The defence minister smiled.", "Ann Berg",
         ["Ann Berg", "the defence minister", "The defence minister"]),
        ("Moscow refused. Russia said the Kremlin was angry. Russian troops left.", "Russia",
         ["Moscow", "Russia", "the Kremlin", "Russian"]),
        ("The Norwegian government resigned. Oslo was calm.", "Norway",
         ["The Norwegian government", "Norwegian", "Oslo"]),
        ("Norwegian Prime Minister Ola Hansen told reporters that his country would help.", "Norway", ["Norwegian", "his country"]),
        ("Mark Smith spoke. Mary Smith disagreed. Smith laughed.", "Mary Smith", ["Mary Smith", "Smith"]),
        ("The Swedish army left. The army said it was tired.", "The Swedish army", ["The Swedish army", "The army", "it"]),
        ("Hamas agreed. The group said it was ready.", "Hamas", ["Hamas", "The group", "it"]),
        ("NATO met. The alliance agreed.", "NATO", ["NATO", "The alliance"]),
        ("Mr Berg met Ms Lund. He smiled.", "Berg", ["Mr Berg", "He"]),
        ("Mr Berg met Ms Lund. She smiled.", "Lund", ["Ms Lund", "She"]),
        ("The rebels of the M23 attacked Goma. The rebels denied it.", "M23", ["M23"]),
    ],
)  # fmt: skip
def test_an_actor_has_all_its_mentions(cast, text, name, expected):
    found = mentions(cast(text), text, name)
    assert [words for words in expected if words not in found] == []


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # surnames, of people whom neither the codebook nor always the parser knows
        ("Laisenia Tuivaga was freed. The army said Tuivaga was ill.", "Laisenia Tuivaga", ["Tuivaga"]),
        ("Rosa Quispe Mamani lost. Quispe will appeal.", "Rosa Quispe Mamani", ["Quispe"]),
        ("John Reed and Lucy Reed run it. Lucy left.", "Lucy Reed", ["Lucy"]),
        ("Esi Ofori spoke, said Kwabena Ofori, her husband. Ms Ofori left.", "Esi Ofori", ["Ms Ofori"]),
        ("Esi Ofori spoke, said Kwabena Ofori, her husband. Mr Ofori left.", "Kwabena Ofori", ["Mr Ofori"]),
        ("Peter Lang is the foreign minister. His sister Clara Lang is a judge. Minister Lang left.", "Peter Lang", ["Minister Lang"]),
        # titles
        ("It was Boris Halek, the central bank governor. The governor left.", "Boris Halek", ["The governor"]),
        ("Governor Luis Prado met Mayor Ines Coto. The mayor left.", "Ines Coto", ["The mayor"]),
        ("General Sam Otieno came. Then the general left.", "Sam Otieno", ["the general"]),
        ("Ravi Persaud, Guyana's president, met Hugo Salas, the Chilean president. The Guyanese leader left.", "Ravi Persaud",
         ["The Guyanese leader"]),
        ("Rashid Noor was sworn in as prime minister of Kuwait. The new prime minister left.", "Rashid Noor", ["The new prime minister"]),
        # appositions
        ("Once the richest man in Asia, Li Bao now lives in Laos.", "Li Bao", ["the richest man"]),
        ("The Malian envoy to Niger, Sory Ba, apologised.", "Sory Ba", ["The Malian envoy"]),
        ("Qatar, the mediator, left.", "Qatar", ["the mediator"]),
        ("Ann Berg, the keel of the campaign, left.", "Ann Berg", ["the keel"]),
        # descriptions
        ("Viktor Sand ran the town. The politician left.", "Viktor Sand", ["The politician"]),
        ("Mongolia lies between Russia and China. The country is large.", "Mongolia", ["The country"]),
        ("Ghana sued Togo. The neighbours share a river.", "Togo", ["The neighbours"]),
        ("President Juan Diaz of Peru left. His country waited.", "Peru", ["His country"]),
    ],
)  # fmt: skip
def test_who_is_called_otherwise(cast, text, name, expected):
    found = mentions(cast(text), text, name)
    assert [words for words in expected if words not in found] == []


@pytest.mark.parametrize(
    ("text", "name", "word", "expected"),
    [
        ("Kenya urged Uganda to pay, but it refused.", "Uganda", "it", True),
        ("Kenya urged Uganda to pay and said it would wait.", "Kenya", "it", True),
        ("Peru accused Chile of spying. It denied the charge.", "Chile", "It", True),
        ("The army fired first, Chad said. It denied that.", "The army", "It", True),
        ("Chad says Sudan has moved its tanks.", "Sudan", "its", True),
        ("Ghana says Togo has burned its ships.", "Ghana", "its", True),
        ("Ghana protested after Togo sent ships into its waters.", "Ghana", "its", True),
        ("Ecuador asked Colombia to withdraw its troops.", "Colombia", "its", True),
        ("Ecuador asked Colombia to rule on parts of its border.", "Colombia", "its", False),
        ("Chad lost the support of France and its allies.", "France", "its", True),
        ("Nepal's dispute with India over its border began in May.", "Nepal", "its", True),
        ("Ana Berg praised Karim Aziz, whose aides said he was ill.", "Karim Aziz", "he", True),
        ("When it took the islands, Japan expelled the settlers.", "Japan", "it", True),
        ("In its reply, Chile named no date.", "Chile", "its", True),
        ("Under its terms, Chile pays.", "Chile", "its", False),
        ("The agreement lets Mali sell gold. It expires in May.", "Mali", "It", False),
    ],
)
def test_which_of_two_a_pronoun_is(cast, text, name, word, expected):
    assert (word in mentions(cast(text), text, name)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Power is back in Mali.", ["Mali"]),
        ("Mali returned to civilian power.", ["Mali"]),
        ("Mali fears the regional power.", ["Mali", "the regional power"]),
    ],
)
def test_might_is_nobody(cast, text, expected):
    assert sorted(actor.name for actor in cast(text).actors) == expected


def test_an_official_answers_for_the_accused(cast):
    result = cast("Peru accused Chile of spying. The foreign minister denied the charge.")
    assert [actor.code for actor in result.actors if actor.name == "The foreign minister"] == ["CHL"]


def test_a_state_is_not_called_his_government(cast):
    result = cast("The Malian envoy, Sory Ba, apologised. His government was wrong.")
    assert "Mali" in [actor.name for actor in result.actors]


def test_two_people_joined_by_and(cast):
    result = cast("Ann Berg and Ola Hansen met in Oslo. They agreed on a plan.")
    token = 9
    assert [result.actors[index].name for index in result.at(token)] == ["Ann Berg", "Ola Hansen"]


def test_three_countries_before_are_not_the_two(cast):
    result = cast("Turkey met Finland and Sweden. The three countries signed a text. The two Nordic countries will pay.")
    assert {result.actors[actor].code for actor in result.at(16)} == {"FIN", "SWE"}


def test_the_two_leaders(cast):
    result = cast("Ann Berg met Ola Hansen. The two leaders agreed.")
    assert [result.actors[index].name for index in result.at(8)] == ["Ann Berg", "Ola Hansen"]


def test_first_person_is_the_speaker(cast):
    text = '"We want our peace," Ann Berg said.'
    result = cast(text, "We want our peace", "Ann Berg")
    assert mentions(result, text, "Ann Berg") == ["We", "our", "Ann Berg"]


def test_first_person_without_a_quotation_is_nobody(cast):
    assert cast("We want peace.").actors == ()


def test_it_is_never_a_person(cast):
    text = "Ann Berg spoke. It helped."
    assert mentions(cast(text), text, "Ann Berg") == ["Ann Berg"]


def test_object_is_not_its_verbs_subject(cast):
    text = "Ann Berg met Eva Lund. Ann Berg thanked her."
    assert "her" in mentions(cast(text), text, "Eva Lund")


def test_apposition_gives_a_private_person_its_country(cast):
    result = cast("Ann Berg, an analyst at a Swedish university, agreed.")
    assert (result.actors[0].code, result.actors[0].sectors) == ("OTHER", ("EDU",))


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("A spokesman for Prime Minister Keir Starmer spoke.", "A spokesman for Prime Minister Keir Starmer", "GBR"),
        ("Hamas spoke. A source in the Palestinian armed group agreed.", "A source in the Palestinian armed group", "HAMAS"),
    ],
)
def test_code_of_those_one_belongs_to(cast, text, name, code):
    assert [actor.code for actor in cast(text).actors if actor.name == name] == [code]


def test_ids_follow_first_mention_and_nothing_changes_from_run_to_run(cast):
    text = "Norway met Sweden. Oslo and Stockholm agreed. Ann Berg, who is from Norway, left."
    first, second = cast(text), cast(text)
    assert [actor.id for actor in first.actors] == [f"a{n + 1}" for n in range(len(first.actors))]
    starts = [actor.mentions[0].start for actor in first.actors]
    assert starts == sorted(starts)
    assert first.actors == second.actors


def test_arguments_joined_by_and(cast):
    result = cast("Norway and Sweden met.")
    assert [result.actors[index].code for index in result.joined_at(0)] == ["NOR", "SWE"]
    assert result.actors_of(0, 3) == ("a1", "a2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow refused. Russia waited.", "Russia"),
        ("The Kremlin refused.", "Russia"),
        ("The Norwegian government refused.", "Norway"),
        ("Norwegian troops left.", "Norway"),
        ("NORWAY LEAVES. Norway left.", "Norway"),
        ("NORWAY left.", "Norway"),
        ("Norwegians voted.", "Norway"),
        ("The US refused.", "US"),
        ("Iran rejected the European offer.", "European Union"),
        ("Iran met the EU. The European offer failed.", "EU"),
    ],
)
def test_states_and_organisations_have_their_own_names(cast, text, expected):
    assert expected in [actor.name for actor in cast(text).actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("French and British officers met.", ["British officers GBR", "France FRA", "French officers FRA", "United Kingdom GBR"]),
        ("Four Swedish fighter jets left.", ["Sweden SWE"]),
        ("US warships left.", ["US USA"]),
        ("Iran read the Swedish plan.", ["Iran IRN", "Sweden SWE"]),
        ("European leaders met.", ["European leaders OTHER"]),
        ("European powers met.", ["European powers OTHER"]),
        ("Allies objected.", ["Allies OTHER"]),
        ("Hungary, the only other ally to object, left.", ["Hungary HUN"]),
        ("Sweden called Hamas a terrorist organisation.", ["Hamas HAMAS", "Sweden SWE"]),
        ("Ola Hansen is a diplomat.", ["Ola Hansen OTHER"]),
        ("Villagers in northern Sudan fled.", ["Sudan SDN", "Villagers OTHER"]),
        ("Members of the coalition met.", ["Members OTHER", "the coalition OTHER"]),
        ("NATO members met.", ["NATO NATO", "NATO members OTHER"]),
        ("NATO said the group was weak.", ["NATO NATO", "the group OTHER"]),
    ],
)
def test_who_is_an_actor(cast, text, expected):
    assert sorted(f"{actor.name} {actor.code}" for actor in cast(text).actors) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Sweden expelled two envoys. The foreign minister called it a warning.", "The foreign minister", "SWE"),
        ("Norway's prime minister spoke first. The army then withdrew.", "The army", "NOR"),
        ("It was raining. The foreign minister left.", "The foreign minister", "OTHER"),
        ("Sweden protested. Ola Hansen left. Eva Berg left. The foreign minister stayed.", "The foreign minister", "OTHER"),
        ("Sweden expelled two envoys. A foreign minister called it a warning.", "A foreign minister", "OTHER"),
    ],
)
def test_an_office_without_a_country_is_that_of_the_state_spoken_of(cast, text, name, expected):
    assert [actor.code for actor in cast(text).actors if actor.name == name] == [expected]


def test_a_pronoun_is_nobody_in_the_words_that_it_says(cast):
    text = "Hamas refused. “Israel must leave the town,” it said."
    result = cast(text, "Israel must leave the town", "it")
    assert [result.actors[index].name for index in result.at(11)] == ["Hamas"]


def test_who_is_the_noun_before_it(cast):
    result = cast("Ann Berg, who leads the talks, told reporters that Sweden had left.")
    assert [result.actors[index].name for index in result.at(3)] == ["Ann Berg"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The actor thanked her mother. The actor left.", "her mother", ["her mother"]),
        ("The film beat one from Norway. Its director left.", "Norway", ["Norway"]),
        ("Norway withdrew. Its director left.", "Norway", ["Norway", "Its"]),
        ("Austria and Hungary share the river. Both countries want a dam.", "Austria", ["Austria", "Both countries"]),
    ],
)
def test_an_actor_has_no_other_mentions(cast, text, name, expected):
    assert mentions(cast(text), text, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fans made an offer to Lisbon Athletic. Lisbon's coach refused.", False),
        ("Lisbon refused the offer.", True),
        ("Lisbon Mayor Ola Hansen refused the offer.", True),
    ],
)
def test_a_capital_in_another_name_is_no_state(cast, text, expected):
    assert ("Portugal" in [actor.name for actor in cast(text).actors]) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Poland will keep its tariff, deputy trade minister Ola Brandt told a committee.", "Ola Brandt", "POL"),
        ("The Polish ministry, which Norway blames, named a date. It ends, said Ola Brandt, a ministry spokesman.", "Ola Brandt", "POL"),
        ("A spokesman for the European Union's navy said that nothing had changed.", "A spokesman for the European Union's navy", "EU"),
        ("The Sudrey Courier said that nothing had changed.", "Sudrey Courier", "OUTLET"),
        ("Poland waited. An official said that nothing had changed.", "An official", "OTHER"),
    ],
)  # fmt: skip
def test_officials_and_papers_that_the_codebook_does_not_know(text: str, name: str, code: str) -> None:
    record = code_text(Document(id="d", text=text))
    found = {actor.name: actor.code for actor in record.actors}
    assert found[name] == code
