import json

from placet.publish.charts.colours import palette
from placet.publish.charts.drawing import spec_of
from placet.publish.charts.stances import SHAPES, stances_chart
from placet.publish.tables.stances_in_time import StanceInTime


def stance(party: str, kind: str, since: str, *, reversal: str = "", proposal: str = "patrols") -> StanceInTime:
    return StanceInTime(
        since=since, latest=since, party=party, name=party, proposal=proposal, label=proposal, stance=kind, reversal=reversal, reports=1,
        words="", outlet="", published="", document="", line=1, start=0, end=0, anchor="",
    )  # fmt: skip


def spec(*stances: StanceInTime) -> dict:
    return json.loads(spec_of(stances_chart(stances, palette(), title="The strait")))


def test_a_reversal_is_marked_and_what_has_no_day_left_out() -> None:
    (rows,) = spec(
        stance("NRL", "support", "2031-03-01"), stance("NRL", "oppose", "2031-03-05", reversal="gives"), stance("WST", "oppose", "")
    )["datasets"].values()  # fmt: skip
    assert [(row["party"], row["stance"], row["turned"]) for row in rows] == [("NRL", "yes", False), ("NRL", "no", True)]


def test_a_panel_a_proposal_as_high_as_it_has_parties() -> None:
    found = spec(
        stance("NRL", "support", "2031-03-01"), stance("WST", "oppose", "2031-03-01"), stance("NRL", "oppose", "2031-03-01", proposal="b")
    )
    high, low = (panel["height"] for panel in found["vconcat"])
    assert high == 2 * low


def test_stances_differ_by_shape_as_well_as_by_colour() -> None:
    assert len(set(SHAPES.values())) == len({palette().inks[kind] for kind in SHAPES}) == 4


def test_long_names_are_cut() -> None:
    (rows,) = spec(stance("A very long name " * 9, "support", "2031-03-01"))["datasets"].values()
    assert len(rows[0]["party"]) <= 48
