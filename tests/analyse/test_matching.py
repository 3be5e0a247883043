from collections.abc import Callable

import pytest
from msgspec.structs import replace

from placet.analyse.matching import Matching, match
from placet.model.digest import digests_of
from placet.model.document import Span
from placet.model.dossier import AllParties, Dossier, DossierParty, DossierProposal
from placet.model.record import Position, Proposal, Record

Make = Callable[..., Record]
Take = Callable[..., Position]


def proposal(id: str, label: str, **more: object) -> DossierProposal:
    return DossierProposal(id=id, label=label, consent=AllParties(), **more)  # type: ignore[arg-type]


def matched(records: list[Record], *proposals: DossierProposal) -> Matching:
    dossier = Dossier(title="The Aldan", parties=(DossierParty(code="NRL", name="Norland"),), proposals=proposals)
    return match(dossier, digests_of(records), {})


def told(found: Matching) -> dict[str, list[str]]:
    return {key: [proposal.label for _, proposal in each] for key, each in found.told.items()}


def another(label: str, *, cluster: str = "", id: str = "p2", start: int = 0, end: int = 3, **more: object) -> Proposal:
    return Proposal(id=id, label=label, action="build", cluster=cluster or None, mentions=(Span(start=start, end=end),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "label", "found"),
    [
        ("bridge over", "Bridges over the Aldan", True),
        ("build bridges", "building a bridge", False),
        ("planned bridge", "the plans; bridges", True),
        ("stone bridge", "stone bridgeheads", False),
        ("over the Aldan", "THE BRIDGE OVER THE ALDAN", True),
        ("Norland's bridge", "Norland bridge", True),
    ],
)
def test_other_names_are_whole_words_in_a_row(make_record: Make, name: str, label: str, found: bool) -> None:
    record = make_record("a", "2031-05-01", label=label, more=())
    assert bool(told(matched([record], proposal("x", "quite another thing", names=(name,))))["x"]) == found


def test_a_mention_counts_as_the_label_does(make_record: Make) -> None:
    record = make_record("a", "2031-05-01", label="the crossing")  # its mention is "bridge"
    assert told(matched([record], proposal("x", "a crossing by bridge", names=("bridges",)))) == {"x": ["the crossing"]}


def test_the_longest_name_wins_and_an_exception_is_never_it(make_record: Make) -> None:
    record = make_record("a", "2031-05-01", label="a toll bridge over the Aldan")
    proposals = [proposal("any", "bridge"), proposal("toll", "toll bridge")]
    assert told(matched([record], *proposals)) == {"any": [], "toll": ["a toll bridge over the Aldan"]}
    barred = proposal("toll", "toll bridge", exceptions=("A toll bridge over  the Aldan",))
    assert told(matched([record], proposals[0], barred)) == {"any": ["a toll bridge over the Aldan"], "toll": []}
    barred = proposal("any", "bridge", exceptions=("bridge",))  # the cluster
    assert told(matched([record], barred)) == {"any": []}


def test_parts_match_where_nothing_contradicts_them(make_record: Make) -> None:
    record = make_record("a", "2031-05-01", label="crossing the river", agents=["north"])
    parts = {"action": "build", "theme": "bridge"}
    assert told(matched([record], proposal("x", "it", **parts)))["x"]
    assert told(matched([record], proposal("x", "it", **parts, agents=("NRL",))))["x"]
    assert not told(matched([record], proposal("x", "it", **parts, agents=("SDR",))))["x"]
    assert not told(matched([record], proposal("x", "it", **parts, place="Westmark")))["x"]
    assert not told(matched([record], proposal("x", "it", action="arm", theme="bridge")))["x"]


def test_a_cluster_follows_what_was_found_of_it_but_the_dossier_wins(make_record: Make, make_position: Take) -> None:
    one = make_record("a", "2031-05-01", label="a bridge", more=[another("the project", cluster="bridge")])
    two = make_record("b", "2031-05-01", label="such a thing", more=[another("a ferry", cluster="bridge")])
    assert told(matched([one], proposal("x", "bridge"))) == {"x": ["a bridge", "the project"]}
    assert told(matched([one, two], proposal("x", "a bridge"), proposal("y", "ferry")))["y"] == ["a ferry"]
    both = matched([one, two], proposal("x", "a bridge"), proposal("y", "ferry"))
    assert "the project" not in told(both)["x"]  # the cluster is torn between two of the dossier's proposals


def test_what_is_outside_waits_the_likest_first(make_record: Make, make_position: Take) -> None:
    record = make_record(
        "a",
        "2031-05-01",
        make_position("north", "support", proposal="p2"),
        make_position("south", "support", proposal="p3"),
        more=[another("a tunnel"), another("bridging loans over the years", id="p3"), another("nobody's matter", id="p4")],
    )
    found = matched([record], proposal("x", "a bridge over the Aldan", names=("loans",), exceptions=("bridging loans over the years",)))
    assert [(each.label, each.nearest, each.holders) for each in found.waiting] == [
        ("a tunnel", "", ("Norland",)),
        ("bridging loans over the years", "", ("Sudrey",)),
    ]
    found = matched([record], proposal("x", "a loan bridging the river"))
    assert [(each.label, each.nearest) for each in found.waiting] == [("bridging loans over the years", "x"), ("a tunnel", "")]
    assert found.waiting[0].likeness > 0 == found.waiting[1].likeness


def test_talks_on_a_thing_are_another_proposal_than_the_thing(make_record: Make) -> None:
    talks = Proposal(id="p1", label="discussing a bridge over the Aldan", action="negotiate", theme="bridge", mentions=())
    record = replace(make_record("d1", ""), proposals=(talks,))
    bridge = DossierProposal(id="bridge", label="a bridge over the Aldan", consent=AllParties())
    both = DossierProposal(id="talks", label="discussing a bridge over the Aldan", consent=AllParties())
    assert match(Dossier(title="", proposals=(bridge,)), digests_of([record]), {}).told["bridge"] == ()
    assert len(match(Dossier(title="", proposals=(bridge, both)), digests_of([record]), {}).told["talks"]) == 1
