"""Reviewing as it is called: the answers come line by line, as through a pipe."""

import getpass
import os
import pty
import select
import sys
import termios
import time
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from placet.ledger import Ledger
from placet.model.decision import Correction
from placet.publish import cli
from tests.publish.conftest import RECORD

TURNED = msgspec.structs.replace(
    RECORD,
    document=msgspec.structs.replace(RECORD.document, id="strait-2", text=RECORD.document.text + " "),
    positions=(msgspec.structs.replace(RECORD.positions[0], confidence=0.95),),
)


def placet(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(cli.app, arguments, prog_name="placet", input=given)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "strait.db")
    with Ledger.open(path, create=True) as store:
        store.add(RECORD)
        store.add(TURNED)
    return path


def review(ledger: str, *answers: str, by: str = "Ann Lee", more: tuple[str, ...] = ()) -> Result:
    return placet("review", "--ledger", ledger, "--by", by, "--below", "0.9", *more, given="".join(f"{each}\n" for each in answers))


def decided(ledger: str) -> list[tuple[str, str]]:
    with Ledger.open(ledger, create=False) as store:
        return [(decision.by, decision.verdict) for decision in store.decisions()]


def test_the_first_page(ledger):
    run = review(ledger)
    assert run.stdout.splitlines() == [
        "2 to ask about, as Ann Lee; ? explains the keys",
        "",
        "1 of 2 · position, 80% sure · ready to … once",
        "Sudrey Post, 6 March 2031, strait-1, line 7 · “Norland refuses foreign patrols in the strait”",
        "",
        "  [Westmark], which offered two frigates in January, is ready to send them once <a ceasefire is signed> and <the",
        "  Security Council has given the patrols a mandate>. Its president met Holm in Port Haven on 3 March.",
        "",
        "  [holder]      Westmark (WST)",
        "  stance        yes, if",
        "  {proposal}    foreign patrols in the Aldan Strait",
        "  <condition>   a ceasefire is signed; the Security Council has given the patrols a mandate",
        "",
        "a accept  r reject  c correct  s skip  u undo  q quit  ? help",
        "",
        "0 decisions kept; 2 left",
    ]
    assert (run.exit_code, run.stderr) == (0, "")


def test_answers_are_kept_one_by_one(ledger):
    run = review(ledger, "a", "r")
    assert run.stdout.splitlines()[-1] == "2 decisions kept: 1 accepted, 1 rejected; 0 left"
    assert decided(ledger) == [("Ann Lee", "accept"), ("Ann Lee", "reject")]
    assert review(ledger).stdout == "Nothing to ask about: no position is so doubtful and undecided.\n"


def test_what_was_skipped_or_not_reached_is_asked_the_next_time(ledger):
    assert "0 decisions kept; 2 left" in review(ledger, "s", "q", "a").stdout
    assert decided(ledger) == []
    assert "1 of 2" in review(ledger).stdout


def test_undo_takes_the_last_answer_back_and_asks_again(ledger):
    run = review(ledger, "u", "a", "u", "r", "s", "u", "q")
    assert "nothing to take back: this is the first one" in run.stdout
    assert run.stdout.count("1 of 2") == 2
    assert run.stdout.count("2 of 2") == 2
    assert decided(ledger) == [("Ann Lee", "reject")]


def test_another_key_is_told_and_help_explains(ledger):
    run = review(ledger, "x", "", "?", "A ")
    assert "x is none of the keys" in run.stdout
    assert "that is none of the keys" in run.stdout
    assert "r  reject: these words say no such thing" in run.stdout
    assert decided(ledger) == [("Ann Lee", "accept")]


def test_a_correction_is_put_together_part_by_part(ledger):
    run = review(ledger, "s", "c", "h", "4", "s", "i", "a ceasefire is signed", "p", "2", "d")
    assert "holder Westmark (WST); stance yes, if; proposal a census of boats; condition a ceasefire is signed" in run.stdout
    with Ledger.open(ledger, create=False) as store:
        (decision,) = store.decisions()
    assert decision.correction == Correction(
        holder="Westmark (WST)", stance="conditional", proposal="a census of boats", condition="a ceasefire is signed"
    )


def test_a_correction_can_be_given_up_and_what_is_none_is_told(ledger):
    answers = ["c", "h", "Nobody Atall", "h", "99", "h", "", "s", "b", "s", "o", "c", "not in it", "c", "", "b", "c", "d", "q"]
    run = review(ledger, *answers)
    assert "'Nobody Atall' is nobody in this document" in run.stdout
    assert "there is no number 99" in run.stdout
    assert "the words 'not in it' don't stand in the document" in run.stdout
    assert decided(ledger) == []


def test_a_condition_can_be_taken_away(ledger):
    review(ledger, "c", "s", "y", "c", "-", "")
    with Ledger.open(ledger, create=False) as store:
        assert store.decisions()[0].correction == Correction(stance="support", condition="")


def test_a_stance_that_becomes_conditional_asks_for_its_condition(ledger):
    run = review(ledger, "s", "c", "s", "i", "nowhere", "d")
    assert "the words 'nowhere' don't stand in the document" in run.stdout
    assert decided(ledger) == [("Ann Lee", "correct")]


def test_answers_that_end_amid_a_correction_leave_nothing(ledger):
    for answers in (["c"], ["c", "h"], ["c", "s"], ["c", "s", "n"], ["c", "p"]):
        assert review(ledger, *answers).exit_code == 0
    assert decided(ledger) == []


def test_the_list_asks_nothing(ledger):
    run = placet("review", "--ledger", ledger, "--list", "--below", "0.9", given="a\n")
    assert run.stdout.splitlines() == [
        "1   80%  Westmark (WST) · yes, if · foreign patrols in the Aldan Strait · a ceasefire is signed; the Security Council",
        "         has given the patrols a mandate",
        "         “Westmark, which offered two frigates in January, is ready to send them once a ceasefire is signed and the",
        "         Security …” — Sudrey Post, 6 March 2031, strait-1, line 7",
        "2   85%  Ada Holm, foreign minister (NRL) · no · foreign patrols in the Aldan Strait",
        "         “Norland will not accept any foreign patrols in the Aldan Strait” — Sudrey Post, 6 March 2031, strait-1, line 3",
        "2 positions",
    ]
    assert decided(ledger) == []


@pytest.mark.parametrize(("kind", "number"), [("event", 6), ("quotation", 4)])
def test_other_kinds_are_accepted_or_rejected(ledger, kind, number):
    run = review(ledger, "c", "r", more=("--kind", kind))
    assert run.stdout.startswith(f"{number} to ask about")
    assert "c is none of the keys" in run.stdout
    assert decided(ledger) == [("Ann Lee", "reject")]


def test_a_dossier_limits_what_is_asked(ledger, tmp_path):
    file = tmp_path / "strait.yaml"
    file.write_text(
        "title: The strait\nproposals:\n  - {id: bridge, label: a bridge, consent: all parties}\nparties: [NOR]\n", encoding="utf-8"
    )
    assert "Nothing to ask about" in review(ledger, more=("--dossier", str(file))).stdout
    file.write_text(file.read_text(encoding="utf-8").replace("a bridge", "foreign patrols"), encoding="utf-8")
    assert "2 to ask about" in review(ledger, more=("--dossier", str(file))).stdout
    assert review(ledger, more=("--dossier", str(file), "--kind", "event")).exit_code == 2


def test_a_second_person_and_what_it_comes_to(ledger):
    assert placet("eval", "--reviews", ledger).stdout == "Nobody has decided on anything in this ledger yet: `placet review` asks.\n"
    review(ledger, "a", "r")
    run = review(ledger, "a", "a", by="Ben Ruiz", more=("--second",))
    assert "Ann Lee" not in run.stdout
    assert placet("eval", "--reviews", ledger).stdout.splitlines() == [
        "How far people agree",
        "  kind      alpha  alike  judged twice  by",
        "  position   0.00      1             2  Ann Lee, Ben Ruiz",
        "",
        "How often each rule is right",
        "  kind      right  of  corrected  rejected  said to be  rule",
        "  position   100%   1          0         0         80%  all rules",
        "  position   100%   1          0         0         80%  ready to … once",
        "",
        "Only of what people decided on; what they were not asked about may be right more often.",
        "1 item left out, on which people differ: `placet review` asks again.",
    ]
    again = review(ledger, "r", by="Ben Ruiz")
    assert "people differ on it, what do you say?" in again.stdout
    assert "Ann Lee, " in again.stdout
    assert "Nothing to ask about" in review(ledger).stdout


def test_consent_says_whose_word_counts(ledger, tmp_path):
    review(ledger, "a")
    run = placet("consent", "--ledger", ledger)
    assert "Westmark, reviewed by Ann Lee on 20" in " ".join(run.stdout.split())
    file = tmp_path / "strait.yaml"
    file.write_text(
        "title: The strait\nproposals:\n  - {id: p, label: foreign patrols, consent: all parties}\nparties: [NOR]\n", encoding="utf-8"
    )
    assert "from 2 documents; 1 position reviewed" in placet("consent", str(file), "--ledger", ledger).stdout


def test_nobody_has_to_say_who_they_are_where_the_machine_knows(ledger, monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "ann")
    placet("review", "--ledger", ledger, "--below", "0.9", given="a\n")
    assert decided(ledger) == [("ann", "accept")]

    def unknown():
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", unknown)
    run = placet("review", "--ledger", ledger)
    assert (run.exit_code, run.stderr) == (1, "placet: nobody knows who you are: give your name with --by NAME\n")


def test_nothing_acts_on_the_terminal(tmp_path):
    path = str(tmp_path / "evil.db")
    text = RECORD.document.text.replace("Westmark", "West\x1b[2J", 1)
    actors = tuple(msgspec.structs.replace(each, name=f"{each.name}\x1b[31m", office="\x9b31m") for each in RECORD.actors)
    proposals = tuple(msgspec.structs.replace(each, label=f"{each.label}\x07") for each in RECORD.proposals)
    positions = tuple(msgspec.structs.replace(each, rule="r\u202e") for each in RECORD.positions)
    document = msgspec.structs.replace(RECORD.document, text=text, outlet="\x1b]8;;http://x", title="t\u202e")
    with Ledger.open(path, create=True) as store:
        store.add(msgspec.structs.replace(RECORD, document=document, actors=actors, proposals=proposals, positions=positions))
    told = "".join(
        run.stdout
        for run in (
            review(path, "\x1b[2J", "c", "h", "\x1b", "b", "a", "a", by="Ann\x1b[31m"), review(path, "q", by="Ben", more=("--second",)),
            placet("review", "--ledger", path, "--list"), placet("eval", "--reviews", path), placet("consent", "--ledger", path),
        )
    )  # fmt: skip
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(told)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_on_a_terminal_one_key_is_an_answer(ledger):
    child, terminal = pty.fork()
    if child == 0:
        command = ["review", "--ledger", ledger, "--by", "Ann", "--below", "0.9"]
        os.execv(sys.executable, [sys.executable, "-c", "from placet.publish.cli import main; main()", *command])
    try:
        shown = b""
        for answer, key in ((b"help\r\n", b"a"), (b"accepted", b"?"), (b"take the last answer back", b"q"), (b"1 left", b"")):
            while answer not in shown and select.select([terminal], [], [], 60)[0]:
                shown += os.read(terminal, 65536)
            assert answer in shown
            until = time.monotonic() + 60
            while key and termios.tcgetattr(terminal)[3] & termios.ICANON:  # it doesn't listen for a key yet
                assert time.monotonic() < until
                time.sleep(0.01)
            os.write(terminal, key)
    finally:
        os.close(terminal)  # which ends a child that is still there
        os.waitpid(child, 0)
    assert decided(ledger) == [("Ann", "accept")]


ADDING = ("--holder", "Westmark", "--stance", "support", "--proposal", "a census of boats", "--words", "ready to send them")


def add(ledger: str, *more: str) -> Result:
    return placet("review", "add", "strait-1", "--ledger", ledger, *ADDING, "--by", "Ann Lee", *more)


def test_a_missed_position_is_added_shown_counted_and_taken_back(ledger):
    run = add(ledger)
    assert (run.exit_code, run.stdout) == (0, "added to strait-1, as Ann Lee; `placet review take-back` with the same words undoes it\n")
    assert "census of boats" in placet("ask", "positions", "--ledger", ledger, "--stance", "support").stdout
    assert "reviewed by Ann Lee" in placet("consent", "--ledger", ledger).stdout
    assert "1 position that people added" in placet("eval", "--reviews", ledger).stdout
    back = ("review", "take-back", "strait-1", "--ledger", ledger, "--words", "ready to send them", "--by", "Ann Lee")
    assert placet(*back).stdout == "strait-1: 1 position taken back\n"
    assert placet("ask", "positions", "--ledger", ledger, "--stance", "support").stdout == ""
    again = placet(*back)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "you added nothing on these words" in again.stderr


def test_what_cannot_be_added_is_one_line(ledger):
    run = add(ledger, "--words", "ready to sink them")
    assert (run.exit_code, run.stdout) == (1, "")
    assert run.stderr == "placet: the words 'ready to sink them' don't stand in the document; copy them from it\n"


@pytest.mark.parametrize("given", [(), ("--ledger", "x.db", "add", "strait-1"), ("--by", "Ann", "take-back", "strait-1")])
def test_options_stand_where_they_belong(given):
    run = placet("review", *given)
    assert (run.exit_code, run.stdout) == (2, "")


def test_what_was_rejected_is_left_out_and_counted(ledger):
    assert "left out" not in placet("ask", "positions", "--ledger", ledger).stderr
    review(ledger, "r", "r")
    run = placet("ask", "positions", "--ledger", ledger)
    assert run.stderr == "placet: 2 positions left out, as reviewed\n"
    assert "placet: 1 position left out, as reviewed\n" in placet("ask", "positions", "--ledger", ledger, "--actor", "Westmark").stderr
    assert "left out" not in placet("ask", "events", "--ledger", ledger).stderr
    consent = placet("consent", "--ledger", ledger)
    assert "2 reports; 2 positions left out, as reviewed" in consent.stdout
