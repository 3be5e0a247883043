import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from placet.publish.pages.routes.api import router
from tests.publish.pages.conftest import HOSTILE, Visit


def test_the_api_does_what_its_description_says(visit: Visit) -> None:
    """Whatever is asked: no failure of the server's, and the shapes, statuses and kinds of answer that are described.

    What a ledger holds, no description knows: that there is no such actor or outlet is an error for a question that has the right form.
    """
    schemathesis = pytest.importorskip("schemathesis", reason="it tries the API out: pip install 'placet[test]'")
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", visit(names=("testserver",)).app)
    operations = [each.ok() for each in described.get_all_operations()]
    assert len(operations) == len(router.routes)
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=25, database=None, suppress_health_check=list(HealthCheck))
        def try_it(case) -> None:
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        try_it()


def test_every_address_is_described_with_what_it_gives(client: TestClient) -> None:
    description = client.get("/api/v1/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    assert set(description["paths"]) == {route.path for route in router.routes}
    shapes = description["components"]["schemas"]
    for reference in {part.split('"')[0] for part in json.dumps(description).split("#/components/schemas/")[1:]}:
        assert reference in shapes
    for path, methods in description["paths"].items():
        assert list(methods) == ["get"], path
        assert methods["get"]["description"], path


def test_shapes_have_names_that_programs_can_use(client: TestClient) -> None:
    shapes = client.get("/api/v1/openapi.json").json()["components"]["schemas"]
    assert {"PageOfPositionRow", "PageOfEventRow", "PageOfQuotationRow", "PageOfProposalRow", "PageOfHeldDocument"} <= set(shapes)
    assert all(re.fullmatch(r"[A-Za-z]+", name) for name in shapes)
    assert shapes["PageOfPositionRow"]["title"] == "PageOfPositionRow"
    assert shapes["PageOfPositionRow"]["properties"]["rows"]["items"] == {"$ref": "#/components/schemas/PositionRow"}


def test_the_charts_of_a_dossier_are_those_of_its_page(client: TestClient) -> None:
    base = "/api/v1/dossiers/strait/charts"
    told = client.get(base).json()
    assert [each["name"] for each in told] == ["stances", "network", "events"]
    for each in told:
        table = client.get(f"{base}/{each['name']}").json()
        assert {name: table[name] for name in each} == each
        assert table["rows"] == client.get(f"/dossier/strait/charts/{each['name']}.json").json()
        assert {tuple(row) for row in table["rows"]} == {tuple(table["columns"])}
        spec = client.get(f"{base}/{each['name']}/spec?dark=true")
        assert spec.json() == client.get(f"/dossier/strait/charts/{each['name']}.vl.json?dark=true").json()
        assert "vega-lite" in spec.json()["$schema"]
    assert client.get(f"{base}/map").json()["rows"] == []
    assert client.get(f"{base}/map/spec").status_code == 404
    for wrong in (f"{base}/nix", f"{base}/nix/spec", "/api/v1/dossiers/nix/charts", "/api/v1/dossiers/nix/charts/stances"):
        assert list(client.get(wrong).json()) == ["error"]
        assert client.get(wrong).status_code == 404


def test_the_page_about_the_api_names_every_address(client: TestClient) -> None:
    page = client.get("/api").text
    for route in router.routes:
        assert f"<code>GET {route.path}</code>" in page


def test_a_document_is_given_whole(client: TestClient) -> None:
    found = client.get("/api/v1/document", params={"id": HOSTILE.document.id}).json()
    assert found["document"]["text"] == HOSTILE.document.text
    assert len(found["positions"]) == 2
    assert client.get("/api/v1/document?id=nix").json() == {"error": "no document has the id 'nix'"}


def test_search_finds_each_kind(client: TestClient) -> None:
    found = client.get("/api/v1/search?words=patrols").json()
    assert {kind: bool(rows) for kind, rows in found.items()} == {"quotations": True, "positions": True, "proposals": True}


def test_a_proposal_by_its_cluster(client: TestClient) -> None:
    account = client.get("/proposal.json?document=strait-1&id=p1").json()["account"]
    assert client.get("/api/v1/proposal", params={"cluster": account["cluster"]}).json() == account
    assert client.get("/api/v1/proposal?cluster=nix").status_code == 404
