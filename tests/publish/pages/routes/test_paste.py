import re
import sys
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from placet.errors import DocumentError
from placet.model.document import Document
from placet.publish.pages.routes.paste import FETCHED_AT_ONCE, LONGEST
from tests.publish.pages.routes.conftest import Site

TEXT = "Norway rejected the plan to send troops to Sweden.\n\n“We will never agree,” said Foreign Minister Kari Holm."


def token(page: str) -> str:
    found = re.search(r'name="token" value="(\w+)"', page)
    assert found
    return found[1]


def send(client: TestClient, where: str = "/paste", **given: str):
    return client.post(where, data={"token": token(client.get("/paste").text), "text": TEXT} | given, follow_redirects=False)


@pytest.mark.model
def test_an_article_is_coded_and_nothing_of_it_kept_until_told(site: Site) -> None:
    client = site()
    shown = send(client, title="Norway <b>says</b> no", outlet="Sudrey Post", published="2031-03-09")
    assert shown.status_code == 200
    assert "Nothing of this is kept" in shown.text
    assert re.search(r'class="note position" id="s1".*?stance oppose', shown.text, re.S)
    assert 'action="/review"' not in shown.text
    assert len(client.get("/documents.json").json()["rows"]) == 1
    fields = dict(re.findall(r'<input type="hidden" name="(title|outlet|published)" value="([^"]*)"', shown.text))
    kept = send(client, "/paste/keep", title="Norway <b>says</b> no", outlet=fields["outlet"], published=fields["published"])
    assert kept.status_code == 303
    page = client.get(kept.headers["location"])
    assert "Norway &lt;b&gt;says&lt;/b&gt; no" in page.text
    assert 'action="/review"' in page.text
    assert len(client.get("/documents.json").json()["rows"]) == 2


@pytest.mark.model
def test_line_ends_of_forms_move_no_offsets(site: Site) -> None:
    client = site()
    kept = send(client, "/paste/keep", text=TEXT.replace("\n", "\r\n"))
    data = client.get(kept.headers["location"].replace("/document?", "/document.json?")).json()
    assert data["document"]["text"] == TEXT


@pytest.mark.parametrize(("text", "status"), [("", 422), (" \r\n ", 422), ("a" * (LONGEST + 1), 413), ("a" * (3 * LONGEST), 422)])
def test_what_can_not_be_coded_here(site: Site, text: str, status: int) -> None:
    assert send(site(), text=text).status_code == status


def test_a_day_that_is_none(site: Site) -> None:
    assert send(site(), published="yesterday").status_code == 422


def test_a_read_only_site_has_no_box(site: Site) -> None:
    client = site(read_only=True)
    assert client.get("/paste").status_code == 403
    assert "/paste" not in client.get("/").text
    assert client.post("/paste", data={"text": TEXT}).status_code == 403


Fetch = Callable[[Document | DocumentError], list[str]]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Fetch:
    """Have every address lead to the same article, or failure; what is fetched is noted."""

    def web(found: Document | DocumentError) -> list[str]:
        fetched: list[str] = []

        def fetch(address: str) -> Document:
            fetched.append(address)
            if isinstance(found, DocumentError):
                raise found
            return found

        monkeypatch.setattr(sys.modules["placet.publish.pages.routes.paste"], "fetch_article", fetch)
        return fetched

    return web


FOUND = Document(id="x", text=TEXT, title="Norway says no", outlet="Sudrey Post", published="2031-03-09", url="https://news.example/norway")


@pytest.mark.model
def test_an_address_is_fetched_coded_and_kept_with_its_source(site: Site, web: Fetch) -> None:
    fetched, client = web(FOUND), site()
    shown = send(client, text="", url="https://news.example/norway?from=feed", outlet="The Post")
    assert fetched == ["https://news.example/norway?from=feed"]
    assert "Nothing of this is kept" in shown.text
    assert 'href="https://news.example/norway#' in shown.text
    fields = dict(re.findall(r'<input type="hidden" name="(title|url|outlet|published)" value="([^"]*)"', shown.text))
    assert fields == {"title": "Norway says no", "url": "https://news.example/norway", "outlet": "The Post", "published": "2031-03-09"}
    kept = send(client, "/paste/keep", **fields)
    data = client.get(kept.headers["location"].replace("/document?", "/document.json?")).json()
    assert data["document"]["url"] == "https://news.example/norway"
    assert len(fetched) == 1


@pytest.mark.model
def test_a_text_with_its_address_is_not_fetched(site: Site, web: Fetch) -> None:
    fetched = web(FOUND)
    shown = send(site(), url="https://news.example/other")
    assert 'href="https://news.example/other#' in shown.text
    assert fetched == []


def test_what_can_not_be_fetched_is_said_in_a_line(site: Site, web: Fetch) -> None:
    web(DocumentError("https://<b>news.example/", "read", "the server answers 404: check the address"))
    shown = send(site(), text="", url="https://news.example/")
    assert shown.status_code == 422
    assert "https://&lt;b&gt;news.example/: the server answers 404: check the address" in shown.text


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/", "file:///etc/passwd", "http://a:b@x.example/"]
)
def test_an_address_that_is_not_for_everybody_is_refused(site: Site, address: str) -> None:
    assert send(site(), text="", url=address).status_code == 422


@pytest.mark.parametrize(
    ("settings", "may"),
    [
        ({}, True),
        ({"fetch": False}, False),
        ({"host": "0.0.0.0", "token": "t"}, False),
        ({"host": "0.0.0.0", "token": "t", "fetch": True}, True),
        ({"names": ("desk.example",)}, False),
        ({"user_header": "x-forwarded-user"}, False),
        ({"user_header": "x-forwarded-user", "fetch": True}, True),
    ],
)
def test_for_others_a_site_fetches_only_where_it_was_told_to(site: Site, web: Fetch, settings: dict[str, Any], may: bool) -> None:
    fetched, client = web(DocumentError("it", "read", "is not there")), site(**settings)
    client.headers |= {"x-forwarded-user": "ann", "authorization": "Bearer t"}
    assert ("the article is fetched" in client.get("/paste").text) is may
    assert send(client, text="", url="https://news.example/").status_code == (422 if may else 403)
    assert bool(fetched) is may


def test_nobody_has_the_site_knock_at_many_doors_at_once(site: Site, web: Fetch) -> None:
    fetched, taken = web(FOUND), 0
    try:
        while FETCHED_AT_ONCE.acquire(blocking=False):
            taken += 1
        assert send(site(), text="", url="https://news.example/").status_code == 503
    finally:
        FETCHED_AT_ONCE.release(taken)
    assert fetched == []
