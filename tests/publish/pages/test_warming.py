"""What is made while the site starts."""

import time
from threading import Event

import pytest
from starlette.testclient import TestClient

from placet.accounts import consent_to
from placet.errors import PlacetError
from placet.publish.pages.holdings import Holdings
from placet.publish.pages.warming import warm_up
from tests.publish.pages.conftest import Visit


def test_a_site_that_starts_makes_what_its_first_page_shows(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    for piece in ("account", "changes", "charts"):

        def note(holdings: Holdings, name: str, on: str = "", piece: str = piece, plain: object = getattr(Holdings, piece)) -> object:
            found = plain(holdings, name, on)  # type: ignore[operator]
            made.append(piece)
            return found

        monkeypatch.setattr(Holdings, piece, note)
    with visit() as site:
        ends = time.monotonic() + 20
        while "charts" not in made and time.monotonic() < ends:
            time.sleep(0.01)
        assert made[-1] == "charts"
        assert site.get("/dossier/strait").status_code == 200


def test_who_comes_meanwhile_waits_for_what_is_made_once(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, made = Event(), Event(), []

    def slow(*given: object, **more: object) -> object:
        begun.set()
        assert go_on.wait(20)
        made.append(more["on"])
        return consent_to(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setitem(Holdings.account.__globals__, "consent_to", slow)
    client = visit()
    warming = warm_up(client.app.state.holdings, Event())  # type: ignore[attr-defined]
    assert begun.wait(20)
    assert client.get("/documents").status_code == 200  # which shows nothing of what is being made
    go_on.set()
    assert client.get("/").status_code == 200
    warming.join(20)
    assert made.count("") == 1


def test_a_broken_dossier_is_told_of_to_who_asks_for_it(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def broken(holdings: Holdings, name: str, on: str = "") -> None:
        tried.append(name)
        raise PlacetError("broken since")

    for piece in ("account", "changes", "charts"):
        monkeypatch.setattr(Holdings, piece, broken)
    warm_up(client.app.state.holdings, Event()).join(20)  # type: ignore[attr-defined]
    assert tried == ["strait"] * 3


def test_nothing_is_begun_once_the_site_has_stopped(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(Holdings, "account", lambda *given: tried.append("account"))
    stopped = Event()
    stopped.set()
    warm_up(client.app.state.holdings, stopped).join(20)  # type: ignore[attr-defined]
    assert tried == []
