import io

from placet.publish.terminal.footnotes import numbered
from placet.publish.terminal.screen import Screen
from placet.publish.terminal.standings import Standings
from tests.publish.terminal.accounts import condition, party, proposal, stance

READY = stance("conditional", conditions=(condition("all of the armed groups have left the border strip"),))


def shown(*accounts, width=80):
    screen = Screen(io.StringIO())
    screen.width = width
    screen.block(Standings(accounts, numbered(accounts)))
    lines = screen.file.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    return lines


def test_proposals_by_parties_where_that_fits():
    lines = shown(proposal("patrols", party("Norland", stance("oppose")), party("Sudrey", stance("support")), party("Silent")))
    assert [lines[0].split(), lines[2].split()] == [["Norland", "Sudrey"], ["patrols", "✗", "no", "[1]", "✓", "yes", "[2]"]]


def test_several_proposals_are_numbered_and_an_unheard_party_is_a_dot():
    lines = shown(
        proposal("patrols", party("Norland", stance("oppose")), party("Sudrey", stance("support"))),
        proposal("a bridge", party("Norland", stance("undecided"))),
    )
    assert [line.split() for line in lines[2:]] == [
        ["1", "patrols", "✗", "no", "[1]", "✓", "yes", "[2]"],
        ["2", "a", "bridge", "?", "open", "[3]", "·"],
    ]


def test_many_parties_turn_the_table():
    names = ["Norland", "Sudrey", "Ostmark", "Westmark", "Midland", "Highland", "Lowland", "Eastland"]
    lines = shown(*(proposal(label, *(party(name, stance("support")) for name in names)) for label in ("patrols", "a bridge")))
    assert lines[0].split() == ["1", "patrols", "2", "a", "bridge"]
    assert [line.split()[0] for line in lines[2:]] == names


def test_what_is_too_wide_either_way_stands_proposal_by_proposal():
    names = ["Norland", "Sudrey", "Ostmark", "Westmark", "Midland"]
    labels = ["patrols", "a bridge", "a ferry", "a tunnel"]
    lines = shown(*(proposal(label, *(party(name, READY) for name in names)) for label in labels))
    assert [line for line in lines if not line.startswith(" ")] == [f"{number} {label}" for number, label in enumerate(labels, 1)]
    assert lines[1] == "  Norland   ~ yes, if all of the armed groups have left the border strip [1]"


def test_a_table_that_would_be_mostly_blank_stands_proposal_by_proposal():
    lines = shown(*(proposal(f"plan {name}", party(name, stance("oppose"))) for name in ("A", "B", "C")))
    assert lines == ["1 plan A", "  A  ✗ no [1]", "2 plan B", "  B  ✗ no [2]", "3 plan C", "  C  ✗ no [3]"]


def test_wide_and_combining_letters_keep_the_columns():
    lines = shown(*(proposal(f"plan {name}", party(name, stance("oppose"))) for name in ("東京", "Zoe\u0308", "محمد")))
    assert [line.index("✗") for line in lines[1::2]] == [6, 9, 8]  # characters; each name fills four columns
