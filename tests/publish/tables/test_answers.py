import csv
import json

import pytest

from placet.ledger import PositionRow
from placet.publish.tables.answers import answer_writer

ROW = PositionRow(
    day="2031-03-06", who="=Holm()", code="NRL", stance="oppose", label="@patrols", condition="", status="statement", via="",
    words="+1 \x1b[31mred", outlet="Post", published="2031-03-06", title="", url="", document="d1", id="s1", line=1, start=0, end=4,
    rule="r", confidence=0.5,
)  # fmt: skip


def test_no_cell_is_a_formula(tmp_path):
    with answer_writer(PositionRow, "csv", tmp_path / "rows.csv") as write:
        write(ROW)
    (line,) = csv.DictReader((tmp_path / "rows.csv").open(encoding="utf-8", newline=""))
    assert (line["who"], line["label"], line["words"], line["start"]) == ("'=Holm()", "'@patrols", "'+1 [31mred", "0")


def test_lines_keep_the_words_as_they_are(tmp_path):
    with answer_writer(PositionRow, "jsonl", tmp_path / "rows.jsonl") as write:
        write(ROW)
    (line,) = (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    assert "\x1b" not in line
    assert json.loads(line)["words"] == ROW.words


@pytest.mark.parametrize("format", ["csv", "jsonl", "table"])
def test_a_file_is_whole_or_not_there(tmp_path, format):
    with pytest.raises(ValueError, match="broken off"), answer_writer(PositionRow, format, tmp_path / "rows"):
        raise ValueError("broken off")
    assert list(tmp_path.iterdir()) == []
