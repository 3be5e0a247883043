"""Fifty visitors at once while documents are added and decisions are made: nobody gets an error, and nothing is lost."""

import json
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

import httpx2
import pytest

from placet.ledger import Ledger
from tests.publish.conftest import RECORD
from tests.publish.pages.conftest import DOSSIER

pytestmark = [pytest.mark.browser, pytest.mark.model]

CLIENTS = 50
PLACET = [sys.executable, "-c", "from placet.publish.cli import main; main()"]
VISITED = [
    "/", "/dossier/strait", "/dossier/strait.json", "/document?id=strait-1", "/review", "/positions", "/documents.csv", "/actor?of=NOR",
    "/search?words=troops", "/api/v1/positions", "/failures", "/static/placet.css",
]  # fmt: skip
ARTICLE = "{} rejected the plan to send patrols to the strait, article {}. Its minister said it would agree if a ceasefire holds."


@contextmanager
def serving(ledger: Path, dossier: Path) -> Iterator[str]:
    command = [*PLACET, "serve", "--ledger", str(ledger), "--dossier", str(dossier), "--port", "0", "--by", "Ann Lee"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found
            yield found[0].rstrip("/")
        finally:
            process.terminate()


def test_fifty_clients_while_documents_are_added(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    seconds: int = request.config.getoption("--seconds")
    ledger, dossier, articles = tmp_path / "ledger.db", tmp_path / "strait.yaml", tmp_path / "articles.jsonl"
    with Ledger.open(ledger, create=True) as store:
        store.add(RECORD)
    dossier.write_text(DOSSIER, encoding="utf-8")
    states = islice(cycle(["Norway", "Sweden", "Denmark", "Finland"]), 10 * seconds)
    given = [{"id": f"n{number}", "text": ARTICLE.format(state, number), "published": "2031-03-09"} for number, state in enumerate(states)]
    articles.write_text("".join(json.dumps(each) + "\n" for each in given), encoding="utf-8")
    wrong: list[str] = []
    answered: list[int] = [0] * CLIENTS
    done = threading.Event()

    def go_round(number: int, address: str) -> None:
        with httpx2.Client(base_url=address, timeout=120) as client:
            for path in islice(cycle(VISITED), number, None):
                if done.is_set():
                    return
                try:
                    answer = client.get(path)
                except httpx2.HTTPError as error:
                    wrong.append(f"{path}: {error!r}")
                    continue
                answered[number] += 1
                if answer.status_code != 200:
                    wrong.append(f"{path}: {answer.status_code} {answer.text[:200]}")

    with serving(ledger, dossier) as address:
        clients = [threading.Thread(target=go_round, args=(number, address)) for number in range(CLIENTS)]
        for each in clients:
            each.start()
        begun = time.monotonic()
        with subprocess.Popen([*PLACET, "add", str(articles), "--ledger", str(ledger)], stdout=subprocess.DEVNULL) as adding:
            decided = decide_on_everything(address)
            assert adding.wait(600) == 0
        time.sleep(max(0.0, seconds - (time.monotonic() - begun)))
        done.set()
        for each in clients:
            each.join(120)
        assert wrong == []
        assert min(answered) > 0
        shown = httpx2.get(f"{address}/documents.csv", timeout=120).text.count("\n") - 1
    assert shown == len(given) + 1
    with Ledger.open(ledger, create=False) as store:
        assert list(store.check()) == []
        assert len(store.documents()) == len(given) + 1
        assert len(store.decisions()) == decided


def decide_on_everything(address: str) -> int:
    """Accept every item of a document by its forms, as its reader would."""
    with httpx2.Client(base_url=address, timeout=120) as client:
        page = client.get("/document?id=strait-1").text
        forms = re.findall(r'<form class="decide".*?</form>', page, re.S)
        for form in forms:
            fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
            assert client.post("/review", data=fields | {"verdict": "accept"}).status_code == 303
    return len(forms)
