"""What every test may use: the gold's folder, and the marks that skip where something isn't there."""

from pathlib import Path

import pytest
from hypothesis import settings

from goldsets import gold_folder

ROOT = Path(__file__).resolve().parents[1]
GOLD = gold_folder(ROOT)

# An example that takes long says that the machine is busy, or that something is loaded for the first time: no fault.
settings.register_profile("placet", deadline=None)
settings.load_profile("placet")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--runs", type=int, default=10, help="how often the ledger's tests kill a process that adds (default: 10)")
    parser.addoption("--seconds", type=int, default=4, help="how long fifty clients visit the pages while documents are added (default: 4)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if GOLD.is_dir():
        return
    for item in items:
        if item.get_closest_marker("gold"):
            item.add_marker(pytest.mark.skip(reason=f"no gold at {GOLD}"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotated articles; only tests marked `gold` may ask for it."""
    return GOLD
