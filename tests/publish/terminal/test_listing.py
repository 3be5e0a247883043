import io

from placet.publish.terminal.listing import listing, quotation_rows
from placet.publish.terminal.screen import Screen
from tests.publish.conftest import RECORD


def printed() -> list[str]:
    file = io.StringIO()
    Screen(file).block(listing(RECORD))
    return file.getvalue().splitlines()


def test_each_quotation_has_its_speaker_its_cue_and_its_line():
    lines = printed()
    assert lines[0] == RECORD.document.title
    assert lines[1].endswith(f"{len(RECORD.quotations)} quotations")
    first = next(number for number, line in enumerate(lines) if line.startswith("Ada Holm"))
    assert lines[first + 1].startswith("  “")
    assert lines[first + 1].endswith("line 3")


def test_who_passes_it_on_is_named_and_moves_it_to_the_right():
    inner = [line for line in printed() if "according to" in line]
    assert inner
    assert all(line.startswith("  ") for line in inner)


def test_rows_have_one_line_a_quotation():
    rows = list(quotation_rows(RECORD))
    assert len(rows) == len(RECORD.quotations)
    assert all(RECORD.document.text[row.start : row.end].startswith(row.content.split(" … ")[0]) for row in rows)
