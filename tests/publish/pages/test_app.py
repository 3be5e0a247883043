import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from placet.ledger import Ledger
from tests.publish.pages.conftest import HOSTILE, PAGES, SCRIPT, Visit, ending

ALL = [*PAGES, f"/event?document={HOSTILE.document.id.replace('#', '%23')}&id=e1", "/proposal?document=2/nobody&id=p1", "/nothing", "/api"]


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_as_html_json_and_csv(client: TestClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200, page.text
    assert page.text.startswith("<!doctype html>")
    data = client.get(ending(address, "json"))
    assert data.status_code == 200
    assert data.headers["content-type"] == "application/json"
    assert data.json()
    table = client.get(ending(address, "csv"))
    assert table.status_code == 200
    assert table.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(table.text)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_names_its_other_forms(client: TestClient, address: str) -> None:
    links = [found["href"] for tag, found in Tags(client.get(address).text).found if tag == "a" and found.get("rel") == "alternate"]
    assert links == [ending(address, form) for form in ("json", "csv")]


@pytest.mark.parametrize("address", ALL)
def test_what_documents_say_never_becomes_a_part_of_the_page(client: TestClient, address: str) -> None:
    page = client.get(address).text
    tags = Tags(page).found
    assert [found for tag, found in tags if tag == "script"] == [{"src": "/static/placet.js", "defer": None}]
    assert SCRIPT not in page
    assert not [name for _, found in tags for name in found if name.startswith("on") or name == "style"]
    for _, found in tags:
        for name in ("href", "src", "action"):
            assert re.match(r"[/#]|https?://", found.get(name) or "/"), found


def test_the_hostile_document_is_shown(client: TestClient) -> None:
    """Else the test above would prove nothing."""
    escaped = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"
    shown = {
        "/": "Patrols " + escaped, "/dossier/strait": "Outlet " + escaped, "/failures": "is broken " + escaped,
        "/documents": "Title " + escaped, "/actor?of=WST": "Ann " + escaped, "/positions": "Westmark rejected " + escaped,
    }  # fmt: skip
    for address, words in shown.items():
        assert words in client.get(address).text, address


def test_no_link_leads_out_to_what_is_no_page_of_the_web(client: TestClient) -> None:
    assert "javascript:" not in client.get("/dossier/strait").text


def test_invisible_marks_do_not_turn_the_text_around(client: TestClient) -> None:
    assert "\u202e" not in client.get("/dossier/strait").text


def test_cells_of_csv_are_no_formulas(client: TestClient) -> None:
    for row in csv.reader(io.StringIO(client.get("/positions.csv").text)):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_what_is_wrong_is_said_in_the_form_that_was_asked_for(client: TestClient) -> None:
    page = client.get("/actor?of=Westmork")
    assert page.status_code == 400
    assert "there is no actor &#39;Westmork&#39;; the nearest is Westmark" in page.text
    data = client.get("/actor.json?of=Westmork")
    assert (data.status_code, data.json()) == (400, {"error": "there is no actor 'Westmork'; the nearest is Westmark"})
    assert client.get("/dossier/nix").status_code == 404
    assert client.get("/dossier/strait?on=2031-02-31").status_code == 400
    assert client.get("/positions?since=yesterday").status_code == 422
    assert client.get("/positions?after=nonsense").status_code == 400


def test_a_form_with_empty_fields_asks_for_all(client: TestClient) -> None:
    every = client.get("/positions.json").json()
    assert len(every["rows"]) == 4
    assert client.get("/positions.json?actor=&stance=&words=&since=&until=&outlet=&status=").json() == every


def test_lists_take_the_conditions_of_placet_ask(client: TestClient) -> None:
    rows = client.get("/positions.json?actor=Westmark&stance=oppose").json()["rows"]
    assert [(row["who"], row["stance"], row["document"]) for row in rows] == [("Westmark", "oppose", HOSTILE.document.id)]


def test_a_person_without_a_code_is_found_by_the_key_that_accounts_have_for_it(client: TestClient) -> None:
    key = f"OTHER:ann {SCRIPT}".replace("/", "%2F")
    assert [row["who"] for row in client.get(f"/actor.json?of={key}").json()["positions"]] == [f"Ann {SCRIPT}"]


def test_the_dossier_says_its_verdict_in_a_sentence(client: TestClient) -> None:
    told = client.get("/index.json").json()["dossiers"]
    assert told[0]["sentence"] == "Consent is withheld by Norland and Westmark; not heard from Sudria."
    assert told[1]["sentence"] == "Whether there is consent is open: nobody who is asked has been heard."


def test_the_dossier_on_an_earlier_day(client: TestClient) -> None:
    assert client.get("/dossier/strait.json?on=2031-03-06").json()["documents"] == 1


def test_each_cell_of_the_matrix_leads_to_its_words_with_outlet_day_chain_and_line(client: TestClient) -> None:
    page = client.get("/dossier/strait").text
    assert '<a href="#patrols-nrl" data-words="patrols-nrl">' in page
    words = page[page.index('id="patrols-nrl"') :]
    words = words[: words.index("</details>")]
    assert "Norland will not accept any foreign patrols in the Aldan Strait" in words
    assert '<time datetime="2031-03-06">6 March 2031</time>' in words
    links = re.findall(r'<span class="link"><bdi>(.*?)</bdi>', words)[:3]
    assert links == ["Sudrey Post", "The Courier", "Ada Holm"]
    assert 'href="/document?id=strait-1&amp;at=47-110#line-3"' in words


def test_a_proposal_page_without_a_dossier(client: TestClient) -> None:
    found = client.get("/proposal.json?document=strait-1&id=p1").json()
    assert found["account"]["label"] == "foreign patrols in the Aldan Strait"
    assert found["named"][0]["document"] == "strait-1"


def test_an_event_stands_in_its_paragraph(client: TestClient) -> None:
    page = client.get("/event?document=strait-1&id=e1").text
    assert "<mark>Norland will not <strong>accept</strong> any foreign patrols in the Aldan Strait</mark>, its foreign minister" in page


def test_pages_follow_what_is_added(visit: Visit, held: tuple[Path, Path]) -> None:
    """What is kept of a state of the ledger is let go when it changes."""
    client = visit()
    assert "strait-9" not in client.get("/documents").text
    document = msgspec.structs.replace(HOSTILE.document, id="strait-9", published="2031-04-01")
    with Ledger.open(held[0], create=False) as store:
        store.add(msgspec.structs.replace(HOSTILE, document=document))
        try:
            assert client.get("/dossier/strait.json").json()["documents"] == 3
        finally:
            store.remove(["strait-9"])
    assert client.get("/dossier/strait.json").json()["documents"] == 2


def test_pages_need_nothing_from_elsewhere(client: TestClient) -> None:
    style = client.get("/static/placet.css").text
    assert "url(" not in style
    assert "@import" not in style
    page = client.get("/dossier/strait").text
    for tag, found in Tags(page).found:
        if tag in ("link", "script", "img"):
            assert (found.get("href") or found.get("src") or "").startswith("/"), found


def test_json_of_a_page_and_the_api_are_the_same(client: TestClient) -> None:
    assert client.get("/dossier/strait.json").json() == client.get("/api/v1/dossiers/strait").json()
    assert json.dumps(client.get("/positions.json").json()["rows"]) == json.dumps(client.get("/api/v1/positions").json()["rows"])
