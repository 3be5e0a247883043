import csv
import io
import json
import os
import threading

import msgspec
import pytest

from placet.errors import PlacetError
from placet.model.record import Record
from placet.publish.tables.writers import RECORD_WRITERS, record_writer


def test_json_lines_give_the_record_back(record, tmp_path):
    with record_writer(RECORD_WRITERS, "jsonl", tmp_path / "out.jsonl") as write:
        write(record)
        write(record)
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [msgspec.json.decode(line, type=Record) for line in lines] == [record, record]


def test_json_lines_on_standard_output(record, capsys):
    with record_writer(RECORD_WRITERS, "jsonl", None) as write:
        write(record)
    assert json.loads(capsys.readouterr().out)["document"]["id"] == "strait-1"


def test_a_table_has_a_header_and_safe_cells(record, tmp_path):
    source = msgspec.structs.replace(record.document, outlet='=HYPERLINK("http://localhost")')
    with record_writer(RECORD_WRITERS, "csv", tmp_path / "out.csv") as write:
        write(msgspec.structs.replace(record, document=source))
    table = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8"))))
    assert len(table) == 11
    assert {row["outlet"] for row in table} == {'\'=HYPERLINK("http://localhost")'}


def test_a_brief_in_a_file_has_no_codes_for_terminals(record, tmp_path, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    with record_writer(RECORD_WRITERS, "brief", tmp_path / "out.txt") as write:
        write(record)
    text = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) > 100


def break_off(write, record, error):
    write(record)
    raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_what_breaks_off_leaves_the_old_file_and_says_where_the_new_records_are(record, tmp_path, capsys, error):
    output = tmp_path / "out.jsonl"
    output.write_text("old\n", encoding="utf-8")
    with pytest.raises(error), record_writer(RECORD_WRITERS, "jsonl", output) as write:
        break_off(write, record, error)
    assert output.read_text(encoding="utf-8") == "old\n"
    assert len((tmp_path / "out.jsonl.part").read_text(encoding="utf-8").splitlines()) == 1
    assert capsys.readouterr().err == f"placet: {output}: not written; the records made until then are in {output}.part\n"


def test_what_breaks_off_before_the_first_record_leaves_nothing(tmp_path):
    with pytest.raises(ValueError, match="first"), record_writer(RECORD_WRITERS, "csv", tmp_path / "out.csv"):
        raise ValueError("first")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_written_again_keeps_its_mode_and_its_links(record, tmp_path):
    target = tmp_path / "target.jsonl"
    target.touch(mode=0o600)
    (tmp_path / "link.jsonl").symlink_to(target)
    with record_writer(RECORD_WRITERS, "jsonl", tmp_path / "link.jsonl") as write:
        write(record)
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.stat().st_size > 0
    assert (tmp_path / "link.jsonl").is_symlink()


@pytest.mark.parametrize("place", ["missing/out.jsonl", "."])
def test_a_file_that_cannot_be_is_told_before_work_starts(tmp_path, place):
    with pytest.raises(PlacetError, match="-o"), record_writer(RECORD_WRITERS, "jsonl", tmp_path / place):
        pytest.fail("work started")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_told_in_one_line(record, tmp_path):
    (tmp_path / "full").symlink_to("/dev/full")
    with (
        pytest.raises(PlacetError, match="full: can't be written: No space left"),
        record_writer(RECORD_WRITERS, "jsonl", tmp_path / "full") as write,
    ):
        write(record)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_named_pipe_is_written_to_directly(record, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    with record_writer(RECORD_WRITERS, "jsonl", pipe) as write:
        write(record)
    reader.join(10)
    assert json.loads(read[0])["document"]["id"] == "strait-1"
