from collections.abc import Mapping
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from placet.analyse.blocs import known_blocs
from placet.analyse.changes import smallest_changes
from placet.analyse.rules import Node, Seat, Vote, at_least, gates, worth
from placet.codebook import load_codebook
from placet.model.dossier import QualifiedMajority, Rule, Share
from tests.analyse.test_rules import DOSSIER, PARTIES, rule_on, rules

lacking = st.fixed_dictionaries({party: st.sets(st.sampled_from(["a ceasefire", "a mandate", party])) for party in PARTIES})


def met(node: Node, lacks: Mapping[str, set[str]], changes: frozenset[str]) -> bool:
    return worth(node, {party: Vote.yes if set(needs) <= changes else Vote.no for party, needs in lacks.items()}) == Vote.yes


@given(rules, lacking)
def test_the_smallest_changes_are_those_that_trying_all_sets_finds(rule: Rule, lacks: Mapping[str, set[str]]) -> None:
    node = rule_on(rule)
    units = sorted({unit for needs in lacks.values() for unit in needs})
    for size in range(len(units) + 1):
        tried = [frozenset(each) for each in combinations(units, size) if met(node, lacks, frozenset(each))]
        if tried:
            break
    found = smallest_changes(node, lacks, limit=1000)
    assert {frozenset(each) for each in found.sets} == set(tried)
    assert len(found.sets) == len(tried)
    assert set(found.needed) == frozenset.intersection(*tried)
    assert not found.more
    for each in found.sets:
        assert not any(met(node, lacks, frozenset(each) - {unit}) for unit in each)
    some = smallest_changes(node, lacks, limit=2)
    assert some.sets == found.sets[:2]
    assert some.more == (len(tried) > 2)


def test_who_can_not_be_won_is_in_no_set() -> None:
    rule = at_least(1, [Seat("A"), Seat("B")])
    assert smallest_changes(rule, {"B": ["B"]}).sets == [("B",)]
    assert smallest_changes(rule, {}).sets == []
    assert smallest_changes(rule, {"A": [], "B": ["B"]}).sets == [()]


def test_a_union_of_27_is_searched_in_no_time() -> None:
    known = known_blocs(load_codebook().actors)
    members = known.members("EU", "2025-03-01")
    weights = {member: 900 + 7919 * number % 8000 for number, member in enumerate(members)}
    rule = QualifiedMajority(
        bloc="EU", members=Share(part=55, whole=100), weights=weights, weight=Share(part=65, whole=100), blocking=4
    )  # fmt: skip
    node = gates(rule, DOSSIER, known, "2025-03-01")
    heaviest = sorted(weights.values(), reverse=True)
    least = next(number for number in range(15, 28) if sum(heaviest[:number]) >= 0.65 * sum(heaviest))
    found = smallest_changes(node, {member: [member] for member in members})
    assert {len(each) for each in found.sets} == {least}
    assert found.more
    light = sorted(members, key=weights.__getitem__)[:15]
    assert worth(node, {member: Vote.yes if member in light else Vote.no for member in members}) == Vote.no
    heavy = smallest_changes(node, {member: [] if member in light else [member] for member in members})
    for each in heavy.sets:
        assert worth(node, {member: Vote.yes if member in (*light, *each) else Vote.no for member in members}) == Vote.yes
