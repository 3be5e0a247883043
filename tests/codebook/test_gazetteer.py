"""The gazetteer reads every line of its file, and the most populous city of a name first."""

import pytest

from placet.codebook.gazetteer import City, Gazetteer, load_gazetteer
from placet.errors import CodebookError

HEAD = "name\tcountry\tlat\tlon\tpopulation\n"


def test_cities_of_a_name_in_the_files_order():
    cities = Gazetteer(HEAD + "Orlen\tNOR\t1.5\t-2\t900\nVale\tSWE\t3\t4\t800\nOrlen\tSWE\t5\t6\t7\n")
    assert cities.get("Orlen") == (City("Orlen", "NOR", 1.5, -2.0, 900), City("Orlen", "SWE", 5.0, 6.0, 7))
    assert (cities.get("Nowhere"), cities.get("name")) == ((), ())


def test_every_line_that_ships_can_be_read():
    gazetteer = load_gazetteer()
    cities = [city for name in gazetteer.lines for city in gazetteer.get(name)]
    assert len(cities) > 10_000
    assert all(len(city.country) == 3 and abs(city.lat) <= 90 and abs(city.lon) <= 180 and city.population >= 0 for city in cities)


def test_a_broken_line_is_refused():
    with pytest.raises(CodebookError, match=r"cities.tsv:3: 5 columns"):
        Gazetteer(HEAD + "Orlen\tNOR\t1\t2\t3\nVale\tSWE\n")
