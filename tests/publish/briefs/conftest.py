"""A brief on the invented dispute of the strait, in which every field that has text has a script in it."""

import pytest

pytest.importorskip("docx", reason="briefs are an extra: pip install 'placet[brief]'")
pytest.importorskip("typst", reason="briefs are an extra: pip install 'placet[brief]'")

import msgspec

from placet.analyse.developments import developments
from placet.publish.briefs.content import brief_of
from placet.publish.briefs.document import Brief
from tests.publish.charts.grounds import nothing, strait


@pytest.fixture(scope="session")
def brief() -> Brief:
    ground = strait()
    before = msgspec.structs.replace(nothing().account, day="2031-03-01")
    return brief_of(ground, developments(before, ground.account))


@pytest.fixture(scope="session")
def nobodys() -> Brief:
    """A brief on a dossier of which nobody speaks."""
    ground = nothing()
    return brief_of(ground, developments(ground.account, ground.account))
