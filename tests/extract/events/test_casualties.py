"""Numbers of dead and injured, in figures and words."""

import pytest

from placet.codebook.casualties import load_casualty_words
from placet.extract.events.casualties import Casualties, count_casualties
from tests.parses import tree

KILLED_TWELVE = """
Bombs bomb NNS nsubj 1
killed kill VBD ROOT 1
12 12 CD nummod 3
people people NNS dobj 1
"""
TWENTY_FIVE_WERE_WOUNDED = """
Twenty-five twenty-five CD nummod 1
soldiers soldier NNS nsubjpass 3
were be VBD auxpass 3
wounded wound VBN ROOT 3
"""
LEFT_TWO_HUNDRED_DEAD = """
It it PRP nsubj 1
left leave VBD ROOT 1
two two CD compound 3
hundred hundred CD nummod 4
dead dead JJ dobj 1
"""
KILLED_A_PLAN = """
They they PRP nsubj 1
killed kill VBD ROOT 1
two two CD nummod 3
plans plan NNS dobj 1
"""
DOZENS_DIED = """
Dozens dozen NNS nsubj 1
died die VBD ROOT 1
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (KILLED_TWELVE, Casualties(12, None)),
        (TWENTY_FIVE_WERE_WOUNDED, Casualties(None, 25)),
        (LEFT_TWO_HUNDRED_DEAD, Casualties(200, None)),
        (KILLED_A_PLAN, Casualties(None, None)),
        (DOZENS_DIED, Casualties(None, None)),
    ],
)
def test_counts(rows: str, expected: Casualties) -> None:
    parsed = tree(rows)
    assert count_casualties(parsed, load_casualty_words(), 0, len(parsed)) == expected
