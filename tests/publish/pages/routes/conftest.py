"""A site over a ledger that a test may change, and a hand that sends its forms."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from placet.ledger import Ledger
from placet.publish.pages.app import create_app
from placet.publish.pages.settings import Settings
from tests.publish.conftest import RECORD
from tests.publish.pages.conftest import DOSSIER

Site = Callable[..., TestClient]


class Notes:
    """The forms of a page, by the item they decide on."""

    def __init__(self, client: TestClient, address: str) -> None:
        self.client, self.address = client, address
        self.page = client.get(address).text

    def fields(self, item: str) -> dict[str, str]:
        note = self.page.partition(f'id="{item}" ')[2].partition('<form class="decide"')[2].partition("</form>")[0]
        return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', note)}

    def say(self, item: str, verdict: str, **given: str):
        return self.client.post("/review", data=self.fields(item) | {"verdict": verdict} | given, follow_redirects=False)

    def add(self, given: dict[str, str]):
        """Fill the form for a position that is missing."""
        form = self.page.partition('action="/review/add"')[2].partition("</form>")[0]
        hidden = {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)}
        return self.client.post("/review/add", data=hidden | given, follow_redirects=False)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "own.db")
    with Ledger.open(path, create=True) as store:
        store.add(RECORD)
    return path


@pytest.fixture
def site(ledger: str, tmp_path: Path) -> Site:
    """Make a client of a site with some settings over a ledger of the test's own."""
    dossier = tmp_path / "strait.yaml"
    dossier.write_text(DOSSIER, encoding="utf-8")

    def site(**settings: object) -> TestClient:
        given = {"ledger": ledger, "dossiers": (dossier,), "by": "Ann Lee"} | settings
        return TestClient(create_app(Settings(**given)), base_url="http://localhost")

    return site
