"""Stances and conditions in plain words and signs."""

from collections.abc import Callable, Iterable

from placet.analyse import StatedCondition
from placet.publish.plain_text import one_line, quoted

STANCE_SIGNS = {"support": "✓", "oppose": "✗", "conditional": "~", "undecided": "?"}
STANCE_WORDS = {"support": "yes", "oppose": "no", "conditional": "yes, if", "undecided": "open"}
ANSWER_BEGINS = {"support": "yes to", "oppose": "no to", "conditional": "yes to", "undecided": "open on"}
ANSWER_SIGNS = {"gives": "✓", "conditions": "~", "withholds": "✗", "undecided": "?", "unclear": "±", "silent": "·"}
ANSWER_WORDS = {
    "gives": "yes", "conditions": "yes, if", "withholds": "no", "undecided": "undecided", "unclear": "unclear", "silent": "not heard",
}  # fmt: skip
VERDICT_SIGNS = {"given": "✓", "conditional": "~", "withheld": "✗", "undetermined": "?"}
MET_WORDS = {True: " (met)", False: " (not met)", None: ""}


def answer_words(stance: str, label: str) -> str:
    """Say a stance on a proposal; of a yes on conditions, these are still to be said.

    >>> answer_words("oppose", "foreign patrols"), answer_words("undecided", "foreign patrols")
    ('no to “foreign patrols”', 'open on “foreign patrols”')
    """
    return f"{ANSWER_BEGINS[stance]} {quoted(label)}"


def conditions_words(conditions: Iterable[StatedCondition], width: int, *, put: Callable[[str, int], str] = one_line) -> str:
    """Conditions in the documents' words, each cut to `width`: "a ceasefire is signed (met); Sudrey agrees"; "…" where none is told."""
    return "; ".join(put(each.words, width) + MET_WORDS[each.met] for each in conditions) or "…"
