from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placet.analyse.blocs import Blocs, known_blocs
from placet.analyse.rules import Gate, Node, Vote, gates, seats, standing_against, worth
from placet.codebook import load_codebook
from placet.errors import PlacetError
from placet.model.dossier import (
    AllParties,
    AtLeast,
    Dossier,
    DossierParty,
    HostState,
    PartyConsents,
    QualifiedMajority,
    Rule,
    SecurityCouncil,
    Share,
    Unanimity,
)

PARTIES = "ABCDE"
COUNCIL = tuple(f"C{number}" for number in range(15))
BLOCS = Blocs(
    members=lambda bloc, day: ("A", "B", "C") + (("D",) if day >= "2031" else ()) if bloc == "RIVERS" else (),
    council=lambda day: COUNCIL,
    permanent=COUNCIL[:5],
)
DOSSIER = Dossier(title="The strait", parties=tuple(DossierParty(code=code, name=code) for code in "AB"))
DAY = "2030-05-07"


def rule_on(rule: Rule, day: str = DAY) -> Node:
    return gates(rule, DOSSIER, BLOCS, day)


def lists(rules: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    return st.lists(rules, min_size=1, max_size=4).flatmap(
        lambda of: st.integers(1, len(of)).map(lambda number: AtLeast(number=number, of=tuple(of)))
    )


weighed = st.builds(
    lambda part, weights, blocking: QualifiedMajority(
        bloc="RIVERS", members=Share(part=part, whole=20), weights=dict(zip("ABCD", weights, strict=True)),
        weight=Share(part=13, whole=20), blocking=blocking,
    ),
    st.integers(1, 20), st.lists(st.integers(1, 5), min_size=4, max_size=4), st.integers(0, 3),
)  # fmt: skip
simple: st.SearchStrategy[Rule] = st.one_of(
    st.sampled_from(PARTIES).map(lambda party: PartyConsents(party=party)),
    st.just(AllParties()),
    st.just(HostState(state="E")),
    st.just(Unanimity(bloc="RIVERS")),
    weighed,
)
rules = st.recursive(simple, lists, max_leaves=6)
votes = st.fixed_dictionaries({party: st.sampled_from(Vote) for party in PARTIES})


@given(rules, votes, st.sampled_from(PARTIES), st.sampled_from(Vote))
def test_who_moves_towards_yes_never_makes_it_worse(rule: Rule, before: Mapping[str, Vote], party: str, vote: Vote) -> None:
    after = {**before, party: max(vote, before[party])}
    assert worth(rule_on(rule), after) >= worth(rule_on(rule), before)


@given(rules, st.sets(st.sampled_from(PARTIES)))
def test_silence_never_gives_consent(rule: Rule, against: set[str]) -> None:
    assert worth(rule_on(rule), dict.fromkeys(against, Vote.no)) <= Vote.unknown
    assert worth(rule_on(rule), {}) == Vote.unknown


@given(rules, votes)
def test_unknown_is_what_either_answer_would_change(rule: Rule, given: Mapping[str, Vote]) -> None:
    node = rule_on(rule)
    best = worth(node, {party: Vote.yes if vote > Vote.no else vote for party, vote in given.items()})
    worst = worth(node, {party: Vote.no if vote == Vote.unknown else vote for party, vote in given.items()})
    verdict = worth(node, given)
    if verdict == Vote.unknown:
        assert best == Vote.yes
        assert worst == Vote.no
    else:
        assert (verdict == Vote.no) == (best == Vote.no)
        assert verdict == Vote.no or worst == verdict


@given(rules, votes)
def test_who_stands_against_it_is_enough_to_turn_it(rule: Rule, given: Mapping[str, Vote]) -> None:
    node = rule_on(rule)
    if worth(node, given) == Vote.no:
        against = standing_against(node, given, Vote.no)
        assert against
        assert worth(node, {**given, **dict.fromkeys(against, Vote.yes)}) > Vote.no


def test_the_members_are_those_of_the_day() -> None:
    assert list(seats(rule_on(Unanimity(bloc="RIVERS")))) == ["A", "B", "C"]
    assert list(seats(rule_on(Unanimity(bloc="RIVERS"), "2031-01-01"))) == ["A", "B", "C", "D"]
    with pytest.raises(PlacetError, match="no members of ISLES on 2030-05-07"):
        rule_on(Unanimity(bloc="ISLES"))


def test_nine_of_the_council_do_and_a_permanent_member_can_stop_them() -> None:
    rule = rule_on(SecurityCouncil())
    nine = dict.fromkeys(COUNCIL[:9], Vote.yes)
    assert worth(rule, nine) == Vote.yes
    assert worth(rule, {**nine, "C8": Vote.no}) == Vote.unknown
    assert worth(rule, {**dict.fromkeys(COUNCIL, Vote.yes), "C4": Vote.no}) == Vote.no
    assert worth(rule, {**nine, **dict.fromkeys(COUNCIL[9:], Vote.no)}) == Vote.yes
    assert worth(rule, {**nine, "C8": Vote.conditional}) == Vote.conditional


@pytest.mark.parametrize(
    ("yes", "blocking", "verdict"),
    [("ABC", 0, Vote.no), ("ABC", 2, Vote.yes), ("AD", 2, Vote.no), ("ABD", 0, Vote.yes), ("ABCD", 0, Vote.yes)],
)
def test_a_qualified_majority_counts_and_weighs(yes: str, blocking: int, verdict: Vote) -> None:
    rule = QualifiedMajority(
        bloc="RIVERS", members=Share(part=55, whole=100), weights={"A": 1, "B": 1, "C": 1, "D": 6}, weight=Share(part=65, whole=100),
        blocking=blocking,
    )  # fmt: skip
    given = {party: Vote.yes if party in yes else Vote.no for party in "ABCD"}
    assert worth(rule_on(rule, "2031-01-01"), given) == verdict


def test_a_member_without_a_weight_is_told() -> None:
    rule = QualifiedMajority(bloc="RIVERS", members=Share(part=1, whole=2), weights={"A": 1, "B": 1, "C": 1}, weight=Share(part=1, whole=2))
    assert isinstance(rule_on(rule), Gate)
    with pytest.raises(PlacetError, match="lack D"):
        rule_on(rule, "2031-01-01")


@pytest.fixture(scope="module")
def known() -> Blocs:
    return known_blocs(load_codebook().actors)


def test_the_codebook_knows_the_council(known: Blocs) -> None:
    assert known.permanent == {"CHN", "FRA", "GBR", "RUS", "USA"}
    assert len(known.council("2025-03-01")) == 15
    assert known.permanent < set(known.council("2025-03-01"))
