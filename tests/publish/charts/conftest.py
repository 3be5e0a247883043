"""What charts are drawn from: the invented dispute of the strait, with a document that has a script in every field."""

import pytest

pytest.importorskip("altair", reason="charts are an extra: pip install 'placet[brief]'")

from placet.publish.charts.kinds import Ground
from tests.publish.charts.grounds import strait


@pytest.fixture(scope="session")
def ground() -> Ground:
    return strait()
