"""Users' own actors: what a file adds, what it takes over, and what a broken one says."""

from pathlib import Path

import pytest

from placet.codebook.actors import load_actors
from placet.errors import CodebookError
from tests.parses import plain

FILE = """\
- {name: Ann Lee, country: NOR, offices: [[foreign minister, 2024-01-01]]}
- {kind: organisation, code: HARBOUR, name: Harbour League, names: [HL], country: IGO, members: [NOR, [SWE, 2010, 2020-06]]}
- {kind: group, code: ISLANDERS, name: Islanders' Front, country: SWE, sectors: [REB]}
"""


@pytest.fixture
def write(tmp_path):
    def run(text: str, name: str = "own.yaml") -> Path:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return run


def test_people_organisations_and_groups(write):
    actors = load_actors(write(FILE))
    assert actors.holder("NOR", "foreign minister", "2024-05-01").name == "Ann Lee"
    assert [match.keys[0] for match in actors.matches(plain("HL and Islanders' Front"))] == ["organisation:HARBOUR", "group:ISLANDERS"]
    assert actors.entries["group:ISLANDERS"].country == "SWE"
    assert actors.clashes == ()


@pytest.mark.parametrize(("day", "expected"), [("2015-01-01", ("NOR", "SWE")), ("2020-07-01", ("NOR",)), ("", ("NOR",))])
def test_members_go_by_the_day(write, day, expected):
    assert load_actors(write(FILE)).members("HARBOUR", day) == expected


def test_a_users_name_wins_and_that_is_told(write):
    actors = load_actors(write("- {kind: group, code: LEAGUE, name: Arab League, country: SWE}"))
    assert [match.keys[0] for match in actors.matches(plain("the Arab League"))] == ["group:LEAGUE"]
    (clash,) = actors.clashes
    assert "own.yaml:1: 'Arab League' is taken from here, not from organisations.yaml:" in clash


@pytest.mark.parametrize(
    ("own", "text", "clashes"),
    [
        ("Macron", "Macron left", 1),  # the surname of one of the codebook's people
        ("Elysée", "an Elysee and Élysée", 1),
        ("HEZBOLLAH", "HEZBOLLAH left", 0),
    ],
)
def test_a_users_name_wins_over_surnames_accents_and_capitals(write, own, text, clashes):
    actors = load_actors(write(f"- {{kind: group, code: NORGROUP, name: {own}, country: NOR}}"))
    assert {match.keys for match in actors.matches(plain(text))} == {("group:NORGROUP",)}
    assert len(actors.clashes) == clashes


def test_a_users_surname_is_shared(write):
    actors = load_actors(write("- {name: Ann Macron, country: NOR}"))
    (match,) = actors.matches(plain("Macron left"))
    assert set(match.keys) == {"person:Ann Macron", "person:Emmanuel Macron"}
    assert actors.clashes == ()


def test_each_clash_is_told_once(write):
    actors = load_actors(write("- {kind: group, code: NORGROUP, name: Paris, names: [PARIS], country: NOR}"))
    assert len(actors.clashes) == len(set(actors.clashes)) == 1


def test_a_users_person_replaces_the_codebooks(write):
    actors = load_actors(write("- {name: Sergey Lavrov, country: NOR}"))
    assert actors.entries["person:Sergey Lavrov"].country == "NOR"
    assert len(actors.clashes) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- {kind: planet, name: Ann Lee, country: NOR}", "own.yaml:1: unknown kind 'planet'"),
        ("- {kind: group, name: Ann Lee, country: NOR}", "own.yaml:1: the key 'code' is missing; add it"),
        ("- {kind: group, code: front, name: Ann Lee, country: NOR}", "own.yaml:1: 'front' is no code"),
        ("- {name: Ann Lee, country: XXX}", "own.yaml:1: unknown country 'XXX'"),
        ("- {name: Ann Lee, country: NOR}\n- {name: Ann Lee, country: SWE}", "own.yaml:2: 'Ann Lee' stands already in .*own.yaml:1"),
        (
            "- {name: Ann Lee, country: NOR}\n- name: Bo Berg\n  country: NOR\n  names:\n  - Bo\n  - Ann Lee",
            "own.yaml:6: 'Ann Lee' stands already in .*own.yaml:1",
        ),
        ("- {kind: organisation, code: HL, name: HL, country: IGO, members: [ABC]}", "own.yaml:1: unknown country 'ABC' among the members"),
        ("- {kind: organisation, code: HL, name: HL, country: IGO, members: [[NOR, 2010, 2005]]}", "ends \\(2005\\) before it starts"),
        (
            "- {kind: organisation, code: HL, name: HL, country: IGO, bodies: [\n  {name: HL Council, members: [NOR,\n  ABC]}]}",
            "own.yaml:3: unknown country 'ABC' among the members",
        ),
        ("- {kind: group, code: HL, name: HL, country: NOR,\n   sectors: [GOV,\n   ABC]}", "own.yaml:3: unknown sector 'ABC'"),
        ("- name: Bo Berg\n  country: NOR\n  offices:\n  - [president, 2010]\n  - [dogcatcher, 2011]", "own.yaml:5: unknown office"),
        (
            "- name: Bo Berg\n  country: NOR\n  offices:\n  - [president, 2010, 2005]",
            r"own.yaml:4: .*ends \(2005\) before it starts \(2010\)",
        ),
        ("- {name: Bo Berg, country: NOR, offices: [[president, 2024-13]]}", "own.yaml:1: '2024-13' is no date"),
        ("- {name: Bo Berg, country: NOR, offices: [[president, 2024, 2025, ABC]]}", "own.yaml:1: unknown organisation 'ABC'"),
        ("- {name: '', country: NOR}", "own.yaml:1: '' is no name"),
        ("- {name: Bo Berg, names: ['...'], country: NOR}", "own.yaml:1: '...' is no name"),
        ("name: Ann", "own.yaml:1: the file must hold a list"),
        ("", "own.yaml:1: names nobody"),
        ("# nobody yet\n", "own.yaml:1: names nobody"),
    ],
)
def test_a_broken_file_is_refused(write, text, reason):
    with pytest.raises(CodebookError, match=reason):
        load_actors(write(text))
