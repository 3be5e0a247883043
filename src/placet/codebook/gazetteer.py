"""The gazetteer: cities with country and coordinates (`cities.tsv`, made by `train/places.py`)."""

import csv
from functools import cache
from typing import NamedTuple

from placet.codebook.loading import shipped


class City(NamedTuple):
    """A city; latitude and longitude in degrees."""

    name: str
    country: str
    lat: float
    lon: float
    population: int


Gazetteer = dict[str, tuple[City, ...]]


@cache
def load_gazetteer() -> Gazetteer:
    """Load the cities by name, the most populous of a name first."""
    cities: dict[str, tuple[City, ...]] = {}
    with shipped("cities.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            city = City(row["name"], row["country"], float(row["lat"]), float(row["lon"]), int(row["population"]))
            cities[city.name] = (*cities.get(city.name, ()), city)
    return cities
