import re

import pytest

from placet.ledger import Ledger
from placet.model.record import Condition
from tests.publish.conftest import RECORD
from tests.publish.pages.routes.conftest import Notes, Site

ADDRESS = "/document?id=strait-1"
CELL = "/dossier/strait/cell?proposal=patrols&party=NRL"


def decisions(ledger: str) -> list[tuple[str, str, str]]:
    with Ledger.open(ledger, create=False) as store:
        return [(each.anchor.kind, each.verdict, each.by) for each in store.decisions()]


def test_an_answer_is_kept_under_ones_name_and_leads_back_to_its_item(site: Site, ledger: str) -> None:
    answer = Notes(site(), ADDRESS).say("e3", "accept")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ADDRESS}#e3")
    assert decisions(ledger) == [("event", "accept", "Ann Lee")]


def test_a_correction_shows_at_once_in_the_dossier(site: Site) -> None:
    client = site()
    assert "stance withholds" in client.get(CELL).text
    assert Notes(client, ADDRESS).say("s1", "correct", stance="support").status_code == 303
    after = client.get(CELL).text
    assert "stance withholds" not in after
    assert "stance gives" in after
    assert 'class="note position" id="s1"' in client.get(ADDRESS).text
    assert "put right; stance <bdi>yes</bdi>" in client.get(ADDRESS).text


def test_a_rejected_item_counts_no_more_and_can_be_taken_back(site: Site, ledger: str) -> None:
    client = site()
    Notes(client, ADDRESS).say("s1", "reject")
    assert 'class="note position rejected" id="s1"' in client.get(ADDRESS).text
    assert len(client.get("/document.json?id=strait-1").json()["positions"]) == 1
    Notes(client, ADDRESS).say("s1", "withdraw")
    assert len(client.get("/document.json?id=strait-1").json()["positions"]) == 2
    assert decisions(ledger) == []


def test_a_correction_can_be_taken_back_too(site: Site, ledger: str) -> None:
    client = site()
    Notes(client, ADDRESS).say("s1", "correct", stance="support", holder="NRL")
    Notes(client, ADDRESS).say("s1", "withdraw")
    assert decisions(ledger) == []


def test_a_condition_is_put_in_and_taken_out(site: Site) -> None:
    client = site()

    def conditions() -> list[Condition]:
        return client.get("/document.json?id=strait-1").json()["positions"][1]["conditions"]

    Notes(client, ADDRESS).say("s2", "correct", condition="a ceasefire  is signed")
    assert len(conditions()) == 1
    Notes(client, ADDRESS).say("s2", "correct", condition=" - ")
    assert conditions() == []


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"verdict": "correct", "stance": "maybe"}, "is no stance"),
        ({"verdict": "correct", "condition": "words that stand nowhere"}, "stand in the document"),
        ({"verdict": "correct", "holder": "Nobody Known"}, "is nobody in this document"),
        ({"verdict": "correct"}, "to correct an item"),
        ({"verdict": "perhaps"}, "is no answer"),
        ({"verdict": "withdraw"}, "nothing to take back"),
    ],
)
def test_what_can_not_be_kept_says_why_beside_its_item(site: Site, ledger: str, given: dict[str, str], reason: str) -> None:
    answer = Notes(site(), ADDRESS).say("s1", **given)
    assert answer.status_code == 400
    note = answer.text.partition('id="s1" ')[2].partition('id="q2" ')[0]
    assert note.startswith('data-item="s1" open>')
    assert reason in note
    assert decisions(ledger) == []


def test_a_given_name_is_kept_by_the_browser(site: Site, ledger: str) -> None:
    client = site(by="")
    token = Notes(client, "/review")
    form = re.search(r'name="token" value="(\w+)"', token.page)
    assert form
    client.post("/review/name", data={"token": form[1], "back": ADDRESS, "by": "Zoë <b>"}, follow_redirects=False)
    Notes(client, ADDRESS).say("s1", "accept")
    assert decisions(ledger) == [("position", "accept", "Zoë <b>")]


def test_nobody_speaks_for_another_whom_a_proxy_has_named(site: Site, ledger: str) -> None:
    client = site(user_header="X-User", by="Ann Lee")
    client.headers["X-User"] = "Ben Ruiz"
    client.cookies.set("placet_by", "Somebody", domain="localhost.local")
    Notes(client, ADDRESS).say("s1", "accept")
    assert decisions(ledger) == [("position", "accept", "Ben Ruiz")]


def test_words_that_were_coded_anew_meanwhile_are_not_decided_on(site: Site, ledger: str) -> None:
    notes = Notes(site(), ADDRESS)
    assert notes.say("s1", "accept", key="0" * 16).status_code == 409
    assert notes.say("s1", "accept", document="nobody").status_code == 404
    assert decisions(ledger) == []


def test_a_form_without_our_token_changes_nothing(site: Site, ledger: str) -> None:
    assert Notes(site(), ADDRESS).say("s1", "accept", token="0" * 64).status_code == 403
    assert decisions(ledger) == []


def test_a_read_only_site_keeps_nothing(site: Site, ledger: str) -> None:
    fields = Notes(site(), ADDRESS).fields("s1")
    closed = site(read_only=True)
    assert closed.post("/review", data=fields | {"verdict": "accept"}).status_code == 403
    assert 'method="post"' not in closed.get("/review?below=1").text
    assert decisions(ledger) == []


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)", "/actor?of=NRL"])
def test_an_answer_never_leads_elsewhere(site: Site, back: str) -> None:
    assert Notes(site(), ADDRESS).say("s1", "accept", back=back).headers["location"] == f"{ADDRESS}#s1"


def test_the_queue_asks_about_the_least_sure_first_and_goes_on(site: Site) -> None:
    client = site()
    address = "/review?below=0.9"
    assert [row["id"] for row in client.get("/review.json?below=0.9").json()["rows"]] == ["s2", "s1"]
    answer = Notes(client, address).say("item-1", "accept")
    assert answer.headers["location"] == "/review?kind=position&below=0.9#main"
    assert [row["id"] for row in client.get("/review.json?below=0.9").json()["rows"]] == ["s1"]
    assert client.get("/review.csv?below=0.9").text.count("\n") == 2


def test_the_queue_of_a_dossier_and_of_what_others_decided(site: Site) -> None:
    client = site()
    Notes(client, ADDRESS).say("s2", "accept")
    assert client.get("/review.json?below=0.9&dossier=strait").json()["asked"] == 1
    assert client.get("/review?dossier=nothing").status_code == 404
    assert client.get("/review?kind=event&dossier=strait").status_code == 404
    assert client.get("/review.json?second=true").json()["asked"] == 0
    others = site(by="Ben Ruiz").get("/review?second=true").text
    assert 'data-item="" tabindex' in others
    assert "Ann Lee" not in others.partition("<article")[2]


def test_people_who_differ_are_shown(site: Site) -> None:
    Notes(site(), ADDRESS).say("s1", "accept")
    Notes(site(by="Ben Ruiz"), ADDRESS).say("s1", "reject")
    page = site(by="Cleo Diaz").get("/review").text
    assert len(re.findall(r'class="decided">', page)) == 2
    assert RECORD.positions[0].id in site().get(ADDRESS).text


MISSED = {"holder": "Westmark", "stance": "support", "proposal": "a census of boats", "words": "ready to send them", "condition": ""}


def test_a_position_that_is_missing_is_added_and_taken_back(site: Site, ledger: str) -> None:
    client = site()
    notes = Notes(client, ADDRESS)
    answer = notes.add(MISSED)
    (id,) = re.findall(r"#(added-\w+)$", answer.headers["location"])
    assert answer.status_code == 303
    assert decisions(ledger) == [("position", "add", "Ann Lee")]
    page = client.get(ADDRESS).text
    assert f'class="note position" id="{id}"' in page
    assert id in [each["id"] for each in client.get("/document.json?id=strait-1").json()["positions"]]
    assert [each["id"] for each in client.get("/positions.json?stance=support").json()["rows"]] == [id]
    Notes(client, ADDRESS).say(id, "withdraw")
    assert decisions(ledger) == []
    assert id not in client.get(ADDRESS).text


def test_a_second_person_accepts_what_was_added_or_it_is_gone(site: Site, ledger: str) -> None:
    Notes(site(), ADDRESS).add(MISSED)
    second = site(by="Ben Ruiz")
    (row,) = second.get("/review.json?second=true").json()["rows"]
    notes = Notes(second, ADDRESS)
    assert notes.say(row["id"], "accept").status_code == 303
    assert decisions(ledger) == [("position", "add", "Ann Lee"), ("position", "add", "Ben Ruiz")]
    Notes(second, ADDRESS).say(row["id"], "reject")
    assert second.get("/positions.json?stance=support").json()["rows"] == []
    assert f'class="note position rejected" id="{row["id"]}"' in second.get(ADDRESS).text


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"words": "ready to sink them"}, "don&#39;t stand in the document"),
        ({"holder": "Nobody Atall"}, "is nobody in this document"),
        ({"stance": "perhaps"}, "is no stance"),
        ({"condition": "a ceasefire is signed"}, "only a conditional position has a condition"),
    ],
)
def test_what_cannot_be_added_is_shown_again_with_the_reason(site: Site, ledger: str, change: dict[str, str], reason: str) -> None:
    answer = Notes(site(), ADDRESS).add(MISSED | change)
    assert answer.status_code == 400
    assert reason in answer.text
    assert 'id="missed" open' in answer.text
    assert f'name="words" required maxlength="1000" autocomplete="off" value="{(MISSED | change)["words"]}"' in answer.text
    assert decisions(ledger) == []


def test_nothing_is_added_to_what_is_not_there(site: Site) -> None:
    assert Notes(site(), ADDRESS).add(MISSED | {"document": "nowhere"}).status_code == 404


def test_lists_say_what_was_left_out(site: Site) -> None:
    client = site()
    assert "left out" not in client.get("/positions?actor=Norland").text
    Notes(client, ADDRESS).say("s1", "reject")
    assert "1 position left out, as reviewed" in client.get("/positions?actor=Norland").text
    assert "left out" not in client.get("/positions?actor=Sudria").text
    assert "1 position left out, as reviewed" in client.get("/dossier/strait").text
