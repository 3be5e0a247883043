"""Stances as a terminal shows them: coloured, with a sign."""

from rich.text import Text

from placet.publish.wording.stances import STANCE_SIGNS, STANCE_WORDS

STANCE_STYLE = {"support": "green", "oppose": "red", "conditional": "yellow", "undecided": "cyan"}


def sign_and_word(stance: str) -> Text:
    """A stance at a glance, coloured: "✓ yes"."""
    return Text(f"{STANCE_SIGNS[stance]} {STANCE_WORDS[stance]}", style=STANCE_STYLE[stance])
