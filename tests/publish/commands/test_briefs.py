from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("typst", reason="briefs are an extra: pip install 'placet[brief]'")

from typer.testing import CliRunner, Result

from placet.ledger import Ledger
from placet.publish.cli import app
from tests.publish.conftest import RECORD

Run = Callable[..., Result]
DOSSIER = """\
title: The strait
parties: [{code: NRL, name: Norland}, {code: WST, name: Westmark}]
proposals: [{id: patrols, label: foreign patrols, names: [foreign patrols, the patrols], consent: all parties}]
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    with Ledger.open(tmp_path / "strait.db", create=True) as store:
        store.add(RECORD)
    (tmp_path / "strait.yaml").write_text(DOSSIER, encoding="utf-8")

    def run(output: str, *options: str) -> Result:
        call = ["brief", str(tmp_path / "strait.yaml"), "--ledger", str(tmp_path / "strait.db"), "-o", str(tmp_path / output), *options]
        return CliRunner().invoke(app, call)

    return run


@pytest.mark.parametrize(
    ("name", "begins"), [("a.html", b"<!doctype html>"), ("a.md", b"# The strait"), ("a.PDF", b"%PDF-"), ("a.docx", b"PK")]
)
def test_the_name_says_the_format(run: Run, tmp_path: Path, name: str, begins: bytes) -> None:
    assert run(name).exit_code == 0
    assert (tmp_path / name).read_bytes().lstrip().startswith(begins)
    assert sorted(each.name for each in tmp_path.glob("a.*")) == [name]


def test_a_brief_of_a_day_knows_nothing_of_later_days(run: Run, tmp_path: Path) -> None:
    assert run("before.md", "--on", "2031-03-01").exit_code == 0
    assert run("after.md", "--on", "2031-03-31").exit_code == 0
    before, after = ((tmp_path / f"{each}.md").read_text(encoding="utf-8") for each in ("before", "after"))
    assert "Norland will not accept any foreign patrols" in after
    assert "Norland will not accept" not in before
    assert "As of 1 March 2031, from 0 documents" in before


def test_an_ending_that_is_no_format_is_told_before_the_work(run: Run) -> None:
    result = run("a.odt")
    assert result.exit_code == 1
    assert "no format is known by this ending; end the name with .html, .md, .pdf, .docx" in result.output


def test_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    result = run("nowhere/a.md")
    assert result.exit_code == 1
    assert "can't be written" in result.output
    assert not (tmp_path / "nowhere").exists()
