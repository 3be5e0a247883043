"""Clauses gather a predicate's arguments, however the sentence wraps them."""

from placet.codebook.frames import Category
from placet.codebook.grammar import load_grammar
from placet.extract.clauses.clauses import Clauses
from placet.model.parsed import Parsed
from tests.parses import tree

LEXICAL: set[tuple[Category, str]] = {("noun", "talk"), ("noun", "plan"), ("adjective", "ready")}


def clauses(parsed: Parsed) -> Clauses:
    return Clauses(parsed, load_grammar(), lambda category, lemma: (category, lemma) in LEXICAL)


def slots(parsed: Parsed, word: str) -> dict[str, list[str]]:
    clause = clauses(parsed).at(parsed.words.index(word))
    assert clause is not None
    return {slot: [parsed.words[token] for token in tokens] for slot, tokens in clause.slots.items()}


PASSIVE = """
Troops troop NNS nsubjpass 4
will will MD aux 4
not not RB neg 4
be be VB auxpass 4
sent send VBN ROOT 4
by by IN agent 4
Norland Norland NNP pobj 5
"""

COORDINATED = """
Norland Norland NNP nsubj 3
and and CC cc 0
Sudria Sudria NNP conj 0
condemned condemn VBD ROOT 3
and and CC cc 3
rejected reject VBD conj 3
it it PRP dobj 5
"""

CONTROL = """
Norland Norland NNP nsubj 1
asked ask VBD ROOT 1
Sudria Sudria NNP dobj 1
to to TO aux 4
leave leave VB xcomp 1
"""

RELATIVE = """
Norland Norland NNP nsubj 3
which which WDT nsubj 2
attacked attack VBD relcl 0
left leave VBD ROOT 3
"""

LIGHT = """
Norland Norland NNP nsubj 2
did do VBD aux 2
hold hold VB ROOT 2
no no DT det 4
talks talk NNS dobj 2
with with IN prep 2
Sudria Sudria NNP pobj 5
"""

READY = """
Norland Norland NNP nsubj 1
is be VBZ ROOT 1
not not RB neg 1
ready ready JJ acomp 1
to to TO aux 5
talk talk VB xcomp 3
"""

MEASURED = """
Norland Norland NNP nsubj 1
launched launch VBD ROOT 1
a a DT det 3
series series NN dobj 1
of of IN prep 3
strikes strike NNS pobj 4
"""


def test_a_passive_has_its_agent_as_subject() -> None:
    parsed = tree(PASSIVE)
    assert slots(parsed, "sent") == {"object": ["Troops"], "subject": ["Norland"]}
    clause = clauses(parsed).at(4)
    assert clause is not None
    assert (clause.passive, clause.negated, clause.modals) == (True, True, ("will",))


def test_coordinated_verbs_share_subject_and_object() -> None:
    parsed = tree(COORDINATED)
    assert slots(parsed, "condemned") == {"subject": ["Norland", "Sudria"], "object": ["it"]}
    assert slots(parsed, "rejected") == {"subject": ["Norland", "Sudria"], "object": ["it"]}


def test_who_is_asked_does() -> None:
    parsed = tree(CONTROL)
    assert slots(parsed, "leave") == {"subject": ["Sudria"]}
    asked = clauses(parsed).at(1)
    assert asked is not None
    assert [(complement.kind, complement.head) for complement in asked.complements] == [("infinitive", 4)]


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    assert slots(tree(RELATIVE), "attacked") == {"subject": ["Norland"]}


def test_a_light_verb_lends_its_subject_and_prepositions() -> None:
    parsed = tree(LIGHT)
    assert slots(parsed, "talks") == {"subject": ["Norland"], "with": ["Sudria"]}
    clause = clauses(parsed).at(4)
    assert clause is not None
    assert clause.negated


def test_a_predicative_adjective_is_denied_with_its_copula() -> None:
    parsed = tree(READY)
    clause = clauses(parsed).at(3)
    assert clause is not None
    assert clause.negated
    assert slots(parsed, "ready") == {"subject": ["Norland"]}
    assert clause.fill("complement") == (5,)


def test_transparent_nouns_are_seen_through() -> None:
    assert slots(tree(MEASURED), "launched")["object"] == ["strikes"]


def test_a_document_without_words_has_no_clauses() -> None:
    assert list(clauses(tree("Yes yes UH ROOT 0"))) == []
