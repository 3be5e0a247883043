"""Stances, conditions and days in the plain words that every brief and table of consent uses."""

from calendar import month_name, monthrange
from collections.abc import Callable, Iterable
from datetime import date

from rich.text import Text

from placet.analyse import StatedCondition
from placet.publish.plain_text import one_line, quoted

STANCE_STYLE = {"support": "green", "oppose": "red", "conditional": "yellow", "undecided": "cyan"}
STANCE_SIGNS = {"support": "✓", "oppose": "✗", "conditional": "~", "undecided": "?"}
STANCE_WORDS = {"support": "yes", "oppose": "no", "conditional": "yes, if", "undecided": "open"}
ANSWER_BEGINS = {"support": "yes to", "oppose": "no to", "conditional": "yes to", "undecided": "open on"}
ANSWER_SIGNS = {"gives": "✓", "conditions": "~", "withholds": "✗", "undecided": "?", "unclear": "±", "silent": "·"}
ANSWER_WORDS = {
    "gives": "yes", "conditions": "yes, if", "withholds": "no", "undecided": "undecided", "unclear": "unclear", "silent": "not heard",
}  # fmt: skip
VERDICT_SIGNS = {"given": "✓", "conditional": "~", "withheld": "✗", "undetermined": "?"}
MET_WORDS = {True: " (met)", False: " (not met)", None: ""}


def sign_and_word(stance: str) -> Text:
    """A stance at a glance, coloured: "✓ yes"."""
    return Text(f"{STANCE_SIGNS[stance]} {STANCE_WORDS[stance]}", style=STANCE_STYLE[stance])


def answer_words(stance: str, label: str) -> str:
    """Say a stance on a proposal; of a yes on conditions, these are still to be said.

    >>> answer_words("oppose", "foreign patrols"), answer_words("undecided", "foreign patrols")
    ('no to “foreign patrols”', 'open on “foreign patrols”')
    """
    return f"{ANSWER_BEGINS[stance]} {quoted(label)}"


def conditions_words(conditions: Iterable[StatedCondition], width: int, *, put: Callable[[str, int], str] = one_line) -> str:
    """Conditions in the documents' words, each cut to `width`: "a ceasefire is signed (met); Sudrey agrees"; "…" where none is told."""
    return "; ".join(put(each.words, width) + MET_WORDS[each.met] for each in conditions) or "…"


def day_words(first: str, last: str = "") -> str:
    """Say a day, or the first and the last of several, from their ISO forms; what is no ISO day stays as it is.

    A whole month or year is called by its name, as in the text that it was read from.

    >>> day_words("2031-03-06"), day_words("2031-03-02", "2031-03-06"), day_words("2031-03-02", "2031-04-01")
    ('6 March 2031', '2 to 6 March 2031', '2 March to 1 April 2031')
    >>> day_words("2031-02-01", "2031-02-28"), day_words("2031-01-01", "2031-12-31")
    ('February 2031', '2031')
    """
    try:
        day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return " to ".join(one_line(each, 20) for each in dict.fromkeys((first, last)) if each)
    until = f"{end.day} {month_name[end.month]} {end.year}"
    if day == end:
        return until
    if day.year == end.year and day.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if day.month == end.month:
            return f"{month_name[day.month]} {day.year}"
        if (day.month, end.month) == (1, 12):
            return str(day.year)
    if day.year != end.year:
        return f"{day.day} {month_name[day.month]} {day.year} to {until}"
    return f"{day.day} to {until}" if day.month == end.month else f"{day.day} {month_name[day.month]} to {until}"
