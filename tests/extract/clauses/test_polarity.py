import pytest

from placet.codebook import load_codebook
from placet.extract.clauses.clauses import Clauses
from placet.model.document import Document
from placet.parse import Parser

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def clause_of():
    parser, codebook = Parser(), load_codebook()

    def find(text: str, word: str):
        parsed = parser.parse_one(Document(id="d", text=text))
        return Clauses(parsed, codebook.grammar, codebook.is_predicate).at(parsed.words.index(word))

    return find


@pytest.mark.parametrize(
    ("text", "verb", "denied"),
    [
        ("Norway showed little interest in the plan.", "showed", True),
        ("Norway showed a little interest in the plan.", "showed", False),
        ("Few countries backed the plan.", "backed", True),
        ("A few countries backed the plan.", "backed", False),
        ("No country backed the plan.", "backed", True),
        ("The ban is in nobody's interest.", "is", True),
        ("The ban is in Norway's interest.", "is", False),
    ],
)
def test_words_that_leave_as_good_as_none_deny(clause_of, text, verb, denied):
    assert clause_of(text, verb).negated == denied


@pytest.mark.parametrize(
    ("text", "verb", "links"),
    [
        ("Norway shied away from the plan.", "shied", ["away", "from"]),
        ("Norway backed away from the plan.", "backed", ["away", "from"]),
        ("Norway came round to the plan.", "came", ["round", "to"]),
        ("Norway walked out of the talks.", "walked", ["out", "of"]),
    ],
)
def test_prepositions_behind_an_adverb_are_the_verbs(clause_of, text, verb, links):
    assert [word for word, _ in clause_of(text, verb).links] == links


@pytest.mark.parametrize(
    ("text", "verb", "conditions"),
    [
        ("Norway would open the road as soon as Sweden left.", "open", ["left"]),
        ("Norway would open the road only after Sweden had left.", "open", ["left"]),
        ("Norway would open the road in return for a loan.", "open", ["in"]),
        ("Norway would open the road only with a mandate.", "open", ["with"]),
        ("Norway opened the road as soon as Sweden left.", "opened", []),  # it tells when, not on what terms
        ("Norway would open the road after Sweden had left.", "open", []),
        ("Norway would open the road with a ceremony.", "open", []),
    ],
)
def test_what_several_words_make_a_condition_of_what_lies_ahead(clause_of, text, verb, conditions):
    clause = clause_of(text, verb)
    assert [text.split()[head].rstrip(".") for head in clause.conditions] == conditions
