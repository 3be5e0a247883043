import msgspec
from hypothesis import given
from hypothesis import strategies as st

from placet.link import Linker, link_proposals, with_clusters
from placet.link.drawers import CONTEXTS, LABELS, Cluster, Told
from placet.link.sketch import sketch
from placet.model.document import Span
from placet.model.record import Actor, CodedBy, Proposal, Record, Source


def proposal(number: str, theme: str, place: str = "", agents: str = "", wider: str | None = None) -> Proposal:
    return Proposal(
        id=number,
        label=f"{theme} {place}".strip(),
        action="deploy",
        agents=tuple(agents.split()),
        theme=theme,
        place=place,
        wider=wider,
        mentions=(Span(start=0, end=1),),
    )


def record(document: str, *proposals: Proposal, published: str = "2031-05-07", codes: str = "NRL SDR") -> Record:
    return Record(
        document=Source(id=document, text="Some text.", published=published),
        actors=tuple(Actor(id=code, name=code, kind="state", code=code) for code in codes.split()),
        proposals=proposals,
        coded_by=CodedBy(placet="0", pipeline="", codebook=""),
    )


def test_the_same_proposal_in_two_reports_is_one() -> None:
    found = link_proposals(
        [
            record("later", proposal("p9", "observer mission", "Aldan"), published="2031-06-01"),
            record("earlier", proposal("p1", "observers", "Aldan"), proposal("p2", "tariffs", "Aldan")),
        ]
    )
    assert found["later", "p9"] == found["earlier", "p1"] != found["earlier", "p2"]


def test_a_later_report_never_changes_a_cluster_id() -> None:
    first = record("a", proposal("p1", "observers", "Aldan"))
    alone = link_proposals([first])
    more = link_proposals([record("b", proposal("p1", "observers", "Aldan"), published="2031-09-01"), first])
    assert more["a", "p1"] == alone["a", "p1"] == more["b", "p1"]


def test_two_proposals_of_one_document_stay_apart() -> None:
    wide, narrow = proposal("p1", "observers", "Aldan"), proposal("p2", "unarmed observers", "Aldan", wider="p1")
    found = link_proposals([record("a", wide, narrow), record("b", narrow, wide)])
    assert found["a", "p1"] == found["b", "p1"]
    assert found["a", "p2"] == found["b", "p2"]
    assert found["a", "p1"] != found["a", "p2"]


def test_a_vague_report_does_not_join_two_clear_ones() -> None:
    vague = record("b", proposal("p1", "observers"))
    found = link_proposals([record("a", proposal("p1", "observers", "Aldan")), vague, record("c", proposal("p1", "observers", "Birk"))])
    assert found["a", "p1"] == found["b", "p1"]
    assert found["c", "p1"] != found["a", "p1"]


def test_other_disputes_stay_apart() -> None:
    found = link_proposals([record("a", proposal("p1", "ceasefire")), record("b", proposal("p1", "ceasefire"), codes="WST EST")])
    assert found["a", "p1"] != found["b", "p1"]


def test_with_clusters_fills_all_and_changes_nothing_else() -> None:
    records = [record("b", proposal("p1", "observers", "Aldan")), record("a", proposal("p1", "observers", "Aldan"))]
    filled = with_clusters(records)
    assert [r.document.id for r in filled] == ["b", "a"]
    assert {p.cluster for r in filled for p in r.proposals} == {link_proposals(records)["a", "p1"]}
    emptied = [
        msgspec.structs.replace(r, proposals=tuple(msgspec.structs.replace(p, cluster=None, joined=None) for p in r.proposals))
        for r in filled
    ]
    assert emptied == records


themes = st.sampled_from(["observers", "unarmed observers", "observer mission", "tariffs", ""])
places = st.sampled_from(["", "Aldan", "Aldan valley", "Birk"])
agents = st.sampled_from(["", "NRL", "SDR", "NRL SDR"])


@given(st.lists(st.lists(st.tuples(themes, places, agents), max_size=3), max_size=5))
def test_any_order_gives_the_same_and_no_document_meets_itself(drawn: list[list[tuple[str, str, str]]]) -> None:
    records = [record(f"d{n}", *(proposal(f"p{m}", *parts) for m, parts in enumerate(proposals))) for n, proposals in enumerate(drawn)]
    found = link_proposals(records)
    assert link_proposals(records[::-1]) == found
    assert len(found) == sum(len(r.proposals) for r in records)
    for r in records:
        clusters = [found[r.document.id, p.id] for p in r.proposals]
        assert len(set(clusters)) == len(clusters)


def test_a_stream_is_linked_as_it_comes() -> None:
    linker = Linker()
    first = linker.link(record("a", proposal("p1", "observers", "Aldan")))
    second = linker.link(record("b", proposal("p1", "tariffs", "Aldan"), proposal("p2", "observer mission", "Aldan")))
    (known,) = first.proposals
    assert [each.cluster == known.cluster for each in second.proposals] == [False, True]


def test_a_plan_of_the_same_party_need_not_be_the_same_plan() -> None:
    found = link_proposals([record("a", proposal("p1", "", agents="NRL")), record("b", proposal("p1", "", agents="NRL"))])
    assert found["a", "p1"] != found["b", "p1"]


def test_what_joins_says_to_which_and_why() -> None:
    first = record("a", proposal("p1", "observers", "Aldan"))
    second = record("b", proposal("p7", "observer mission", "Aldan"), published="2031-06-01")
    founded, found = with_clusters([first, second])
    assert founded.proposals[0].joined is None
    joined = found.proposals[0].joined
    assert joined is not None
    assert (joined.document, joined.proposal, joined.rule, joined.similarity) == ("a", "p1", "theme and place", None)
    assert 0.5 < joined.likeness <= 1


def test_two_names_for_one_thing_join_with_their_similarity_and_then_either_does() -> None:
    names = ["naval base", "military harbour", "naval base", "military harbour", "fishing rights"]
    linked = with_clusters([record(f"d{number}", proposal("p1", name, "Aldan")) for number, name in enumerate(names)])
    clusters = [each.proposals[0].cluster for each in linked]
    assert len(set(clusters[:4])) == 1
    assert clusters[4] != clusters[0]
    joined = linked[1].proposals[0].joined
    assert joined is not None
    assert joined.rule == "similar label and place"
    assert joined.similarity is not None
    assert joined.similarity >= 0.45
    again = linked[3].proposals[0].joined
    assert again is not None
    assert (again.rule, again.similarity) == ("theme and place", None)


def test_a_large_cluster_keeps_few_labels_and_contexts() -> None:
    linker = Linker()
    cluster = Cluster(id="c")
    for number in range(100):
        linked = linker.link(record(f"d{number}", proposal("p1", "observers", "Aldan"), codes=f"NRL SDR X{number}"))
        drawn = sketch(linked, msgspec.structs.replace(linked.proposals[0], label="observers " + "x" * number))
        cluster.add(drawn, Told(f"d{number}", "p1"))
    assert len(cluster.contexts) == CONTEXTS
    assert len(cluster.labels) == LABELS
    assert len(cluster.cores) == 1
