from itertools import combinations

from placet.publish.charts.layout import placed


def test_the_same_network_has_the_same_places() -> None:
    ties = {("A", "B"): 1.0, ("B", "C"): -1.0}
    assert placed(["A", "B", "C"], ties) == placed(["A", "B", "C"], ties)


def test_two_camps_stand_apart() -> None:
    camps = ("ABC", "XYZ")
    nodes = [*camps[0], *camps[1]]
    ties = {pair: 1.0 for camp in camps for pair in combinations(camp, 2)} | {(a, x): -1.0 for a in camps[0] for x in camps[1]}
    at = placed(nodes, ties)

    def way(one: str, other: str) -> float:
        return ((at[one][0] - at[other][0]) ** 2 + (at[one][1] - at[other][1]) ** 2) ** 0.5

    within = max(way(*pair) for camp in camps for pair in combinations(camp, 2))
    assert within < min(way(a, x) for a in camps[0] for x in camps[1])


def test_all_lie_in_the_square_and_none_on_another_even_one_alone() -> None:
    assert placed([], {}) == {}
    assert placed(["A"], {}) == {"A": (0.5, 0.5)}
    at = placed([f"n{number}" for number in range(24)], {})
    assert len(set(at.values())) == 24
    assert all(0 <= each <= 1 for place in at.values() for each in place)
