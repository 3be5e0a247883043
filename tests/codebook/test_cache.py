"""What is kept in the user's cache comes back whole or not at all, and nothing that goes wrong there is an error."""

import os
import resource
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from placet.codebook import cache


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "placet"


def test_what_is_kept_is_fetched_by_its_key(place):
    cache.keep("words", "k1", b"Norland")
    assert (cache.fetch("words", "k1"), cache.fetch("words", "k2"), cache.fetch("others", "k1")) == (b"Norland", None, None)


@pytest.mark.parametrize("written", [b"", b"x", b"\0" * 40, None])
def test_what_is_damaged_is_not_there_and_can_be_kept_again(place, written):
    cache.keep("words", "k1", b"Norland")
    (file,) = place.iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"t" if written is None else written)
    assert cache.fetch("words", "k1") is None
    cache.keep("words", "k1", b"Norland")
    assert cache.fetch("words", "k1") == b"Norland"


def test_a_folder_in_the_files_place_does_no_harm(place):
    (place / "words-k1" / "inner").mkdir(parents=True)
    assert cache.fetch("words", "k1") is None
    cache.keep("words", "k1", b"Norland")
    assert [file.name for file in place.iterdir()] == ["words-k1"]


@pytest.mark.parametrize("home", ["/dev/null", "/proc"])
def test_where_nothing_can_be_written_nothing_is_kept(monkeypatch, home):
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    cache.keep("words", "k1", b"Norland")
    assert cache.fetch("words", "k1") is None


def test_without_a_home_nothing_is_kept(monkeypatch):
    def nowhere():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("pathlib.Path.home", nowhere)
    cache.keep("words", "k1", b"Norland")
    assert cache.fetch("words", "k1") is None


def test_a_relative_cache_home_is_ignored(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    assert cache.folder() == tmp_path / ".cache" / "placet"


def test_a_full_disk_leaves_nothing_behind(place):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        cache.keep("words", "k1", b"n" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(place.iterdir()) == []


def test_only_the_newest_of_a_kind_are_kept(place):
    place.mkdir()
    (place / "others-k1").write_bytes(b"")
    for number in range(cache.KEPT + 2):
        (place / f"words-old{number}").write_bytes(b"")
        os.utime(place / f"words-old{number}", (number, number))
    cache.keep("words", "new", b"Norland")
    left = sorted(file.name for file in place.iterdir())
    assert left == ["others-k1", "words-new", "words-old3", "words-old4", "words-old5"]


def test_what_a_killed_process_left_is_taken_away_but_not_what_one_is_writing(place):
    place.mkdir()
    for name in ("words-dead.part", "words-alive.part"):
        (place / name).write_bytes(b"")
    long_ago = time.time() - cache.ABANDONED - 1
    os.utime(place / "words-dead.part", (long_ago, long_ago))
    cache.keep("words", "k1", b"Norland")
    assert sorted(file.name for file in place.iterdir()) == ["words-alive.part", "words-k1"]


def test_several_at_once_never_see_half_a_file(place):
    data = [bytes([number]) * 300_000 for number in range(4)]

    def work(number):
        seen = set()
        for _ in range(30):
            cache.keep("words", "k1", data[number])
            seen.add(cache.fetch("words", "k1"))
        return seen

    with ThreadPoolExecutor(4) as pool:
        seen = set().union(*pool.map(work, range(4)))
    assert seen <= set(data)
    assert [file.name for file in place.iterdir()] == ["words-k1"]
