"""Who agrees with whom, on records made by hand."""

from collections.abc import Callable

from placet.analyse.happenings import Happening
from placet.analyse.ties import Tie, ties
from placet.model.record import Position, Record
from tests.analyse.test_dossier import account

Make = Callable[..., Record]
Take = Callable[..., Position]


def did(actor: str, recipient: str, quad: int) -> Happening:
    return Happening(day="2031-05-01", type="AID", quad=quad, actor=actor, recipient=recipient, documents=("a",))


def test_two_nos_agree_and_a_yes_with_terms_differs_from_a_no(make_record: Make, make_position: Take) -> None:
    takes = [make_position("north", "oppose"), make_position("south", "oppose"), make_position("army", "conditional")]
    found = ties(account([make_record("a", "2031-05-01", *takes)]), [])
    assert [(tie.one, tie.other, tie.kind) for tie in found] == [
        ("NRL", "SDR", "agreement"), ("NRL", "WST", "conflict"), ("SDR", "WST", "conflict"),
    ]  # fmt: skip


def test_deeds_against_words_are_mixed(make_record: Make, make_position: Take) -> None:
    takes = [make_position("north", "support"), make_position("south", "support")]
    found = ties(account([make_record("a", "2031-05-01", *takes)]), [did("NRL", "SDR", 4), did("SDR", "NRL", 4)])
    assert found == [Tie(one="NRL", other="SDR", kind="mixed", agree=1, differ=0, cooperation=0, conflict=2)]


def test_whoever_is_undecided_silent_or_without_a_code_has_no_tie(make_record: Make, make_position: Take) -> None:
    takes = [make_position("north", "undecided"), make_position("expert", "support"), make_position("bloc", "support")]
    assert ties(account([make_record("a", "2031-05-01", *takes)]), [did("NRL", "OTHER:ben ruiz", 2), did("", "NRL", 2)]) == []
