import io

import msgspec
import pytest
from rich.console import Console

from placet.ledger import EventRow, PositionRow, ProposalRow, QuotationRow
from placet.publish.terminal.asked import entry

CITED = {
    "day": "2031-03-06", "words": "No patrols.", "outlet": "Post", "published": "2031-03-06", "title": "", "url": "", "document": "d1",
    "id": "x1", "line": 3, "start": 4, "end": 15,
}  # fmt: skip
SURE = {"rule": "r", "confidence": 0.5}
POSITION = PositionRow(
    **CITED, **SURE, who="Ada Holm", code="NRL", stance="conditional", label="foreign patrols", condition="Westmark agrees", status="act",
    via="The Courier > a navy",
)  # fmt: skip
EVENT = EventRow(
    **CITED, **SURE, who="Norland; Ada Holm", code="NRL", type="REJECT", mode="yield", recipient="Westmark", recipient_code="WST",
    place="Port Haven", status="planned", via="",
)  # fmt: skip
QUOTATION = QuotationRow(**CITED, **SURE, who="", code="", kind="direct", status="denied", via="")
PROPOSAL = ProposalRow(
    **CITED, label="foreign patrols", who="", code="", action="patrol", theme="", place="", wider="", support="Westmark",
    oppose="Norland; Sudrey", conditional="", undecided="",
)  # fmt: skip


def lines(row, width=80):
    file = io.StringIO()
    Console(file=file, width=width).print(entry(row))
    return [line.rstrip() for line in file.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (
            POSITION,
            [
                "2031-03-06  ~ yes, if   Ada Holm (NRL): foreign patrols",
                "            if “Westmark agrees”",
                "            by deed, according to The Courier > a navy",
            ],
        ),
        (EVENT, ["2031-03-06  REJECT      Norland; Ada Holm (NRL) → Westmark (WST)", "            yield, planned, in Port Haven"]),
        (QUOTATION, ["2031-03-06  someone", "            denied"]),
        (PROPOSAL, ["2031-03-06  foreign patrols", "            ✓ yes: Westmark", "            ✗ no: Norland; Sudrey"]),
    ],
    ids=lambda each: type(each).__name__,
)
def test_each_kind(row, shown):
    assert lines(row) == [*shown, "            “No patrols.”", "            Post, 6 March 2031, d1, line 3, characters 4-15."]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("row", [POSITION, EVENT, QUOTATION, PROPOSAL], ids=lambda each: type(each).__name__)
def test_long_words_stay_within_the_width_and_under_each_other(row, width):
    long = msgspec.structs.replace(row, words="not " * 200, **({"label": "patrols " * 30} if hasattr(row, "label") else {}))
    shown = lines(long, width)
    assert max(map(len, shown)) <= width
    assert all(line.startswith(" " * 12) for line in shown[1:])


def test_nothing_acts_on_the_terminal():
    told = "\n".join(
        lines(msgspec.structs.replace(POSITION, who="A\x1b[31m", label="b\x1b]8;;", condition="c\x07", via="d\x9b", words="e\u202e"))
    )
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(told)


def test_a_row_without_a_day_says_so():
    assert lines(msgspec.structs.replace(QUOTATION, day=""))[0].startswith("no day      someone")
