import json

from placet.codebook import load_codebook
from placet.publish.charts.colours import palette
from placet.publish.charts.drawing import spec_of, svg
from placet.publish.charts.party_map import PartyAnswer, map_chart, on_map, squares


def answer(party: str, kind: str, *, asked: bool = True) -> PartyAnswer:
    return PartyAnswer(proposal="p", label="patrols", party=party, name=party, answer=kind, asked=asked)


def test_every_state_of_the_codebook_has_one_square() -> None:
    known = {key.rpartition(":")[2] for key in load_codebook().party_names if len(key) == 3 and key.isupper()}
    states = {entry.code for entry in load_codebook().actors.entries.values() if entry.kind == "state" and len(entry.code) == 3}
    assert states <= set(squares())
    assert len({(each.column, each.row) for each in squares().values()}) == len(squares()) > 200
    assert {"NOR", "UKR", "USA"} <= known | states


def test_only_the_part_around_who_was_heard_is_shown_each_with_its_answer() -> None:
    chart = map_chart([answer("NOR", "withholds"), answer("SWE", "gives", asked=False), answer("NZL", "silent")], palette(), title="t")
    (rows,) = json.loads(spec_of(chart))["datasets"].values()
    found = {row["code"]: row for row in rows}
    assert (found["NOR"]["word"], found["SWE"]["word"], found["SWE"]["asked"]) == ("no", "yes", False)
    assert "NZL" not in found
    assert len(found) < 20


def test_parties_that_are_no_state_are_named_over_the_map() -> None:
    drawing = svg(spec_of(map_chart([answer("River League", "conditions"), answer("NOR", "gives")], palette(), title="t")))
    assert "River League: yes, if" in drawing


def test_a_proposal_on_which_no_state_was_heard_has_no_map() -> None:
    assert on_map([answer("River League", "conditions"), answer("NOR", "silent")]) == []
