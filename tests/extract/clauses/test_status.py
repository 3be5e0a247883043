"""What stands on a predicate and around it says whether its act is actual, planned, hypothetical or denied."""

import pytest

from placet.codebook.frames import FrameEntry, index_frames
from placet.codebook.grammar import load_grammar
from placet.codebook.loading import Located
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import match_frames
from placet.extract.clauses.status import combined, status_of, under
from placet.model.parsed import Parsed
from placet.model.record import Status
from tests.extract.coding import coded
from tests.parses import tree

REFUSED = """
Norland Norland NNP nsubj 1
refused refuse VBD ROOT 1
to to TO aux 3
leave leave VB xcomp 1
"""
WILL_LEAVE = """
Norland Norland NNP nsubj 2
will will MD aux 2
leave leave VB ROOT 2
"""
IF_LEFT = """
If if IN mark 2
Norland Norland NNP nsubj 2
left leave VBD advcl 4
Sudria Sudria NNP nsubj 4
stayed stay VBD ROOT 4
"""
TO_HOLD = """
Norland Norland NNP nsubj 1
stayed stay VBD ROOT 1
to to TO aux 3
leave leave VB advcl 1
"""
BEGAN = """
Norland Norland NNP nsubj 1
began begin VBD ROOT 1
to to TO aux 3
leave leave VB xcomp 1
"""


def status(parsed: Parsed, word: str) -> Status:
    entries = (FrameEntry(verb="refuse", makes="denied", example=""), FrameEntry(verb="leave", event="RETREAT", example=""))
    index = index_frames((Located("test.yaml", line, None), entry) for line, entry in enumerate(entries, start=1))
    clauses = Clauses(parsed, load_grammar(), lambda category, lemma: (category, lemma) in index)
    clause = clauses.at(parsed.words.index(word))
    assert clause is not None
    return status_of(clause, clauses, match_frames(clauses, index, {}))


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        (REFUSED, "refused", "actual"),
        (REFUSED, "leave", "denied"),
        (WILL_LEAVE, "leave", "planned"),
        (IF_LEFT, "left", "hypothetical"),
        (TO_HOLD, "leave", "hypothetical"),
        (BEGAN, "leave", "actual"),
    ],
)
def test_status_of_a_hand_made_clause(rows: str, word: str, expected: Status) -> None:
    assert status(tree(rows), word) == expected


def test_a_condition_outweighs_all_and_a_denied_denial_is_open() -> None:
    assert combined("planned", "hypothetical") == "hypothetical"
    assert combined("denied", "planned") == "denied"
    assert combined("actual", "denied") == "denied"
    assert under("denied", "planned") == "denied"  # "has not agreed to"
    assert under("denied", "denied") == "hypothetical"  # "did not refuse to"
    assert under("planned", "actual") == "planned"


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Norway may attack Sweden.", "attack", "hypothetical"),
        ("Norway said it would withdraw its troops.", "withdraw", "planned"),
        ("Norway would withdraw its troops if Sweden agreed to a truce.", "withdraw", "hypothetical"),
        ("Norway threatened to attack Sweden.", "attack", "hypothetical"),
        ("Norway began withdrawing its troops from the island.", "withdrawing", "actual"),
        ("Norway threatened to attack Sweden if it left.", "threatened", "actual"),
        ("Norway accused Sweden of theft; Sweden denied the charge.", "accused", "actual"),
        ("Norway rejected the possibility of an attack on Sweden.", "attack", "hypothetical"),
        ("Norway plans to expel two diplomats.", "expel", "planned"),
        ("Norway denied that it had shelled the port.", "shelled", "denied"),
        ("Norway did not attack the port.", "attack", "denied"),
        ("Norway has not agreed to send troops.", "send", "denied"),
        ("Norway is expected to meet Sweden on Monday.", "meet", "planned"),
        ("A possible attack on Sweden worried Norway.", "attack", "hypothetical"),
        ("Norway condemned the attack on the port.", "attack", "actual"),
        ("Norway called for a ceasefire in Sweden.", "ceasefire", "hypothetical"),
        ("The two presidents are to meet in Sweden.", "meet", "planned"),
        ("Norway continued to bomb the port.", "bomb", "actual"),
        ("The planned summit between Norway and Sweden was cancelled.", "summit", "planned"),
        ("Norway has no plans to send troops.", "send", "denied"),
        ("Until Norway withdrew its troops, talks were impossible.", "withdrew", "actual"),
        ("Norway ruled out sending troops to Sweden.", "sending", "denied"),
        ("Norway must withdraw its troops.", "withdraw", "hypothetical"),
        ("Norway has rejected the plan, with its minister dismissing the idea.", "dismissing", "actual"),
    ],
)
def test_status_with_the_lexicon(sentence: str, word: str, expected: Status) -> None:
    found = coded(sentence)
    clause = found.clauses.at(found.parsed.words.index(word))
    assert clause is not None
    assert status_of(clause, found.clauses, found.firings) == expected
