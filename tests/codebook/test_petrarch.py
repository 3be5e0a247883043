"""Actor and agent dictionaries in PETRARCH's format, with entries written for the test."""

import pytest

from placet.codebook.actors import load_actors
from placet.errors import CodebookError
from tests.parses import plain

ACTORS = """\
; people of Norland, and others
ANN_LEE-BERG_ [NORGOV 050101-101231]  ; prime minister
+ANN_OF_NORLAND_
\t[NORELI >110101]
\t[NOROPP <041231]
ISLANDERS'_FRONT_ [SWEREB]   # armed
NORDHAVN_CITY_ [NOR]
HARBOUR_TOWN_ [NOR]
HARBOUR_RELIEF_ [NGOHLH]
"""
AGENTS = """\
# nouns
HARBOURMASTER_ {HARBOURMASTERS_} [~GOV]
WHARFINGER_ [~BUSMED]
!{OLD}_WORDS!
"""


@pytest.fixture
def load(tmp_path):
    def run(text: str, name: str = "norland.actors.txt"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return load_actors(file)

    return run


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2003-05-01", ("OPP",)), ("2007-05-01", ("GOV",)), ("2015-05-01", ("ELI",)), ("1999-12-31", ("OPP",))],
)
def test_dated_codes_go_by_the_day(load, day, expected):
    actors = load(ACTORS)
    office = actors.office_on(actors.entries["person:Ann Lee-Berg"], day)
    assert (office.code, office.sectors) == ("NOR", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee-Berg left", "person:Ann Lee-Berg"),
        ("Ann of Norland left", "person:Ann Lee-Berg"),
        ("ANN LEE-BERG left", "person:Ann Lee-Berg"),
        ("Nordhavn City objects", "NOR"),
        ("the Islanders' Front left", "group:Islanders' Front"),
        ("Harbour Relief left", "organisation:Harbour Relief"),
    ],
)
def test_names_are_found_as_the_news_writes_them(load, text, expected):
    assert [match.keys[0] for match in load(ACTORS).matches(plain(text))] == [expected]


def test_blanks_within_brackets_mean_nothing(load):
    assert load("HARBOUR_GUARD_ [ SWEMIL ]\n").entries["organisation:Harbour Guard"].sectors == ("MIL",)
    assert load("WARDEN_ [ ~COP]\n", "norland.agents.txt").roles.by_name["warden"].sectors == ("COP",)


@pytest.mark.parametrize(
    ("name", "key", "sectors"),
    [
        ("ANN_LEE_", "person:Ann Lee", ()),
        ("ANN_POWER_", "person:Ann Power", ()),  # "power" is a body's word, but Ann is a first name
        ("QUILL_ORLEN_", "person:Quill Orlen", ()),
        ("ORLENISTS_", "organisation:Orlenists", ("OPP",)),
        ("HARBOUR_PARTY_", "organisation:Harbour Party", ("OPP",)),
        ("ISLAND_REBELS_", "organisation:Island Rebels", ("OPP",)),
    ],
)
def test_dated_codes_are_a_persons_or_a_bodys_by_the_name(load, name, key, sectors):
    actors = load(f"{name} [NORGOV 050101-101231]\n\t[NOROPP >110101]\n")
    entry = actors.entries[key]
    assert (entry.code, entry.sectors, len(entry.offices)) == ("NOR", sectors, 2 if entry.kind == "person" else 0)


def test_a_bare_country_adds_a_name_and_loses_none(load):
    actors = load(ACTORS)
    assert (actors.entries["NOR"].name, actors.clashes) == ("Norway", ())
    assert [match.keys[0] for match in actors.matches(plain("Norway and Nordhavn City and Harbour Town"))] == ["NOR"] * 3


def test_codes_become_country_and_plover_sectors(load):
    actors = load(ACTORS)
    front, relief = actors.entries["group:Islanders' Front"], actors.entries["organisation:Harbour Relief"]
    assert (front.code, front.country, front.sectors) == ("SWE", "SWE", ("REB",))
    assert (relief.code, relief.country, relief.sectors) == ("OTHER", "NGO", ("MED",))


def test_agents_are_roles(load):
    roles = load(AGENTS, "norland.agents.txt").roles.by_name
    assert roles["harbourmasters"].sectors == ("GOV",)
    assert roles["wharfinger"].sectors == ("BUS", "JRN")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.actors.txt", "ANN_LEE_ [QQQGOV]", "a.actors.txt:1: unknown country 'QQQ'"),
        ("a.actors.txt", "; note\nANN_LEE_ [NORQQQ]", "a.actors.txt:2: unknown sector 'QQQ'"),
        ("a.actors.txt", "ANN_LEE_ [NORGOV soon]", "'soon' is no date restriction"),
        ("a.actors.txt", "ANN_LEE_ [NORGOV 101231-050101]", "ends .* before it starts"),
        ("a.actors.txt", "ANN_LEE_ [NORGOV >051301]", "a.actors.txt:1: '051301' is no date"),
        ("a.actors.txt", "ANN_LEE_ [NORGOV]\nANN_LEE_ [SWEGOV]", "a.actors.txt:2: 'Ann Lee' stands already in .*a.actors.txt:1"),
        ("a.actors.txt", "; nobody\n", "a.actors.txt:1: names nobody"),
        ("a.actors.txt", "..._ [NORGOV]", "'...' is no name"),
        ("a.agents.txt", "[~GOV]", "a.agents.txt:1: an agent needs a noun"),
        ("a.actors.txt", "ANN_LEE_", "needs a name and a code"),
        ("a.agents.txt", "TROOPER_", "needs a code"),
    ],
)
def test_a_broken_line_is_refused(load, name, text, reason):
    with pytest.raises(CodebookError, match=reason):
        load(text, name)
