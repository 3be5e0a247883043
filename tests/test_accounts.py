"""What a ledger holds on a dossier is all that matters for its account, and nothing else is read."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from placet.accounts import consent_of_ledger, consent_to, happened_in, kept, told_in, told_of
from placet.analyse import consent_table
from placet.codebook import load_codebook
from placet.ledger import Ledger
from placet.linking import clusters, decide_same
from placet.model.anchors import anchor_of
from placet.model.decision import Correction, Decision
from placet.model.digest import Digest, digests_of
from placet.model.document import Span
from placet.model.dossier import AllParties, Dossier, DossierParty, DossierProposal
from placet.model.record import Proposal, Record
from tests.analyse.conftest import position, record
from tests.link.reports import told as report_of

DOSSIER = Dossier(
    title="The Aldan",
    parties=(DossierParty(code="NRL", name="Norland"), DossierParty(code="SDR", name="Sudrey")),
    proposals=(
        DossierProposal(id="bridge", label="a bridge over the Aldan", names=("the crossing",), consent=AllParties()),
        DossierProposal(id="dam", label="", action="dam", place="Birk", consent=AllParties()),
    ),
)
BRIDGE = Proposal(id="p1", label="a bridge over the Aldan", action="build", theme="bridge", place="Aldan", mentions=())


def telling(document: str, proposal: Proposal, *held: str, day: str = "2031-03-06") -> Record:
    """A report of who is for a proposal."""
    return replace(record(document, day, *(position(each, "support") for each in held)), proposals=(proposal,))


RECORDS = [
    telling("named", BRIDGE, "north"),
    telling("mentioned", replace(BRIDGE, label="it", theme="", place="", mentions=(Span(start=4, end=10),)), "paper"),
    telling("linked", replace(BRIDGE, label="the span", theme="bridge"), "south"),
    telling("parts", replace(BRIDGE, label="damming", action="dam", theme="dam", place="Birk"), "north"),
    telling("other", replace(BRIDGE, label="tariffs", action="tax", theme="tariffs", place=""), "south"),
    telling("late", replace(BRIDGE, label="quotas", action="tax", theme="quotas", place=""), "south", day="2031-04-01"),
]


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "aldan.db")
    with Ledger.open(path, create=True) as store:
        store.add_many(RECORDS)
    return path


def ids(digests: list[Digest]) -> list[str]:
    return [each.id for each in digests]


def test_what_tells_of_it_is_read_and_gives_the_account_that_all_would(ledger: str) -> None:
    told, everything = told_of(DOSSIER, ledger), told_in(kept(ledger))
    assert ids(told.digests) == ["linked", "named", "parts"]
    assert (ids(everything.digests), told.newest) == (sorted(each.document.id for each in RECORDS), "2031-04-01")
    account = consent_to(DOSSIER, told)
    assert account.day == "2031-04-01"
    assert [proposal.verdict for proposal in account.proposals] == ["given", "undetermined"]
    assert account.proposals == consent_to(DOSSIER, everything).proposals


def test_another_name_is_found_where_it_is_mentioned(ledger: str) -> None:
    named = replace(DOSSIER, proposals=(replace(DOSSIER.proposals[0], names=("bridge",)),))
    assert ids(told_of(named, ledger).digests) == ["linked", "mentioned", "named"]


def test_what_people_call_the_same_is_read_too_and_what_they_keep_apart_is_not(ledger: str) -> None:
    proposals = {report.document: report.key for each in clusters(ledger, kind="proposal") for report in each.reports}
    assert proposals.keys() == {"linked", "named"}
    decide_same(ledger, "different", proposals["linked"], proposals["named"], by="Ann Lee")
    assert ids(told_of(DOSSIER, ledger).digests) == ["named", "parts"]
    with Ledger.open(ledger, create=False) as store:
        store.remove(["linked"])
    assert ids(told_of(DOSSIER, ledger).digests) == ["named", "parts"]


def test_what_people_put_right_rejected_and_added_counts_and_is_linked(ledger: str) -> None:
    named, _, linked, _, other, _ = RECORDS
    other = replace(other, document=replace(other.document, id="own", text=f"{other.document.text} More."))  # a text that no other has
    spelled = {"at": "2031-03-08T10:00:00.000000+00:00", "by": "Ann Lee"}
    anchors = [anchor_of(each, each.positions[0]) for each in (named, linked, other)]
    added = replace(anchors[2], content="Norland (NRL) | oppose | the crossing | ")
    with Ledger.open(ledger, create=False) as store:
        store.add(other)
        store.decide(
            Decision(anchor=anchors[0], verdict="correct", correction=Correction(stance="oppose"), **spelled),
            Decision(anchor=anchors[1], verdict="reject", **spelled),
            Decision(anchor=added, verdict="add", **spelled),
        )
    told, everything = told_of(DOSSIER, ledger), told_in(kept(ledger))
    assert ids(told.digests) == ["linked", "named", "own", "parts"]
    account = consent_to(DOSSIER, told)
    assert account.proposals == consent_to(DOSSIER, everything).proposals
    assert (account.reviewed, account.left_out) == (2, 1)
    bridge = account.proposals[0]
    assert [(stance.stance, stance.reports) for each in bridge.parties for stance in each.party.stances] == [("oppose", 2)]
    assert all(topic.cluster for each in told.digests for topic in each.topics)


def test_without_a_dossier_it_is_the_account_of_all_records(ledger: str) -> None:
    everything = consent_of_ledger(ledger)
    assert everything == consent_table(digests_of(kept(ledger)), names=load_codebook().party_names)
    assert (everything[0].label, everything[0].reports) == ("the span", 2)
    assert len(consent_of_ledger(ledger, on="2031-03-31")) == len(everything) - 1


def test_a_ledger_without_it_has_nothing_on_it(ledger: str) -> None:
    other = replace(DOSSIER, proposals=(DossierProposal(id="x", label="a railway", consent=AllParties()),))
    told = told_of(other, ledger)
    assert (told.digests, told.newest) == ([], "2031-04-01")
    assert consent_to(other, told).proposals[0].verdict == "undetermined"


def test_what_parties_did_to_each_other_counts_wherever_it_is_told(ledger: str) -> None:
    with Ledger.open(ledger, create=False) as store:
        store.add(report_of("deed", "Norland accused Sudria of delay", "accused", day="2031-03-05", published="2031-03-06"))
        store.add(report_of("far", "Ostland accused Sudria of delay", "accused", actor="OST", day="2031-03-05"))
    told = told_of(DOSSIER, ledger)
    assert "deed" not in ids(told.digests)
    found = happened_in(DOSSIER, told, consent_to(DOSSIER, told), ledger)
    assert [(each.actor, each.recipient, each.documents) for each in found] == [("NRL", "SDR", ("deed",))]
