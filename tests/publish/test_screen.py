import os
import pty
import sys
from collections.abc import Iterator

import pytest
from rich.text import Text

from placet.publish import screen


@pytest.fixture
def terminal(monkeypatch) -> Iterator[int]:
    """Put standard output and error on a terminal of 100 columns, and give its other end."""
    ours, theirs = pty.openpty()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    with open(theirs, "w", encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdout", file)
        monkeypatch.setattr(sys, "stderr", file)
        yield ours
    os.close(ours)


def seen(terminal: int) -> str:
    sys.stdout.flush()
    return os.read(terminal, 100_000).decode()


def test_a_pipe_gets_plain_lines_of_fixed_width(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "30")
    screen.show(Text("word " * 30, style="bold red"))
    assert capsys.readouterr().out == ("word " * 24).rstrip() + "\n" + ("word " * 6).rstrip() + "\n"


def test_a_terminal_gets_colour(terminal):
    screen.show(Text("no", style="red"))
    assert "\x1b[31mno" in seen(terminal)


def test_no_colour_where_none_is_wanted(terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    screen.show(Text("no", style="red"))
    assert "\x1b[31m" not in seen(terminal)


def test_a_terminal_is_filled_up_to_a_readable_width(terminal, monkeypatch):
    assert screen.Screen(sys.stdout).width == 100
    monkeypatch.setenv("COLUMNS", "300")
    assert screen.Screen(sys.stdout).width == screen.WIDEST


def test_progress_is_counted_on_a_terminal_and_gone_while_a_result_is_printed(terminal):
    for item in screen.progress(["one", "two"], several=True):
        screen.show(Text(item))
    text = seen(terminal)
    assert "0 done" in text
    assert "1 done" in text
    # Before each result the bar's line is cleared and the cursor stands at its beginning.
    assert all(text.partition(item)[0].endswith("\x1b[2K") for item in ("one", "two"))


def test_one_document_needs_no_bar(terminal):
    assert list(screen.progress([1], several=False)) == [1]
    screen.show(Text("end"))
    assert seen(terminal) == "end\r\n"


def test_no_progress_where_no_terminal_looks(capsys):
    assert list(screen.progress([1, 2], several=True)) == [1, 2]
    assert capsys.readouterr() == ("", "")


def test_a_complaint_is_one_line_on_standard_error(capsys):
    screen.complain("odd\nname\x1b[31m.txt: [red]is empty[/red] " + "x" * 200)
    assert capsys.readouterr() == ("", "placet: odd name[31m.txt: [red]is empty[/red] " + "x" * 200 + "\n")
