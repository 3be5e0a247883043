"""What is seen of two spans: the rules, the tree and the words, without names."""

import pytest

from placet.codebook import load_codebook
from placet.extract.events.learned.evidence import Evidence, Pair, evidence
from placet.extract.events.relation import tokens_of
from tests.extract.coding import coded

pytestmark = pytest.mark.model


def pair_in(text: str, actor: str | None, recipient: str | None) -> Pair:
    """The pair of the first stretches of a text that read so."""
    found = coded(text)
    spans = [
        tokens_of(found.parsed, (text.index(words), text.index(words) + len(words))) if words else None for words in (actor, recipient)
    ]
    return Pair(found.parsed, found.clauses, found.firings, load_codebook().frames, *spans)


def seen(text: str, actor: str | None = "Norland", recipient: str | None = "Sudria") -> Evidence:
    return evidence(pair_in(text, actor, recipient))


def test_spans_stand_as_one_word_and_names_as_none_in_particular() -> None:
    words = pair_in("On Monday the army of Norland shelled 12 towns in Sudria near Estport.", "the army of Norland", "Sudria").words
    assert words == ["on", "NAME", "ACTOR", "shell", "NUMBER", "town", "in", "RECIPIENT", "near", "NAME", "."]
    found = seen("Norland and Estmark warned Sudria in March.")
    names = [name for names in found.values() for name in names]
    assert not [name for name in names if "norland" in name.lower() or "estmark" in name.lower() or "march" in name.lower()]


def test_the_frame_that_joins_the_spans_is_told() -> None:
    found = seen("Norland has condemned the shelling of Sudria.")
    assert {"condemn", "condemn ACCUSE", "ACCUSE actual", "not negated", "object shelling"} <= found["told"].keys()
    assert "ACCUSE: actor" in found["acts"]


def test_where_no_frame_fires_the_words_remain() -> None:
    found = seen("The weather in Norland is like that in Sudria.")
    assert not found["told"]
    assert "ACTOR be" in found["pairs"]


def test_an_outer_act_is_seen_with_what_it_is_about() -> None:
    found = seen("Norland agreed to help Sudria.")
    assert any(name.startswith("AGREE > ") for name in found["chain"])
    assert found["around"] == {"aux to": 1.0}


def test_modals_and_negation_on_the_way_are_seen() -> None:
    assert {"aux will", "neg not"} <= seen("Norland will not attack Sudria.")["around"].keys()
    assert "ASSAULT will" in seen("Norland will attack Sudria.")["tense"]


def test_the_way_through_the_tree_is_seen_from_both_ends() -> None:
    found = seen("Norland imposed a curfew in Sudria.")
    assert {"top impose", "ACTOR nsubj", "RECIPIENT < in"} <= found["path"].keys()
    assert "impose dobj curfew" in found["arguments"]


def test_words_between_are_those_from_one_span_to_the_other() -> None:
    assert list(seen("Yesterday Sudria was bombed by Norland again.")["between"]) == ["RECIPIENT", "be", "bomb", "by", "ACTOR"]
    assert "recipient first" in seen("Sudria was bombed by Norland.")["parties"]


def test_one_span_is_enough() -> None:
    found = seen("Norland rejected the plan.", recipient=None)
    assert "reject" in found["told"]
    assert not found["between"]
    assert "top reject" in found["path"]


def test_spans_in_two_sentences_are_seen_together() -> None:
    found = seen("Norland held talks. Sudria was not invited.")
    assert {"hold", "invite"} <= found["words"].keys()
    assert {"ACTOR nsubj", "RECIPIENT < invite"} <= found["path"].keys()
