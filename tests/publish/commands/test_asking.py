"""Questions to a ledger, as they are called."""

import csv
import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from placet.ledger import Ledger
from placet.publish import cli
from placet.publish.commands.asking import A_TABLE
from tests.publish.conftest import RECORD, REFUSAL

KINDS = ["positions", "events", "quotations", "proposals"]


def ask(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.app, ["ask", *map(str, arguments)], prog_name="placet")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "strait.db"
    with Ledger.open(path, create=True) as store:
        store.add(RECORD)
    return path


def test_a_table_to_read(ledger):
    run = ask("positions", "--actor", "NRL", "--stance", "oppose", "--ledger", ledger)
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [
        "2031-03-06  ✗ no        Ada Holm (NRL): foreign patrols in the Aldan Strait",
        "            according to The Courier",
        f"            “{REFUSAL}”",
        "            Sudrey Post, 6 March 2031, strait-1, line 3, characters 47-110.",
        "",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_in_every_format(ledger, tmp_path, kind):
    with Ledger.open(ledger, create=False) as store:
        rows = [msgspec.to_builtins(row) for row in getattr(store.ask, kind)()]
    assert rows
    lines = ask(kind, "--ledger", ledger, "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows
    run = ask(kind, "--ledger", ledger, "-f", "csv", "-o", tmp_path / "rows.csv")
    assert (run.exit_code, run.stdout) == (0, "")
    table = list(csv.DictReader((tmp_path / "rows.csv").open(encoding="utf-8", newline="")))
    assert [line["id"] for line in table] == [row["id"] for row in rows]
    assert list(table[0]) == list(rows[0])
    run = ask(kind, "--ledger", ledger)
    assert run.exit_code == 0
    assert run.stdout.count("Sudrey Post, 6 March 2031, strait-1, line ") == len(rows)


@pytest.mark.parametrize("format", ["jsonl", "csv", "table"])
def test_nothing_found_is_no_failure(ledger, format):
    run = ask("positions", "--actor", "FRA", "--ledger", ledger, "-f", format)
    assert run.exit_code == 0
    assert run.stdout.count("\n") == (1 if format == "csv" else 0)
    assert run.stderr == "placet: nothing found: ask with fewer conditions\n"


def test_a_table_says_that_there_is_more(ledger):
    with Ledger.open(ledger, create=False) as store:
        store.add_many(
            msgspec.structs.replace(RECORD, document=msgspec.structs.replace(RECORD.document, id=f"d{number}")) for number in range(A_TABLE)
        )
    run = ask("positions", "--stance", "oppose", "--ledger", ledger)
    assert run.stdout.count("✗ no") == A_TABLE
    assert run.stderr == f"placet: these are the newest {A_TABLE}: --limit N shows more\n"
    assert ask("positions", "--stance", "oppose", "--ledger", ledger, "-f", "csv").stdout.count("\n") == A_TABLE + 2
    run = ask("positions", "--stance", "oppose", "--limit", str(A_TABLE + 1), "--ledger", ledger)
    assert (run.stdout.count("✗ no"), run.stderr) == (A_TABLE + 1, "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["positions", "--actor", "Norlnd"], "there is no actor 'Norlnd'; the nearest is Norland"),
        (["events", "--type", "rejet"], "there is no type of events 'rejet'; the nearest is REJECT"),
        (["quotations", "--status", "asserte"], "there is no status 'asserte'; the nearest is asserted"),
        (["proposals", "--format", "parquet"], "--format parquet: goes to a file only; name it with -o FILE"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(ledger, arguments, told):
    run = ask(*arguments, "--ledger", ledger)
    assert (run.exit_code, run.stdout, run.stderr) == (1, "", f"placet: {told}\n")


def test_a_wrong_call(ledger):
    assert ask("positions", "--since", "2031-3-6", "--ledger", ledger).exit_code == 2
    assert ask("positions", "--min-confidence", "2", "--ledger", ledger).exit_code == 2
    assert ask("proposals", "--stance", "oppose", "--ledger", ledger).exit_code == 2


def test_filters_are_handed_on(ledger):
    run = ask(
        "events", "--actor", "WST", "--actor", "NRL", "--recipient", "Westmark", "--type", "REJECT", "--status", "actual", "--since",
        "2031-03-01", "--until", "2031-03-31", "--outlet", "Sudrey Post", "--document", "strait-1", "--min-confidence", "0.8", "--ledger",
        ledger, "-f", "jsonl",
    )  # fmt: skip
    assert [json.loads(line)["id"] for line in run.stdout.splitlines()] == ["e1"]
    run = ask("quotations", "--words", '"a century"', "--ledger", ledger, "-f", "jsonl")
    assert [json.loads(line)["id"] for line in run.stdout.splitlines()] == ["q2"]
    run = ask("proposals", "--proposal", "patrols", "--ledger", ledger, "-f", "jsonl")
    assert [json.loads(line)["id"] for line in run.stdout.splitlines()] == ["p1"]
    run = ask("positions", "--words", "mandate", "--proposal", "strait", "--ledger", ledger, "-f", "jsonl")
    assert [json.loads(line)["id"] for line in run.stdout.splitlines()] == ["s2"]
