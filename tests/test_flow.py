"""The whole way, with the parser: files in, records, a ledger and consent out."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from placet.accounts import consent_of_ledger
from placet.analyse import consent_table
from placet.codebook import load_codebook
from placet.errors import DocumentError, PlacetError
from placet.extract.quotations.learned.reader import QuotationReader
from placet.extract.quotations.learned.weights import load
from placet.flow import Options, add_documents, code, code_documents, code_many, coded_by, compare_with_petrarch, relation, tools
from placet.model.digest import digests_of
from placet.model.document import Document, Dyad
from placet.model.record import Record

pytestmark = pytest.mark.model

REFUSAL = "Norway rejected the deployment of foreign troops in Sweden on Thursday.\n"
OFFER = "Poland is ready to send troops to Sweden if a ceasefire is signed.\n"
FOOTBALL = """\
Port Haven Rovers beat Aldan City 3-1 on Saturday to go top of the table.

Ben Ruiz scored twice in the first half. "We wanted the three points," coach Ada Moor said. "The boys were ready to run."

City, who are without a win since August, will play Westbridge next week.
"""
WEATHER = """\
Heavy rain is expected in the north on Tuesday, with gusts of up to 90 kilometres an hour, the weather office said.

It will remain dry in the south. Temperatures could fall below zero in the valleys by Thursday night.
"""
MARKET = """\
Shares in Port Haven closed 1.2 percent higher on Friday, led by banks.

Analysts said that investors were ready to buy again after three weeks of losses. The krona was little changed at 8.20 to the dollar.
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles and five files that none can read."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a-refusal.txt").write_text(REFUSAL, encoding="utf-8")
    (folder / "b-empty.txt").touch()
    (folder / "c-latin.txt").write_bytes("Müller sagte nein.".encode("latin-1"))
    (folder / "d-binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "e-fields.jsonl").write_text('{"id": "e", "title": "No text"}\n', encoding="utf-8")
    (folder / "f-broken.jsonl").write_text('{"id": "f", "text": \n', encoding="utf-8")
    (folder / "g-offer.txt").write_text(OFFER, encoding="utf-8")
    return folder


def standing(record: Record) -> list[tuple[str, str]]:
    names = {actor.id: actor.name for actor in record.actors}
    return [(names[position.holder], position.stance) for position in record.positions]


def placet(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from placet.publish.cli import main; main()", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, **options)


def test_a_document_becomes_a_record():
    record = code(Document(id="d1", text=REFUSAL, published="2031-03-06"))
    assert [stance for _, stance in standing(record)] == ["oppose"]
    assert "REJECT" in [event.type for event in record.events]
    assert record.document.text == REFUSAL
    assert record.coded_by == coded_by()


@pytest.mark.parametrize("text", [FOOTBALL, WEATHER, MARKET], ids=["football", "weather", "market"])
def test_what_is_no_dispute_has_no_positions(text):
    record = code(Document(id="d", text=text))
    assert (record.proposals, record.positions) == ((), ())


@pytest.mark.parametrize("text", ["", " \n ", "?!", "a" * 3000, "\u202e\x1b[31m", '"' * 99, "(" * 200, "- " * 500, "«“‘”’»" * 50])
def test_no_text_is_too_odd(text):
    record = code(Document(id="d", text=text))
    assert record.document.text == text


def test_the_same_text_gives_the_same_bytes():
    documents = [Document(id=str(number), text=text) for number, text in enumerate((REFUSAL, OFFER, FOOTBALL))]
    once = [msgspec.json.encode(record) for record in code_many(documents)]
    again = [msgspec.json.encode(record) for record in code_many(documents, processes=2)]
    assert once == again


def test_records_tell_who_found_their_quotations():
    document = Document(id="d", text=REFUSAL)
    read, by_rules = code(document), code(document, quotations="rules")
    assert read.coded_by == coded_by()
    assert by_rules.coded_by == coded_by(tools(Options(quotations="rules")))
    assert read.coded_by != by_rules.coded_by


def test_worker_processes_find_quotations_the_same_way():
    documents = [Document(id=str(number), text=text) for number, text in enumerate((REFUSAL, OFFER))]
    assert list(code_many(documents, quotations="rules", processes=2)) == [code(document, quotations="rules") for document in documents]


def test_quotations_are_found_in_no_third_way():
    with pytest.raises(PlacetError, match="learned, rules"):
        code(Document(id="d", text=REFUSAL), quotations="guesses")


def test_without_its_weights_the_rules_can_still_be_had(monkeypatch, tmp_path):
    monkeypatch.setattr("placet.flow.QuotationReader", lambda: QuotationReader(load(tmp_path / "none.npz")))
    with pytest.raises(PlacetError, match="--quotations rules"):
        code(Document(id="d", text=REFUSAL))
    assert code(Document(id="d", text=REFUSAL), quotations="rules").positions


def test_a_given_pair_is_answered_first():
    text = "Norway accused Sweden of moving troops."
    record = code(Document(id="d", text=text, dyad=Dyad(actor=(0, 6), recipient=(15, 21))))
    first = record.events[0]
    assert (first.type, first.dyad) == ("ACCUSE", True)
    mentions = {actor.id: [(mention.start, mention.end) for mention in actor.mentions] for actor in record.actors}
    assert [(0, 6) in mentions[actor] for actor in first.actor] == [True]
    assert [(15, 21) in mentions[actor] for actor in first.recipient] == [True]


@pytest.mark.parametrize(("actor", "recipient"), [((0, 6), (15, 21)), ((0, 6), None), (None, (15, 21))])
def test_a_relation_is_the_event_that_a_given_pair_gets(actor, recipient):
    text = "Norway accused Sweden of moving troops on Monday."
    document = Document(id="text", text=text, published="2031-03-06", dyad=Dyad(actor=actor, recipient=recipient))
    event = relation(text, actor=actor, recipient=recipient, published="2031-03-06")
    assert event == code(document).events[0]
    assert (event.type, event.dyad) == ("ACCUSE", True)


@pytest.mark.parametrize(
    ("actor", "recipient", "reason"),
    [
        (None, None, "relation: neither actor nor recipient is given; give at least one as (start, end)"),
        ((0, 99), None, "relation: actor (0, 99) lies outside the text; give (start, end) between 0 and 33"),
        (None, (-3, 4), "relation: recipient (-3, 4) lies outside the text; give (start, end) between 0 and 33"),
        ((0, 6), (7, 7), "relation: recipient (7, 7) lies outside the text; give (start, end) between 0 and 33"),
        ((6, 7), (15, 21), "relation: actor (6, 7) holds no words; give the (start, end) of a name"),
    ],
)
def test_a_relation_between_no_words_is_refused(actor, recipient, reason):
    with pytest.raises(PlacetError) as caught:
        relation("Norway accused Sweden of robbery.", actor=actor, recipient=recipient)
    assert str(caught.value) == reason


@pytest.mark.parametrize("text", ["Read more", "Photo: Ann Lee", "a", "7", "Norway. Sweden.", "Norway accused Sweden.\n" * 3])
def test_there_is_always_a_relation(text):
    assert relation(text, actor=(0, 1)).dyad


PETRARCH = """\
<Environment><Actorfile>isles.actors.txt</Actorfile><Agentfile>isles.agents.txt</Agentfile></Environment>
<Sentence date="20310306" id="ISLES-1" category="ISLES"><EventCoding sourcecode="NRL" targetcode="SUDCOP" eventcode="111">
<Text>Norland accused Sudrian wardens of theft.</Text></Sentence>
<Sentence date="20310306" id="ISLES-2" category="ISLES"><EventCoding sourcecode="HRBGOV" targetcode="NRL" eventcode="111">
<Text>Ann Lee accused Norland of theft.</Text></Sentence>
<Sentence date="20310306" id="ISLES-3" category="ISLES"><EventCoding noevents="True"></Sentence>
<Sentence date="20310306" id="ISLES-4" category="ISLES"><EventCoding sourcecode="SUD" targetcode="NRL" eventcode="190">
<Text>Sudria praised Norland.</Text></Sentence>
"""


@pytest.fixture
def validation(tmp_path: Path) -> Path:
    """A validation file with its dictionaries beside it."""
    (tmp_path / "isles.actors.txt").write_text(
        "NORLAND_ [NRL]\nSUDRIA_ [SUD]\n+SUDRIAN\nANN_LEE_ [HRBGOV >300101]\n[XX]\n", encoding="utf-8"
    )
    (tmp_path / "isles.agents.txt").write_text("WARDEN_ {WARDENS_} [~COP]\n", encoding="utf-8")
    file = tmp_path / "isles.xml"
    file.write_text(PETRARCH, encoding="utf-8")
    return file


def test_a_validation_file_is_compared_record_by_record(validation):
    run = compare_with_petrarch(validation)
    first, second, broken, last = run.comparisons
    assert (first.outcome, second.outcome, last.outcome) == ("as expected", "as expected", "not as expected")
    assert [str(coded) for coded in last.surplus] == ["SUPPORT SUD → NRL"]
    assert isinstance(broken, DocumentError)
    assert [line.rsplit("/")[-1].split(": ")[0] for line in run.left_out] == ["isles.actors.txt:5"]


def test_the_command_compares_and_ends_with_status_1_for_what_could_not_be_read(validation):
    run = placet("petrarch", str(validation))
    assert run.returncode == 1
    assert run.stdout.splitlines()[-1].split() == ["ISLES", "3", "2", "0", "0", "3", "1", "1", "1"]
    assert run.stderr.splitlines()[-1].endswith("isles.xml:6: this record has no text; write the sentence between <Text> and </Text>")


def test_other_dictionaries_may_be_given(validation, tmp_path):
    other = tmp_path / "other.actors.txt"
    other.write_text("SUDRIA_ [WST]\nNORLAND_ [NRL]\n", encoding="utf-8")
    last = list(compare_with_petrarch(validation, actors=(other,)).comparisons)[-1]
    assert [str(coded) for coded in last.surplus] == ["SUPPORT WST → NRL"]


def test_documents_are_coded_as_they_come():
    read: list[str] = []

    def documents() -> Iterator[Document]:
        for name in "abc":
            read.append(name)
            yield Document(id=name, text=OFFER)

    results = code_many(documents())
    assert isinstance(next(results), Record)
    assert read == ["a"]


def test_a_document_that_breaks_the_coder_costs_only_itself(monkeypatch):
    def parse_or_break(text: str) -> str:
        if text == "break":
            raise ZeroDivisionError("of the coder")
        return text

    from placet import flow

    whole = flow.extract
    monkeypatch.setattr(flow, "extract", lambda parsed, codebook: parse_or_break(parsed.document.text) and whole(parsed, codebook))
    results = list(code_many([Document(id="a", text=OFFER), Document(id="b", text="break"), Document(id="c", text=OFFER)]))
    assert [isinstance(result, Record) for result in results] == [True, False, True]
    assert str(results[1]).startswith("b: ZeroDivisionError: of the coder")


def test_failures_stand_where_their_documents_would(articles):
    results = list(code_documents([str(articles)]))
    assert [isinstance(result, DocumentError) for result in results] == [False, True, True, True, True, True, False]
    failed = [result for result in results if isinstance(result, DocumentError)]
    assert [Path(error.where.split(":")[0]).name[0] for error in failed] == list("bcdef")
    assert all("\n" not in str(error) for error in failed)


def test_the_command_codes_the_rest_and_ends_with_status_1(articles, tmp_path):
    run = placet("code", str(articles), str(articles / "none.txt"), "--format", "jsonl")
    assert run.returncode == 1
    assert len(run.stdout.splitlines()) == 2
    lines = run.stderr.splitlines()
    assert len(lines) == 6
    assert all(line.startswith(f"placet: {articles}") for line in lines)


def test_the_command_reads_standard_input():
    text = json.dumps({"id": "x", "published": "2031-03-06", "text": REFUSAL})
    run = placet("code", "-", "--format", "jsonl", input=text + "\n")
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout)["document"]["id"] == "x"


def test_what_is_written_decodes_to_what_was_coded(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": "\x9b\u2028" + OFFER}) + "\n", encoding="utf-8")
    output = tmp_path / "out.jsonl"
    assert placet("code", str(tmp_path / "a.jsonl"), "-f", "jsonl", "-o", str(output)).returncode == 0
    (line,) = output.read_text(encoding="utf-8").splitlines()
    assert [msgspec.json.decode(line, type=Record)] == list(code_documents([str(tmp_path / "a.jsonl")]))


def test_a_ledger_takes_a_document_once(articles, tmp_path):
    ledger = str(tmp_path / "strait.db")
    first = [result for result in add_documents([str(articles)], ledger) if not isinstance(result, DocumentError)]
    again = [result for result in add_documents([str(articles)], ledger) if not isinstance(result, DocumentError)]
    assert [result.added for result in first] == [True, True]
    assert [result.added for result in again] == [False, False]


def test_consent_is_the_same_from_a_ledger_as_from_records(articles, tmp_path):
    ledger = str(tmp_path / "strait.db")
    for _ in add_documents([str(articles)], ledger):
        pass
    records = [result for result in code_documents([str(articles)]) if isinstance(result, Record)]
    accounts = consent_of_ledger(ledger)
    assert accounts == consent_table(digests_of(sorted(records, key=lambda record: record.document.id)), names=load_codebook().party_names)
    assert accounts[0].verdict == "withheld"


def test_the_commands_keep_and_tell(articles, tmp_path):
    ledger = str(tmp_path / "strait.db")
    added = placet("add", str(articles), "--ledger", ledger, "--published", "2031-03-06")
    assert (added.returncode, added.stdout) == (1, f"{ledger}: 2 added, 0 there already, 5 failed\n")
    told = placet("consent", "--ledger", ledger)
    assert (told.returncode, told.stderr) == (0, "")
    assert "consent withheld" in told.stdout
    assert "yes, if a ceasefire is signed" in told.stdout


def test_no_ledger_is_one_line_and_status_1(tmp_path):
    run = placet("consent", "--ledger", str(tmp_path / "none.db"))
    assert (run.returncode, run.stdout, len(run.stderr.splitlines())) == (1, "", 1)


def test_the_demo_codes_each_example_and_says_who_consents():
    run = placet("demo")
    assert (run.returncode, run.stderr) == (0, "")
    assert "\x1b" not in run.stdout
    assert run.stdout.count("Where they stand") >= 8
    assert run.stdout.count("who consents") == 2
