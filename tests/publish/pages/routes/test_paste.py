import re

import pytest
from starlette.testclient import TestClient

from placet.publish.pages.routes.paste import LONGEST
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
