import re

from starlette.testclient import TestClient

from tests.publish.conftest import RECORD
from tests.publish.pages.routes.conftest import Site

ADDRESS = "/document?id=strait-1"


def ids(page: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', page)


def test_every_line_is_an_anchor_and_no_anchor_is_there_twice(client: TestClient) -> None:
    found = ids(client.get(ADDRESS).text)
    assert [each for each in found if each.startswith("line-")] == [f"line-{number}" for number in (1, 3, 5, 7, 9)]
    assert len(found) == len(set(found))


def test_the_text_is_there_whole_and_each_note_leads_to_its_words_and_back(client: TestClient) -> None:
    page = client.get(ADDRESS).text
    text = re.sub(r'<a class="ref.*?</span></a>(?=[^<]|<)', "", page.partition('<div class="text">')[2], flags=re.S)
    plain = re.sub(r"<[^>]+>", "", text)
    assert "Norland will not accept any foreign patrols in the Aldan Strait, its foreign minister, Ada Holm, told" in plain
    for item in ("q1", "q4", "e3", "s1", "s2", "s2-if-2"):
        assert f'id="{item}"' in page
        assert f'href="#at-{item}"' in page
        assert f'id="at-{item}"' in page
        assert f'href="#{item}"' in page


def test_words_carry_every_item_over_them(client: TestClient) -> None:
    page = client.get(ADDRESS).text
    (mark,) = re.findall(r'<mark class="([^"]*)" data-items="([^"]*)"[^>]*>accept</mark>', page)
    assert set(mark[0].split()) == {"quotation", "depth-1", "position", "oppose", "event"}
    assert set(mark[1].split()) == {"q1", "s1", "e1"}


def test_the_chain_goes_from_the_outlet_to_who_speaks(client: TestClient) -> None:
    tip = client.get(ADDRESS).text.partition('data-item="q4">q4')[2].partition("</a>")[0]
    assert re.findall(r"<bdi>(.*?)</bdi>", tip) == ["Sudrey Post", "The Courier", "Norland&#39;s navy"]


def test_the_words_of_a_citation_are_marked(client: TestClient) -> None:
    page = client.get(f"{ADDRESS}&at=47-54").text
    assert re.findall(r'<mark class="[^"]*cited[^"]*"[^>]*>(.*?)</mark>', page) == ["Norland"]
    assert client.get(f"{ADDRESS}&at=99999-999999").status_code == 200
    assert client.get(f"{ADDRESS}&at=x").status_code == 422


def test_a_document_that_is_not_there(client: TestClient) -> None:
    assert client.get("/document?id=nobody").status_code == 404


def test_beside_it_stand_the_record_and_its_positions(client: TestClient) -> None:
    data = client.get("/document.json?id=strait-1").json()
    assert data["document"]["text"] == RECORD.document.text
    assert len(data["positions"]) == 2
    assert client.get("/document.csv?id=strait-1").text.count("\n") == 3


def test_nothing_can_be_decided_on_a_read_only_site(site: Site) -> None:
    page = site(read_only=True).get(ADDRESS).text
    assert "<form" in page  # the search
    assert 'method="post"' not in page


def test_who_has_no_name_is_asked_for_one(site: Site) -> None:
    page = site(by="").get(ADDRESS).text
    assert 'action="/review/name"' in page
    assert 'action="/review"' not in page
