from collections.abc import Callable

from placet.analyse.suggestion import suggested
from placet.model.digest import digests_of
from placet.model.record import Position, Record

Make = Callable[..., Record]
Take = Callable[..., Position]


def test_what_most_parties_speak_of_is_proposed_with_its_names(make_record: Make, make_position: Take) -> None:
    dossier = suggested(
        digests_of(
            [
                make_record("a", "2031-05-02", make_position("north", "support"), label="a bridge"),
                make_record(
                    "b", "2031-05-01", make_position("south", "oppose"), make_position("expert", "oppose"), label="the bridge plan"
                ),
                make_record("c", "2031-05-03", label="a bridge"),
                make_record("d", "2031-05-03", label="plan"),
            ]
        ),
        names={"NRL": "Norland"},
    )
    (bridge,) = dossier.proposals
    assert (bridge.id, bridge.label, bridge.names) == ("a-bridge", "a bridge", ("the bridge plan",))
    assert [(party.code, party.name) for party in dossier.parties] == [("NRL", "Norland"), ("SDR", "Sudrey")]
    assert dossier.from_ == "2031-05-01"


def test_what_only_one_party_speaks_of_is_not_proposed(make_record: Make, make_position: Take) -> None:
    assert suggested(digests_of([make_record("a", "2031-05-02", make_position("north", "support"))]), names={}).proposals == ()
