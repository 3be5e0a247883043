import re

import pytest
from fastapi import FastAPI, Form, Request
from starlette.testclient import TestClient

from placet.errors import PlacetError
from placet.publish.pages.safety import Safety
from placet.publish.pages.settings import MOST_BYTES, Settings, refuse_open_door
from placet.publish.pages.showing import HTMLResponse
from placet.publish.pages.visit import visit_of
from tests.publish.pages.conftest import PAGES, Visit

TOKEN = "s3cret & more"


def site(**settings: object) -> FastAPI:
    """A guard before one page with a form, and what the form changes."""
    app = FastAPI()
    app.state.changed = []

    @app.get("/form")
    def form(request: Request) -> HTMLResponse:
        return HTMLResponse(visit_of(request).form_token)

    @app.post("/change")
    def change(request: Request, what: str = Form("")) -> dict[str, str]:
        app.state.changed.append(what)
        return {"user": visit_of(request).user}

    app.add_middleware(Safety, settings=Settings(ledger="", **settings))
    return app


def browser(app: FastAPI, base_url: str = "http://localhost:8080", **headers: str) -> TestClient:
    return TestClient(app, base_url=base_url, headers=headers, follow_redirects=False)


@pytest.mark.parametrize("address", [*PAGES, "/nothing", "/static/placet.css", "/positions.csv", "/api/v1/ledger", "/api/v1/nothing"])
def test_every_answer_has_the_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "127.0.0.1.evil.example:8080", "[::1"])
def test_a_host_that_is_not_ours_is_refused(visit: Visit, host: str) -> None:
    answer = visit().get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Patrols" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080", "192.168.1.2", "LOCALHOST."])
def test_this_machine_and_plain_addresses_are_ours(visit: Visit, host: str) -> None:
    assert visit().get("/failures", headers={"host": host}).status_code == 200


def test_a_name_that_was_given_is_ours(visit: Visit) -> None:
    assert visit(names=("placet.example",)).get("/failures", headers={"host": "placet.example"}).status_code == 200


@pytest.mark.parametrize("settings", [{}, {"by": "Ann"}])
def test_no_door_is_open_to_the_network(settings: dict[str, str]) -> None:
    for host in ("0.0.0.0", "192.168.1.2", "placet.example", "::"):
        with pytest.raises(PlacetError, match=f"--host {host}: others could reach it"):
            refuse_open_door(Settings(ledger="", host=host, **settings))
        refuse_open_door(Settings(ledger="", host=host, token="x", **settings))
        refuse_open_door(Settings(ledger="", host=host, user_header="X-User", **settings))
    for host in ("127.0.0.1", "::1", "localhost"):
        refuse_open_door(Settings(ledger="", host=host, **settings))


def test_without_the_token_nothing_is_shown(visit: Visit) -> None:
    client = visit(token=TOKEN)
    for address in (*PAGES, "/api/v1/ledger", "/api/v1/openapi.json", "/positions.csv", "/?token=wrong", "/nothing"):
        answer = client.get(address)
        assert answer.status_code == 401, address
        assert "patrols" not in answer.text
    assert client.get("/static/placet.css").status_code == 200


def test_the_token_in_the_address_becomes_a_cookie(visit: Visit) -> None:
    client = visit(token=TOKEN)
    answer = client.get("/positions", params={"token": TOKEN, "stance": "oppose"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/positions?stance=oppose")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert client.get("/positions").status_code == 200


def test_the_redirect_leads_to_no_other_host(visit: Visit) -> None:
    client = visit(token=TOKEN)
    for path in ("//evil.example/x", "/\\evil.example", "/%2F/evil.example"):
        answer = client.get(f"http://localhost{path}", params={"token": TOKEN}, follow_redirects=False)
        assert re.match(r"/[^/\\]", answer.headers["location"]), answer.headers["location"]


def test_a_program_gives_the_token_as_a_bearer(visit: Visit) -> None:
    client = visit(token=TOKEN)
    assert client.get("/api/v1/ledger", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get("/api/v1/ledger", headers={"authorization": "Bearer x"}).status_code == 401


def test_a_reverse_proxy_says_who_is_there() -> None:
    app = site(user_header="X-Forwarded-User", host="0.0.0.0")
    assert browser(app).get("/form").status_code == 401
    client = browser(app, **{"X-Forwarded-User": "ann"})
    token = client.get("/form").text
    assert client.post("/change", data={"token": token, "what": "x"}).json() == {"user": "ann"}


def test_a_header_that_nobody_chose_names_no_user() -> None:
    client = browser(site(), **{"X-Forwarded-User": "ann"})
    token = client.get("/form").text
    assert client.post("/change", data={"token": token}).json() == {"user": ""}


def test_a_change_needs_the_token_of_its_form() -> None:
    app = site()
    client, other = browser(app), browser(app)
    token, others = client.get("/form").text, other.get("/form").text
    assert token != others
    for data in ({}, {"token": ""}, {"token": "x"}, {"token": others}, {"token": [token[:-1], token]}):
        assert client.post("/change", data=data).status_code == 403, data
    assert client.post("/change", params={"token": token}).status_code == 403
    assert not app.state.changed
    assert client.post("/change", data={"token": token, "what": "ä & b"}).status_code == 200
    assert client.post("/change", data={"what": "by script"}, headers={"x-placet-token": token}).status_code == 200
    assert app.state.changed == ["ä & b", "by script"]


def test_a_token_of_another_run_is_refused() -> None:
    client = browser(site())
    token = client.get("/form").text
    later = browser(site())
    later.cookies.update(client.cookies)
    assert later.post("/change", data={"token": token}).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:9999", "http://localhost:8080.evil.example"])
def test_a_change_from_another_site_is_refused(origin: str) -> None:
    client = browser(site())
    token = client.get("/form").text
    assert client.post("/change", data={"token": token}, headers={"origin": origin}).status_code == 403
    assert client.post("/change", data={"token": token}, headers={"origin": "http://localhost:8080"}).status_code == 200


def test_a_read_only_site_changes_nothing() -> None:
    app = site(read_only=True)
    client = browser(app)
    answer = client.post("/change", data={"token": client.get("/form").text})
    assert answer.status_code == 403
    assert "read-only" in answer.text
    assert not app.state.changed


def test_what_is_sent_is_bounded() -> None:
    app = site()
    client = browser(app)
    token = client.get("/form").text
    body = f"token={token}&what=".encode()
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/change", content=body + b"x" * (MOST_BYTES - len(body)), headers=form).status_code == 200
    assert client.post("/change", content=body + b"x" * MOST_BYTES, headers=form).status_code == 413
    pieces = (piece for piece in [body, *[b"x" * 100_000] * 11])  # of no length that is told beforehand
    assert client.post("/change", content=pieces, headers=form).status_code == 413
    assert client.post("/change", content=b"x", headers={**form, "content-length": "-1"}).status_code == 413
    assert len(app.state.changed) == 1


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/positions").status_code == 405
    answer = client.request(method, "/api/v1/ledger")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert "error" in answer.json()


def test_broken_cookies_are_no_harm(client: TestClient) -> None:
    assert client.get("/failures", headers={"cookie": 'placet_session="; a=b; \x01=c'}).status_code == 200


def test_every_change_of_the_real_site_stands_behind_the_guard(client: TestClient) -> None:
    for route in client.app.routes:  # type: ignore[attr-defined]
        for method in getattr(route, "methods", None) or ():
            if method not in ("GET", "HEAD"):
                assert client.request(method, route.path).status_code in (403, 405), route.path
