"""Clusters are kept in step with the documents: what comes joins what is there, and what goes takes nothing but itself along."""

import msgspec
import pytest

from placet.ledger import Ledger
from placet.link import Linker, proposals
from placet.model.record import Actor, CodedBy, Proposal, Record, Source
from placet.model.sameness import Ref
from tests.ledger.conftest import dump, execute


def report(document: str, *themes: str, place: str = "Aldan", coder: str = "1", day: str = "2031-05-07") -> Record:
    """A report on the parties Norland and Sudria, of a proposal a theme."""
    return Record(
        document=Source(id=document, text=f"Of {', '.join(themes)}.", published=day),
        actors=tuple(Actor(id=code, name=code, kind="state", code=code) for code in ("NRL", "SDR")),
        proposals=tuple(
            Proposal(id=f"p{number}", label=f"{theme} in {place}", action="deploy", theme=theme, place=place, mentions=())
            for number, theme in enumerate(themes)
        ),
        coded_by=CodedBy(placet=coder, pipeline="", codebook=""),
    )


def linked(ledger: Ledger) -> int:
    return ledger.clusters.bring_up(proposals.traces, proposals.link_onto)


def homes(ledger: Ledger) -> dict[Ref, str]:
    records = list(ledger.records())
    return {ref: home.cluster for ref, home in ledger.clusters.homes(records, proposals.traces, proposals.link_onto).items()}


def faults(ledger: Ledger) -> list[str]:
    return [*ledger.clusters.faults(proposals.traces), *ledger.check()]


REPORTS = [
    report("a", "observers"), report("b", "tariffs", "observer mission"), report("c", "observers", place="Birk"), report("d", "tariff"),
    report("e", "an observer mission", "trains"),
]  # fmt: skip


def test_documents_that_come_one_by_one_are_linked_as_a_stream_is(url: str) -> None:
    linker = Linker()
    expected = {Ref(each.document.id, p.id): p.cluster for each in map(linker.link, REPORTS) for p in each.proposals}
    with Ledger.open(url, create=True) as ledger:
        for record in REPORTS:
            ledger.add(record)
            assert linked(ledger) == 1
        assert homes(ledger) == expected
        assert len(set(expected.values())) == 4
        assert expected["a", "p0"] == expected["b", "p1"] == expected["e", "p0"]
        assert faults(ledger) == []
        assert linked(ledger) == 0


def test_what_is_not_linked_yet_is_told_without_writing(url: str) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many(REPORTS[:2])
        linked(ledger)
        ledger.add_many(REPORTS[2:])
        before = dump(url)
        told = homes(ledger)
        assert dump(url) == before
        linked(ledger)
        assert told == homes(ledger)


def test_a_coding_that_says_the_same_leaves_clusters_as_they_are(url: str) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many(REPORTS)
        linked(ledger)
        before, kept = homes(ledger), dump(url)["clusters"]
        ledger.add(report("a", "observers", coder="2"))
        assert linked(ledger) == 1
        assert (homes(ledger), dump(url)["clusters"]) == (before, kept)
        ledger.add(report("a", "trains", coder="3"))
        assert linked(ledger) == 3, "with the reports that were in the cluster of what it said before"
        after = homes(ledger)
        assert after["a", "p0"] == after["e", "p1"]
        assert after["b", "p1"] == after["e", "p0"] != after["a", "p0"]
        assert faults(ledger) == []


def test_a_coding_without_proposals_leaves_none(url: str) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many(REPORTS[:2])
        linked(ledger)
        ledger.add(report("a", coder="2"))
        linked(ledger)
        assert {ref.document for ref in homes(ledger)} == {"b"}
        assert faults(ledger) == []


def test_what_goes_takes_along_what_rested_on_it_alone(url: str) -> None:
    bridge = report("m", "observers", place="")
    apart = [report("x", "observers"), report("y", "peace observers of the union")]
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many([*apart, bridge])
        linked(ledger)
        alone = homes(ledger)
        ledger.add(msgspec.structs.replace(report("z", "tariffs")))
        linked(ledger)
        ledger.remove(["z", "m"])
        linked(ledger)
        assert homes(ledger) == {ref: cluster for ref, cluster in alone.items() if ref.document != "m"}
        ledger.remove(["x", "y"])
        assert not any(dump(url)[name] for name in ("clusters", "cluster_members", "cluster_queue", "names"))


def test_the_founder_goes_and_the_others_stay_together(url: str) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many(REPORTS)
        linked(ledger)
        ledger.remove(["a"])
        assert linked(ledger) == 2
        after = homes(ledger)
        assert after["b", "p1"] == after["e", "p0"]
        joined = ledger.clusters.homes(ledger.records(), proposals.traces, proposals.link_onto)["e", "p0"].joined
        assert joined is not None
        assert joined.document == "b"
        assert faults(ledger) == []


def test_rebuilt_it_is_linked_anew(url: str) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many(REPORTS)
        linked(ledger)
        before = homes(ledger)
        ledger.rebuild()
        assert linked(ledger) == len(REPORTS)
        assert homes(ledger) == before
        assert faults(ledger) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE cluster_members SET sketch = 1 WHERE document = 'a'", "cluster_members: a has p0 in no cluster, or by other words"),
        ("DELETE FROM cluster_members WHERE document = 'd'", "cluster_members: d has p0 in no cluster, or by other words"),
        ("UPDATE cluster_members SET document = 'q' WHERE document = 'd'", "cluster_members: q has members that its record lacks"),
        ("UPDATE cluster_members SET cluster = (SELECT min(cluster) FROM cluster_members)", "cluster_members: b is twice in"),
        ("DELETE FROM clusters", "clusters: are not those that there are members of"),
    ],
)
def test_what_no_linking_could_have_given_is_told(url: str, change: str, told: str) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many(REPORTS)
        linked(ledger)
    execute(url, change)
    with Ledger.open(url, create=False) as ledger:
        assert any(each.startswith(told) for each in faults(ledger))
        ledger.rebuild()
        linked(ledger)
        assert faults(ledger) == []


def test_the_largest_come_first(url: str) -> None:
    with Ledger.open(url, create=True) as ledger:
        ledger.add_many([*REPORTS, report("f", "observers")])
        linked(ledger)
        found = homes(ledger)
        assert ledger.clusters.largest(5) == [found["a", "p0"], found["b", "p0"]]
        members = ledger.clusters.members([found["a", "p0"]])
        assert {ref.document for ref in members} == {"a", "b", "e", "f"}
        assert {member.published for member in members.values()} == {"2031-05-07"}
