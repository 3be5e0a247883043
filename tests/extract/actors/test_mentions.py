"""Mentions of actors, on invented sentences that the pipeline parses."""

import pytest

from placet.codebook.actors import load_actors
from placet.extract.actors.mention import Mention
from placet.extract.actors.mentions import find_mentions
from placet.model.document import Document
from placet.parse import Parser

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def find():
    parser, actors = Parser(), load_actors()

    def run(text: str, published: str = "2025-06-01") -> dict[str, Mention]:
        parsed = parser.parse_one(Document(id="d", text=text, published=published))
        return {parsed.text(mention.start, mention.end): mention for mention in reversed(find_mentions(parsed, actors))}

    return run


def test_title_country_and_name_are_one_mention(find):
    mention = find("Russian Foreign Minister Sergey Lavrov arrived on Monday.")["Russian Foreign Minister Sergey Lavrov"]
    assert (mention.form, mention.name, mention.code, mention.office, mention.sectors) == (
        "title", "Sergey Lavrov", "RUS", "foreign minister", ("GOV",),
    )  # fmt: skip


def test_unknown_person_takes_country_and_office_from_the_title(find):
    mention = find("Norwegian Defence Minister Ola Hansen arrived on Monday.")["Norwegian Defence Minister Ola Hansen"]
    assert (mention.name, mention.code, mention.country, mention.office) == ("Ola Hansen", "NOR", "NOR", "defence minister")


@pytest.mark.parametrize(
    ("text", "words", "code", "country", "sector"),
    [
        ("A senior US official left.", "A senior US official", "USA", "USA", "GOV"),
        ("The Swedish army left.", "The Swedish army", "SWE", "SWE", "MIL"),
        ("Norway's troops left.", "Norway's troops", "NOR", "NOR", "MIL"),
        ("The army of Norway left.", "The army", "NOR", "NOR", "MIL"),
        ("Kyiv's allies met.", "Kyiv's allies", "OTHER", "", ""),
        ("European officials met.", "European officials", "OTHER", "", "GOV"),
        ("European troops left.", "European troops", "EU", "EUR", "MIL"),
        ("EU officials met.", "EU officials", "EU", "EUR", "GOV"),
        ("UN experts met.", "UN experts", "UN", "UNO", "EDU"),
        ("Swedish experts met.", "Swedish experts", "OTHER", "SWE", "EDU"),
        ("A Hamas official left.", "A Hamas official", "HAMAS", "PSE", "GOV"),
        ("A former Norwegian minister left.", "A former Norwegian minister", "NOR", "NOR", "ELI"),
        ("A Swedish intelligence official left.", "A Swedish intelligence official", "SWE", "SWE", "SPY"),
        ("Residents fled.", "Residents", "OTHER", "", "CVL"),
        ("A Norwegian court ruled.", "A Norwegian court", "OTHER", "NOR", "JUD"),
    ],
)
def test_descriptions_have_code_country_and_sector(find, text, words, code, country, sector):
    mention = find(text)[words]
    assert (mention.code, mention.country) == (code, country)
    assert mention.sectors == ((sector,) if sector else ())


def test_government_is_the_state(find):
    mention = find("The Norwegian government resigned.")["The Norwegian government"]
    assert (mention.kind, mention.key, mention.sectors) == ("state", "NOR", ("GOV",))


def test_adjective_before_a_noun_and_alone(find):
    found = find("Russian strikes hit Kharkiv. The British left.")
    assert (found["Russian"].form, found["Russian"].key, found["Russian"].sectors) == ("adjective", "RUS", ())
    assert (found["British"].form, found["British"].key) == ("description", "GBR")


def test_office_by_the_documents_day(find):
    text = "The Russian foreign minister arrived."
    assert find(text, "2025-03-06")["The Russian foreign minister"].key == "person:Sergey Lavrov"
    assert find(text, "1995-03-06")["The Russian foreign minister"].key == "person:Andrei Kozyrev"
    assert find(text, "1950-03-06")["The Russian foreign minister"].key == ""


def test_one_who_has_left_office(find):
    assert find("Joe Biden spoke in Paris.", "2025-06-01")["Joe Biden"].sectors == ("ELI",)
    assert find("Joe Biden spoke in Paris.", "2022-06-01")["Joe Biden"].office == "president"


def test_others_of_the_same_surname_are_not_taken_for_the_known(find):
    found = find("Ola Putin met President Putin in Oslo.")
    assert found["President Putin"].key == "person:Vladimir Putin"
    assert found["Ola Putin"].key == ""


def test_place_names_that_are_not_the_country(find):
    assert "USA" not in {mention.key for mention in find("The actor Denzel Washington slept.").values()}
    assert "LBN" not in {mention.key for mention in find("She lives in Lebanon, Ohio.").values()}


def test_adjectives_that_share_a_noun_are_several_people(find):
    found = find("The Swedish and Norwegian presidents met.")
    assert found["The Swedish and Norwegian presidents"].plural


def test_pronouns(find):
    found = find("He told us that it was clear that they had lost their way.")
    assert {words for words, mention in found.items() if mention.form == "pronoun"} >= {"He", "us", "they", "their"}


@pytest.mark.parametrize(
    ("text", "words", "gender"),
    [
        ("Jane Holm left.", "Jane Holm", "she"),
        ("Tom Holm left.", "Tom Holm", "he"),
        ("Robin Holm left.", "Robin Holm", ""),
        ("President Jane Holm left.", "President Jane Holm", "she"),
    ],
)
def test_first_names_tell_he_and_she(find, text, words, gender):
    assert find(text)[words].gender == gender


@pytest.mark.parametrize("text", ["Eva Moor met the envoy.", "In the words of Eva Moor, the talks are over."])
def test_a_first_name_makes_a_person(find, text):
    assert find(text)["Eva Moor"].kind == "person"
