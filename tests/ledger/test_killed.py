"""What a ledger keeps when the processes that write it are killed, and when several of them work at once: over the whole flow."""

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import msgspec
import pytest

from placet.errors import LedgerError
from placet.flow import Added, add_documents, code
from placet.ledger import Ledger
from placet.model.document import Document
from tests.ledger.conftest import execute

pytestmark = pytest.mark.model

DOCUMENTS = 12
# A child of this process has the parser loaded already: so it can be killed a hundred times in a minute.
FORKING = multiprocessing.get_context("fork")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A file of short articles."""
    path = tmp_path / "articles.jsonl"
    texts = [
        f"Norland said on day {number} that it would send {number} monitors to the strait only if Sudrey agrees. Sudrey rejected the plan."
        for number in range(DOCUMENTS)
    ]
    code(Document(id="first", text=texts[0]))
    path.write_bytes(b"\n".join(msgspec.json.encode({"id": f"d{number}", "text": text}) for number, text in enumerate(texts)))
    return path


def add(articles: Path, url: str, witness: int) -> None:
    """Do what `placet add` does, and tell of each document once the ledger said that it has it."""
    for result in add_documents([str(articles)], url):
        assert isinstance(result, Added)
        os.write(witness, f"{result.document}\n".encode())


def adding_that_is_killed(articles: Path, url: str, after: float) -> set[str]:
    """Add, and be killed after so many seconds; gives the documents that were told of."""
    reading, writing = os.pipe()
    process = FORKING.Process(target=add, args=(articles, url, writing))
    process.start()
    os.close(writing)
    process.join(after)
    process.kill()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    with open(reading, encoding="utf-8") as pipe:
        return set(pipe.read().split())


def held(url: str) -> list[str]:
    """The documents of a ledger, which has to be whole; none where it isn't made yet."""
    try:
        with Ledger.open(url, create=False) as ledger:
            assert list(ledger.check()) == []
            documents = ledger.documents()
    except LedgerError as error:
        if "no such ledger" not in str(error) and "is empty" not in str(error):
            raise
        return []
    assert all(document.versions == 1 for document in documents)
    return [document.id for document in documents]


def wipe(url: str) -> None:
    """Take a ledger away, so that the next one that adds makes it again."""
    if "://" in url:
        execute(url, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    else:
        for end in ("", "-wal", "-shm"):
            Path(url + end).unlink(missing_ok=True)


def test_killed_at_any_moment_it_loses_and_doubles_nothing(url: str, articles: Path, request: pytest.FixtureRequest) -> None:
    begun = time.monotonic()
    assert len(adding_that_is_killed(articles, url, 60)) == DOCUMENTS
    whole = time.monotonic() - begun
    with Ledger.open(url, create=False) as ledger:
        undisturbed = list(ledger.records())
    wipe(url)
    chance = random.Random(1)
    told: set[str] = set()
    killed = 0
    for _ in range(request.config.getoption("--runs")):
        now = adding_that_is_killed(articles, url, chance.uniform(0, whole))
        killed += len(now) < DOCUMENTS
        told |= now
        there = held(url)
        assert len(there) == len(set(there))
        assert told <= set(there)
        if len(there) == DOCUMENTS:
            wipe(url)
            told = set()
    assert killed
    assert adding_that_is_killed(articles, url, 60) == {f"d{number}" for number in range(DOCUMENTS)}
    with Ledger.open(url, create=False) as ledger:
        assert list(ledger.records()) == undisturbed
    assert len(held(url)) == DOCUMENTS


def test_two_add_and_one_reads_at_once(url: str, articles: Path, tmp_path: Path) -> None:
    others = tmp_path / "others.jsonl"
    others.write_text(articles.read_text().replace('"id":"d', '"id":"e'))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    adding = [FORKING.Process(target=add, args=(path, url, nowhere)) for path in (articles, others, articles)]
    for process in adding:
        process.start()
    seen = [0]
    with Ledger.open(url, create=True) as ledger:
        while any(process.is_alive() for process in adding):
            seen.append(len(ledger.documents()))
            assert len(list(ledger.records())) >= seen[-1]
    assert seen == sorted(seen)
    for process in adding:
        process.join()
    assert [process.exitcode for process in adding] == [0, 0, 0]
    assert len(held(url)) == 2 * DOCUMENTS
    with Ledger.open(url, create=False) as ledger:
        assert ledger.info().rows["versions"] == 2 * DOCUMENTS
