import msgspec
import pytest

from placet.accounts import check_dossier, consent_to, told_in
from placet.analyse.dossier_account import Change, DossierAccount, ProposalConsent
from placet.link import linked
from placet.publish.wording.verdicts import away, changes_words, verdict_sentence
from tests.publish.conftest import RECORD

DOSSIER = """
title: The strait
parties: [{code: NRL, name: Norland}, {code: WST, name: Westmark}, {code: SDR, name: Sudria}]
proposals:
  - {id: patrols, label: foreign patrols, names: [foreign patrols], consent: RULE}
"""


def account(tmp_path, rule: str) -> DossierAccount:
    file = tmp_path / "strait.yaml"
    file.write_text(DOSSIER.replace("RULE", rule), encoding="utf-8")
    return consent_to(check_dossier(file).dossier, told_in(linked([RECORD])))


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("all parties", "Consent is withheld by Norland; conditional for Westmark; not heard from Sudria."),
        ("WST", "Consent is conditional for Westmark."),
        ("SDR", "Whether there is consent is open: nobody who is asked has been heard."),
        ("{any of: [WST, SDR]}", "Consent is conditional for Westmark; not heard from Sudria."),
        ("{any of: [NRL, SDR]}", "Whether there is consent is open: withheld by Norland; not heard from Sudria."),
    ],
)
def test_the_verdict_names_those_who_are_asked(tmp_path, rule: str, sentence: str) -> None:
    found = account(tmp_path, rule)
    assert verdict_sentence(found.proposals[0], found.names) == sentence


def test_what_would_have_to_change_is_one_line_for_consents_and_one_for_each_condition(tmp_path) -> None:
    found = account(tmp_path, "all parties")
    told = away(found.proposals[0], found.names)
    assert told is not None
    assert (told.changes, told.ways, told.more) == (4, [], False)
    assert told.needed[0] in ("Norland and Sudria consent", "Sudria and Norland consent")
    assert "“a ceasefire is signed” comes true, for Westmark" in told.needed


def test_other_ways_are_told_apart(tmp_path) -> None:
    found = account(tmp_path, "{any of: [NRL, SDR]}")
    told = away(found.proposals[0], found.names)
    assert told is not None
    assert sorted(told.ways) == [["Norland consents"], ["Sudria consents"]]


def test_whose_act_would_meet_a_condition_is_said() -> None:
    change = Change(kind="condition", parties=("NRL",), words="it leaves", actors=("SDR",))
    assert changes_words([change], {"NRL": "Norland", "SDR": "Sudria"}) == ["“it leaves” comes true, for Norland (Sudria must act)"]


def test_nothing_has_to_change_where_there_is_consent(tmp_path) -> None:
    given: ProposalConsent = msgspec.structs.replace(account(tmp_path, "WST").proposals[0], verdict="given")
    assert away(given, {}) is None
