"""Places are found where a preposition says where; cities get the country that the document speaks of."""

from dataclasses import dataclass

from placet.codebook.gazetteer import load_gazetteer
from placet.codebook.grammar import load_grammar
from placet.extract.circumstances.places import find_places
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
