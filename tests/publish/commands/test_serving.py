import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from placet.ledger import Ledger
from placet.publish.cli import app
from tests.publish.conftest import RECORD

pytest.importorskip("fastapi", reason="the pages are an extra: pip install 'placet[web]'")

import httpx2


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    file = tmp_path / "ledger.db"
    with Ledger.open(file, create=True) as store:
        store.add(RECORD)
    return file


def test_it_listens_says_where_and_ends_when_interrupted(ledger: Path) -> None:
    command = [sys.executable, "-c", "from placet.publish.cli import main; main()"]
    arguments = ["serve", "--ledger", str(ledger), "--port", "0", "--token", "a b"]
    with subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = process.stdout.readline()
        address = re.fullmatch(r"(http://127\.0\.0\.1:\d+)/\?token=a%20b\n", said)
        assert address, said
        with httpx2.Client(base_url=address[1], follow_redirects=True) as client:
            assert client.get("/documents").status_code == 401
            assert "Norland refuses" in client.get("/documents", params={"token": "a b"}).text
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=20)
    assert "Traceback" not in complaint


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--host", "0.0.0.0"], "--host 0.0.0.0: others could reach it: give --token"),
        (["--dossier", "nowhere.yaml"], "nowhere.yaml"),
        (["--host", "no such host.invalid", "--token", "x"], "can't listen there"),
    ],
)
def test_what_is_wrong_is_one_line(ledger: Path, arguments: list[str], reason: str) -> None:
    result = CliRunner().invoke(app, ["serve", "--ledger", str(ledger), *arguments])
    assert result.exit_code != 0
    assert reason in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_ledger_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["serve", "--ledger", str(tmp_path / "nix.db")])
    assert result.exit_code != 0
    assert "nix.db" in result.stderr


def test_a_taken_port_is_told(ledger: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = CliRunner().invoke(app, ["serve", "--ledger", str(ledger), "--port", str(taken.getsockname()[1])])
    assert result.exit_code != 0
    assert "can't listen there" in result.stderr


def test_what_is_missing_is_said_with_what_to_install(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("placet.publish.pages")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = CliRunner().invoke(app, ["serve", "--ledger", str(ledger)])
    assert result.exit_code != 0
    assert result.stderr == "placet: serve: needs uvicorn: install it with `pip install 'placet[web]'`\n"
