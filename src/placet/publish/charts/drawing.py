"""A chart -> SVG, PNG, or its Vega-Lite spec, drawn by vl-convert, which asks nobody on the network."""

import json
from functools import lru_cache

import altair as alt
import vl_convert

PICTURES_KEPT = 128
SHARP = 2  # pixels of a PNG for each of the chart's


def spec_of(chart: alt.TopLevelMixin) -> str:
    """Write a chart's Vega-Lite spec with its data as JSON, the same for the same chart. The tests check it against the schema."""
    return json.dumps(chart.to_dict(validate=False), ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=PICTURES_KEPT)
def svg(spec: str) -> str:
    """Draw a spec as SVG. Nothing is loaded for it: the spec brings its data, and no address is allowed."""
    drawn: str = vl_convert.vegalite_to_svg(
        json.loads(spec), vl_version=alt.SCHEMA_VERSION.removeprefix("v").rpartition(".")[0], allowed_base_urls=[]
    )
    return drawn


@lru_cache(maxsize=PICTURES_KEPT)
def png(spec: str) -> bytes:
    """Draw a spec as PNG, at twice its size."""
    drawn: bytes = vl_convert.svg_to_png(svg(spec), scale=SHARP)
    return drawn
