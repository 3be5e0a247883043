import io
from typing import Any

import msgspec
import pytest

from placet.model.record import Event, Quotation
from placet.publish.terminal.brief import brief
from placet.publish.terminal.screen import Screen
from tests.publish.conftest import REFUSAL, at

NAMES = {"NRL": "Norland", "WST": "Westmark"}


def printed(record: Any, width: int = 120, *, plain: bool = True, **limits: int) -> str:
    file = io.StringIO()
    screen = Screen(file)
    screen.width, screen.plain = width, plain
    screen.block(brief(record, names=NAMES, **limits))
    return file.getvalue()


def after(text: str, heading: str) -> str:
    return text.partition(heading + "\n")[2].partition("\n\n")[0]


def test_the_title_says_what_was_read_and_found(record):
    lines = printed(record).splitlines()
    assert lines[0] == "Norland refuses foreign patrols in the strait"
    assert lines[1] == "Sudrey Post · 6 March 2031 · strait-1 · 2 positions on 1 proposal · 3 events · 4 quotations"


def test_the_table_comes_first_and_under_it_each_of_its_words_on_one_line(record):
    text = printed(record)
    assert text.splitlines()[2:4] == ["", "Where they stand"]
    assert after(text, "Where they stand").splitlines()[0].split() == ["Norland", "Westmark"]
    assert (
        after(text, "Where they stand")
        .splitlines()[2]
        .startswith("  foreign patrols in the Aldan Strait   ✗ no [1]   ~ yes, if a ceasefire")
    )
    assert after(text, "In their words").splitlines() == [
        "[1] Norland (Ada Holm), according to The Courier: no to “foreign patrols in the Aldan Strait”. “Norland will not accept any "
        "foreign patrols in the Aldan Strait” … “Nobody has to do it for us.” — Sudrey Post, 6 March 2031, lines 3 and 5, characters "
        "47-110 and 233-262.",
        "[2] Westmark: yes to “foreign patrols in the Aldan Strait”, if “a ceasefire is signed”; “the Security Council has given the "
        "patrols a mandate”. “Westmark, which offered two frigates in January, is ready to send them once a ceasefire is signed and the "
        "Security Council has given the patrols a mandate.” — Sudrey Post, 6 March 2031, line 7, characters 264-419.",
    ]


def test_the_codebook_names_a_party_of_which_only_an_official_is_named(record):
    actors = tuple(msgspec.structs.replace(actor, code="ISL", country="ISL") if actor.id == "a1" else actor for actor in record.actors)
    file = io.StringIO()
    Screen(file).block(brief(msgspec.structs.replace(record, actors=actors)))
    assert "[1] Iceland (Ada Holm), according to" in file.getvalue()


def test_what_happened_stands_by_date_tells_plans_from_facts_and_points_to_words_that_are_cited(record):
    assert after(printed(record), "What happened").splitlines() == [
        "  3 March 2031  CONSULT  Westmark (WST), Ada Holm (NRL): “Its president met Holm in Port Haven on 3 March.” line 7",
        "  6 March 2031  REJECT   Norland (NRL) → Westmark (WST) [1]",
        "                AID      Westmark (WST), planned [2]",
    ]


def test_events_without_a_date_leave_no_column_for_it(record):
    undated = tuple(msgspec.structs.replace(event, date=None) for event in record.events)
    assert after(printed(msgspec.structs.replace(record, events=undated)), "What happened").startswith("  REJECT   Norland")


def test_quotations_stand_under_their_chain_of_speakers_but_not_those_that_are_cited(record):
    assert after(printed(record), "Who said what").splitlines() == [
        "  Ada Holm (NRL)",
        "    “We have patrolled these waters for a century,” … “Nobody has to do it for us.” line 5",
        "  The Courier",
        "    “a report of Norland's navy puts the number of smugglers' boats at about 1,200” line 9",
        "  The Courier > Norland's navy (NRL)",
        "    “puts the number of smugglers' boats at about 1,200” line 9",
        "  and 1 inside the words above",
    ]


def test_a_part_of_what_the_same_speaker_is_quoted_with_is_not_shown_again(record):
    outer, inner = record.quotations[2], msgspec.structs.replace(record.quotations[3], speaker=("a3",))
    text = after(printed(msgspec.structs.replace(record, quotations=(outer, inner))), "Who said what")
    assert text.count("smugglers' boats") == 1


def test_no_section_where_all_quotations_are_cited(record):
    assert "Who said what" not in printed(msgspec.structs.replace(record, quotations=record.quotations[:1]))


def test_a_claim_names_its_number_and_its_source(record):
    assert "quantity  Norland's navy (NRL), according to The Courier, about 1,200 boats: “puts" in printed(record)


def test_notes_are_shown(record):
    assert after(printed(record), "Notes").strip() == "line 9: a quotation mark without its partner"


def test_what_is_left_out_is_said(record):
    text = printed(record, events=1, quotations=1)
    assert "and 2 more: --format jsonl or csv gives all" in after(text, "What happened")
    assert "and 2 more: --format jsonl or csv gives all" in after(text, "Who said what")


def test_a_record_with_nothing_in_it_says_so_and_what_to_try(record):
    empty = msgspec.structs.replace(record, actors=(), quotations=(), events=(), proposals=(), positions=(), claims=(), notes=())
    lines = printed(empty).splitlines()
    assert lines[1].endswith("no positions · 0 events · 0 quotations")
    assert len(lines) == 4
    assert lines[3].startswith("No stance on a proposal was found.")
    assert "placet explain" in lines[3]


def test_nobody_is_named_where_nobody_is_known(record):
    bare = msgspec.structs.replace(
        record,
        quotations=(Quotation(id="q", content=(at(REFUSAL),), kind="indirect", factuality="denied", rule="r", confidence=0.5),),
        events=(Event(id="e", type="PROTEST", anchor=at("accept"), span=at(REFUSAL), attribution=("q",), rule="r", confidence=0.5),),
        positions=(),
        claims=(),
    )
    assert "PROTEST  someone" in printed(bare)
    assert "unnamed\n" in printed(bare)
    assert "line 3, denied" in printed(bare)


@pytest.mark.parametrize("width", [40, 80, 100, 120])
def test_no_line_is_wider_than_a_terminal(record, width):
    assert max(map(len, printed(record, width, plain=False).splitlines())) <= width


def test_what_the_document_says_does_not_act(record):
    source = msgspec.structs.replace(record.document, title="[red]War[/red] \x1b[2J\u202e:bomb:", id="\x9b31mid")
    text = printed(msgspec.structs.replace(record, document=source))
    assert text.splitlines()[0] == "[red]War[/red] [2J:bomb:"
    assert " · 31mid · " in text
