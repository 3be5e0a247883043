"""What is one across documents, as it is listed and decided on."""

import json
import re

import pytest
from typer.testing import CliRunner, Result

from placet.ledger import Ledger
from placet.publish import cli
from tests.link.reports import told

SHELLING = "Norland accused Sudria of shelling a school near the harbour"


def placet(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, [*arguments], prog_name="placet")


@pytest.fixture
def ledger(tmp_path) -> str:
    path = str(tmp_path / "strait.db")
    with Ledger.open(path, create=True) as store:
        store.add(told("one", SHELLING, "accused", day="2031-05-05"))
        store.add(told("two", f"{SHELLING} of Aldan", "accused", day="2031-05-05"))
        store.add(told("plan", f"Soon {SHELLING}", "accused", day="2031-05-05", status="planned"))
    return path


def keys(text: str) -> list[str]:
    return re.findall(r"\w+#\w+-[0-9a-f]{4}", text)


def test_a_list_with_keys_words_sources_and_reasons(ledger):
    run = placet("links", "list", "--ledger", ledger)
    assert run.exit_code == 0
    head, one, two, reason, *_ = run.stdout.splitlines()
    assert head == "ACCUSE | Norland (NRL) | Sudria (SDR) | actual · event, 2 reports"
    assert re.fullmatch(r"  one#e1-[0-9a-f]{4} “accused” — The Courier, 7 May 2031", one)
    assert two.startswith("  two#e1-")
    assert reason == "    the same parties, the same day, 100% of the words"
    rows = [json.loads(line) for line in placet("links", "list", "--ledger", ledger, "--format", "jsonl").stdout.splitlines()]
    assert [[report["document"] for report in row["reports"]] for row in rows] == [["one", "two"]]


def test_decisions_are_made_listed_and_undone(ledger):
    one, two = keys(placet("links", "list", "--ledger", ledger).stdout)
    run = placet("links", "different", one, two, "--ledger", ledger, "--by", "Ann Lee")
    assert run.stdout == f"{ledger}: Ann Lee says different of {one} and {two}\n"
    assert "no event is in several documents" in placet("links", "list", "--ledger", ledger).stderr
    assert "Ann Lee: not the same" in placet("links", "list", "--ledger", ledger, "--decided").stdout
    run = placet("links", "undo", one, two, "--ledger", ledger, "--by", "Ann Lee")
    assert run.stdout == f"{ledger}: Ann Lee no longer says different of {one} and {two}\n"
    assert keys(placet("links", "list", "--ledger", ledger).stdout) == [one, two]


def test_unsure_pairs_are_asked_about_until_they_are_decided(ledger):
    shown = keys(placet("links", "list", "--ledger", ledger, "--unsure").stdout)
    assert len(shown) % 2 == 0
    for place in range(0, len(shown), 2):
        verdict = "same" if place else "unsure"
        assert placet("links", verdict, shown[place], shown[place + 1], "--ledger", ledger, "--by", "Ann Lee").exit_code == 0
    assert "no such pair" in placet("links", "list", "--ledger", ledger, "--unsure").stderr


def test_what_can_not_be_is_told(ledger):
    assert placet("links", "list", "--ledger", ledger, "--unsure", "--decided").exit_code == 2
    assert placet("links", "list", "--ledger", ledger, "--unsure", "--kind", "proposal").exit_code == 2
    run = placet("links", "same", "one#e1-0000", "two#e1-0000", "--ledger", ledger, "--by", "Ann Lee")
    assert run.exit_code == 1
    assert "take the key that `placet links list` prints now" in run.stderr


def test_a_check_looks_at_the_links_too(ledger):
    placet("links", "list", "--ledger", ledger)
    assert placet("ledger", "check", "--ledger", ledger).exit_code == 0
    from tests.ledger.conftest import execute

    execute(ledger, "DELETE FROM links")
    run = placet("ledger", "check", "--ledger", ledger)
    assert run.exit_code == 1
    assert run.stdout.startswith("links: ")
    placet("ledger", "rebuild", "--ledger", ledger)
    assert placet("ledger", "check", "--ledger", ledger).exit_code == 0
