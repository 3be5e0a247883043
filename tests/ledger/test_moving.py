import json
from collections.abc import Callable
from pathlib import Path

import pytest

from placet.errors import LedgerError
from placet.ledger import Ledger
from placet.model.record import Record
from tests.ledger.conftest import dump

Make = Callable[..., Record]


def filled(url: str | Path, make_record: Make) -> list[str]:
    """Make a ledger with a history; gives its export."""
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record("b"))
        ledger.add(make_record("a"))
        ledger.add(make_record("a", version="0.2.0"))
        ledger.add(make_record("b", published="2031-05-08"))  # takes the place of the first
        ledger.add_failure("c.txt", "read", "is not UTF-8")
        return list(ledger.export())


def test_an_export_makes_the_same_ledger_again(url: str, tmp_path: Path, make_record: Make) -> None:
    lines = filled(url, make_record)
    with Ledger.open(tmp_path / "second", create=True) as other, Ledger.open(url, create=False) as ledger:
        assert other.import_lines(lines) == 3
        assert list(other.export()) == lines
        assert list(other.records()) == list(ledger.records())
        assert other.documents() == ledger.documents()
        assert other.failures() == ledger.failures()
        assert list(other.check()) == []


def test_from_a_file_to_a_server(url: str, tmp_path: Path, make_record: Make) -> None:
    lines = filled(tmp_path / "first", make_record)
    with Ledger.open(url, create=True) as ledger:
        ledger.import_lines(lines)
        assert list(ledger.export()) == lines
        assert len(ledger.search("needed")) == 2
        assert list(ledger.check()) == []


def test_the_records_are_in_it_as_they_are(path: Path, make_record: Make) -> None:
    lines = filled(path, make_record)
    first, *versions, failure, end = map(json.loads, lines)
    assert first == {"ledger": "placet.ledger/1"}
    assert [line["version"]["document"]["id"] for line in versions] == ["a", "a", "b"]
    assert [json.dumps(line["version"], separators=(",", ":"), ensure_ascii=False) for line in versions] == [
        row["record"] for row in dump(path)["versions"]
    ]
    assert failure == {"failure": {"location": "c.txt", "stage": "read", "reason": "is not UTF-8"}}
    assert end == {"end": {"versions": 3, "failures": 1}}


def test_importing_twice_adds_nothing(url: str, make_record: Make) -> None:
    lines = filled(url, make_record)
    before = dump(url)
    with Ledger.open(url, create=True) as ledger:
        assert ledger.import_lines(lines) == 0
    assert dump(url) == before


def test_an_import_joins_what_is_there(url: str, tmp_path: Path, make_record: Make) -> None:
    lines = filled(tmp_path / "first", make_record)
    with Ledger.open(url, create=True) as ledger:
        ledger.add(make_record("z"))
        assert ledger.import_lines(lines) == 3
        assert [(document.id, document.versions) for document in ledger.documents()] == [("a", 2), ("b", 1), ("z", 1)]


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (lambda lines: lines[:-1], "line 5: the export breaks off after it"),
        (lambda lines: [], "line 0: the export breaks off"),
        (lambda lines: lines[1:], "line 1: is no export of a ledger"),
        (lambda lines: [*lines[:2], *lines[3:]], "line 5: lines are missing before it"),
        (lambda lines: [*lines, lines[1]], "line 7: follows the end"),
        (lambda lines: [lines[0], lines[1][:-9], *lines[2:]], "line 2: is no line of an export"),
        (lambda lines: [lines[0], "", *lines[1:]], "line 2: is no line of an export"),
        (lambda lines: [lines[0], "{}", *lines[1:]], "line 2: is neither a version nor a failure"),
        (lambda lines: [lines[0], '{"version": {"document": 3}}', *lines[1:]], "line 2: the record can't be read"),
        (
            lambda lines: [line.replace("placet.record/1", "placet.record/2") for line in lines],
            "line 2: the record has schema placet.record/2",
        ),
        (lambda lines: [line.replace("placet.ledger/1", "placet.ledger/2") for line in lines], "line 1: is no export of a ledger"),
    ],
)
def test_what_is_no_whole_export_is_told_and_nothing_written(
    path: Path, tmp_path: Path, make_record: Make, broken: Callable[[list[str]], list[str]], told: str
) -> None:
    lines = filled(tmp_path / "first", make_record)
    with Ledger.open(path, create=True) as ledger:
        ledger.add(make_record("z"))
        before = dump(path)
        with pytest.raises(LedgerError, match=told) as error:
            ledger.import_lines(broken(lines))
        assert "\n" not in str(error.value)
    assert dump(path) == before
