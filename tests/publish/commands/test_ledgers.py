"""The commands for a whole ledger, as they are called."""

import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from placet.ledger import Ledger
from placet.publish import cli
from tests.ledger.conftest import execute, full_record


def placet(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], prog_name="placet", input=given)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "strait.db"
    with Ledger.open(path, create=True) as store:
        store.add(full_record("a"))
        store.add(full_record("b"))
        store.add(full_record("b", version="0.2.0"))
        store.add_failure("c.txt", "read", "is empty")
    return path


def test_what_is_in_it(ledger):
    run = placet("ledger", "info", "--ledger", ledger)
    assert run.exit_code == 0
    assert f"{ledger}: SQLite" in run.stdout
    assert "published 7 May 2031\n" in run.stdout
    counted = {line.split()[1]: line.split()[0] for line in run.stdout.splitlines()[2:] if "coded by" not in line}
    assert [counted[name] for name in ("documents", "versions", "failure", "positions")] == ["2", "3", "1", "2"]


def test_a_sound_ledger_and_one_that_is_not(ledger):
    run = placet("ledger", "check", "--ledger", ledger)
    assert (run.exit_code, run.stdout) == (0, f"{ledger}: sound\n")
    execute(str(ledger), "UPDATE positions SET stance = 'support' WHERE version = 1")
    run = placet("ledger", "check", "--ledger", ledger)
    assert run.exit_code == 1
    fault, end = run.stdout.splitlines()
    assert fault.startswith("document a: its rows in positions")
    assert end == f"{ledger}: 1 fault"
    run = placet("ledger", "rebuild", "--ledger", ledger)
    assert (run.exit_code, run.stdout) == (0, f"{ledger}: the tables of 2 documents are made again\n")
    assert placet("ledger", "check", "--ledger", ledger).exit_code == 0


def test_a_ledger_that_is_not_there(tmp_path):
    for command in (
        ["ledger", "info"],
        ["ledger", "check"],
        ["ledger", "rebuild"],
        ["ledger", "export", "-"],
        ["remove", "a"],
        ["search", "a"],
    ):
        run = placet(*command, "--ledger", tmp_path / "none.db")
        assert run.exit_code == 1
        assert "no such ledger" in run.stderr
        assert len(run.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("through", ["file", "pipe"])
def test_moving_a_ledger(ledger, tmp_path, through):
    file, second = tmp_path / "all.jsonl", tmp_path / "second.db"
    if through == "file":
        assert placet("ledger", "export", file, "--ledger", ledger).exit_code == 0
        run = placet("ledger", "import", file, "--ledger", second)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["all.jsonl", "second.db", "strait.db"]
    else:
        run = placet("ledger", "import", "-", "--ledger", second, given=placet("ledger", "export", "-", "--ledger", ledger).stdout_bytes)
    assert (run.exit_code, run.stdout) == (0, f"{second}: 3 versions added\n")
    with Ledger.open(ledger, create=False) as first, Ledger.open(second, create=False) as other:
        assert list(first.export()) == list(other.export())


def test_an_export_never_takes_the_ledgers_place(ledger, tmp_path):
    before = ledger.read_bytes()
    run = placet("ledger", "export", ledger, "--ledger", ledger)
    assert run.exit_code == 2
    assert "ledger itself" in " ".join(run.stderr.replace("│", " ").split())
    assert ledger.read_bytes() == before
    run = placet("ledger", "export", tmp_path / "nowhere" / "all.jsonl", "--ledger", ledger)
    assert run.exit_code == 1
    assert "can't be written" in run.stderr


def test_an_import_that_cannot_be_read(tmp_path):
    second = tmp_path / "second.db"
    run = placet("ledger", "import", tmp_path / "none.jsonl", "--ledger", second)
    assert run.exit_code == 1
    assert "none.jsonl: can't be read" in run.stderr
    assert not second.exists()
    (tmp_path / "odd.jsonl").write_bytes(b"\xff\xfe")
    run = placet("ledger", "import", tmp_path / "odd.jsonl", "--ledger", second)
    assert "is not UTF-8" in run.stderr
    (tmp_path / "records.jsonl").write_bytes(msgspec.json.encode(full_record()))
    run = placet("ledger", "import", tmp_path / "records.jsonl", "--ledger", second)
    assert "line 1: is no line of an export" in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_removing(ledger):
    run = placet("remove", "b", "x", "--ledger", ledger)
    assert run.exit_code == 1
    assert "no document has the id x; nothing was removed" in run.stderr
    run = placet("remove", "b", "--ledger", ledger)
    assert (run.exit_code, run.stdout) == (0, f"{ledger}: 1 removed\n")
    with Ledger.open(ledger, create=False) as store:
        assert [document.id for document in store.documents()] == ["a"]


def test_searching(ledger):
    run = placet("search", "Aldan crossing", "accepting", "--ledger", ledger, "--limit", "1")
    assert run.stdout.splitlines() == [
        "Norland · said · The Courier · 7 May 2031 · b",
        "  “it could accept monitors at the Aldan crossing only if Sudrey agrees”",
        "",
    ]
    run = placet("search", "monitors", "--ledger", ledger, "--format", "jsonl")
    assert [json.loads(line)["document"] for line in run.stdout.splitlines()] == ["b", "b", "a", "a"]
    run = placet("search", "zeppelin", "--ledger", ledger)
    assert (run.exit_code, run.stdout) == (0, "")
    assert "nothing found" in run.stderr
