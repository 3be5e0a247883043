import re

import pytest

from placet.publish.charts.colours import palette


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_written_on_its_ground_can_be_read(dark: bool) -> None:
    """Contrast of WCAG 2 for text, level AA: 4.5."""
    colours = palette(dark=dark)
    for kind, ink in colours.inks.items():
        for ground in (colours.grounds[kind], colours.paper):
            assert re.fullmatch(r"#[0-9a-f]{6}", ground)
            light, dim = sorted((luminance(ink), luminance(ground)), reverse=True)
            assert (light + 0.05) / (dim + 0.05) >= 4.5, (kind, ink, ground)
