import pytest
import spacy
from spacy.tokens import Doc

import placet.publish.spacy_component  # noqa: F401 - registers the component, which an installed Placet does by itself

pytestmark = pytest.mark.model

TEXT = "The Courier reported that Ann Lee had refused. \u201cWe stay,\u201d the minister said."


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("en")
    made.add_pipe("placet_quotations")
    return made


def test_quotations_are_spans_of_the_document(nlp):
    doc = nlp(TEXT)
    said = [(quote.speaker, quote.cue.text, [span.text for span in quote.content]) for quote in doc._.quotations]
    assert said == [
        (("Courier",), "reported that", ["Ann Lee had refused"]),
        (("the minister",), "said", ["We stay"]),
    ]


def test_what_is_found_stays_when_a_document_is_stored(nlp):
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [quote.quoted for quote in again._.quotations] == [quote.quoted for quote in doc._.quotations] != []


def test_a_document_that_it_has_not_seen_has_none():
    assert spacy.blank("en")(TEXT)._.quotations == ()


def test_tokens_cut_otherwise_are_taken_whole():
    made = spacy.blank("en")
    made.tokenizer = lambda text: Doc(made.vocab, words=text.split(" "))
    made.add_pipe("placet_quotations")
    (quote,) = made("Norway said that it would refuse.")._.quotations
    assert [span.text for span in quote.content] == ["it would refuse."]
