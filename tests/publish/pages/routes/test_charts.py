import json
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from placet.publish.charts.colours import palette

STANCES = "/dossier/strait/charts/stances"


def test_a_chart_is_there_as_picture_and_as_spec(client: TestClient) -> None:
    drawing = client.get(f"{STANCES}.svg")
    assert drawing.headers["content-type"] == "image/svg+xml"
    assert "script-src 'self'" in drawing.headers["content-security-policy"]
    assert "script" not in {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(drawing.text).iter()}
    picture = client.get(f"{STANCES}.png")
    assert (picture.headers["content-type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    spec = client.get(f"{STANCES}.vl.json")
    assert json.loads(spec.text)["background"] == palette().paper
    assert json.loads(client.get(f"{STANCES}.vl.json?dark=true").text)["background"] == palette(dark=True).paper


def test_its_table_says_the_same_on_the_page_in_csv_and_in_json(client: TestClient) -> None:
    rows = client.get(f"{STANCES}.json").json()
    assert {"party", "stance", "took back"} <= set(rows[0])
    assert len(client.get(f"{STANCES}.csv").text.splitlines()) == len(rows) + 1
    assert client.get(STANCES).text.count("<tr>") == len(rows) + 1


def test_a_chart_of_a_day_shows_that_day(client: TestClient) -> None:
    assert len(client.get(f"{STANCES}.json?on=2031-03-06").json()) < len(client.get(f"{STANCES}.json").json())


@pytest.mark.parametrize("ending", ["", ".svg", ".png", ".vl.json", ".json", ".csv"])
def test_what_is_no_chart_or_no_dossier_is_not_found(client: TestClient, ending: str) -> None:
    for address in ("/dossier/strait/charts/nix", "/dossier/nix/charts/stances"):
        assert client.get(address + ending).status_code == 404


def test_where_there_is_nothing_to_draw_the_page_says_so(client: TestClient) -> None:
    assert "There is nothing to draw yet." in client.get("/dossier/strait/charts/map").text
    assert client.get("/dossier/strait/charts/map.svg").status_code == 404


def test_the_dossier_shows_the_charts_for_which_there_is_anything(client: TestClient) -> None:
    page = client.get("/dossier/strait").text
    assert f'src="{STANCES}.svg"' in page
    assert "charts/map.svg" not in page


def test_the_dossier_says_what_changed_in_the_week(client: TestClient) -> None:
    page = client.get("/dossier/strait").text
    assert "After 1 March 2031, until 8 March 2031: 2 more documents." in page
    assert "heard for the first time" in page
