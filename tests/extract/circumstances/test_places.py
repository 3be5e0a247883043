"""Places are found where a preposition says where; cities get the country that the document speaks of."""

from dataclasses import dataclass

import pytest

from placet.codebook.gazetteer import load_gazetteer
from placet.codebook.grammar import load_grammar
from placet.extract.circumstances.places import find_places
from tests.extract.coding import coded
from tests.parses import tree


@dataclass(frozen=True)
class State:
    start: int
    end: int
    country: str
    kind: str = "state"
    form: str = "name"


def test_a_city_after_in_has_coordinates() -> None:
    parsed = tree("They they PRP nsubj 1\nmet meet VBD ROOT 1\nin in IN prep 1\nGeneva Geneva NNP pobj 2", entities=((3, 4, "GPE"),))
    (placed,) = find_places(parsed, [], load_gazetteer(), load_grammar())
    assert (placed.start, placed.place.text, placed.place.country) == (3, "Geneva", "CHE")
    assert placed.place.lat is not None
    assert abs(placed.place.lat - 46.2) < 0.1


def test_a_state_that_one_talks_with_is_no_place() -> None:
    parsed = tree("They they PRP nsubj 1\nmet meet VBD ROOT 1\nwith with IN prep 1\nFrance France NNP pobj 2", entities=((3, 4, "GPE"),))
    assert find_places(parsed, [State(3, 4, "FRA")], load_gazetteer(), load_grammar()) == []


def test_a_name_that_cities_share_is_the_one_of_a_country_in_the_document() -> None:
    rows = "France France NNP nsubj 1\nmet meet VBD ROOT 1\nin in IN prep 1\nTripoli Tripoli NNP pobj 2"
    parsed = tree(rows, entities=((3, 4, "GPE"),))
    alone = find_places(parsed, [], load_gazetteer(), load_grammar())
    with_lebanon = find_places(parsed, [State(0, 1, "LBN")], load_gazetteer(), load_grammar())
    assert [each.place.country for each in alone] == ["LBY"]
    assert [each.place.country for each in with_lebanon] == ["LBN"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Norway met Sweden in Tripoli, Lebanon.", "Tripoli", "LBN"),
        ("Norway met Sweden in the Lebanese city of Tripoli.", "Tripoli", "LBN"),
        ("Norway met Sweden in the Libyan capital, Tripoli.", "Tripoli", "LBY"),
        ("Norway met Sweden in Tripoli, where Lebanese police watched.", "Tripoli", "LBN"),
        ("Norway met Sweden in Tripoli.", "Tripoli", "LBY"),
        ("Norway met Sweden in Hyderabad, where Indian officials greeted them.", "Hyderabad", "IND"),
        ("Norway met Sweden in New York.", "New York", "USA"),
        ("Norway met Sweden in Lebanon.", "Lebanon", "LBN"),
        ("Norway attacked Swedish troops in northern Sudan.", "northern Sudan", "SDN"),
        ("Norway attacked a Swedish ship off the coast of Libya.", "coast of Libya", "LBY"),
        ("Norway attacked Swedish troops in the south of Lebanon.", "south of Lebanon", "LBN"),
        ("Norway attacked Swedish troops on the outskirts of Kharkiv.", "outskirts of Kharkiv", "UKR"),
        ("Norway shelled Swedish troops in the border town of Kassala.", "Kassala", "SDN"),
        ("Norway attacked Swedish troops in the Donetsk region.", "Donetsk", "UKR"),
        ("Norway attacked Swedish troops in the Gaza Strip.", "Gaza Strip", "PSE"),
        ("Norway met Sweden in the village of Kfar Kila.", "Kfar Kila", ""),
    ],
)
def test_where_it_happened(text: str, name: str, country: str) -> None:
    places = [event.place for event in coded(text).events]
    assert [(place.text, place.country) for place in places if place] == [(name, country)]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Norway met Sweden with the approval of Finland.",
        "GENEVA, March 3 (Northern Wire) — Norway condemned Sweden.",
        "Norway met Sweden in the presence of Finland.",
        "Norway met Sweden in the person of Ann Lee.",
    ],
)
def test_where_nothing_happened(text: str) -> None:
    assert [event.place for event in coded(text).events if event.place] == []


@pytest.mark.model
def test_a_country_has_no_coordinates_and_its_city_has() -> None:
    (country,) = [event.place for event in coded("Norway met Sweden in Mexico.").events]
    (city,) = [event.place for event in coded("Norway met Sweden in the outskirts of Paris.").events]
    assert country is not None
    assert (country.country, country.lat) == ("MEX", None)
    assert city is not None
    assert city.lat is not None
    assert round(city.lat) == 49
