import io

import msgspec

from placet.analyse import consent_table
from placet.model.digest import digests_of
from placet.model.record import Position
from placet.publish.terminal.consent import consent_tables
from placet.publish.terminal.screen import Screen
from tests.publish.conftest import at


def printed(*records) -> str:
    file = io.StringIO()
    screen = Screen(file)
    screen.block(consent_tables(consent_table(digests_of(records), names={"NRL": "Norland", "WST": "Westmark"})))
    return file.getvalue()


def later(record, *positions):
    document = msgspec.structs.replace(record.document, id="strait-2", published="2031-05-01")
    return msgspec.structs.replace(record, document=document, positions=positions)


def linked(record):
    proposals = tuple(msgspec.structs.replace(proposal, cluster=proposal.id) for proposal in record.proposals)
    return msgspec.structs.replace(record, proposals=proposals)


def test_a_table_says_who_withholds_and_who_has_conditions(record):
    assert printed(record).splitlines() == [
        "foreign patrols in the Aldan Strait  consent withheld",
        "  withheld by Norland; on condition by Westmark; 1 report",
        "",
        "  Norland   ✗ no [1]",
        "  Westmark  ~ yes, if a ceasefire is signed; the Security Council has given the patrols a mandate [2]",
        "",
        "[1] Norland (Ada Holm), according to The Courier: no to “foreign patrols in the Aldan Strait”. “Norland will not accept any "
        "foreign patrols in the Aldan Strait” … “Nobody has to do it for us.” — Sudrey Post, 6 March 2031, strait-1, lines 3 and 5, "
        "characters 47-110 and 233-262.",
        "[2] Westmark: yes to “foreign patrols in the Aldan Strait”, if “a ceasefire is signed”; “the Security Council has given the "
        "patrols a mandate”. “Westmark, which offered two frigates in January, is ready to send them once a ceasefire is signed and the "
        "Security Council has given the patrols a mandate.” — Sudrey Post, 6 March 2031, strait-1, line 7, characters 264-419.",
        "",
    ]


def test_what_a_party_said_before_stays_in_sight(record):
    turn = Position(id="s9", holder="a2", proposal="p1", stance="support", evidence=(at("Norland"),), rule="r", confidence=0.9)
    lines = printed(linked(record), later(linked(record), turn)).splitlines()
    place = lines.index("  Norland   ✓ yes, 1 May 2031 [2]")
    assert lines[place + 1] == "            before: ✗ no, 6 March 2031 [3]"


def test_no_positions_is_said_in_words(record):
    empty = msgspec.structs.replace(record, positions=())
    assert printed(empty) == "No positions: nobody in these documents takes a stand on a proposal.\n"


def test_what_the_documents_say_does_not_act(record):
    actors = tuple(msgspec.structs.replace(actor, name=f"\x1b[1m[b]{actor.name}") for actor in record.actors)
    text = printed(msgspec.structs.replace(record, actors=actors))
    assert "\x1b" not in text
    assert "[1m[b]The Courier" in text
