"""The codebook of actors: what is found, who held which office when, and what a broken file says."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from placet.codebook.actors import ActorIndex, fold, holds, load_actors, read
from placet.errors import CodebookError
from tests.parses import plain

SHIPPED = Path(str(files("placet.codebook") / "actors"))


@pytest.fixture(scope="module")
def actors() -> ActorIndex:
    return load_actors()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "actors"))


def keys(actors: ActorIndex, text: str) -> list[str]:
    return [match.keys[0] for match in actors.matches(plain(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the US told us who asks", ["USA"]),
        ("U.S. forces left South Korea", ["USA", "KOR"]),
        ("Nigeria and Niger", ["NGA", "NER"]),
        ("a turkey ran", []),
        ("Nato and NATO", ["organisation:NATO", "organisation:NATO"]),
        ("CANBERRA , MOSCOW", ["AUS", "RUS"]),
        ("the Elysee and the Élysée", ["FRA", "FRA"]),
        ("DR Congo and Congo-Brazzaville", ["COD", "COG"]),
        ("the UN Security Council", ["organisation:UN/Security Council"]),
        ("Hezbollah fired", ["group:HEZBOLLAH"]),
        ("told the BBC", ["outlet:BBC"]),
    ],
)
def test_names_are_found_longest_first_with_their_capitals(actors, text, expected):
    assert keys(actors, text) == expected


def test_folding_moves_nothing():
    assert fold("Nausėda’s Đurić") == "Nauseda's Duric"
    assert len(fold("İstanbul ß ﬁ")) == len("İstanbul ß ﬁ")


@pytest.mark.parametrize(
    ("code", "office", "day", "expected"),
    [
        ("RUS", "foreign minister", "2025-03-06", "Sergey Lavrov"),
        ("RUS", "foreign minister", "1995-05-01", "Andrei Kozyrev"),
        ("RUS", "foreign minister", "1950-05-01", None),
        ("USA", "president", "2022-01-01", "Joe Biden"),
        ("USA", "president", "", "Donald Trump"),
        ("NATO", "secretary-general", "2024-11-02", "Mark Rutte"),
    ],
)
def test_offices_go_by_the_day(actors, code, office, day, expected):
    holder = actors.holder(code, office, day)
    assert (holder and holder.name) == expected


@pytest.mark.parametrize(
    ("name", "day", "count", "some", "others"),
    [
        ("EU", "2004-04-30", 15, ("GBR",), ("POL",)),
        ("EU", "2019-06-01", 28, ("GBR", "HRV"), ()),
        ("EU", "", 27, ("DEU",), ("GBR",)),
        ("NATO", "2024-03-08", 32, ("SWE",), ()),
        ("AU", "2024-01-01", 55, ("MAR", "ESH"), ()),
        ("ARABLEAGUE", "", 22, ("PSE",), ("IRN",)),
        ("ASEAN", "2024-01-01", 10, ("LAO",), ("TLS",)),
        ("organisation:UN/Security Council", "2024-06-01", 15, ("RUS", "GUY"), ("ALB",)),
        ("organisation:UN/Security Council", "2017-06-01", 15, ("ITA",), ("NLD",)),
        ("organisation:UN/Security Council", "2026-06-01", 15, ("LVA",), ("GUY",)),
        ("IMF", "", 0, (), ()),
    ],
)
def test_members_go_by_the_day(actors, name, day, count, some, others):
    found = actors.members(name, day)
    assert len(found) == count
    assert set(some) <= set(found)
    assert set(others).isdisjoint(found)


@pytest.mark.parametrize("year", range(2013, 2027))
def test_the_security_council_has_fifteen_members(actors, year):
    assert len(actors.members("organisation:UN/Security Council", f"{year}-06-01")) == 15


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Russia", ["RUS"]),
        ("the kremlin", ["RUS"]),
        ("US", ["USA"]),
        ("EUROPEAN UNION", ["organisation:EU"]),
        ("lavrov", ["person:Sergey Lavrov"]),
        ("Nauseda", ["person:Gitanas Nausėda"]),
        ("Russia and Norway", []),
        ("", []),
    ],
)
def test_a_name_is_looked_up_in_any_capitals(actors, name, found):
    assert [actor.key for actor in actors.named(name)] == found


def test_all_names_can_be_listed(actors):
    assert {"Russia", "Kremlin", "Lavrov"} <= set(actors.names)


def test_a_month_covers_its_days(actors):
    molano = actors.entries["person:Diego Molano"].offices[0]
    assert molano.start == "2021-02"
    assert holds(molano, "2021-02-03")
    assert not holds(molano, "2021-01-31")


@pytest.mark.parametrize(
    ("file", "line", "reason"),
    [
        ("people.yaml", "- {name: Ann Lee, country: XXX}", "unknown country 'XXX'"),
        ("people.yaml", "- {name: Ann Lee, country: NOR, offices: [[president, 2010, 2005]]}", r"ends \(2005\) before it starts \(2010\)"),
        ("people.yaml", "- {name: Ann Lee, country: NOR, offices: [[dogcatcher, 2010]]}", "unknown office 'dogcatcher'"),
        ("people.yaml", "- {name: Ann Lee, country: NOR, offices: [[president, soon]]}", "'soon' is no date"),
        ("people.yaml", "- {name: Ann Lee, country: NOR, shoe: 43}", "shoe"),
        ("people.yaml", "- {name: Sergey Lavrov, country: RUS}", "'Sergey Lavrov' stands already in people.yaml"),
        ("groups.yaml", "- {code: NEWGROUP, name: Hamas, country: PSE}", "'Hamas' stands already in groups.yaml"),
        ("groups.yaml", "- {code: NEWGROUP, name: New Group, country: PSE, sectors: [ABC]}", "unknown sector 'ABC'"),
        ("roles.yaml", "- {role: president, holder: person}", "'president' stands already in the role 'president'"),
        ("governments.yaml", "- {code: ZZZ, names: [Norland]}", "unknown country 'ZZZ'"),
    ],
)
def test_a_broken_entry_is_refused_with_file_and_line(folder, file, line, reason):
    path = folder / file
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n" + line + "\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=reason) as raised:
        read(folder)
    assert (raised.value.file, raised.value.line) == (file, len(text.splitlines()))


def test_a_state_stands_once_in_each_of_its_files(folder):
    path = folder / "governments.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.rstrip("\n") + "\n- {code: NOR, names: [Norland]}\n- {code: NOR, seats: [Norhaven]}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"'NOR' stands already in governments.yaml"):
        read(folder)


def test_a_file_of_ones_own_adds_people(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("- {name: Ola Norland, country: NOR, offices: [[mayor, 2020]]}\n")
    assert load_actors(own).entries["person:Ola Norland"].offices[0].office == "governor"
