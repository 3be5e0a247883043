"""Dictionaries of a validation suite with codes of its own making, written for the test."""

import pytest

from placet.codebook import load_codebook
from placet.codebook.petrarch_suite import load_suite
from placet.errors import CodebookError
from tests.parses import plain

ACTORS = """\
<!-- THE ISLES -->
<!--
# all invented
-->
NORLAND_ [ NRL ]  ; first
+NORLANDER
SUDRIA_ [SUD]
+NORLANDER
ANN_LEE_
\t[### <041231]
\t[NRLGOV >050101]
BEN_RUIZ_ [WSTELI >050101]
HARBOUR_WING_ [SUDHRB]
HARBOUR_GUARD_ [SUDHRBMIL]
ISLES_LEAGUE_ [IGOISL]
NOBODY_ [---]
NOBODY_ELSE_ [###]
NORWAY_ [SUD]
SWEDEN_SIDE [swe]
"""
AGENTS = """\
!OLD! = ELDER, SENIOR
TROOPER_ {TROOPERS_} [~MIL]
TROOPER_ [~MIL]
WARDEN {} [ ~COP]
BAKER_ [~BRD]
"""


@pytest.fixture(scope="module")
def suite(tmp_path_factory):
    folder = tmp_path_factory.mktemp("suite")
    actors, agents = folder / "isles.actors.txt", folder / "isles.agents.txt"
    actors.write_text(ACTORS, encoding="utf-8")
    agents.write_text(AGENTS, encoding="utf-8")
    return load_suite([actors, agents])


@pytest.mark.parametrize(
    ("text", "key", "code", "sectors"),
    [
        ("Norland objects", "NRL", "NRL", ()),
        ("the Norlander objects", "NRL", "NRL", ()),  # of two entries with one name the first counts
        ("Sudria objects", "SUD", "SUD", ()),
        ("Harbour Wing objects", "organisation:Harbour Wing", "SUD", ()),
        ("Harbour Guard objects", "organisation:Harbour Guard", "SUD", ("MIL",)),
        ("Isles League objects", "organisation:Isles League", "OTHER", ()),
        ("Norway objects", "SUD", "SUD", ()),
        ("Sweden Side objects", "SWE", "SWE", ()),
        ("Denmark objects", "DNK", "DNK", ()),
    ],
)
def test_a_suites_names_stand_for_its_own_codes(suite, text, key, code, sectors):
    actors = suite.codebook.actors
    (match,) = actors.matches(plain(text))
    entry = actors.entries[match.keys[0]]
    assert (entry.key, entry.code, entry.sectors) == (key, code, sectors)


@pytest.mark.parametrize(("name", "code", "sectors"), [("Ann Lee", "NRL", ("GOV",)), ("Ben Ruiz", "WST", ("ELI",))])
def test_dated_codes_that_can_be_read_are_kept(suite, name, code, sectors):
    actors = suite.codebook.actors
    office = actors.office_on(actors.entries[f"person:{name}"], "2006-01-01")
    assert (office.code, office.sectors) == (code, sectors)
    assert actors.entries[code].kind == "state"


def test_agents_are_roles(suite):
    roles = suite.codebook.actors.roles.by_name
    assert (roles["troopers"].sectors, roles["warden"].sectors, "baker" in roles) == (("MIL",), ("COP",), False)


def test_what_is_left_out_is_told_with_its_line(suite):
    assert [line.rsplit("/")[-1].split(": ")[0] for line in suite.left_out] == [
        "isles.actors.txt:16",
        "isles.actors.txt:17",
        "isles.agents.txt:5",
    ]


def test_the_codebook_that_ships_stays_as_it_is(suite):
    assert [match.keys for match in load_codebook().actors.matches(plain("Norway objects"))] == [("NOR",)]


def test_a_file_in_yaml_is_read_strictly(tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text("- {kind: organisation, code: HARBOUR, name: Harbour League, country: NRL}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="unknown country 'NRL'"):
        load_suite([file])


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CodebookError, match="can't be read"):
        load_suite([tmp_path / "none.actors.txt"])
