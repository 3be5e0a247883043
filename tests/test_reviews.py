"""People's decisions over a ledger, as Python calls; the record is the conftest's, of the strait between Norland and Sudrey."""

from pathlib import Path

import msgspec
import pytest

from placet.errors import PlacetError
from placet.ledger import Ledger
from placet.model.decision import Correction
from placet.model.dossier import AllParties, Dossier, DossierProposal
from placet.reviews import add, added, agreement_of, decide, doubtful, holder_called, precision_of, take_back
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


MISSED = {"holder": "Westmark", "stance": "support", "proposal": "a census of boats", "words": "ready to  send them", "by": "Ann Lee"}
NEW = ("Westmark", "support", "a census of boats")


def positions(ledger: str) -> list[tuple[str, str, str]]:
    with Ledger.open(ledger, create=False) as store:
        assert list(store.check()) == []
        return [(row.who, row.stance, row.label) for row in store.ask.positions(document="strait-1")]


def test_what_placet_missed_is_added_and_taken_back(strait):
    from placet.accounts import consent_of_ledger, kept

    decision = add(strait, "strait-1", **MISSED)
    assert decision.anchor.content == "Westmark (WST) | support | a census of boats | "
    assert NEW in positions(strait)
    assert kept(strait)[0].positions[-1].rule == f"review: Ann Lee on {decision.at[:10]}"
    assert [each.label for each in consent_of_ledger(strait)][-1] == "a census of boats"
    assert added(strait, "strait-1", by="Ann Lee", words="ready to send them") == [decision]
    assert added(strait, "strait-1", by="Ben Ruiz", words="ready to send them") == []
    take_back(strait, decision)
    assert NEW not in positions(strait)
    assert added(strait, "strait-1", by="Ann Lee", words="ready to send them") == []


def test_what_was_added_outlives_a_new_coding_and_is_one_with_what_that_finds(strait):
    add(strait, "strait-1", **MISSED)
    assert precision_of(strait).missed == 1
    later = msgspec.structs.replace(RECORD, coded_by=msgspec.structs.replace(RECORD.coded_by, placet="9"))
    with Ledger.open(strait, create=False) as store:
        store.add(later)
    assert positions(strait).count(NEW) == 1
    offer = RECORD.positions[1]
    found = msgspec.structs.replace(offer, id="s3", holder="a4", proposal="p2", stance="support", conditions=())
    latest = msgspec.structs.replace(RECORD.coded_by, placet="10")
    with Ledger.open(strait, create=False) as store:
        store.add(msgspec.structs.replace(later, positions=(*RECORD.positions, found), coded_by=latest))
    assert positions(strait).count(NEW) == 1
    figures = precision_of(strait)
    assert figures.missed == 0
    assert [(each.rule, each.precision) for each in figures.rules] == [(offer.rule, 1.0)]


def test_another_person_accepts_an_addition_by_adding_it_too(strait):
    decision = add(strait, "strait-1", **MISSED)
    (about,) = doubtful(strait, second=True, by="Ben Ruiz")
    assert about.item.stance == "support"
    decide(strait, about, "accept", by="Ben Ruiz")
    (agreement,) = agreement_of(strait)
    assert (agreement.items, agreement.alike) == (1, 1)
    take_back(strait, decision)
    assert NEW in positions(strait)  # one of them still says so
    with pytest.raises(PlacetError, match="take it back, and add it as it should be"):
        decide(strait, about, "correct", by="Ben Ruiz", correction=Correction(stance="oppose"))
    decide(strait, about, "reject", by="Ben Ruiz")
    assert NEW not in positions(strait)


def test_people_who_differ_on_an_addition_are_asked_again(strait):
    add(strait, "strait-1", **MISSED)
    decide(strait, doubtful(strait, second=True, by="Ben Ruiz")[0], "reject", by="Ben Ruiz")
    assert NEW not in positions(strait)
    first = doubtful(strait, below=0.9)[0]
    assert [(each.by, each.verdict) for each in first.decided] == [("Ann Lee", "accept"), ("Ben Ruiz", "reject")]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"by": " "}, "needs somebody who made it"),
        ({"words": "ready to sink them"}, "the words 'ready to sink them' don't stand in the document"),
        ({"words": " "}, "don't stand in the document"),
        ({"holder": "Nobody Atall"}, "'Nobody Atall' is nobody in this document"),
        ({"holder": ""}, "is nobody in this document"),
        ({"stance": "maybe"}, "'maybe' is no stance"),
        ({"proposal": " "}, "a proposal has a name"),
        ({"stance": "conditional", "condition": "a truce"}, "the words 'a truce' don't stand in the document"),
        ({"condition": "a ceasefire is signed"}, "only a conditional position has a condition"),
        ({"stance": "conditional", "proposal": "foreign patrols in the Aldan Strait"}, "has that position already (s2, line 7)"),
    ],
)
def test_what_cannot_be_added_is_refused_and_not_kept(strait, change, reason):
    with pytest.raises(PlacetError) as caught:
        add(strait, "strait-1", **MISSED | change)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    with Ledger.open(strait, create=False) as store:
        assert store.decision_log() == []


def test_nothing_is_added_twice_or_to_what_is_not_there(strait):
    add(strait, "strait-1", **MISSED)
    with pytest.raises(PlacetError, match="has that position already"):
        add(strait, "strait-1", **MISSED | {"by": "Ben Ruiz"})
    with pytest.raises(PlacetError, match="there is no document 'nowhere'"):
        add(strait, "nowhere", **MISSED)
