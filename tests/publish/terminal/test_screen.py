import io
import sys
import time

import pytest
from rich.console import Group
from rich.text import Text

from placet.publish.terminal import screen


class Terminal(io.StringIO):
    """What a terminal of 100 columns is sent."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch):
    """Put standard output and error on a terminal; called in the test, since pytest sets its own between set-up and test."""

    def put() -> Terminal:
        made = Terminal()
        monkeypatch.setattr(sys, "stdout", made)
        monkeypatch.setattr(sys, "stderr", made)
        return made

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    return put


def test_a_pipe_gets_plain_lines_of_fixed_width(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "30")
    screen.show(Text("word " * 30, style="bold red"))
    assert capsys.readouterr().out == ("word " * 24).rstrip() + "\n" + ("word " * 6).rstrip() + "\n"


def test_what_must_stay_on_one_line_is_not_cut_in_a_pipe(capsys):
    screen.show(Group(Text("word " * 30 + "end", no_wrap=True, overflow="ignore")))
    assert capsys.readouterr().out == "word " * 30 + "end\n"


def test_a_terminal_gets_colour(terminal):
    seen = terminal()
    screen.show(Text("no", style="red"))
    assert "\x1b[31mno" in seen.getvalue()


def test_no_colour_where_none_is_wanted(terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    seen = terminal()
    screen.show(Text("no", style="red"))
    assert "\x1b[31m" not in seen.getvalue()


def test_a_terminal_is_filled_up_to_a_readable_width(terminal, monkeypatch):
    assert screen.Screen(terminal()).width == 100
    monkeypatch.setenv("COLUMNS", "300")
    assert screen.Screen(terminal()).width == screen.WIDEST


def test_progress_is_counted_on_a_terminal_and_gone_while_a_result_is_printed(terminal):
    seen = terminal()
    before = []
    for item in screen.progress(["one", "two"], several=True):
        before.append(seen.getvalue())
        screen.show(Text(item))
    assert "0 done" in before[0]
    assert "1 done" in before[1]
    # The bar's line is cleared, and the cursor is there to be seen.
    assert all(text.endswith("\x1b[1A\x1b[2K") and text.rfind("\x1b[?25h") > text.rfind("\x1b[?25l") for text in before)


def test_one_document_needs_no_bar(terminal):
    seen = terminal()
    assert list(screen.progress([1], several=False)) == [1]
    assert seen.getvalue() == ""


def test_no_progress_where_no_terminal_looks(capsys):
    assert list(screen.progress([1, 2], several=True)) == [1, 2]
    assert capsys.readouterr() == ("", "")


def test_what_takes_longer_than_a_moment_is_named_until_it_is_done(terminal, monkeypatch):
    seen = terminal()
    with screen.busy("reading the ledger"):
        pass
    assert seen.getvalue() == ""
    monkeypatch.setattr(screen, "A_MOMENT", 0.0)
    with screen.busy("reading the ledger"):
        until = time.monotonic() + 10
        while "reading the ledger" not in seen.getvalue():
            assert time.monotonic() < until
            time.sleep(0.01)
    assert seen.getvalue().endswith("\x1b[1A\x1b[2K")


def test_nobody_is_told_of_work_where_no_terminal_looks(capsys, monkeypatch):
    monkeypatch.setattr(screen, "A_MOMENT", 0.0)
    with screen.busy("reading the ledger"):
        pass
    assert capsys.readouterr() == ("", "")


def test_a_complaint_is_one_line_on_standard_error(capsys):
    screen.complain("odd\nname\x1b[31m.txt: [red]is empty[/red] " + "x" * 200)
    assert capsys.readouterr() == ("", "placet: odd name[31m.txt: [red]is empty[/red] " + "x" * 200 + "\n")
