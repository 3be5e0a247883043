"""What all charts have in common: typeface, colours of axes, room for long names."""

from typing import Any, cast

import altair as alt

from placet.publish.charts.colours import Palette
from placet.publish.plain_text import one_line

FONT = "Arial, 'Liberation Sans', sans-serif"  # what vl-convert measures with: other faces are wider than the room that it leaves
LABEL_WIDTH = 170  # pixels for a name beside a row
NAME_LENGTH = 48  # characters of a name that is put into a picture

Rows = list[dict[str, Any]]


def styled(chart: Any, colours: Palette, data: dict[str, Rows], *, title: str, note: str = "") -> alt.TopLevelMixin:
    """Give a chart its title, a note on how to read it, typeface and colours, on the ground of the page that it stands on.

    `data` are the rows of its parts by name. All is set on the chart itself, since Altair's own steps copy everything each time.
    """
    quiet: dict[str, Any] = {
        "labelColor": colours.ink,
        "titleColor": colours.muted,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    chart.title = alt.TitleParams(
        one_line(title, 90), subtitle=note, anchor="start", color=colours.ink, subtitleColor=colours.muted, fontSize=15,
        subtitleFontSize=12, offset=10,
    )  # fmt: skip
    chart.background = colours.paper
    chart.padding = {"left": 28, "top": 6, "right": 20, "bottom": 6}  # a reader's typeface may be wider
    chart.config = alt.Config(
        font=FONT,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            **quiet, gridColor=colours.line, domainColor=colours.line_strong, tickColor=colours.line_strong, labelLimit=LABEL_WIDTH
        ),
        legend=alt.LegendConfig(
            **quiet, orient="bottom", titleAnchor="middle", labelLimit=220, columnPadding=28, symbolStrokeWidth=2, symbolOpacity=1
        ),
    )
    chart.datasets = {name: values(rows) for name, rows in data.items()}
    return cast(alt.TopLevelMixin, chart)


def values(rows: Rows) -> Rows:
    """Rows with their text on one line, as a chart carries them with itself."""
    return [{name: one_line(value) if isinstance(value, str) else value for name, value in row.items()} for row in rows]


def short(name: str) -> str:
    """A name as it stands in a picture."""
    return one_line(name, NAME_LENGTH)
