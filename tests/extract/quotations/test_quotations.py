"""Quotations: direct, indirect and mixed speech, thoughts and intentions, each with its speaker, its cue and its factuality."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placet.codebook.cues import load_cues
from placet.codebook.frames import FrameEntry, FrameIndex, frames_of, load_frames
from placet.codebook.grammar import load_classes, load_grammar
from placet.codebook.loading import checked, located_entries, shipped
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import match_frames
from placet.extract.quotations.quotations import Quote, find_quotations
from placet.model.document import Document
from placet.model.parsed import Parsed
from placet.parse import Parser
from tests.extract.quotations.test_quotation_marks import cut

pytestmark = pytest.mark.model


class Name:
    """A stand-in for a mention."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end, self.head = start, end, end - 1


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def frames() -> FrameIndex:
    return load_frames()


def find(parsed: Parsed, frames: FrameIndex) -> list[Quote]:
    clauses = Clauses(parsed, load_grammar(), lambda category, lemma: (category, lemma) in frames)
    names = [Name(entity.start, entity.end) for entity in parsed.entities if entity.label in ("PERSON", "GPE", "ORG", "NORP")]
    return find_quotations(parsed, clauses, match_frames(clauses, frames, load_classes()), names)


Row = tuple[str, str, tuple[str, ...]]


@pytest.fixture(scope="module")
def rows(parser: Parser, frames: FrameIndex):  # type: ignore[no-untyped-def]
    def rows_of(text: str) -> list[Row]:
        """Speaker, cue and content of each quotation."""
        parsed = parser.parse_one(Document(id="d", text=text))
        return [
            (
                parsed.text(*quote.speaker) if quote.speaker else "",
                parsed.text(*quote.cue) if quote.cue else "",
                tuple(parsed.text(start, end).rstrip(",.") for start, end in quote.content),
            )
            for quote in find(parsed, frames)
        ]

    return rows_of


@pytest.fixture(scope="module")
def quotes(parser: Parser, frames: FrameIndex):  # type: ignore[no-untyped-def]
    return lambda text: find(parser.parse_one(Document(id="d", text=text)), frames)


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ('"We will stay on the island," the envoy said.', "the envoy", "said", ("We will stay on the island",)),
        ('"We will stay on the island," said the envoy.', "the envoy", "said", ("We will stay on the island",)),
        ('The envoy said: "We will stay on the island."', "The envoy", "said", ("We will stay on the island",)),
        ('The envoy said, "We will stay on the island."', "The envoy", "said", ("We will stay on the island",)),
        ('"We will stay," the envoy said, "until the talks end."', "the envoy", "said", ("We will stay", "until the talks end")),
        ('"We will stay," the envoy said. "The talks go on."', "the envoy", "said", ("We will stay", "The talks go on")),
        (
            '"We will stay. They know that. The talks go on," the envoy said.',
            "the envoy",
            "said",
            ("We will stay. They know that. The talks go on",),
        ),
        ("The envoy said that Norland would stay.", "The envoy", "said that", ("Norland would stay",)),
        ("Norland would stay on the island, the envoy said.", "the envoy", "said", ("Norland would stay on the island",)),
        ("The plan, the envoy said, would help Sudria.", "the envoy", "said", ("The plan", "would help Sudria")),
        ('The envoy said the plan would "help nobody at all".', "The envoy", "said", ('the plan would "help nobody at all"',)),
        ("According to the ministry, the road was closed.", "the ministry", "According to", ("the road was closed",)),
        ("The road was closed, according to the ministry.", "the ministry", "according to", ("The road was closed",)),
        ("In the minister's view, the road was a disgrace.", "the minister", "In the minister's view", ("the road was a disgrace",)),
        ("Norland accused Sudria of shelling the port.", "Norland", "accused", ("shelling the port",)),
        ("The council called on Norland to open the port.", "The council", "called on", ("to open the port",)),
        ("The council urged Norland to open the port.", "The council", "urged", ("to open the port",)),
        ("The mayor dismissed the rumour as idle gossip.", "The mayor", "dismissed", ("idle gossip",)),
        ("Norland promised to open the port.", "Norland", "promised", ("to open the port",)),
        ("The king wants to leave.", "The king", "wants", ("to leave",)),
        ("Norland asked for the vote to be put off.", "Norland", "asked for", ("for the vote to be put off",)),
        ("He said his council was at work, but that he would go.", "He", "said", ("his council was at work, but that he would go",)),
        ("The army denies that it hit the town, where doctors say two died.", "The army", "denies that", ("it hit the town",)),
        ("It said that it would stay, only for its troops to leave.", "It", "said that", ("it would stay",)),
        ('17:10 "Baseless", says the envoy.', "the envoy", "says", ("Baseless",)),
        ("The farmers fear that the wells will run dry.", "The farmers", "fear that", ("the wells will run dry",)),
        ("His claim that the ship was empty was tested.", "His", "claim that", ("the ship was empty",)),
        ("The envoy is confident that the truce will hold.", "The envoy", "confident that", ("the truce will hold",)),
        ("The minister warned of a “bitter winter”.", "The minister", "warned of", ("bitter winter",)),
        ("NORTHTOWN, Norland (NP) — The envoy said that Norland would stay.", "The envoy", "said that", ("Norland would stay",)),
    ],
)
def test_one_quotation(rows, text: str, speaker: str, cue: str, content: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    assert (speaker, cue, content) in rows(text)


def test_a_content_ends_where_the_next_cue_begins(rows) -> None:  # type: ignore[no-untyped-def]
    assert rows("The envoy said that Norland would stay, adding that Sudria had left.") == [
        ("The envoy", "said that", ("Norland would stay",)),
        ("The envoy", "adding that", ("Sudria had left",)),
    ]


def test_a_further_source_vouches_for_the_same_content(rows) -> None:  # type: ignore[no-untyped-def]
    found = rows("The paper reported that Norland would leave, citing two officials.")
    assert found == [
        ("The paper", "reported that", ("Norland would leave",)),
        ("two officials", "citing", ("Norland would leave",)),
    ]


def test_a_further_source_before_what_it_vouches_for(rows) -> None:  # type: ignore[no-untyped-def]
    found = rows("The Courier reports, citing two officials, that Norland has offered to escort the ships and that Sudria has declined.")
    told = ("Norland has offered to escort the ships and that Sudria has declined",)
    assert [(speaker, content) for speaker, _, content in found[:2]] == [("The Courier", told), ("two officials", told)]


def test_someone_is_quoted_as_saying(rows) -> None:  # type: ignore[no-untyped-def]
    assert rows("The daily quoted a farmer as saying that the wells were dry.") == [
        ("The daily", "quoted", ("the wells were dry",)),
        ("a farmer", "saying that", ("the wells were dry",)),
    ]


def test_a_quoted_sentence_that_stands_alone_has_the_speaker_before_it(rows) -> None:  # type: ignore[no-untyped-def]
    found = rows('"We will stay on the island," the envoy said.\n\n"Nobody has told us to leave it."')
    assert found[1] == ("the envoy", "", ("Nobody has told us to leave it",))


def test_a_quotation_goes_on_over_paragraphs(rows) -> None:  # type: ignore[no-untyped-def]
    found = rows("“We will stay on the island.\n\n“Nobody has told us to leave it,” the envoy said.")
    assert ("the envoy", "said", ("We will stay on the island", "Nobody has told us to leave it")) in found


def test_the_next_paragraph_with_its_own_cue_is_its_own_quotation(rows) -> None:  # type: ignore[no-untyped-def]
    found = rows('"We will stay on the island," the envoy said.\n\n"They must leave it," the mayor said.')
    assert [(speaker, content) for speaker, _, content in found] == [
        ("the envoy", ("We will stay on the island",)),
        ("the mayor", ("They must leave it",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "reform" was passed in May.',
        "The council condemned the attack.",
        "He left in order to see the king.",
        "The team won the cup and the coach left.",
        "It is not clear what the bridge costs.",
    ],
)
def test_what_is_no_quotation(rows, text: str) -> None:  # type: ignore[no-untyped-def]
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We will stay on the island," the envoy said.', "direct"),
        ("The envoy said that Norland would stay.", "indirect"),
        ('The envoy said the plan would "help nobody at all".', "mixed"),
        ('The envoy said that "Norland will stay."', "direct"),
    ],
)
def test_kind(quotes, text: str, kind: str) -> None:  # type: ignore[no-untyped-def]
    assert [quote.kind for quote in quotes(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The envoy said that Norland would stay.", "possible"),
        ("The envoy said that Norland had stayed.", "asserted"),
        ("The clerk denied that the safe was open.", "denied"),
        ("The envoy hopes that the truce will hold.", "hypothetical"),
        ("The mayor does not believe that the bridge is safe.", "denied"),
        ("The envoy said that Norland will leave if Sudria agrees.", "hypothetical"),
        ("The envoy did not say that Norland had left.", "hypothetical"),
    ],
)
def test_factuality(quotes, text: str, factuality: str) -> None:  # type: ignore[no-untyped-def]
    assert quotes(text)[0].factuality == factuality


def test_every_quotation_names_its_rule_and_confidence(quotes) -> None:  # type: ignore[no-untyped-def]
    found = quotes('"We will stay," the envoy said. According to the ministry, the road was closed. It fears that it will rain.')
    assert [quote.rule for quote in found] == ["direct:say", "phrase:according to", "verb:fear"]
    assert all(0 < quote.confidence < 1 for quote in found)


PIECES = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    " said",
    " the envoy",
    " that",
    ",",
    ".",
    "?",
    ":",
    " adding",
    " we stay",
    " according to",
    "\n\n",
    " ",
]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_text_raises_and_contents_lie_inside(parser: Parser, frames: FrameIndex, pieces: list[str]) -> None:
    parsed = parser.parse_one(Document(id="d", text="".join(pieces)))
    for quote in find(parsed, frames):
        assert quote.content
        for start, end in quote.content:
            assert 0 <= start < end <= len(parsed)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60))
def test_no_parse_raises_however_flat(frames: FrameIndex, pieces: list[str]) -> None:
    find(cut("".join(pieces)), frames)


# --- the lexicon -------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["speech.yaml", "thought.yaml"])
def test_each_reporting_predicate_has_an_example_in_which_it_fires(parser: Parser, frames: FrameIndex, file: str) -> None:
    asked: list[tuple[str, str]] = []
    for where, entry in checked(located_entries(shipped("frames", file)), FrameEntry):
        examples = (entry.example,) if isinstance(entry.example, str) else entry.example
        names = [frame.name for frame in frames_of(where, entry)]
        assert entry.reports
        assert len(names) == len(examples), f"{file}:{where.line}: one example a predicate"
        asked += zip(names, examples, strict=True)
    parsed = parser.parse_one(Document(id="d", text="\n\n".join(example for _, example in asked)))
    clauses = Clauses(parsed, load_grammar(), lambda category, lemma: (category, lemma) in frames)
    fired: list[set[str]] = [set() for _ in parsed.paragraphs]
    for head, firings in match_frames(clauses, frames, load_classes()).items():
        fired[parsed.paragraph_of[head]] |= {firing.frame.name for firing in firings}
    silent = [name for (name, _), names in zip(asked, fired, strict=True) if name not in names]
    assert len(silent) < len(asked) / 10, silent  # the small pipeline misreads some bare sentences


def test_the_lexicon_of_reporting_is_large(frames: FrameIndex) -> None:
    names = {frame.name for found in frames.values() for frame in found if frame.entry.reports}
    assert len(names) >= 350


def test_each_cue_phrase_has_an_example_that_fires(quotes) -> None:  # type: ignore[no-untyped-def]
    cues = load_cues()
    missed = [
        phrase.example
        for group in cues.phrases_by_word.values()
        for words, phrase in group
        if f"phrase:{phrase.words}" not in {quote.rule for quote in quotes(phrase.example)}
    ]
    assert missed == []
    assert all(f"hearsay:{word}" in {q.rule for q in quotes(entry.example)} for word, entry in cues.hearsay_by_word.items())
