"""Files to checked entries: what is refused, with which line, and what of a user's file reaches the codebook."""

import os

import pytest
from msgspec import Struct

from placet.codebook.loading import OwnFile, checked, document, located_entries, own_file
from placet.errors import CodebookError


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    seats: int = 0


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    names: tuple[str, ...] = ()
    bodies: tuple[Body, ...] = ()


def own(text: str) -> OwnFile:
    return OwnFile("own.yaml", text.encode())


def test_entries_have_the_lines_where_they_begin():
    found = list(checked(located_entries(own("# two\n- {name: on}\n\n- name: 2024-05-06\n")), Entry))
    assert [(where.line, entry.name) for where, entry in found] == [(2, "on"), (4, "2024-05-06")]


def test_an_empty_file_holds_no_entries():
    assert located_entries(own("# nothing yet\n")) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- name: Ann Lee\n  names:\n  - Ann\n  - 12\n", "own.yaml:4: 'names', number 2 must be text, not a whole number"),
        ("- name: Ann Lee\n  names: Ann\n", "own.yaml:2: 'names' must be a list, not text"),
        ("- names: [Ann]\n", "own.yaml:1: the key 'name' is missing; add it"),
        (
            "- name: Ann\n  bodies:\n  - {name: Hall}\n  - {seats: 2}\n",
            "own.yaml:4: the key 'name' is missing in 'bodies', number 2; add it",
        ),
        ("- name: Ann\n  shoe: 43\n", "own.yaml:2: unknown key 'shoe'; known are name, names, bodies"),
        ("- name: Ann\n  bodies:\n  - name: Hall\n    shoe: 43\n", "own.yaml:4: unknown key 'shoe' in 'bodies', number 1"),
        ("- Ann\n", "own.yaml:1: the entry must be keys with values, not text"),
        ("- {1: Ann}\n", "own.yaml:1: each key must be text"),
        ("- &a {name: Ann, bodies: [*a]}\n", "own.yaml:1: the key 'name' stands|own.yaml:1: unknown key 'bodies' in 'bodies', number 1"),
        ("- name: Ann\n  name: Bo\n", "own.yaml:2: the key 'name' stands twice; keep one"),
        ("- {name: [\n", "own.yaml:2: not YAML: while parsing a flow node"),
        ("- {name: Ann}\n---\n- {name: Bo}\n", "own.yaml:2: not YAML: .*another document"),
        ("\n- name: A\x00n\n", r"own.yaml:2: not YAML: the character '\\x00' may not stand here"),
        ("- !person {name: Ann}\n", "own.yaml:1: could not determine a constructor"),
        ("name: Ann\n", "own.yaml:1: the file must hold a list"),
        pytest.param("- {name: Ann}\n- " + "[" * 300_000, "own.yaml:2: is nested too deep", id="nested"),
    ],
)
def test_what_is_broken_is_told_with_its_line(text, reason):
    with pytest.raises(CodebookError, match=reason):
        list(checked(located_entries(own(text)), Entry))


def test_a_mapping_is_told_with_the_line_of_its_part():
    with pytest.raises(CodebookError, match=r"own.yaml:3: 'names', number 2 must be text, not nothing"):
        document(own("name: Ann\nnames: [Ann,\n  ~]\n"), Entry)
    with pytest.raises(CodebookError, match=r"own.yaml:1: the entry must be keys with values, not nothing"):
        document(own(""), Entry)


def test_what_is_not_utf_8_is_told_with_its_line():
    with pytest.raises(CodebookError, match=r"own.yaml:2: is not UTF-8"):
        located_entries(OwnFile("own.yaml", b"- {name: Ann}\n- {name: Ren\xe9}\n"))


def test_a_byte_order_mark_is_no_part_of_a_file():
    assert [each.data for each in located_entries(OwnFile("own.yaml", b"\xef\xbb\xbf- {name: Ann}\n"))] == [{"name": "Ann"}]


def test_what_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "dangling.yaml").symlink_to(tmp_path / "none")
    for name, reason in [("", "is a folder"), ("pipe.yaml", "is not a file on disk"), ("none.yaml", "can't be read: No such file"),
                         ("dangling.yaml", "can't be read")]:  # fmt: skip
        with pytest.raises(CodebookError, match=f"{name}: {reason}"):
            own_file(tmp_path / name)


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    (tmp_path / "own.yaml").write_text("- {name: Ann}")

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(CodebookError, match=r"own.yaml: can't be read: Permission denied; name an existing file that you may read"):
        own_file(tmp_path / "own.yaml")
