import json
import re
from xml.etree import ElementTree

import pytest

from placet.publish.charts.colours import palette
from placet.publish.charts.drawing import png, spec_of, svg
from placet.publish.charts.kinds import KINDS, Ground, drawn
from tests.publish.charts.grounds import nothing

ALL = pytest.mark.parametrize("name", sorted(KINDS))


@ALL
def test_a_chart_keeps_to_the_schema_and_carries_its_data(ground: Ground, name: str) -> None:
    chart = KINDS[name].draw(ground, palette())
    chart.to_dict()  # checks it
    spec = json.loads(spec_of(chart))
    assert spec["datasets"]
    assert all(spec["datasets"].values())
    assert "url" not in re.findall(r'"(\w+)":', json.dumps(spec))
    assert spec_of(KINDS[name].draw(ground, palette())) == spec_of(chart)


@ALL
def test_a_drawing_is_sound_and_has_no_script(ground: Ground, name: str) -> None:
    drawing = svg(spec_of(KINDS[name].draw(ground, palette())))
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(drawing).iter()}
    assert "text" in tags
    assert not tags & {"script", "foreignObject", "a", "image"}
    assert "The strait &lt;script>" in drawing or "The strait &lt;script&gt;" in drawing


@ALL
def test_dark_ground_has_the_colours_of_the_dark_pages(ground: Ground, name: str) -> None:
    spec = json.loads(spec_of(KINDS[name].draw(ground, palette(dark=True))))
    assert spec["background"] == palette(dark=True).paper != palette().paper


@ALL
def test_each_line_of_a_table_has_a_cell_for_each_head(ground: Ground, name: str) -> None:
    table = KINDS[name].table(ground)
    assert table.lines
    assert {len(line) for line in table.lines} == {len(table.heads)}


def test_there_is_nothing_to_draw_of_what_nobody_speaks_of() -> None:
    assert [kind.name for kind in drawn(nothing())] == []


def test_a_picture_is_a_png(ground: Ground) -> None:
    assert png(spec_of(KINDS["events"].draw(ground, palette()))).startswith(b"\x89PNG")
