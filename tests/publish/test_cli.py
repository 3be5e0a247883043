"""The commands as they are called, over a flow that needs no parser; tests/test_flow.py runs them over the real one."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import msgspec
import pytest
from typer.main import get_command
from typer.testing import CliRunner

from placet.analyse import consent_table
from placet.analyse.blocs import known_blocs
from placet.analyse.dossier import dossier_consent
from placet.analyse.matching import match
from placet.analyse.petrarch import Comparison
from placet.analyse.suggestion import suggested
from placet.codebook import load_codebook
from placet.errors import DocumentError, LedgerError
from placet.model.digest import digests_of
from placet.model.petrarch import PetrarchEnvironment, PetrarchRecord
from placet.model.record import CodedBy
from placet.publish import cli
from placet.publish.commands import coding
from placet.read.dossiers import read_dossier
from tests.publish.conftest import RECORD

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = get_command(cli.app).commands  # type: ignore[attr-defined]


class Added(msgspec.Struct):
    document: str
    added: bool


def code_documents(paths, *, published="", processes=1, actors=(), quotations="learned"):
    """A record for each path; "bad" in a path makes it fail, "stop" interrupts the run, "full" raises an error of Placet's."""
    for path in paths:
        if "stop" in path:
            raise KeyboardInterrupt
        if "full" in path:
            raise LedgerError(f"{path}: is full")
        if "bad" in path:
            yield DocumentError(path, "read", "is \x1b[31mempty")
        else:
            yield msgspec.structs.replace(RECORD, document=msgspec.structs.replace(RECORD.document, id=path, published=published))


def compare_with_petrarch(file, *, actors=()):
    """One record as expected, and one that can't be read where the file is called so."""
    record = PetrarchRecord(id="1", category="ISLES", line=1, published="", text=",".join(map(str, actors)), expected=())
    results = [Comparison(record=record, expected=(), coded=(), surplus=())]
    if "bad" in str(file):
        results.append(DocumentError(f"{file}:7", "read", "this record has no text"))
    return PetrarchRun(PetrarchEnvironment(verbs="isles.verbs.txt"), ("isles.actors.txt:3: no code",), iter(results))


class PetrarchRun(NamedTuple):
    environment: PetrarchEnvironment
    left_out: tuple[str, ...]
    comparisons: object


def add_documents(paths, ledger, *, published="", processes=1, actors=(), quotations="learned"):
    for result in code_documents(paths):
        yield result if isinstance(result, DocumentError) else Added(result.document.id, added="new" in result.document.id)


def consent_to(dossier, told, *, on="", actors=()):
    return dossier_consent(dossier, digests_of(told), blocs=known_blocs(load_codebook(actors).actors), names={"NRL": "Norland"}, on=on)


@pytest.fixture
def placet(monkeypatch):
    """Run a command; its result has `exit_code`, `stdout`, `stderr`."""
    flow = ModuleType("placet.flow")
    flow.code_documents = code_documents
    flow.quote_documents = code_documents
    flow.add_documents = add_documents
    flow.compare_with_petrarch = compare_with_petrarch
    flow.coded_by = lambda: CodedBy(placet="1.2.3", pipeline="none 0", codebook="abc")
    accounts = ModuleType("placet.accounts")
    accounts.told_in = lambda records: records
    accounts.consent_of = lambda records: consent_table(digests_of(records))
    accounts.consent_of_ledger = lambda ledger, on="": consent_table(digests_of([RECORD] if on != "2031-01-01" else []))
    accounts.told_of = lambda dossier, ledger: [RECORD]
    accounts.check_dossier = lambda file, actors=(): read_dossier(file, load_codebook(actors))
    accounts.consent_to = consent_to
    accounts.outside_of = lambda dossier, ledger: match(dossier, digests_of([RECORD]), {}).waiting
    accounts.suggest_dossier = lambda ledger: suggested(digests_of([RECORD]), names={})
    monkeypatch.setitem(sys.modules, "placet.flow", flow)
    monkeypatch.setitem(sys.modules, "placet.accounts", accounts)
    return lambda *arguments: CliRunner().invoke(cli.app, arguments, prog_name="placet")


def test_code_prints_a_brief(placet):
    run = placet("code", "strait.txt")
    assert (run.exit_code, run.stderr) == (0, "")
    assert "Where they stand" in run.stdout


@pytest.mark.parametrize(
    ("format", "first"),
    [("brief", "Norland refuses foreign patrols in the strait"), ("jsonl", '{"document":"strait.txt"'), ("csv", "document,chain,speaker")],
)
def test_quotations_alone_in_each_format(placet, format, first):
    run = placet("quotations", "strait.txt", "--format", format)
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout.startswith(first)


def test_there_is_nothing_to_explain_about_nothing(placet):
    assert placet("explain", " ").exit_code == 2


def test_failures_go_to_standard_error_and_the_rest_is_coded(placet):
    run = placet("code", "one.txt", "bad.txt", "two.txt", "--format", "jsonl")
    assert run.exit_code == 1
    assert run.stderr == "placet: bad.txt: is [31mempty\n"
    assert [json.loads(line)["document"]["id"] for line in run.stdout.splitlines()] == ["one.txt", "two.txt"]


def test_the_day_of_publication_is_handed_on(placet):
    run = placet("code", "one.txt", "-f", "jsonl", "--published", "2031-03-06")
    assert json.loads(run.stdout)["document"]["published"] == "2031-03-06"


@pytest.mark.parametrize("command", [["code"], ["quotations"], ["add", "--ledger", "l.sqlite"]], ids=lambda command: command[0])
@pytest.mark.parametrize("way", ["learned", "rules"])
def test_who_finds_the_quotations_is_handed_on(placet, command, way):
    asked = []
    flow = sys.modules["placet.flow"]
    flow.code_documents = flow.quote_documents = flow.add_documents = lambda paths, *_, quotations, **__: asked.append(quotations) or []
    placet(*command, "one.txt", *(["--quotations", way] if way == "rules" else []))
    assert asked == [way]


def test_nobody_else_finds_quotations(placet):
    assert placet("code", "one.txt", "--quotations", "guesses").exit_code == 2


def test_output_goes_to_a_file(placet, tmp_path):
    run = placet("code", "one.txt", "-f", "csv", "-o", str(tmp_path / "out.csv"))
    assert (run.exit_code, run.stdout) == (0, "")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("document,published,outlet,kind,")


@pytest.mark.parametrize(
    "arguments",
    [
        ["code"],
        ["code", "a.txt", "--published", "yesterday"],
        ["code", "a.txt", "--published", "20310306"],
        ["code", "a.txt", "--published", "2031-02-30"],
        ["code", "a.txt", "--format", "xml"],
        ["code", "a.txt", "--processes", "0"],
        ["code", "a.txt", "--unknown"],
        ["add", "a.txt"],
        ["consent"],
        ["unknown"],
        [],
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_status_2_and_prints_no_record(placet, arguments):
    run = placet(*arguments)
    assert run.exit_code == 2
    assert "{" not in run.stdout.replace("{PATH}", "")


def test_a_document_is_not_written_over_by_its_record(placet, tmp_path):
    document = tmp_path / "one.jsonl"
    document.write_text("{}", encoding="utf-8")
    run = placet("code", str(document), "-f", "jsonl", "-o", str(document))
    assert run.exit_code == 2
    assert document.read_text(encoding="utf-8") == "{}"


def test_an_error_of_the_run_is_one_line_and_status_1(placet):
    run = placet("code", "one.txt", "full", "-f", "jsonl")
    assert (run.exit_code, run.stderr) == (1, "placet: full: is full\n")
    assert len(run.stdout.splitlines()) == 1


def test_a_stopped_run_says_so(placet):
    run = placet("code", "one.txt", "stop", "-f", "jsonl")
    assert (run.exit_code, run.stderr) == (130, "placet: stopped\n")


def test_add_counts_what_it_did(placet):
    run = placet("add", "new-1", "new-2", "old", "bad", "--ledger", "strait.db")
    assert (run.exit_code, run.stdout) == (1, "strait.db: 2 added, 1 there already, 1 failed\n")
    assert run.stderr.startswith("placet: bad: ")


def test_consent_prints_the_tables(placet):
    run = placet("consent", "--ledger", "strait.db")
    assert run.exit_code == 0
    assert "withheld by" in run.stdout


DOSSIER = """\
title: The strait
parties: [{code: NRL, name: Norland}, {code: WST, name: Westmark}]
proposals: [{id: patrols, label: foreign patrols}]
"""


def test_consent_by_a_dossier_in_each_format(placet, tmp_path):
    dossier = tmp_path / "strait.yaml"
    dossier.write_text(DOSSIER, encoding="utf-8")
    by_dossier = ["consent", str(dossier), "--ledger", "strait.db"]
    assert "foreign patrols  consent withheld\n  Needs the consent of all parties" in placet(*by_dossier).stdout
    assert json.loads(placet(*by_dossier, "--format", "json").stdout)["proposals"][0]["blocking"] == ["NRL"]
    rows = placet(*by_dossier, "-f", "csv").stdout.splitlines()
    assert rows[1].startswith("patrols,foreign patrols,withheld,NRL,Norland,yes,withholds,now,oppose,2031-03-06")
    before = json.loads(placet(*by_dossier, "-f", "json", "--on", "2031-03-05").stdout)
    assert (before["documents"], before["proposals"][0]["verdict"]) == (0, "undetermined")


def test_consent_without_a_dossier_has_these_formats_and_a_day_too(placet):
    (account,) = json.loads(placet("consent", "--ledger", "strait.db", "--format", "json").stdout)
    assert account["verdict"] == "withheld"
    assert placet("consent", "--ledger", "strait.db", "--format", "json", "--on", "2031-01-01").stdout == "[]\n"
    assert placet("consent", "--ledger", "strait.db", "-f", "csv").stdout.startswith("proposal,label,verdict,party")


def test_a_broken_dossier_is_told_before_the_ledger_is_read(placet, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text(DOSSIER.replace("foreign patrols", "x, consent: {all of: [XXX]}"), encoding="utf-8")
    for command in (["consent", str(broken), "--ledger", "strait.db"], ["dossier", "check", str(broken)], ["dossier", "show", str(broken)]):
        run = placet(*command)
        assert (run.exit_code, run.stdout) == (1, "")
        assert "broken.yaml:3: unknown party 'XXX'" in run.stderr
    assert placet("consent", str(tmp_path / "none.yaml"), "--ledger", "strait.db").stderr.count("none.yaml: can't be read") == 1


def test_a_new_dossier_is_sound_and_what_is_left_open_is_said(placet, tmp_path):
    new, own = tmp_path / "new.yaml", tmp_path / "own.yaml"
    assert placet("dossier", "new", "The strait", "-o", str(new)).exit_code == 0
    own.write_text(DOSSIER, encoding="utf-8")
    run = placet("dossier", "check", str(new), str(own))
    assert (run.exit_code, run.stdout) == (0, f"{new}: sound\n{own}: sound\n")
    assert run.stderr == f"placet: {own}:3: 'patrols' has no rule of consent; all parties must consent\n"
    assert "asked on 1 January 2031: Norway, Sweden (2)" in placet("dossier", "show", str(new), "--on", "2031-01-01").stdout
    assert placet("dossier", "new", "The strait", "-o", str(new)).exit_code == 1
    assert placet("dossier", "new", " ").exit_code == 2


def test_a_suggested_dossier_is_sound(placet, tmp_path):
    file = tmp_path / "suggested.yaml"
    file.write_text(placet("dossier", "suggest", "--ledger", "strait.db").stdout, encoding="utf-8")
    assert placet("dossier", "check", str(file)).exit_code == 0


def test_what_is_outside_of_a_dossier_is_listed(placet, tmp_path):
    file = tmp_path / "other.yaml"
    file.write_text("title: Elsewhere\nproposals:\n  - {id: canal, label: a canal}\nparties: [NOR]\n", encoding="utf-8")
    run = placet("dossier", "outside", str(file), "--ledger", "strait.db")
    assert (run.exit_code, run.stderr) == (0, "")
    number = len({position.proposal for position in RECORD.positions})
    assert run.stdout.startswith(f"Outside of the dossier: {len(RECORD.positions)} position")
    assert all(proposal.label in run.stdout for proposal in RECORD.proposals[:number])


def test_petrarch_prints_the_counts_and_says_what_it_does_not_use(placet):
    run = placet("petrarch", "isles.xml")
    assert run.exit_code == 0
    assert run.stdout.splitlines()[-1].split() == ["ISLES", "1", "1", "0", "0", "0", "0", "0", "0"]
    assert run.stderr.splitlines() == [
        "placet: isles.verbs.txt is not used: Placet's own lexicon tells the events",
        "placet: entries of the dictionaries that are left out: 1, the first: isles.actors.txt:3: no code",
    ]


def test_petrarch_prints_all_records_as_a_table(placet):
    run = placet("petrarch", "isles.xml", "--format", "csv", "--actors", "own.actors.txt")
    assert run.stdout.splitlines()[1:] == ["1,ISLES,1,as expected,,,,,own.actors.txt"]


def test_a_record_of_petrarchs_that_can_not_be_read_makes_status_1(placet):
    run = placet("petrarch", "bad.xml")
    assert (run.exit_code, run.stderr.splitlines()[-1]) == (1, "placet: bad.xml:7: this record has no text")


def test_version_names_all_that_makes_a_record(placet):
    assert placet("version").stdout == "placet 1.2.3\npipeline none 0\ncodebook abc\n"


def test_files_of_actors_are_checked_before_anything_is_coded(placet, tmp_path):
    own, broken = tmp_path / "own.yaml", tmp_path / "broken.yaml"
    own.write_text("- {kind: group, code: LEAGUE, name: Arab League, country: SWE}\n")
    broken.write_text("- {name: Ann Lee, country: XXX}\n")
    sound = placet("actors", "check", str(own))
    assert (sound.exit_code, sound.stdout) == (0, f"{own}: sound\n")
    assert sound.stderr.count("'Arab League' is taken from here") == 1
    run = placet("code", "article.txt", "--actors", str(own), "--actors", str(broken))
    assert (run.exit_code, run.stdout) == (1, "")
    assert "broken.yaml:1: unknown country 'XXX'" in run.stderr


def test_demo_shows_each_dispute_and_who_consents(placet):
    run = placet("demo")
    assert run.exit_code == 0
    assert run.stdout.count("who consents") == len(coding.example_files()) >= 2


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name):
    assert COMMANDS[name].help
    assert [parameter.name for parameter in COMMANDS[name].params if not parameter.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_guide(root, name):
    guide = (root / "docs" / "guide" / "commands.md").read_text(encoding="utf-8")
    assert f"## `placet {name}" in guide
    options = [option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("--")]
    assert [option for option in options if f"`{option}" not in guide and option != "--help"] == []


def run_python(code: str, **options):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, **options)


def test_help_does_not_wait_for_the_parser():
    run = run_python(
        "import sys; from placet.publish.cli import app\n"
        "slow = ('spacy', 'numpy', 'sqlalchemy', 'trafilatura', 'placet.flow', 'placet.extract', 'placet.link')\n"
        "try: app(['--help'])\n"
        "except SystemExit: print([name for name in slow if name in sys.modules])"
    )
    assert run.stdout.splitlines()[-1] == "[]"


def test_a_reader_who_leaves_early_is_no_error():
    program = "import sys; from tests.publish.test_cli import flood; flood(sys.argv[1])"
    for format in coding.Format:
        command = f'"{sys.executable}" -c "{program}" {format} | head -n 1; echo "${{PIPESTATUS[0]}}"'
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*(path for path in sys.path if path), str(ROOT)])}
        run = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)
        assert (run.stderr, run.stdout.splitlines()[-1]) == ("", "0")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("format", coding.Format)
def test_a_full_disk_behind_standard_output_is_told_in_one_line(format):
    with open("/dev/full", "w", encoding="utf-8") as full:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*(path for path in sys.path if path), str(ROOT)])}
        code = f"from tests.publish.test_cli import flood; flood('{format}')"
        run = subprocess.run([sys.executable, "-c", code], env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (run.returncode, run.stderr) == (1, "placet: standard output: can't be written: No space left on device\n")


def flood(format: str) -> None:
    """Print far more records than a pipe holds."""
    flow = ModuleType("placet.flow")
    flow.code_documents = lambda paths, **options: (RECORD for _ in range(1000))
    sys.modules["placet.flow"] = flow
    cli.app(["code", "all", "--format", format])
