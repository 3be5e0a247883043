"""How much the codebook of actors covers: organisations, groups, who held the offices of the states most in the news, all sectors."""

import calendar
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest

from placet.codebook.actor_files import NON_STATES, SECTORS, Office
from placet.codebook.actors import ActorIndex, load_actors

# fmt: off
FORTY = [
    "USA", "RUS", "UKR", "CHN", "GBR", "FRA", "DEU", "ISR", "PSE", "IRN", "TUR", "IND", "PAK", "JPN",
    "KOR", "PRK", "TWN", "SAU", "EGY", "SYR", "IRQ", "LBN", "YEM", "AFG", "POL", "ITA", "ESP", "CAN",
    "AUS", "BRA", "MEX", "VEN", "COL", "SDN", "ETH", "COD", "RWA", "NGA", "ZAF", "MMR",
]
# fmt: on
HEADS = ("president", "prime minister", "chancellor", "monarch", "supreme leader")
JUNTA = "head of the junta"  # no office that has to be filled
FIRST, LAST = date(2015, 1, 1), date(2024, 12, 31)
PATIENCE = timedelta(days=45)  # how long the forming of a government may leave an office without a known holder
RULERS = {"AFG": ("AFG", "TALIBAN")}  # who governs a state under a code of its own
# Palestine's security forces have no minister of defence.
NO_SUCH_OFFICE = {("PSE", "defence minister")}
# Longer times without a known holder, by the first day after the last one: a vacancy, an acting minister, or a name that isn't certain.
VACANT = {
    ("AFG", "foreign minister"): {"2019-10-24"},
    ("CHN", "defence minister"): {"2023-10-25"},
    ("IRQ", "defence minister"): {"2016-08-26", "2018-10-26"},
    ("KOR", "defence minister"): {"2024-12-06"},
    ("KOR", "prime minister"): {"2015-04-28"},
    ("LBN", "president"): {"2014-05-25", "2022-10-31"},
    ("NGA", "defence minister"): {"2015-05-30", "2019-05-29", "2023-05-30"},
    ("NGA", "foreign minister"): {"2015-05-30", "2023-05-30"},
    ("PAK", "defence minister"): {"2018-06-01"},
    ("SDN", "defence minister"): {"2015-06-07", "2019-04-12", "2020-03-26"},
    ("SDN", "foreign minister"): {"2019-05-01"},
    ("SDN", "prime minister"): {"2019-04-12"},
    ("SYR", "president"): {"2024-12-09"},
    ("YEM", "defence minister"): {"2015-03-26"},
    ("YEM", "foreign minister"): {"2019-07-01"},
}
# Two men each sworn in as president after an election that one of them did not accept.
RIVALS = {("CIV", "president"), ("GMB", "president")}


Tenures = dict[tuple[str, str], list[tuple[Office, str]]]


@pytest.fixture(scope="module")
def actors() -> ActorIndex:
    return load_actors()


@pytest.fixture(scope="module")
def tenures(actors) -> Tenures:
    return tenures_of(actors)


def first_day(text: str) -> date:
    """The first day that a bound covers: "2011-07" -> 1 July 2011; an open bound is far off."""
    if not text:
        return date.max
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day that a bound covers: "2011-07" -> 31 July 2011; an open bound is far off."""
    begin = first_day(text)
    if len(text) == len("2011"):
        return begin.replace(month=12, day=31)
    if len(text) == len("2011-07"):
        return begin.replace(day=calendar.monthrange(begin.year, begin.month)[1])
    return begin


def tenures_of(actors: ActorIndex) -> Tenures:
    """All times that each office of a state or organisation was held, with the holders' names, from the earliest on."""
    found: Tenures = defaultdict(list)
    for actor in actors.entries.values():
        for each in actor.offices:
            found[each.code, each.office].append((each, actor.name))
    return {office: sorted(held, key=lambda item: item[0].start) for office, held in found.items()}


def lapses(held: list[tuple[Office, str]]) -> list[tuple[date, date]]:
    """The first days without a known holder, each with the day on which the next holder began."""
    found = []
    reached = date.min
    for (earlier, _), (later, _) in pairwise(held):
        reached = max(reached, last_day(earlier.end))
        if first_day(later.start) > reached:
            found.append((reached + timedelta(days=1), first_day(later.start)))
    return found


def test_there_are_enough_of_each_kind(actors):
    organisations = [key for key in actors.entries if key.startswith("organisation:") and "/" not in key]
    intergovernmental = [key for key in organisations if actors.entries[key].country in NON_STATES - {"NGO", "MNC"}]
    assert len(intergovernmental) >= 120
    assert sum(actor.kind == "group" for actor in actors.entries.values()) >= 200
    assert sum(actor.kind == "outlet" for actor in actors.entries.values()) >= 300
    assert sum(bool(actors.entries[key].members) for key in organisations) >= 40


@pytest.mark.parametrize("code", FORTY)
@pytest.mark.parametrize("offices", [(*HEADS, JUNTA), ("foreign minister",), ("defence minister",)], ids=lambda offices: offices[0])
def test_the_forty_states_have_their_office_holders(actors, tenures, code, offices):
    unknown = []
    for year in range(FIRST.year, LAST.year + 1):
        for month in range(1, 13):
            day = f"{year}-{month:02}-15"
            if not any(actors.holder(each, office, day) for each in RULERS.get(code, (code,)) for office in offices):
                unknown.append(day)
    if all((code, office) in NO_SUCH_OFFICE for office in offices):
        assert len(unknown) == 12 * (LAST.year - FIRST.year + 1)
        return
    allowed = [
        (gap, until)
        for office in offices
        for gap, until in lapses(tenures.get((code, office), []))
        if until - gap <= PATIENCE or gap.isoformat() in VACANT.get((code, office), ())
    ]
    assert [day for day in unknown if not any(gap <= date.fromisoformat(day) < until for gap, until in allowed)] == []


@pytest.mark.parametrize("code", FORTY)
def test_no_office_of_the_forty_states_has_an_unexplained_gap(tenures, code):
    for office in (*HEADS, "foreign minister", "defence minister"):
        gaps = [(gap, until) for gap, until in lapses(tenures.get((code, office), [])) if until > FIRST and gap <= LAST]
        assert {gap.isoformat() for gap, until in gaps if until - gap > PATIENCE} == VACANT.get((code, office), set()), office


def test_nobody_shares_an_office_that_one_person_holds(actors, tenures):
    single = {role.office for role in actors.roles.by_name.values() if role.office}
    offices = {(code, office) for code, office in tenures if office in single}
    shared = []
    for code, office in sorted(offices - RIVALS):
        for (one, name), (other, rival) in combinations(tenures[code, office], 2):
            # Bounds that are only a month or a year count for as little time as they may mean.
            overlap = min(first_day(one.end), first_day(other.end)) - last_day(other.start)
            if overlap > timedelta(days=1):
                shared.append((code, office, name, rival))
    assert shared == []


def test_rivals_are_marked_for_a_reason(tenures):
    for code, office in RIVALS:
        (one, _), (other, _) = next(
            pair for pair in combinations(tenures[code, office], 2) if last_day(pair[1][0].start) < first_day(pair[0][0].end)
        )
        assert first_day(one.end) - first_day(other.start) > timedelta(days=1)


@pytest.mark.parametrize("sector", sorted(SECTORS))
def test_every_sector_is_reached(actors, sector):
    roles = {role.role for role in actors.roles.by_name.values() if sector in role.sectors}
    named = {actor.key for actor in actors.entries.values() if sector in actor.sectors}
    assert roles | named


@pytest.mark.parametrize(
    ("name", "day", "count"),
    [
        ("COE", "", 46),
        ("COE", "2020-01-01", 47),
        ("OSCE", "", 57),
        ("OIC", "", 57),
        ("OIC", "2015-01-01", 56),
        ("ARABLEAGUE", "2015-01-01", 21),
        ("OECD", "", 38),
        ("SCHENGEN", "2024-12-01", 29),
        ("EUROZONE", "2026-01-01", 21),
        ("EUROZONE", "2020-01-01", 19),
        ("MERCOSUR", "2012-12-01", 4),
        ("OPEC", "2024-06-01", 12),
        ("ECOWAS", "2024-06-01", 15),
        ("ECOWAS", "2025-06-01", 12),
        ("EAC", "", 8),
    ],
)
def test_organisations_have_as_many_members_as_they_had(actors, name, day, count):
    assert len(actors.members(name, day)) == count


@pytest.mark.parametrize("year", range(2000, 2013))
def test_the_early_security_council_has_fifteen_members(actors, year):
    assert len(actors.members("organisation:UN/Security Council", f"{year}-06-01")) == 15
