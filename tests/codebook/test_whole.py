"""The whole codebook: kept between runs, made anew when anything changes, and one for each content of users' files."""

import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from placet.codebook import load_codebook, loading
from placet.codebook.loading import Shipped
from placet.errors import CodebookError

PACKAGE = Path(str(files("placet.codebook")))
FRESH = """
import sys
from placet.codebook import load_codebook
book = load_codebook()
print(book.version, len(book.frames), len(book.actors.entries), "yaml" in sys.modules)
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "placet"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A copy of the codebook that may be changed."""
    copy = Path(shutil.copytree(PACKAGE, tmp_path / "codebook", ignore=shutil.ignore_patterns("__pycache__")))
    monkeypatch.setattr(loading, "files", lambda name: copy)
    return copy


def fresh() -> list[str]:
    return subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True).stdout.split()


def test_a_warm_start_gives_the_same_and_parses_nothing(place):
    *cold, cold_parsed = fresh()
    (kept,) = place.iterdir()
    *warm, warm_parsed = fresh()
    assert (warm, cold_parsed, warm_parsed) == (cold, "True", "False")
    kept.write_bytes(b"rubbish")
    *again, parsed = fresh()
    assert (again, parsed) == (cold, "True")
    assert fresh()[-1] == "False"


def test_two_processes_at_once(place):
    starts = [subprocess.Popen([sys.executable, "-c", FRESH], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [start.communicate()[0] for start in starts]
    assert [start.returncode for start in starts] == [0, 0]
    assert told[0].split()[:3] == told[1].split()[:3]
    assert len(list(place.iterdir())) == 1


def test_where_nothing_can_be_kept_it_is_parsed(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert fresh()[-1] == "True"


@pytest.mark.parametrize("name", ["classes.yaml", "frames/agree.yaml", "actors/people.yaml"])
def test_a_changed_file_is_parsed_anew(place, package, name):
    before = Shipped()
    before.keep()
    assert Shipped().plain(package / name)[1] == ""  # no text: it was not parsed
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n# a note\n")
    after = Shipped()
    assert after.digest != before.digest
    assert after.plain(package / name)[1].endswith("# a note\n")


def test_kept_data_are_those_of_the_files(place, package):
    parsed = Shipped()
    expected = {path: parsed.plain(file)[0] for path, file in parsed.files if path.endswith(".yaml")}
    parsed.keep()
    kept = Shipped()
    assert {path: kept.plain(file)[0] for path, file in kept.files if path.endswith(".yaml")} == expected
    assert kept.plain(package / "classes.yaml")[1] == ""


def test_what_is_kept_in_another_form_is_parsed_anew(place, package):
    shipped = Shipped()
    loading.user_cache.keep("codebook", shipped._key, b"\x93\x01\x02\x03")
    assert shipped.plain(package / "classes.yaml")[1] != ""


def test_a_users_file_is_read_anew_when_it_has_changed(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("- {name: Ann Lee, country: NOR}\n")
    first = load_codebook((own,))
    assert load_codebook((own,)) is first
    own.write_text("- {name: Ann Lee, country: SWE}\n")
    second = load_codebook((own,))
    assert [book.actors.entries["person:Ann Lee"].code for book in (first, second)] == ["NOR", "SWE"]
    assert len({first.version, second.version, load_codebook().version}) == 3
    own.write_text("- {name: Ann Lee, country: XXX}\n")
    with pytest.raises(CodebookError, match=r"own.yaml:1: unknown country 'XXX'"):
        load_codebook((own,))


def test_the_version_does_not_hang_on_where_a_users_file_is(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "own.yaml").write_text("- {name: Ann Lee, country: NOR}\n")
    assert load_codebook((tmp_path / "a" / "own.yaml",)).version == load_codebook((tmp_path / "b" / "own.yaml",)).version
