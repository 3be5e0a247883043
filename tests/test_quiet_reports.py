"""Reports without any dispute yield no proposal and no position, however tempting their words."""

import json
from pathlib import Path

import pytest

from placet.flow import code
from placet.model.document import Document

QUIET = Path(__file__).resolve().parents[1] / "evals" / "gold" / "quiet.jsonl"


@pytest.mark.model
@pytest.mark.parametrize("line", QUIET.read_text(encoding="utf-8").splitlines(), ids=lambda line: json.loads(line)["id"])
def test_no_dispute_no_position(line: str) -> None:
    given = json.loads(line)
    record = code(Document(id=given["id"], title=given["title"], published=given["published"], text=given["text"]))
    assert [record.document.text[each.evidence[0].start : each.evidence[0].end] for each in record.positions] == []
    assert record.proposals == ()
