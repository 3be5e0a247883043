import io
import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placet.errors import DocumentError, PlacetError
from placet.model.document import Document, Dyad, fingerprint
from placet.read import read_documents
from placet.read.decoding import MAX_BYTES

Found = Document | DocumentError


def documents(found: Iterable[Found]) -> list[Document]:
    return [one for one in found if isinstance(one, Document)]


def failures(found: Iterable[Found]) -> list[str]:
    return [str(one) for one in found if isinstance(one, DocumentError)]


def read_bytes(tmp_path: Path, name: str, data: bytes) -> list[Found]:
    file = tmp_path / name
    file.write_bytes(data)
    return list(read_documents([file]))


def read_stdin(data: bytes) -> list[Found]:
    return list(read_documents(["-"], stdin=io.BytesIO(data)))


def test_a_text_is_kept_character_for_character(tmp_path: Path) -> None:
    text = "Harbour talks resume\r\n\r\nThe sides met in Nordhavn.\rThey agreed.\x0c\tSo be it.\n"
    (document,) = documents(read_bytes(tmp_path, "a.txt", text.encode()))
    assert document.text == text
    assert document.title == "Harbour talks resume"
    assert document.id == fingerprint("", "", text)
    assert [region.kind for region in document.regions] == ["headline", "body"]


def test_a_byte_order_mark_is_not_text(tmp_path: Path) -> None:
    (document,) = documents(read_bytes(tmp_path, "a.txt", b"\xef\xbb\xbfThe sides met."))
    assert document.text == "The sides met."


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "a.txt: empty"),
        ("a.txt", b" \n\t ", "a.txt: blank"),
        ("a.txt", b"ab\0c", "a.txt: binary, not text (a NUL byte at offset 2)"),
        ("a.txt", b"\x01\x02\x03\x04 text", "a.txt: binary, not text (control"),
        ("a.txt", b"abc\xe9def", "a.txt: not UTF-8 (byte 0xe9 at offset 3)"),
        ("a.txt", "text".encode("utf-16"), "a.txt: UTF-16, not UTF-8"),
        ("a.txt", b"a" * (MAX_BYTES + 1), "a.txt: larger than 5 MB"),
        ("a.html", b"<p" + b" a" * 5000 + b">The sides met.</p>", "a.html: too much markup"),
        ("a.html", b"<p>" + b"<b>x</b>" * 50_000, "a.html: too much markup"),
        ("a.html", b"<html><body></body></html>", "a.html: no article"),
        ("a.pdf", b"%PDF", "a.pdf: the ending .pdf is not known: give .txt"),
        ("a.jsonl", b"", "a.jsonl: empty"),
        ("a.jsonl", b"\n \n", "a.jsonl: empty"),
        ("a.json", b'{"title": "x"}', "a.json: the field text is missing"),
    ],
)
def test_what_is_no_document_is_one_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (failure,) = failures(read_bytes(tmp_path, name, data))
    assert said in failure
    assert "\n" not in failure


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{bad", "broken JSON"),
        (b'{"text": "a"', "broken JSON"),
        (b'{"title": "a"}', "the field text is missing"),
        (b'{"text": 5}', "text must be text, not a number"),
        (b'{"text": null}', "text must be text, not null"),
        (b'{"text": "a", "title": ["b"]}', "title must be text, not a list"),
        (b'{"text": "a", "published": "6 March"}', "ISO date such as 2025-03-06, not '6 March'"),
        (b'{"text": " "}', "blank"),
        (b'{"text": "a\\u0000b"}', "binary"),
        (b'{"text": "\\ud800"}', "broken JSON"),
        (b'{"text": "a\xff"}', "not UTF-8"),
        (b"[1]", "a line must be an object, not a list"),
        (b'"a"', "a line must be an object, not text"),
        (b'{"text": "ab", "dyad": {"actor": [1, 3]}}', "dyad.actor [1, 3] lies outside the text"),
        (b'{"text": "ab", "dyad": {"recipient": [1]}}', "dyad.recipient must be [start, end]"),
        (b'{"text": "a", "x": ' + b"[" * 100_000 + b"}", "nested too deeply"),
        (b'{"text": "' + b"a" * (3 * MAX_BYTES) + b'"}', "larger than 5 MB"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: bytes, said: str) -> None:
    found = read_bytes(tmp_path, "feed.jsonl", b'{"text": "One."}\n\n' + line + b'\n{"text": "Two."}')
    assert [document.text for document in documents(found)] == ["One.", "Two."]
    (failure,) = failures(found)
    assert "feed.jsonl:3: " in failure
    assert said in failure
    assert "\n" not in failure


def test_a_line_gives_all_fields_and_others_are_ignored(tmp_path: Path) -> None:
    line = {
        "id": "n-1", "title": "Talks", "outlet": "Norland Post", "url": "https://post.example/1", "published": "2025-03-06T10:00:00Z",
        "text": "Norland accused Sudland.", "dyad": {"actor": [0, 7], "recipient": [16, 23]}, "author": {"name": "Jane"},
    }  # fmt: skip
    (document,) = documents(read_bytes(tmp_path, "feed.jsonl", json.dumps(line).encode()))
    assert (document.id, document.title, document.outlet, document.url) == ("n-1", "Talks", "Norland Post", "https://post.example/1")
    assert document.published == "2025-03-06"
    assert document.dyad == Dyad(actor=(0, 7), recipient=(16, 23))


def test_fields_may_be_null(tmp_path: Path) -> None:
    (document,) = documents(read_bytes(tmp_path, "feed.jsonl", b'{"text": "One.", "id": null, "published": null, "dyad": null}'))
    assert document.id == fingerprint("", "", "One.")


def test_lines_are_read_as_they_come() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            line = b'{"text": "One."}\n'
            buffer[: len(line)] = line
            return len(line)

    found = read_documents(["-"], stdin=io.BufferedReader(Endless()))
    assert [next(found), next(found)] == documents(read_stdin(b'{"text": "One."}\n') * 2)


def test_published_is_for_documents_that_give_none(tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    file.write_text('{"text": "One.", "published": "2025-03-01"}\n{"text": "Two."}\n')
    assert [document.published for document in documents(read_documents([file], published="2025-03-06"))] == ["2025-03-01", "2025-03-06"]


def test_a_wrong_published_stops_the_run_before_reading() -> None:
    with pytest.raises(PlacetError, match="ISO date"):
        read_documents(["nowhere"], published="last week")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere.txt", "not there: check the path"),
        ("nowhere/", "not there"),
        ("https://example.org/strait.html", "an address, and no file: save the page"),
        ("", "an empty path"),
        ("a\0b.txt", "can't be read"),
        ("odd\nname\udcff.txt", "odd\\nname\\udcff.txt: not there"),
    ],
)
def test_a_path_that_is_not_there(path: str, said: str) -> None:
    (failure,) = failures(read_documents([path]))
    assert said in failure
    assert "\n" not in failure
    assert failure.encode()


def test_a_folder_gives_its_known_files_by_name(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.TXT", "sub/c.txt", ".hidden/d.txt", ".e.txt", "f.md"):
        (tmp_path / name).write_text(f"Text {name[0]}.")
    assert [document.text for document in documents(read_documents([tmp_path]))] == ["Text a.", "Text b.", "Text s."]


def test_a_folder_without_files_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "f.md").write_text("x")
    assert failures(read_documents([str(tmp_path)])) == [
        f"{tmp_path}: no .txt, .html, .htm, .jsonl or .json file in this folder: name another folder or file"
    ]


def test_loops_and_dead_links_are_failures_among_the_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to("..")
    (tmp_path / "dead.txt").symlink_to("nowhere")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "z.txt").write_text("Read.")
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(read_documents([tmp_path]))
    assert [document.text for document in documents(found)] == ["Read."]
    assert [failure.removeprefix(f"{tmp_path}/").split(":")[0] for failure in failures(found)] == [
        "dead.txt", "pipe.txt", "self.txt", "sub/up",
    ]  # fmt: skip


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    file.chmod(0)
    assert failures(read_documents([file])) == [f"{file}: not allowed to read it: change its permissions"]


def test_a_disk_that_fails_while_reading_is_a_failure() -> None:
    class Broken(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    assert failures(read_documents(["-"], stdin=Broken())) == ["standard input: can't be read (Input/output error): check the path"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"The sides met.", "The sides met."),
        (b'\n{"text": "One."}\n', "One."),
        (b'\xef\xbb\xbf{"text": "One."}', "One."),
        (b'{\n  "text": "One."\n}\n', "One."),
        (b"{Breaking} The sides met.", "{Breaking} The sides met."),
        (b"<!DOCTYPE html>\n<html><body><p>The sides met in Nordhavn on Monday.</p></body></html>", "The sides met in Nordhavn on Monday."),
        (b"<3 is no page", "<3 is no page"),
    ],
)
def test_standard_input_says_itself_what_it_is(data: bytes, text: str) -> None:
    assert [document.text for document in documents(read_stdin(data))] == [text]


def test_standard_input_names_its_lines() -> None:
    assert failures(read_stdin(b'{"text": "One."}\n{"text": 1}\n')) == ["standard input:2: text must be text, not a number"]
    assert failures(read_stdin(b"")) == ["standard input: empty: there is nothing to read"]


@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: json.dumps({"text": text}).encode()))
def test_no_bytes_raise(data: bytes) -> None:
    for found in read_stdin(data):
        assert found.text if isinstance(found, Document) else "\n" not in str(found)
