"""People's decisions over a ledger, as Python calls; the record is the conftest's, of the strait between Norland and Sudrey."""

from pathlib import Path

import msgspec
import pytest

from placet.errors import PlacetError
from placet.ledger import Ledger
from placet.model.decision import Correction
from placet.model.dossier import AllParties, Dossier, DossierProposal
from placet.reviews import agreement_of, decide, doubtful, holder_called, precision_of, take_back
from tests.publish.conftest import RECORD


@pytest.fixture
def strait(tmp_path: Path) -> str:
    path = str(tmp_path / "strait.db")
    with Ledger.open(path, create=True) as store:
        store.add(RECORD)
    return path


def asked(ledger: str, **how) -> list[str]:
    return [each.item.id for each in doubtful(ledger, **({"below": 0.9} | how))]


def test_what_is_decided_is_asked_no_more_until_it_is_taken_back(strait):
    assert asked(strait) == ["s2", "s1"]
    decision = decide(strait, doubtful(strait, below=0.9)[0], "reject", by=" Ann  Lee ")
    assert decision.by == "Ann Lee"
    assert asked(strait) == ["s1"]
    take_back(strait, decision)
    assert asked(strait) == ["s2", "s1"]


def test_consent_counts_what_people_decided(strait):
    from placet.accounts import consent_of_ledger, kept

    refusal = doubtful(strait, below=0.9)[1]
    assert consent_of_ledger(strait)[0].verdict == "withheld"
    decide(strait, refusal, "reject", by="Ann Lee")
    assert [position.id for position in kept(strait)[0].positions] == ["s2"]
    assert consent_of_ledger(strait)[0].verdict == "undetermined"  # of one voice alone nothing follows


def test_each_kind_has_its_queue(strait):
    assert asked(strait, kind="event") == ["e2", "e1", "e3"]
    assert asked(strait, kind="quotation") == ["q4", "q3"]


def test_a_dossier_asks_about_its_own_proposals_only(strait):
    def watching(*proposals: DossierProposal, **dates) -> Dossier:
        return Dossier(title="The strait", proposals=proposals, **dates)

    patrols, bridge = (DossierProposal(id=label, label=label, consent=AllParties()) for label in ("foreign patrols", "a bridge"))
    assert asked(strait, dossier=watching(patrols)) == ["s2", "s1"]
    assert asked(strait, dossier=watching(bridge)) == []
    assert asked(strait, dossier=watching(patrols, from_="2032-01-01")) == []


def test_two_people_and_how_often_a_rule_is_right(strait):
    for each in doubtful(strait, below=0.9):
        decide(strait, each, "accept", by="Ann Lee")
    assert asked(strait, second=True, by="Ben Ruiz") == ["s2", "s1"]
    first, second = doubtful(strait, second=True, by="Ben Ruiz")
    decide(strait, first, "reject", by="Ben Ruiz")
    decide(strait, second, "accept", by="Ben Ruiz")
    (agreement,) = agreement_of(strait)
    assert (agreement.items, agreement.alike, agreement.people) == (2, 1, ("Ann Lee", "Ben Ruiz"))
    found = precision_of(strait)
    assert [(each.rule, each.precision, each.decided) for each in found.rules] == [("not accept", 1.0, 1)]
    assert found.differing == 1


def test_a_correction_is_kept_as_the_document_says_it(strait):
    about = doubtful(strait, below=0.9)[1]
    put = Correction(holder="wst", stance="conditional", proposal="A Census of boats", condition="a  ceasefire is signed")
    decision = decide(strait, about, "correct", by="Ann Lee", correction=put)
    assert decision.correction == Correction(
        holder="Westmark (WST)", stance="conditional", proposal="a census of boats", condition="a ceasefire is signed"
    )


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("Ada Holm", "Ada Holm (NRL)"), ("nrl", "Norland (NRL)"), ("Russia", "Russia (RUS)"), ("RUS", "Russia (RUS)"),
        ("Russia (RUS)", "Russia (RUS)"),
    ],
)  # fmt: skip
def test_a_holder_is_in_the_document_or_the_codebook(written, called):
    assert holder_called(RECORD, written) == called


def test_own_actors_can_be_holders(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("- {name: Zora Quist, country: NOR, offices: [[foreign minister, 2024-01-01]]}\n", encoding="utf-8")
    assert holder_called(RECORD, "Zora Quist", actors=(own,)) == "Zora Quist (NOR)"
    with pytest.raises(PlacetError, match="is nobody in this document"):
        holder_called(RECORD, "Zora Quist")


@pytest.mark.parametrize(
    ("verdict", "by", "correction", "reason"),
    [
        ("accept", " ", None, "needs somebody who made it"),
        ("correct", "Ann Lee", None, "say what should stand there"),
        ("correct", "Ann Lee", Correction(), "say what should stand there"),
        ("accept", "Ann Lee", Correction(stance="oppose"), "say what should stand there"),
        ("correct", "Ann Lee", Correction(stance="maybe"), "'maybe' is no stance; it is one of support, oppose, conditional, undecided"),
        ("correct", "Ann Lee", Correction(holder="Nobody Atall"), "'Nobody Atall' is nobody in this document"),
        ("correct", "Ann Lee", Correction(proposal=" "), "a proposal has a name"),
        ("correct", "Ann Lee", Correction(condition="a cease\nfire"), "the words 'a cease fire' don't stand in the document"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_not_kept(strait, verdict, by, correction, reason):
    with pytest.raises(PlacetError) as caught:
        decide(strait, doubtful(strait, below=0.9)[0], verdict, by=by, correction=correction)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    with Ledger.open(strait, create=False) as store:
        assert store.decision_log() == []


def test_only_positions_are_corrected(strait):
    event = doubtful(strait, kind="event", below=0.9)[0]
    with pytest.raises(PlacetError, match="only positions can be corrected"):
        decide(strait, event, "correct", by="Ann Lee", correction=Correction(stance="oppose"))


def test_decisions_are_found_again_when_the_document_was_coded_anew(strait):
    decide(strait, doubtful(strait, below=0.9)[0], "accept", by="Ann Lee")
    with Ledger.open(strait, create=False) as store:
        coder = msgspec.structs.replace(RECORD.coded_by, placet="9")
        moved = tuple(msgspec.structs.replace(each, id=f"n{each.id}", confidence=0.2) for each in RECORD.positions[::-1])
        store.add(msgspec.structs.replace(RECORD, coded_by=coder, positions=moved))
    assert asked(strait) == ["ns1"]
