"""The house rules that no linter knows, held on the tree itself."""

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from floors import floored
from goldsets import PLACES, scorer

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "placet"
MODULES = sorted(SOURCE.rglob("*.py"))
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common"}
# A tuple of column names is no word list; this many words and more is a lexicon, and belongs into YAML. Labels of the tree are no words.
WORD_LIST = 12
LABELS = frozenset(
    ["acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc", "ccomp", "compound", "conj",
     "csubj", "dative", "dep", "det", "dobj", "mark", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis",
     "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt", "punct", "relcl", "xcomp"]
)  # fmt: skip
SPOKEN_OF = ("extract", "parse", "read", "link", "analyse", "codebook")
SHINGLE = 10


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def project_texts() -> Iterator[tuple[str, str]]:
    """The project's own text files, by path."""
    kinds = {".py", ".yaml", ".toml", ".md", ".jsonl", ".txt", ".html", ".svg", ".json"}
    for folder in ("src", "tests", "evals", "bench", "train", "docs", "examples", "schema"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in kinds and path.is_file():
                yield named(path), path.read_text(encoding="utf-8")
    for path in (*sorted(ROOT.glob("*.md")), *(ROOT / name for name in ("Makefile", "pyproject.toml", "requirements.lock", ".ci/run"))):
        yield named(path), path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_keeps_within_400_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_name_says_nothing():
    assert [named(path) for path in SOURCE.rglob("*") if path.stem in VAGUE] == []


@pytest.mark.parametrize("path", [path for part in SPOKEN_OF for path in sorted((SOURCE / part).rglob("*.py"))], ids=named)
def test_word_lists_live_in_yaml(path):
    lists = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            words = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str) and e.value.isalpha()]
            words = [word for word in words if word not in LABELS]
            if len(words) >= WORD_LIST and all(word.islower() for word in words):
                lists.append(f"line {node.lineno}: {words[:3]} …")
    assert lists == []


def test_lock_is_pinned_hashed_and_names_no_place():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*-{1,2}(?:i|f|index|extra|find|trusted)|\s@\s|/opt|/work|/home", lock, re.MULTILINE)
    entries = re.findall(r"^(\S.*?)(?: \\)?\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)*)", lock, re.MULTILINE)
    assert [entry for entry, hashes in entries if "==" not in entry or not hashes] == []


def test_lock_holds_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", lock, re.MULTILINE):
        pinned.setdefault(canonicalize_name(name), []).append(version)
    extras = project["project"]["optional-dependencies"]
    asked = map(Requirement, [*project["build-system"]["requires"], *project["project"]["dependencies"], *extras["test"], *extras["dev"]])
    wrong = []
    for requirement in asked:
        versions = pinned.get(canonicalize_name(requirement.name), [])
        if requirement.name != "placet" and not (versions and all(requirement.specifier.contains(v) for v in versions)):
            wrong.append(str(requirement))
    assert wrong == []


def test_the_core_asks_for_just_what_it_imports():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    modules = {"pyyaml": "yaml", "python-docx": "docx", "vl-convert-python": "vl_convert"}
    # click is spaCy's: it imports it without asking for it
    asked = {modules.get(name, name.replace("-", "_")) for name in (Requirement(d).name for d in project["dependencies"])} - {"click"}
    imported = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.partition(".")[0])
    extras = project["optional-dependencies"]
    names = {Requirement(each).name for name in extras.keys() - {"dev", "test"} for each in extras[name]}
    optional = {modules.get(name, name.replace("-", "_")) for name in names}
    assert imported - set(sys.stdlib_module_names) - {"placet"} - optional == asked


def test_no_file_names_an_index():
    hosts = re.compile("py" + "pi\\.org|python" + "hosted|npm" + "js\\.")
    assert [name for name, text in project_texts() if hosts.search(text)] == []


def test_floors_pin_just_what_is_measured():
    scores = ROOT / "evals" / "scores.json"
    if not scores.is_file():
        pytest.skip("nothing measured yet")
    measured = {name: set(floored(sheet)) for name, sheet in json.loads(scores.read_text(encoding="utf-8"))["sets"].items()}
    floors = tomllib.loads((ROOT / "evals" / "floors.toml").read_text(encoding="utf-8"))
    assert {name: set(section) for name, section in floors.items()} == measured


@pytest.mark.gold
def test_no_sentence_of_the_gold_is_in_the_project(gold):
    score = scorer(gold)
    shingles: set[tuple[str, ...]] = set()
    for place in PLACES.values():
        if place.kind != "actors" and not place.path.is_absolute():  # the absolute ones are the project's own
            for document in score.load(place.kind, str(gold / place.path)):
                shingles.update(runs_of_words(document["text"]))
    copied = [(name, " ".join(run)) for name, text in project_texts() for run in runs_of_words(text) if run in shingles]
    assert copied == []


def runs_of_words(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[a-z]+", text.lower())
    return zip(*(words[offset:] for offset in range(SHINGLE)), strict=False)
