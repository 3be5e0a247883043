"""Counts by week and type -> a chart of what happened: a row a type, the more in a week the larger its mark."""

from collections.abc import Sequence
from datetime import date, timedelta

import altair as alt

from placet.analyse.happenings import Week
from placet.publish.charts.colours import Palette
from placet.publish.charts.style import styled

QUADS = {1: "words of cooperation", 2: "deeds of cooperation", 3: "words of conflict", 4: "deeds of conflict"}
SHAPES = {1: "circle", 2: "square", 3: "triangle-up", 4: "diamond"}
INKS = {1: "support", 2: "undecided", 3: "conditional", 4: "oppose"}
WIDTH, STEP = 560, 28


def weeks_chart(weeks: Sequence[Week], colours: Palette, *, title: str) -> alt.TopLevelMixin:
    """Draw how often each type of event happened in each week, with the number; types of a quad class stand together in one shape."""
    rows = [
        {"week": each.monday, "type": each.type, "of": QUADS[each.quad], "quad": each.quad, "happenings": each.happenings} for each in weeks
    ]
    kinds = list(dict.fromkeys(each.type for each in sorted(weeks, key=lambda each: (each.quad, each.type))))
    days = sorted(each.monday for each in weeks)
    ends = [date.fromisoformat(days[0]) - timedelta(days=7), date.fromisoformat(days[-1]) + timedelta(days=10)] if days else []
    quads, inks = list(QUADS.values()), [colours.inks[INKS[quad]] for quad in QUADS]
    legend = alt.Legend(title=None, columns=2)
    base = alt.Chart(alt.NamedData(name="weeks")).encode(
        x=alt.X(
            "week:T", title=None, scale=alt.Scale(domain=[end.isoformat() for end in ends]) if ends else alt.Undefined,
            axis=alt.Axis(format="%-d %b %Y", labelAngle=0, labelOverlap="greedy", labelSeparation=12, tickCount=5),
        ),
        y=alt.Y("type:N", title=None, sort=kinds, axis=alt.Axis(ticks=False, domain=False, grid=True)),
    )  # fmt: skip
    marks = base.mark_point(filled=True, opacity=0.9).encode(
        size=alt.Size("happenings:Q", scale=alt.Scale(type="sqrt", rangeMin=60, rangeMax=500, zero=False), legend=None),
        color=alt.Color("of:N", scale=alt.Scale(domain=quads, range=inks), legend=legend),
        shape=alt.Shape("of:N", scale=alt.Scale(domain=quads, range=list(SHAPES.values())), legend=legend),
    )  # fmt: skip
    numbers = (
        base.transform_filter("datum.happenings > 1")
        .mark_text(dx=16, align="left", fontSize=12, fontWeight="bold", color=colours.ink)
        .encode(text="happenings:Q")
    )
    return styled(
        alt.layer(marks, numbers).properties(width=WIDTH, height=STEP * max(len(kinds), 1)), colours, {"weeks": rows}, title=title
    )
