"""What a person answers: one key on a terminal, a line where the answers come through a pipe or from a file."""

import sys
from collections.abc import Mapping

import typer
from rich.text import Text

from placet.publish.plain_text import one_line
from placet.publish.terminal.screen import Screen

ENDED = ("\x04", "\x1a")  # what a terminal sends for the end of the input


def by_keys() -> bool:
    """Whether a person sits at the keys: else answers are read line by line, and end where the input ends."""
    return sys.stdin.isatty()


def key(choices: Mapping[str, str], *, on_line_end: str = "") -> str:
    """Ask for one of some keys, each with what it does; gives "" where there are no more answers.

    `on_line_end` is what the line end alone means. Another key is told, and asked again.
    """
    menu = Text("  ").join(Text.assemble((each, "bold"), f" {what}") for each, what in choices.items())
    while True:
        _print(menu)
        given = _key()
        if given is None:
            return ""
        pressed = given.strip()[:1].casefold() or on_line_end
        if pressed in choices:
            return pressed
        _print(Text(f"{one_line(given) or 'that'} is none of the keys", style="red"))


def line(question: str) -> str | None:
    """Ask for a line of words; None where there are no more answers."""
    _print(Text(f"{question}: "), end="")
    return _line()


def _key() -> str | None:
    if not by_keys():
        return _line()
    try:
        pressed = typer.getchar()
    except EOFError:
        return None
    if pressed == "\x03":
        raise KeyboardInterrupt
    return None if pressed in ENDED else pressed


def _line() -> str | None:
    given = sys.stdin.readline()
    if not given:
        _print(Text())
        return None
    answer = one_line(given)
    if not by_keys():  # what was answered stands in what is printed, as it does on a terminal
        _print(Text(f"> {answer}"))
    return answer


def _print(text: Text, *, end: str = "\n") -> None:
    Screen(sys.stdout).print(text, end=end)
    sys.stdout.flush()
