"""The documents: what they show is what the program does."""

import io
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    """The blocks of code of a page."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_json_in_a_page_is_json(page):
    for block in blocks(page, "json"):
        json.loads(block)


def test_the_picture_refers_to_nothing_outside():
    svg = (ROOT / "docs" / "picture.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\s\"')]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert set(re.findall(r"url\((.)", svg)) == {"#"}
    assert "@font-face" not in svg
    assert "<script" not in svg


@pytest.mark.model
def test_the_readmes_python_runs(capsys):
    (code,) = blocks(ROOT / "README.md", "python")
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out == "oppose Norway rejected the plan to send troops to Sweden.\n"


@pytest.mark.model
def test_the_first_steps_give_what_they_say(tmp_path):
    from placet.flow import code_documents
    from placet.publish.terminal.brief import brief
    from placet.publish.terminal.screen import Screen

    page = ROOT / "docs" / "guide" / "first-steps.md"
    (text,) = re.findall(r"cat > strait.txt\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    file = tmp_path / "strait.txt"
    file.write_text(text, encoding="utf-8")
    (record,) = code_documents([str(file)], published="2031-03-06")
    printed = io.StringIO()
    Screen(printed).block(brief(record))
    (shown,) = re.findall(r"\n\n```\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert " ".join(shown.split()) in " ".join(printed.getvalue().split())


def test_asking_in_the_guide_runs(tmp_path, monkeypatch, capsys):
    from placet import Ledger
    from tests.ledger.conftest import full_record

    with Ledger.open(tmp_path / "strait.db", create=True) as ledger:
        ledger.add(full_record())
    monkeypatch.chdir(tmp_path)
    (code,) = (block for block in blocks(ROOT / "docs" / "guide" / "ledger-and-consent.md", "python") if "ledger.ask" in block)
    exec(compile(code.replace("Norway", "Norland"), "ledger-and-consent.md", "exec"), {})
    said = "Norland: conditional monitors at the Aldan crossing. “The minister of Norland said on Monday”"
    assert capsys.readouterr().out == f"{said} (The Courier, 2031-05-07, characters 0-38)\n"
