"""What follows from judgements: that people's word holds, that taking it back undoes it, and that no order matters."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from placet.link.judgements import groups
from placet.model.decision import Sameness
from placet.model.sameness import Judgement, Link, Ref, Said

REFS = [Ref(f"d{number}", "e1") for number in range(7)]
SKETCHES = ["s0", "s1", "s2", "s3", "s4"]
Groups = list[tuple[Ref, ...]]


def link(left: str, right: str, score: float = 0.9, verdict: Sameness = "same") -> Link:
    return Link(left, right, Judgement(verdict=verdict, rule="by hand", score=score, reason=""))


def together(items: dict[Ref, str], links: Sequence[Link] = (), said: Sequence[Said] = (), **more: object) -> Groups:
    never = {"apart": lambda one, other: False, "age": lambda ref: ref} | more
    return groups(items, links, said, **never)  # type: ignore[arg-type]


def alone(*refs: Ref) -> dict[Ref, str]:
    return {ref: f"of {ref.document}" for ref in refs}


A, B, C, D = REFS[:4]


def test_one_sketch_is_one_thing_and_links_join_sketches() -> None:
    assert together({A: "x", B: "x", C: "y", D: "z"}) == [(A, B)]
    assert together({A: "x", B: "x", C: "y", D: "z"}, [link("y", "x")]) == [(A, B, C)]
    assert together({A: "x", B: "y"}, [link("x", "y", verdict="unsure")]) == []


def test_the_canonical_item_is_the_earliest() -> None:
    days = {A: 3, B: 1, C: 2}
    assert together({A: "x", B: "x", C: "x"}, age=days.__getitem__) == [(B, C, A)]


def test_a_person_keeps_apart_and_joins() -> None:
    items = {A: "x", B: "x", C: "x"}
    assert together(items, said=[Said(A, B, "different")]) == [(A, C)]
    assert together(items, said=[Said(B, C, "different")]) == [(A, B)]
    assert together(items, said=[Said(A, B, "unsure")]) == [(A, B, C)]
    assert together(alone(A, B, C), said=[Said(A, B, "same"), Said(B, C, "same")]) == [(A, B, C)]


def test_who_keeps_two_apart_keeps_those_with_their_sketches_apart() -> None:
    items = {A: "x", B: "y", C: "x", D: "y"}
    assert together(items, [link("x", "y")]) == [(A, B, C, D)]
    assert together(items, [link("x", "y")], [Said(A, B, "different")]) == [(A, C), (B, D)]


def test_people_win_over_what_the_machine_calls_a_contradiction() -> None:
    def apart(one: str, other: str) -> bool:
        return {one, other} == {"x", "z"}

    items = {A: "x", B: "y", C: "z"}
    links = [link("x", "y", 0.9), link("y", "z", 0.8)]
    assert together(items, links, apart=apart) == [(A, B)]
    assert together(items, links, [Said(A, C, "same")], apart=apart) == [(A, B, C)]


def test_two_of_one_document_stay_two_where_it_is_asked() -> None:
    one, two = Ref("d1", "e1"), Ref("d1", "e2")
    items = {A: "x", one: "y", two: "z"}
    links = [link("x", "y", 0.9), link("x", "z", 0.8)]
    assert together(items, links, one_a_document=True) == [(A, one)]
    assert together(items, links) == [(A, one, two)]


def test_a_sketch_that_no_item_has_any_more_joins_nothing() -> None:
    assert together({A: "x", B: "z"}, [link("x", "y"), link("y", "z")]) == []


items_of = st.dictionaries(st.sampled_from(REFS), st.sampled_from(SKETCHES), min_size=2)
pairs = st.lists(st.sampled_from(SKETCHES), min_size=2, max_size=2, unique=True).map(sorted)
links_of = st.lists(st.builds(lambda pair, score: link(*pair, score), pairs, st.sampled_from([0.5, 0.7, 0.9])), max_size=6)
two = st.lists(st.sampled_from(REFS), min_size=2, max_size=2, unique=True)
verdicts: st.SearchStrategy[Sameness] = st.sampled_from(["same", "different", "unsure"])
saids = st.lists(
    st.builds(lambda refs, verdict: Said(*sorted(refs), verdict), two, verdicts), max_size=5, unique_by=lambda each: (each.left, each.right)
)


@given(items_of, links_of, saids, st.randoms(use_true_random=False))
def test_no_order_matters(items: dict[Ref, str], links: list[Link], said: list[Said], chance: object) -> None:
    expected = together(items, links, said)
    shuffled = list(items.items())
    for each in (shuffled, links, said):
        chance.shuffle(each)  # type: ignore[attr-defined]
    assert together(dict(shuffled), links, said) == expected


@given(items_of, links_of, saids)
def test_nobody_is_in_two_groups_and_what_is_kept_apart_is_apart(items: dict[Ref, str], links: list[Link], said: list[Said]) -> None:
    found = together(items, links, said)
    assert sum(map(len, found)) == len({ref for group in found for ref in group})
    home = {ref: number for number, group in enumerate(found) for ref in group}
    for each in said:
        if each.verdict == "different" and each.left in home:
            assert home[each.left] != home.get(each.right)


@given(items_of, links_of, two, st.sampled_from(["same", "different"]))
def test_one_persons_word_always_holds(items: dict[Ref, str], links: list[Link], refs: list[Ref], verdict: Sameness) -> None:
    one, other = refs
    items = items | {ref: items.get(ref, "s0") for ref in refs}
    found = together(items, links, [Said(one, other, verdict)])
    assert any({one, other} <= set(group) for group in found) == (verdict == "same")
