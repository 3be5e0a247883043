import io
from typing import Any

import msgspec
import pytest

from placet.model.record import Event, Quotation
from placet.publish.terminal.brief import brief
from placet.publish.terminal.screen import Screen
from tests.publish.conftest import REFUSAL, at


def printed(record: Any, width: int = 120, **limits: int) -> str:
    file = io.StringIO()
    screen = Screen(file)
    screen.width = width
    screen.block(brief(record, **limits))
    return file.getvalue()


def after(text: str, heading: str) -> str:
    return text.partition(heading + "\n")[2].partition("\n\n")[0]


def test_the_title_says_what_was_read_and_found(record):
    lines = printed(record).splitlines()
    assert lines[0] == "Norland refuses foreign patrols in the strait"
    assert lines[1] == "Sudrey Post · 2031-03-06 · strait-1 · 2 positions on 1 proposal · 3 events · 4 quotations"


def test_where_they_stand(record):
    assert after(printed(record), "Where they stand").splitlines() == [
        "  foreign patrols in the Aldan Strait",
        "    no            Ada Holm (NRL), foreign minister, according to The Courier",
        "                  “Norland will not accept any foreign patrols in the Aldan Strait” line 3 and 1 more",
        "    on condition  Westmark (WST)",
        "                  condition: a ceasefire is signed; the Security Council has given the patrols a mandate",
        "                  “Westmark, which offered two frigates in January, is ready to send them once a ceasefire is signed and",
        "                  the Security Council has given the patrols a mandate.” line 7",
    ]


def test_who_stands_on_the_same_words_stands_together(record):
    refusal = record.positions[0]
    both = (refusal, msgspec.structs.replace(refusal, id="s3", holder="a2"))
    assert after(printed(msgspec.structs.replace(record, positions=both)), "Where they stand").splitlines()[1:] == [
        "    no            Ada Holm (NRL), foreign minister; Norland (NRL), according to The Courier",
        "                  “Norland will not accept any foreign patrols in the Aldan Strait” line 3 and 1 more",
    ]


def test_what_happened_stands_by_date_and_tells_plans_from_facts(record):
    lines = after(printed(record), "What happened").splitlines()
    assert [line for line in lines if "“" not in line and not line.startswith(" " * 20)] == [
        "  2031-03-03  CONSULT    Westmark (WST), Ada Holm (NRL)",
        "  2031-03-06  REJECT     Norland (NRL) → Westmark (WST)",
        "              AID        Westmark (WST), planned",
    ]


def test_quotations_stand_under_their_chain_of_speakers(record):
    assert after(printed(record), "Who said what").splitlines() == [
        "  Ada Holm (NRL)",
        "    “Norland will not accept any foreign patrols in the Aldan Strait” line 3",
        "    “We have patrolled these waters for a century,” … “Nobody has to do it for us.” line 5",
        "  The Courier",
        "    “a report of Norland's navy puts the number of smugglers' boats at about 1,200” line 9",
        "  The Courier > Norland's navy (NRL)",
        "    “puts the number of smugglers' boats at about 1,200” line 9",
    ]


def test_a_claim_names_its_number_and_its_source(record):
    assert "quantity     Norland's navy (NRL), according to The Courier: about 1,200 boats" in printed(record)


def test_notes_are_shown(record):
    assert after(printed(record), "Notes").strip() == "line 9: a quotation mark without its partner"


def test_what_is_left_out_is_said(record):
    text = printed(record, events=1, quotations=1)
    assert "and 2 more: --format jsonl or csv gives all" in after(text, "What happened")
    assert "and 3 more: --format jsonl or csv gives all" in after(text, "Who said what")


def test_a_record_with_nothing_in_it_has_a_title_and_no_sections(record):
    empty = msgspec.structs.replace(record, actors=(), quotations=(), events=(), proposals=(), positions=(), claims=(), notes=())
    assert printed(empty).splitlines()[1].endswith("no positions · 0 events · 0 quotations")
    assert len(printed(empty).splitlines()) == 2


def test_nobody_is_named_where_nobody_is_known(record):
    bare = msgspec.structs.replace(
        record,
        quotations=(Quotation(id="q", content=(at(REFUSAL),), kind="indirect", factuality="denied", rule="r", confidence=0.5),),
        events=(Event(id="e", type="PROTEST", anchor=at("accept"), span=at(REFUSAL), attribution=("q",), rule="r", confidence=0.5),),
        positions=(),
        claims=(),
    )
    assert "PROTEST    someone" in printed(bare)
    assert "unnamed\n" in printed(bare)
    assert "line 3, denied" in printed(bare)


@pytest.mark.parametrize("width", [40, 80, 100, 120])
def test_no_line_is_wider_than_the_terminal(record, width):
    assert max(map(len, printed(record, width).splitlines())) <= width


def test_what_the_document_says_does_not_act(record):
    source = msgspec.structs.replace(record.document, title="[red]War[/red] \x1b[2J\u202e:bomb:", id="\x9b31mid")
    text = printed(msgspec.structs.replace(record, document=source))
    assert text.splitlines()[0] == "[red]War[/red] [2J:bomb:"
    assert " · 31mid · " in text
