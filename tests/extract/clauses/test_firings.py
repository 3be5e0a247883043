"""Frames match clauses by lemma, governed words, classes of objects and polarity; the most specific one comes first."""

import pytest

from placet.codebook.frames import FrameEntry, FrameIndex, index_frames
from placet.codebook.grammar import load_grammar
from placet.codebook.loading import Located
from placet.errors import CodebookError
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firings, match_frames
from placet.model.parsed import Parsed
from tests.parses import tree

CLASSES = {"sanctions": frozenset({"sanction", "embargo"})}

CALLED_FOR = """
Norland Norland NNP nsubj 1
called call VBD ROOT 1
for for IN prep 1
talks talk NNS pobj 2
"""

LIFTED = """
Norland Norland NNP nsubj 1
lifted lift VBD ROOT 1
sanctions sanction NNS dobj 1
on on IN prep 1
Sudria Sudria NNP pobj 3
"""


def frames(*entries: FrameEntry) -> FrameIndex:
    return index_frames((Located("test.yaml", line, None), entry) for line, entry in enumerate(entries, start=1))


def fire(parsed: Parsed, *entries: FrameEntry) -> Firings:
    index = frames(*entries)
    return match_frames(Clauses(parsed, load_grammar(), lambda category, lemma: (category, lemma) in index), index, CLASSES)


def test_a_governed_preposition_gives_the_object() -> None:
    found = fire(tree(CALLED_FOR), FrameEntry(verb="call", example="x"), FrameEntry(verb="call for", event="REQUEST", example="x"))
    assert [(firing.frame.name, firing.actor, firing.theme) for firing in found[1]] == [
        ("verb:call for", (0,), (3,)),
        ("verb:call", (0,), ()),
    ]


def test_a_class_of_objects_is_asked_for() -> None:
    lift = FrameEntry(verb="lift", object=("@sanctions",), recipient=("on",), event="CONCEDE", example="x")
    raise_up = FrameEntry(verb="lift", not_object=("@sanctions",), example="x")
    (firing,) = fire(tree(LIFTED), lift, raise_up)[1]
    assert (firing.frame.entry.event, firing.actor, firing.recipient) == ("CONCEDE", (0,), (4,))


def test_polarity_can_be_asked_for() -> None:
    assert fire(tree(CALLED_FOR), FrameEntry(verb="call", negated=True, example="x")) == {}
    assert list(fire(tree(CALLED_FOR), FrameEntry(verb="call", negated=False, example="x"))) == [1]


def test_a_predicate_that_stands_twice_is_refused() -> None:
    with pytest.raises(CodebookError, match=r"test\.yaml:2: 'verb:lift' stands already in test\.yaml:1"):
        frames(FrameEntry(verb="lift", example="x"), FrameEntry(verb=("hoist", "lift"), example="x"))


def test_an_entry_needs_one_kind_of_predicate() -> None:
    with pytest.raises(CodebookError, match="exactly one"):
        frames(FrameEntry(verb="lift", noun="lift", example="x"))
