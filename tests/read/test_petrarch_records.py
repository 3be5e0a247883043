"""Validation files of PETRARCH's, as untidy as they are, with records written for the test."""

import time

import pytest

from placet.errors import DocumentError
from placet.model.petrarch import ExpectedEvent, PetrarchEnvironment, PetrarchRecord
from placet.read.decoding import MAX_BYTES
from placet.read.petrarch_records import dictionaries_of, read_petrarch

HEAD = """\
<Validation>
<!-- invented;
<Sentence id="in a comment"> -->
<Environment>
    <Verbfile>isles.verbs.txt</Verbfile>
    <Actorfile>isles.actors.txt</Actorfile>
    <Agentfile name="isles.agents.txt">
    {choice}
    <Pause>Stop</Pause>
    <Config option="stop_on_error" value="True"></Config>
</Environment>
<Sentences>
"""
NLD_SUD = '<EventCoding sourcecode="NLD" targetcode="SUD" eventcode="111">'


def sentence(body: str, *, id: str = "ISLES-1", category: str = "ISLES", more: str = "") -> str:
    return f'<Sentence date="20310306" id="{id}" category="{category}"{more}>\n{body}\n</Sentence>\n'


@pytest.fixture
def read(tmp_path):
    def run(body: str, choice: str = ""):
        file = tmp_path / "isles.xml"
        file.write_text(HEAD.format(choice=choice) + body, encoding="utf-8")
        return read_petrarch(file)

    return run


def ids(records) -> list[str]:
    return [record.id for record in records]


def test_a_record_with_an_open_tag(read):
    environment, records = read(
        sentence(f"{NLD_SUD}\n<Text>\nNorland accused\nSudria &amp; its friends.\n</Text>\n<Parse>(ROOT (S</Parse>")
    )
    assert environment == PetrarchEnvironment(verbs="isles.verbs.txt", actors="isles.actors.txt", agents="isles.agents.txt")
    expected = (ExpectedEvent("NLD", "SUD", "111"),)
    assert records == [
        PetrarchRecord(
            id="ISLES-1", category="ISLES", line=13, published="2031-03-06", text="Norland accused Sudria & its friends.", expected=expected
        )
    ]


@pytest.mark.parametrize(
    "event",
    [
        '<EventCoding sourcecode="NLD" targetcode="SUD" eventcode="111"></EventCoding>',
        '<EventCodes sourcecode = "NLD" targetcode = "SUD" eventcode = "111">',
        "<EventCoding sourcecode='NLD' targetcode='SUD\" eventcode=\"111' />",
        "<EVENTCODING SourceCode=“NLD” targetcode=SUD eventcode= 111>",
        '<EventCoding sourcecode="NLD"\n   targetcode="SUD"\n   eventcode="111">',
    ],
)
def test_an_expected_event_in_each_spelling(read, event):
    (record,) = read(sentence(f"{event}<Text>Norland accused Sudria.</Text>")).records
    assert record.expected == (ExpectedEvent("NLD", "SUD", "111"),)


def test_quotation_marks_in_others_are_kept(read):
    event = '<EventCoding sourcecode=\'"HARBOUR TOLL"\' targetcode="SUD" eventcode="111">'
    (record,) = read(sentence(f"{event}<Text>Tolls rose.</Text>")).records
    assert record.expected[0].source == '"HARBOUR TOLL"'


def test_no_events_are_none(read):
    _, records = read(
        sentence(f"{NLD_SUD}<Text>Norland accused Sudria.</Text>") + sentence('<EventCoding noevents = "True"><Text>Rain fell.</Text>')
    )
    assert [len(record.expected) for record in records] == [1, 0]


def test_text_may_hold_what_looks_like_a_tag_or_an_entity(read):
    (record,) = read(sentence(f"{NLD_SUD}<Text>5 < 6 & <i>7</i> &nbsp; &quot;8&quot;</Text>")).records
    assert record.text == '5 < 6 & <i>7</i> &nbsp; "8"'


def test_nothing_is_fetched_or_expanded(read, tmp_path):
    (tmp_path / "secret").write_text("the harbour's key", encoding="utf-8")
    bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "secret"><!ENTITY b "&a;&a;&a;">]>'
    (record,) = read(bomb + sentence(f"{NLD_SUD}<Text>It says &a; and &b;.</Text>")).records
    assert record.text == "It says &a; and &b;."


def test_a_record_that_is_not_closed_ends_with_the_next(read):
    body = f'<Sentence id="A" category="X">{NLD_SUD}<Text>One.\n<Sentence id="B" category="X"><Text>Two.</Text>'
    records = read(body).records
    assert [(record.id, record.text, len(record.expected), record.published) for record in records] == [
        ("A", "One.", 1, ""),
        ("B", "Two.", 0, ""),
    ]


def test_what_is_in_comments_does_not_count(read):
    body = sentence(f"<!-- {NLD_SUD} -->\n{NLD_SUD}\n<Text>Norland <!-- who? -->left.</Text>") + "<!-- never closed\n"
    (record,) = read(body + sentence("<Text>Two.</Text>", id="B")).records[:1]
    assert (len(record.expected), record.text) == (1, "Norland left.")


def test_a_comment_that_is_never_closed_ends_with_its_line(read):
    body = sentence(f"{NLD_SUD}<Text>One.</Text>") + "<!-- never closed\n" + sentence("<Text>Two.</Text>", id="B")
    assert ids(read(body).records) == ["ISLES-1", "B"]


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("", ["A", "B", "C"]),
        ("<Include>FAR</Include>", ["C"]),
        ('<Include categories="NEAR">', ["A", "B"]),
        ("<Exclude>FAR</Exclude>", ["A", "B"]),
        ("<Include>valid NEAR FAR</Include>", ["A", "C"]),
    ],
)
def test_only_what_the_environment_chooses(read, choice, kept):
    text = f"{NLD_SUD}<Text>One.</Text>"
    body = sentence(text, id="A", category="NEAR", more=' valid="true"')
    body += sentence(text, id="B", category="NEAR", more=' sentence="false"') + sentence(text, id="C", category="FAR")
    environment, records = read(body, choice)
    assert (ids(records), environment.not_included) == (kept, 3 - len(kept))


def test_skip_and_stop_are_obeyed(read):
    text = f"{NLD_SUD}<Text>One.</Text>"
    body = sentence(text, id="A") + sentence(f"<Skip>{text}", id="B") + sentence(text, id="C")
    environment, records = read(body + "<Stop>\n" + sentence(text, id="D") + sentence(text, id="E"))
    assert (ids(records), environment.skipped, environment.after_stop) == (["A", "C"], 1, 2)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (f"{NLD_SUD}<Parse>(ROOT</Parse>", ":16: this record has no text; write the sentence between <Text> and </Text>"),
        (f"{NLD_SUD}<Text> \n </Text>", ":16: this record has no text; write the sentence between <Text> and </Text>"),
        (
            '\n<EventCoding sourcecode="NLD" eventcode="111"><Text>One.</Text>',
            ':18: the expected event has no targetcode; add targetcode="…"',
        ),
    ],
)
def test_a_record_that_can_not_be_read_costs_itself(read, body, reason):
    whole = sentence(f"{NLD_SUD}<Text>One.</Text>", id="A")
    first, broken, last = read(whole + sentence(body) + whole).records
    assert (first.id, last.id) == ("A", "A")
    assert str(broken).endswith(f"isles.xml{reason}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<html><p>Rain fell.</p></html>", "no validation file of PETRARCH's"),
        ("<Sentence id='A'><Text>Rain fell.</Text></Sentence>", "says of no sentence what is expected"),
        ("", "empty: there is nothing to read"),
        ("\udcff", "not UTF-8"),
        ("x" * (MAX_BYTES + 1), "larger than 5 MB"),
    ],
)
def test_what_is_no_validation_file_is_refused(tmp_path, text, reason):
    file = tmp_path / "isles.xml"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(DocumentError, match=reason):
        read_petrarch(file)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(DocumentError, match="not there: check the path"):
        read_petrarch(tmp_path / "none.xml")


@pytest.mark.parametrize(
    "piece", ["<!--", "<", "<Text ", "<Text a", "a", 'a="', "<Sentence ", "\n<!--", "<Text a='\"", "<EventCoding noevents=x>"]
)
def test_no_file_takes_long(tmp_path, piece):
    file = tmp_path / "isles.xml"
    file.write_text(f"{sentence(NLD_SUD)}<Text {piece * (400_000 // len(piece))}>", encoding="utf-8")
    begun = time.monotonic()
    read_petrarch(file)
    assert time.monotonic() - begun < 5


def test_dictionaries_lie_beside_the_file(tmp_path):
    file = tmp_path / "isles.xml"
    for name in ("isles.actors.txt", "isles.agents.txt"):
        (tmp_path / name).touch()
    both = PetrarchEnvironment(actors="../elsewhere/isles.actors.txt", agents="isles.agents.txt")
    assert dictionaries_of(both, file) == (tmp_path / "isles.actors.txt", tmp_path / "isles.agents.txt")
    assert dictionaries_of(PetrarchEnvironment(actors="isles.actors.txt"), file) == (tmp_path / "isles.actors.txt",)


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        (
            PetrarchEnvironment(),
            "isles.xml: names no dictionary of actors; add <Actorfile> to its <Environment>, or give one with --actors",
        ),
        (
            PetrarchEnvironment(actors="far.actors.txt"),
            "isles.xml: its <Actorfile> 'far.actors.txt' is not beside it; put it there, or give dictionaries with --actors",
        ),
        (PetrarchEnvironment(actors="/"), "is not beside it"),
    ],
)
def test_a_dictionary_that_is_missing_is_told(tmp_path, environment, reason):
    with pytest.raises(DocumentError) as caught:
        dictionaries_of(environment, tmp_path / "isles.xml")
    assert reason in str(caught.value)
