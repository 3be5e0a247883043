"""Ties between parties -> a network: lines that join who agrees, broken ones between who is at odds."""

from collections import Counter
from collections.abc import Mapping, Sequence

import altair as alt

from placet.analyse.ties import Tie
from placet.publish.charts.colours import Palette
from placet.publish.charts.layout import placed
from placet.publish.charts.style import Rows, short, styled

KINDS = {"agreement": [1, 0], "mixed": [2, 3], "conflict": [7, 4]}  # how each is broken, so that no colour is needed
WEIGHTS = {"agreement": 1.0, "mixed": 0.1, "conflict": -1.0}
MOST_PARTIES = 24
FEW = 6  # so that a tie of little is thin also where all are
SIZE = 520
A_PARTY = 65  # so much higher is the picture for each party, up to its size: two of them need no square


def network_chart(ties: Sequence[Tie], names: Mapping[str, str], colours: Palette, *, title: str) -> alt.TopLevelMixin:
    """Draw who agrees with whom; the more they agree or differ on, the thicker the line. At most 24 parties, those with most ties."""
    ends = Counter(end for tie in ties for end in (tie.one, tie.other))
    nodes = sorted(sorted(ends, key=lambda key: (-ends[key], key))[:MOST_PARTIES], key=lambda key: names.get(key, key))
    shown = [tie for tie in ties if tie.one in nodes and tie.other in nodes]
    at = placed(nodes, {(tie.one, tie.other): WEIGHTS[tie.kind] for tie in shown})
    lines: Rows = [
        {
            "one": short(names.get(tie.one, tie.one)), "other": short(names.get(tie.other, tie.other)), "kind": tie.kind,
            "times": tie.agree + tie.differ + tie.cooperation + tie.conflict,
            "x": at[tie.one][0], "y": at[tie.one][1], "x2": at[tie.other][0], "y2": at[tie.other][1],
        }
        for tie in reversed(shown)
    ]  # fmt: skip
    dots = [{"party": short(names.get(node, node)), "x": at[node][0], "y": at[node][1]} for node in nodes]
    plain = alt.Scale(domain=[-0.12, 1.12], nice=False)
    x, y = alt.X("x:Q", scale=plain, axis=None), alt.Y("y:Q", scale=plain, axis=None)
    kinds = list(KINDS)
    inks = [colours.inks[kind] for kind in kinds]
    most = max((line["times"] for line in lines), default=0) + FEW
    joined = (
        alt.Chart(alt.NamedData(name="ties"))
        .mark_rule()
        .encode(
            x=x, y=y, x2="x2", y2="y2",
            color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=inks), legend=alt.Legend(title=None)),
            strokeDash=alt.StrokeDash("kind:N", scale=alt.Scale(domain=kinds, range=list(KINDS.values())), legend=alt.Legend(title=None)),
            strokeWidth=alt.StrokeWidth("times:Q", scale=alt.Scale(type="sqrt", domain=[0, most], range=[1, 6]), legend=None),
            opacity=alt.condition("datum.kind === 'mixed'", alt.value(0.3), alt.value(0.85)),
        )
    )  # fmt: skip
    points = alt.Chart(alt.NamedData(name="parties")).encode(x=x, y=y)
    circles = points.mark_circle(size=160, color=colours.ink, opacity=1)
    # Twice, so that a name can be read where a line goes through it.
    around = points.mark_text(dy=-15, fontSize=13, fontWeight="bold", stroke=colours.paper, strokeWidth=4, color=colours.paper).encode(
        text="party:N"
    )
    called = points.mark_text(dy=-15, fontSize=13, fontWeight="bold", color=colours.ink).encode(text="party:N")
    layers = [joined, circles, around, called] if lines else [circles, around, called]
    return styled(
        alt.layer(*layers).properties(width=SIZE + 120, height=min(SIZE, A_PARTY * len(nodes))),
        colours,
        {"ties": lines, "parties": dots},
        title=title,
    )
