import msgspec

from placet.analyse.developments import ConditionMet, Developments, NewStance, ProposalDevelopments, TurnedRound
from placet.analyse.dossier_account import Reversal
from placet.publish.wording.news import news
from tests.publish.terminal.accounts import condition, stance

TURNED = TurnedRound(party="NRL", reversal=Reversal(day="2031-03-06", before="gives", after="withholds"))
NO = NewStance(party="NRL", before="gives", after="withholds", stance=stance("oppose"))
CHANGED = ProposalDevelopments(id="p", label="patrols", before="given", after="withheld", stances=(NO,), reversals=(TURNED,), met=())


def said(changed: ProposalDevelopments) -> list[str]:
    found = news(Developments(since="", day="2031-03-08", proposals=(changed,), documents=1), {"NRL": "Norland"})
    return [f"{line.name}: {line.said}" for line in found[0].lines]


def test_a_party_that_turned_round_is_told_of_once() -> None:
    assert said(CHANGED) == ["Norland: no; was: yes, so it turned round"]


def test_the_verdict_is_told_where_it_changed() -> None:
    same = msgspec.structs.replace(CHANGED, before="withheld")
    found = news(Developments(since="", day="", proposals=(CHANGED, same), documents=1), {})
    assert [each.verdict for each in found] == ["Consent was given and is withheld.", ""]


def test_who_turned_and_turned_back_is_told_of_all_the_same() -> None:
    assert said(msgspec.structs.replace(CHANGED, stances=())) == ["Norland: went from yes to no on 6 March 2031"]


def test_a_condition_that_is_met_is_told_in_its_words() -> None:
    met = ConditionMet(party="NRL", condition=condition("a ceasefire is signed"))
    assert said(msgspec.structs.replace(CHANGED, stances=(), reversals=(), met=(met,))) == [
        "Norland: its condition “a ceasefire is signed” is met"
    ]


def test_hearsay_and_first_words_are_named_as_such() -> None:
    terms = stance("conditional", conditions=(condition("it is paid"),), claimed_by_others=True)
    new = NewStance(party="NRL", before="silent", after="unclear", stance=terms)
    assert said(msgspec.structs.replace(CHANGED, stances=(new,), reversals=())) == [
        "Norland: yes, if “it is paid”, heard for the first time, by the word of others"
    ]
