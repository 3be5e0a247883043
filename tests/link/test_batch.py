from msgspec.structs import replace

from placet.link import linked
from placet.model.anchors import anchor_of
from placet.model.decision import Decision, Verdict
from placet.model.document import Span
from placet.model.record import Proposal, Record
from tests.link.reports import report
from tests.link.test_copies import ARTICLE

EARLY = report("z", ARTICLE, published="2031-05-01")
COPY = report("a", f"Agency. {ARTICLE}", published="2031-05-02")


def on(one: Record, other: Record, verdict: Verdict, item: str = "document") -> Decision:
    ends = [anchor_of(each, each.document if item == "document" else each.proposals[0]) for each in (one, other)]
    return Decision(anchor=ends[0], other=ends[1], verdict=verdict, by="Ann Lee", at="2031-05-08")


def with_proposal(record: Record, theme: str) -> Record:
    proposal = Proposal(id="p1", label=theme, action="deploy", theme=theme, place="Aldan", mentions=(Span(start=0, end=5),))
    return replace(record, proposals=(proposal,))


def test_a_copy_names_the_earliest_document_with_its_text() -> None:
    assert [record.document.copy_of for record in linked([COPY, EARLY])] == ["z", None]


def test_who_says_that_it_is_none_is_believed_until_that_is_taken_back() -> None:
    assert [record.document.copy_of for record in linked([COPY, EARLY], [on(COPY, EARLY, "different")])] == [None, None]
    own = report("b", "Ferries stay in port, the harbour master says.")
    assert [record.document.copy_of for record in linked([EARLY, own], [on(EARLY, own, "same")])] == [None, "z"]
    assert [record.document.copy_of for record in linked(linked([EARLY, own], [on(EARLY, own, "same")]))] == [None, None]


def test_people_join_and_part_clusters_of_proposals() -> None:
    one, two, other = with_proposal(EARLY, "observers"), with_proposal(COPY, "observers"), with_proposal(report("b", "Oil."), "tariffs")

    def clusters(*decisions: Decision) -> list[str | None]:
        return [record.proposals[0].cluster for record in linked([one, two, other], decisions)]

    before = clusters()
    assert before[0] == before[1] != before[2]
    parted = clusters(on(one, two, "different", "proposal"))
    assert len(set(parted)) == 3
    assert parted[0] == before[0], "the earliest keeps the cluster's id"
    assert set(clusters(on(two, other, "same", "proposal"))) == {before[0]}
    assert clusters(on(one, two, "unsure", "proposal")) == before
