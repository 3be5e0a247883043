"""Consent over a dossier, on records made by hand: a bridge over the Aldan, and who says what of it."""

from collections.abc import Callable, Sequence

import msgspec
import pytest

from placet.analyse.blocs import Blocs
from placet.analyse.dossier import dossier_consent
from placet.analyse.dossier_account import DossierAccount, PartyConsent, ProposalConsent
from placet.model.digest import digests_of
from placet.model.dossier import AllParties, AtLeast, Dossier, DossierParty, DossierProposal, PartyConsents, Rule, Unanimity
from placet.model.record import Position, Record

Make = Callable[..., Record]
Take = Callable[..., Position]

BLOCS = Blocs(members=lambda bloc, day: ("NRL", "SDR") if day < "2031-06" else ("NRL", "SDR", "WST"), council=lambda day: (), permanent=())
NAMES = {"NRL": "Norland", "SDR": "Sudrey", "WST": "Westmark"}


def dossier(rule: Rule | None = None, **more: object) -> Dossier:
    bridge = DossierProposal(id="bridge", label="a bridge over the Aldan", consent=rule or AllParties())
    parties = (DossierParty(code="NRL", name="Norland"), DossierParty(code="SDR", name="Sudrey"), DossierParty(name="Ben Ruiz"))
    given = Dossier(title="The Aldan", parties=parties[:2], proposals=(bridge,))
    return msgspec.structs.replace(given, **more)


def account(records: Sequence[Record], rule: Rule | None = None, *, on: str = "", **more: object) -> DossierAccount:
    return dossier_consent(dossier(rule, **more), digests_of(records), blocs=BLOCS, names=NAMES, on=on)


def the_only(found: DossierAccount) -> ProposalConsent:
    (proposal,) = found.proposals
    return proposal


def party(found: DossierAccount, key: str) -> PartyConsent:
    return next(each for each in the_only(found).parties if each.party.key == key)


def test_a_party_that_is_silent_leaves_it_undetermined(make_record: Make, make_position: Take) -> None:
    found = account([make_record("a", "2031-05-01", make_position("north", "support"))])
    proposal = the_only(found)
    assert (proposal.verdict, proposal.awaited, proposal.blocking) == ("undetermined", ("SDR",), ())
    assert [(change.kind, change.parties) for change in proposal.smallest[0]] == [("consent", ("SDR",))]
    assert party(found, "SDR").worth == "unknown"
    assert found.names["SDR"] == "Sudrey"


def test_a_no_withholds_and_its_move_would_be_enough(make_record: Make, make_position: Take) -> None:
    found = account(
        [
            make_record("a", "2031-05-01", make_position("north", "oppose", confidence=0.6)),
            make_record("b", "2031-05-02", make_position("south", "support")),
        ]
    )
    proposal = the_only(found)
    assert (proposal.verdict, proposal.blocking) == ("withheld", ("NRL",))
    assert [(flip.party, flip.read_as, flip.verdict) for flip in proposal.flips] == [
        ("NRL", None, "undetermined"),
        ("NRL", "support", "given"),
    ]
    assert proposal.flips[0].confidence == 0.6
    assert proposal.flips[0].words == "The bridge must not be built."


def test_on_a_day_only_what_was_published_counts_with_the_members_of_that_day(make_record: Make, make_position: Take) -> None:
    records = [
        make_record("a", "2031-05-01", make_position("north", "support"), make_position("south", "support")),
        make_record("b", "2031-06-02", make_position("north", "oppose")),
        make_record("c", "", make_position("south", "oppose")),
    ]
    rule = Unanimity(bloc="RIVERS")
    early, late = account(records[:2], rule, on="2031-05-20"), account(records, rule)
    assert (the_only(early).verdict, early.documents) == ("given", 1)
    assert account(records, rule, on="2031-05-20").undated == 1
    assert (the_only(late).verdict, late.day) == ("withheld", "2031-06-02")
    assert {each.party.key for each in the_only(late).parties} == {"NRL", "SDR", "WST"}
    (turned,) = party(late, "NRL").reversals
    assert (turned.day, turned.before, turned.after) == ("2031-06-02", "gives", "withholds")
    assert the_only(account(records, rule, to="2031-05-31")).verdict == "given"


def test_conditions_are_what_would_have_to_come_true(make_record: Make, make_position: Take) -> None:
    records = [
        make_record("a", "2031-05-01", make_position("north", "conditional", payers=["south"])),
        make_record("b", "2031-05-02", make_position("south", "support")),
    ]
    proposal = the_only(account(records))
    assert proposal.verdict == "conditional"
    ((change,),) = proposal.smallest
    assert (change.kind, change.words, change.parties, change.actors) == ("condition", "only if Sudrey pays for it", ("NRL",), ("SDR",))
    paid = msgspec.structs.replace(dossier().proposals[0], met=("Sudrey pays",))
    found = account(records, proposals=(paid,))
    assert (the_only(found).verdict, party(found, "NRL").open, the_only(found).smallest) == ("given", (), ((),))


def test_a_condition_that_two_have_in_common_is_one_change(make_record: Make, make_position: Take) -> None:
    records = [
        make_record("a", "2031-05-01", make_position("north", "conditional", payers=["army"])),
        make_record("b", "2031-05-02", make_position("south", "conditional", payers=["army"])),
    ]
    ((change,),) = the_only(account(records)).smallest
    assert change.parties == ("NRL", "SDR")


def test_copies_of_a_text_are_one_witness_and_one_position(make_record: Make, make_position: Take) -> None:
    records = [make_record(document, "2031-05-01", make_position("north", "oppose")) for document in ("a", "b")]
    found = account(records)
    (stance,) = party(found, "NRL").party.stances
    assert (stance.reports, stance.independent) == (2, 1)
    assert [flip.documents for flip in the_only(found).flips if flip.read_as is None] == [("a", "b")]


def other_text(record: Record, text: str) -> Record:
    return msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, text=text))


def test_other_words_are_another_witness(make_record: Make, make_position: Take) -> None:
    first = make_record("a", "2031-05-01", make_position("north", "oppose"))
    second = make_record("b", "2031-05-01", make_position("north", "oppose"))
    found = account([first, other_text(second, "Nobody in Norland wants to see that bridge across the river being built.")])
    assert party(found, "NRL").party.stances[0].independent == 2
    assert [flip for flip in the_only(found).flips if flip.read_as is None] == []


def test_a_deed_that_contradicts_the_words_is_told(make_record: Make, make_position: Take) -> None:
    deed = msgspec.structs.replace(make_position("army", "support"), basis="act")
    found = account(
        [make_record("a", "2031-05-01", make_position("army", "oppose")), make_record("b", "2031-05-02", deed)], PartyConsents(party="WST")
    )
    west = party(found, "WST")
    assert (west.words, west.deeds, west.torn) == ("withholds", "gives", True)
    assert not party(account([make_record("b", "2031-05-02", deed)], PartyConsents(party="WST")), "WST").torn


def test_who_is_not_asked_is_shown_and_decides_nothing(make_record: Make, make_position: Take) -> None:
    records = [make_record("a", "2031-05-01", make_position("north", "support"), make_position("bloc", "oppose"))]
    found = account(records, PartyConsents(party="NRL"))
    assert the_only(found).verdict == "given"
    assert [(each.party.key, each.asked) for each in the_only(found).parties] == [("NRL", True), ("RIVERS", False)]
    assert {flip.party for flip in the_only(found).flips} == {"NRL"}


def test_a_party_without_a_code_is_known_by_its_names(make_record: Make, make_position: Take) -> None:
    ruiz = DossierParty(name="Dr Ruiz", names=("Ben Ruiz",))
    found = account([make_record("a", "2031-05-01", make_position("expert", "support"))], PartyConsents(party="Dr Ruiz"), parties=(ruiz,))
    assert the_only(found).verdict == "given"
    assert (party(found, "Dr Ruiz").party.name, party(found, "Dr Ruiz").party.code) == ("Dr Ruiz", "")


@pytest.mark.parametrize(("need", "verdict"), [(1, "given"), (2, "undetermined"), (3, "withheld")])
def test_a_no_that_is_not_needed_blocks_nothing(make_record: Make, make_position: Take, need: int, verdict: str) -> None:
    records = [make_record("a", "2031-05-01", make_position("north", "support"), make_position("south", "oppose"))]
    rule = AtLeast(number=need, of=tuple(PartyConsents(party=key) for key in ("NRL", "SDR", "WST")))
    assert the_only(account(records, rule)).verdict == verdict


def test_the_order_of_records_does_not_matter_and_it_can_be_written_as_json(make_record: Make, make_position: Take) -> None:
    records = [
        make_record("a", "2031-05-01", make_position("north", "conditional", payers=["south"]), make_position("expert", "support")),
        make_record("b", "2031-05-02", make_position("south", "oppose"), label="bridges"),
    ]
    found = account(records)
    assert account(records[::-1]) == found
    assert msgspec.json.decode(msgspec.json.encode(found), type=DossierAccount) == found
