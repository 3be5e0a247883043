from placet.codebook import load_codebook
from placet.codebook.confidence import ConfidenceWeights
from placet.extract.positions.confidence import confidence_of
from placet.model.document import Span
from placet.model.record import Actor, Position, Proposal

WORDS = (Span(start=0, end=9),)
POSITION = Position(id="s1", holder="a1", proposal="p1", stance="support", evidence=WORDS, rule="verb:back", confidence=0.8)
NORLAND = Actor(id="a1", name="Norland", kind="state", code="NRL")
PERSON = Actor(id="a1", name="Ann Lee", kind="person", code="NRL")
TALKS = Proposal(id="p1", label="talks with Sudria", action="negotiate", mentions=WORDS)


def test_without_weights_it_is_the_rules_own():
    assert confidence_of(POSITION, NORLAND, TALKS, ConfidenceWeights()) == 0.8


def test_a_sign_counts_only_where_it_stands():
    against_persons = ConfidenceWeights(person=-1.0)
    assert confidence_of(POSITION, PERSON, TALKS, against_persons) < 0.8
    assert confidence_of(POSITION, NORLAND, TALKS, against_persons) == 0.8


def test_the_shipped_weights_doubt_what_says_little():
    weights = load_codebook().confidence
    bare = Proposal(id="p1", label="talks", action="negotiate", mentions=WORDS)
    assert confidence_of(POSITION, PERSON, bare, weights) < confidence_of(POSITION, NORLAND, TALKS, weights)
