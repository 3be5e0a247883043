"""Stances in time -> a time line: a row a party, a panel a proposal, reversals ringed."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from placet.publish.charts.colours import Palette
from placet.publish.charts.style import Rows, short, styled
from placet.publish.tables.stances_in_time import StanceInTime
from placet.publish.wording.stances import STANCE_WORDS

# Vega's own cross stands upright, like a plus.
X = "M-1,-0.55L-0.55,-1L0,-0.45L0.55,-1L1,-0.55L0.45,0L1,0.55L0.55,1L0,0.45L-0.55,1L-1,0.55L-0.45,0Z"
SHAPES = {"support": "circle", "conditional": "diamond", "undecided": "square", "oppose": X}
WIDTH, STEP = 560, 26
NOTE = "A ring: it took back what it had said before."
AXIS: dict[str, Any] = {
    "format": "%-d %b %Y",
    "labelAngle": 0,
    "tickCount": 5,
    "labelOverlap": "greedy",
    "labelSeparation": 12,
    "title": None,
    "grid": True,
}


def stances_chart(stances: Sequence[StanceInTime], colours: Palette, *, title: str) -> alt.TopLevelMixin:
    """Draw when who took which stance, by shape and colour; a line goes on to the last day on which it was said again.

    Panels stand in the order in which their proposals come first. A ring is around a stance that took back the one before. Those
    without a day are left out: a time line can't show them.
    """
    rows = [
        {
            "party": short(each.name), "proposal": each.label, "stance": STANCE_WORDS[each.stance], "since": each.since,
            "latest": each.latest or each.since, "turned": bool(each.reversal), "reports": each.reports,
        }
        for each in stances
        if each.since
    ]  # fmt: skip
    panels = list(dict.fromkeys(row["proposal"] for row in rows))
    data = {f"panel {number}": [row for row in rows if row["proposal"] == panel] for number, panel in enumerate(panels)}
    drawn = [_panel(name, data[name], colours) for name in data]
    return styled(
        alt.vconcat(*drawn, spacing=18).resolve_scale(x="shared", color="shared", shape="shared"), colours, data, title=title, note=NOTE
    )


def _panel(name: str, rows: Rows, colours: Palette) -> Any:
    words = [STANCE_WORDS[kind] for kind in SHAPES]
    inks = [colours.inks[kind] for kind in SHAPES]
    base = alt.Chart(alt.NamedData(name=name)).encode(
        y=alt.Y("party:N", title=None, sort="ascending", axis=alt.Axis(grid=True, ticks=False, domain=False)),
        x=alt.X("since:T", scale=alt.Scale(nice=False, padding=16), axis=alt.Axis(**AXIS)),
    )
    colour = alt.Color("stance:N", scale=alt.Scale(domain=words, range=inks), legend=alt.Legend(title=None))
    shape = alt.Shape("stance:N", scale=alt.Scale(domain=words, range=list(SHAPES.values())), legend=alt.Legend(title=None))
    held = base.mark_rule(strokeWidth=3, opacity=0.55).encode(x2="latest:T", color=colour)
    taken = base.mark_point(filled=True, size=130, opacity=1).encode(color=colour, shape=shape)
    turned = (
        base.transform_filter("datum.turned")
        .mark_point(shape="circle", size=430, filled=False, stroke=colours.ink, strokeWidth=1.6, opacity=1)
        .encode()
    )
    rows_high = len({row["party"] for row in rows})
    heading = alt.TitleParams(short(rows[0]["proposal"]), anchor="start", color=colours.ink, fontSize=13, offset=6)
    return alt.layer(held, taken, turned).properties(width=WIDTH, height=STEP * rows_high, title=heading)
