"""The shipped reader on real parses."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placet.codebook import load_codebook
from placet.extract.actors.mentions import find_mentions
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import match_frames
from placet.extract.quotations.learned.reader import LEAST, QuotationReader
from placet.extract.quotations.quotations import find_quotations
from placet.extract.quotations.quote import Quote
from placet.model.document import Document
from placet.model.parsed import Parsed
from tests.extract.coding import parser
from tests.extract.quotations.learned import made

pytestmark = pytest.mark.model

REPORT = "Norland said that Sudria would leave the strait. The envoy, Ann Lee, added that talks were over."


@pytest.fixture(scope="module")
def reader() -> QuotationReader:
    return QuotationReader()


def found(text: str, reader: QuotationReader | None) -> tuple[Parsed, list[Quote]]:
    book = load_codebook()
    parsed = parser().parse_one(Document(id="d", text=text))
    clauses = Clauses(parsed, book.grammar, book.is_predicate)
    firings = match_frames(clauses, book.frames, book.classes)
    return parsed, find_quotations(parsed, clauses, firings, find_mentions(parsed, book.actors), book.cues, reader)


def told(text: str, reader: QuotationReader | None) -> list[str]:
    parsed, quotes = found(text, reader)
    return [" / ".join(parsed.text(*stretch) for stretch in quote.content) for quote in quotes]


def test_what_the_rules_find_is_read_again(reader: QuotationReader) -> None:
    assert told(REPORT, reader) == told(REPORT, None) == ["Sudria would leave the strait", "talks were over"]


def test_confidence_is_the_readers(reader: QuotationReader) -> None:
    _, by_rules = found(REPORT, None)
    _, read = found(REPORT, reader)
    assert [quote.confidence for quote in read] != [quote.confidence for quote in by_rules]
    assert all(0 < quote.confidence < 1 for quote in read)


def test_a_further_clause_is_read_on(reader: QuotationReader) -> None:
    text = "The ministry in Norland said no ships had left. “The strait is open; it will stay open,” Ann Lee, a spokeswoman, wrote."
    assert "The strait is open; it will stay open" in " ".join(told(text, reader))


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "Rain fell on Norland.", "The strait is ten miles wide."])
def test_a_text_without_a_quotation_has_none(reader: QuotationReader, text: str) -> None:
    assert told(text, reader) == []


def test_the_same_text_is_read_the_same_again(reader: QuotationReader) -> None:
    text = f"{REPORT}\n\nSudria denied that it had promised anything.\n\n{REPORT}"
    assert found(text, reader)[1] == found(text, QuotationReader())[1]


def test_a_huge_paragraph_is_read_to_its_end(reader: QuotationReader) -> None:
    text = " ".join([*["Rain fell on the hills of Norland and on the plain."] * 300, REPORT])
    assert told(text, reader)[-1] == "talks were over"


def test_odd_characters_do_no_harm(reader: QuotationReader) -> None:
    odd = "\u200bNorland\u00ad said 🇳🇱 that Sudria\u0301 would \x07leave \ud7ff the ﬁeld “«‘ 今日 " + "x" * 3000 + "."
    for content in told(odd, reader):
        assert content


def test_scores_belong_to_likely_heads_alone(reader: QuotationReader) -> None:
    scored = reader.scored(made.reporting(made.REPORT), [], [])
    assert len(scored.probabilities) == len(made.REPORT)
    assert {candidate.head for candidate in scored.candidates} == {n for n, each in enumerate(scored.probabilities) if each >= LEAST}
    assert scored.probabilities[1] == max(scored.probabilities)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet=st.sampled_from(' .,\n"“”‘’:—-said that Ann Lee Norland told us will'), max_size=200))
def test_any_text_is_read_within_its_bounds(reader: QuotationReader, text: str) -> None:
    parsed, quotes = found(text, reader)
    for quote in quotes:
        assert all(0 <= start < end <= len(parsed) for start, end in quote.content)
        assert all(earlier[1] <= later[0] for earlier, later in zip(quote.content, quote.content[1:], strict=False))
        assert quote.cue is None or 0 <= quote.cue[0] < quote.cue[1] <= len(parsed)
