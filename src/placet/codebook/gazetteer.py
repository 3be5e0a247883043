"""The gazetteer: cities with country and coordinates (`cities.tsv`, made by `train/places.py`), and the words of places (`places.yaml`)."""

from functools import cache
from typing import NamedTuple

from msgspec import Struct

from placet.codebook.loading import document, shipped
from placet.errors import CodebookError

FILE = "cities.tsv"


class City(NamedTuple):
    """A city; latitude and longitude in degrees."""

    name: str
    country: str
    lat: float
    lon: float
    population: int


COLUMNS = len(City._fields)


class PlaceWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words that tell where something happened; what each list holds is said in `places.yaml`."""

    kinds: frozenset[str] = frozenset()
    settlements: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    before_parts: frozenset[str] = frozenset()
    other_names: dict[str, str] = {}


class Gazetteer:
    """The cities by name. A name's lines are read when it is asked for: a document names a few of fifteen thousand."""

    def __init__(self, text: str, words: PlaceWords | None = None) -> None:
        self.words = words or PlaceWords()
        lines = text.splitlines()
        if text.count("\t") != (COLUMNS - 1) * len(lines):  # quicker than to look at each line
            number = next(number for number, line in enumerate(lines, start=1) if len(line.split("\t")) != COLUMNS)
            raise CodebookError(FILE, number, f"{COLUMNS} columns are needed, parted by tabs")
        self.lines: dict[str, str] = {}  # of several cities of one name, the lines together
        for line in lines[1:]:  # the first one names the columns
            name = line[: line.index("\t")]
            self.lines[name] = f"{self.lines[name]}\n{line}" if name in self.lines else line

    def known_as(self, name: str) -> tuple[City, ...]:
        """The cities that a name may mean, also as another name of theirs, the most populous first."""
        other = self.words.other_names.get(name)
        if other is None:
            return self.get(name)
        return tuple(sorted((*self.get(name), *self.get(other)), key=lambda each: -each.population))

    def get(self, name: str, default: tuple[City, ...] = ()) -> tuple[City, ...]:
        """The cities of a name, in the order of the file: the most populous first."""
        return tuple(city(line) for line in self.lines[name].split("\n")) if name in self.lines else default


def city(line: str) -> City:
    """One line of the file."""
    name, country, lat, lon, population = line.split("\t")
    return City(name, country, float(lat), float(lon), int(population))


@cache
def load_gazetteer() -> Gazetteer:
    """Load the cities that ship."""
    return Gazetteer(shipped(FILE).read_text(encoding="utf-8"), document(shipped("places.yaml"), PlaceWords))
