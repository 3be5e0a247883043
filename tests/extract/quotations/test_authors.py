"""Who speaks through documents, gatherings and relative clauses, and where the parser lost the speaker, on invented sentences."""

import pytest

from placet.flow import code
from placet.model.document import Document

pytestmark = pytest.mark.model


def speakers(text: str, cue: str) -> list[set[str]]:
    """The codes of the speakers of each quotation whose cue has this word."""
    record = code(Document(id="d", text=text, published="2025-06-01"))
    codes = {actor.id: actor.code for actor in record.actors}
    quotations = [each for each in record.quotations if each.cue and cue in text[each.cue.start : each.cue.end]]
    return [{codes[speaker] for speaker in quotation.speaker} for quotation in quotations]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # documents
        ("Peruvian lawmakers tabled a motion demanding that the road be closed.", "demanding", {"PER"}),
        ("Peru was silent. Chile's senate voted for a resolution urging the government to close the road.", "urging", {"CHL"}),
        ("Peru sent a letter to the council asking for help. The letter says that the road was closed.", "says", {"PER"}),
        ("A Chilean embassy note reached Peru. According to the note, the road was closed.", "According", {"CHL"}),
        ("The letter says that the road was closed.", "says", set()),
        ("The European Union met on Monday. A communique issued after the summit says that the road was closed.", "says", {"EU"}),
        # gatherings
        ("The African Union met in Addis Ababa. The summit asked Chad to close the road.", "asked", {"AU"}),
        # relative clauses
        ("Peru and Chile, which consider that the road is closed, sent troops.", "consider", {"PER", "CHL"}),
        ("Peru rejected the draft, which it said had been written in haste.", "said", {"PER"}),
        # words that are somebody else's than the sentence's subject
        ("Peru turned down a Chilean suggestion that the two should close the road.", "suggestion", {"CHL"}),
        ("Peru brushed aside a demand from Chile that the road be closed.", "demand", {"CHL"}),
        # subjects that the parser lost
        ("A Peruvian spokesman let it be known that the road was closed.", "known", {"PER"}),
        ("Rosa Quispe is Peru's finance minister. Quispe, then in opposition, accused the banks of closing the road.", "accused", {"PER"}),
        ('"The valley does not trust the minister," Lee said, suggesting a line for the leaflet: "Madam, where is the road?"',
         "suggesting", {"OTHER"}),
        ("When dockers are counted among the losers of the long tariff quarrel, Peru and Chile call them 'stubborn'.",
         "call", {"PER", "CHL"}),
        ("Peru has praised the army's restraint and promises to close the road.", "promises", {"PER"}),
    ],
)  # fmt: skip
def test_who_speaks(text, cue, expected):
    assert expected in speakers(text, cue)


@pytest.mark.parametrize(
    "text",
    [
        "Peru will share the data, provided that Chile does the same for its own rivers.",
        "Peru will share the data, provided Chile does the same.",
    ],
)
def test_a_condition_is_nobodys_words(text):
    assert speakers(text, "provided") == []


@pytest.mark.parametrize("text", ["Peru seems to have closed the road.", "It appeared that the road was closed."])
def test_what_seems_so_is_nobodys_words(text):
    assert not any(set().union(*speakers(text, cue)) for cue in ("seems", "appeared"))
