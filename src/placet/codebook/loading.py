"""The codebook's files -> checked entries, each with the line it stands on.

What the shipped YAML holds is kept between runs (see `cache`), under a hash of all files, so that a warm start parses none. It is
kept as plain data: checking it and compiling it is quick, and is done at every start, for shipped files and for users' own alike.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from placet.codebook import cache as user_cache
from placet.codebook.plain import Plain
from placet.errors import CodebookError

Entry = TypeVar("Entry")
STEP = re.compile(r"\.(\w+)|\[(\d+)\]|\[\.\.\.\]")
MISSING = re.compile(r"Object missing required field `(?P<key>[^`]+)`")
UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]+)`")
WRONG = re.compile(r"Expected `(?P<expected>[^`]+)`, got `(?P<got>[^`]+)`")
LENGTH = re.compile(r"Expected `array` of (?P<bound>at \w+) length (?P<length>\d+), got (?P<got>\d+)")
TYPES = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list", "null": "nothing",
         "object": "keys with values"}  # fmt: skip


class OwnFile(NamedTuple):
    """A user's file, read once: its path as the user wrote it, and its bytes."""

    name: str
    data: bytes

    @property
    def text(self) -> str:
        """The file's text; without the mark that some editors begin UTF-8 with."""
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self.data.count(b"\n", 0, error.start) + 1
            raise CodebookError(self.name, line, "is not UTF-8; save the file as UTF-8") from error


Source = Traversable | Path | OwnFile


class Located(NamedTuple):
    """One raw entry of a YAML list with the file and the line (from 1) where it begins.

    `text` is the whole file's, to find the line of a part of the entry; "" where that is not at hand, and the entry's line must do.
    """

    file: str
    line: int
    data: object
    text: str = ""

    def error(self, reason: str, *path: str | int, word: str = "") -> CodebookError:
        """What is wrong with the entry, or with the part of it that `path` leads to and in which `word` stands."""
        line = self.line
        if self.text and (path or word):
            from placet.codebook.yaml_text import line_within

            line = line_within(self.text, self.line, path, word)
        return CodebookError(self.file, line, reason)


class Shipped:
    """The data of the YAML files that come with the package, from the user's cache or else parsed."""

    def __init__(self) -> None:
        self.files = data_files(shipped())
        self._bytes: dict[str, bytes] = {}  # what is hashed is what is parsed, even if a file changes in between
        digest = hashlib.sha256()
        for path, file in self.files:
            data = file.read_bytes()
            digest.update(f"{path}:{len(data)}:".encode() + data)
            if path.endswith(".yaml"):
                self._bytes[path] = data
        self.digest = digest.digest()
        self._paths = {str(file): path for path, file in self.files}
        self._parsed: dict[str, tuple[Plain, str]] = {}  # in this run, with their texts, as they were asked for

    def plain(self, file: Traversable | Path) -> tuple[Plain, str]:
        """The data of a file, and its text where it had to be parsed. A file that does not ship is parsed each time."""
        path = self._paths.get(str(file), "")
        if path in self._kept:
            return self._kept[path], ""
        if path in self._parsed:
            return self._parsed[path]
        text = self._bytes[path].decode("utf-8") if path else file.read_text(encoding="utf-8")
        found = parse(text, file.name), text
        if path:
            self._parsed[path] = found
        return found

    def keep(self) -> None:
        """Keep the data for later runs: to be called when all of them have been found sound."""
        if self._kept:
            return
        data = {path: self.plain(file)[0] for path, file in self.files if path.endswith(".yaml")}
        user_cache.keep("codebook", self._key, msgspec.msgpack.encode(data))

    @cached_property
    def _key(self) -> str:
        """What the data hang on: the files, and the code that parses them."""
        code = b"".join(shipped(name).read_bytes() for name in ("yaml_text.py", "plain.py"))
        return hashlib.sha256(self.digest + code).hexdigest()[:16]

    @cached_property
    def _kept(self) -> dict[str, Plain]:
        data = user_cache.fetch("codebook", self._key)
        if data is None:
            return {}
        try:
            return msgspec.msgpack.decode(data, type=dict[str, Plain])
        except msgspec.DecodeError:
            return {}


@cache
def shipped_data() -> Shipped:
    """What ships, read when it is first asked for."""
    return Shipped()


def shipped(*parts: str) -> Traversable:
    """A file or folder of the codebook that comes with the package."""
    return files("placet.codebook").joinpath(*parts)


def data_files(folder: Traversable, path: str = "") -> list[tuple[str, Traversable]]:
    """The YAML and TSV files below a folder with their paths in it, in the order of these."""
    found: list[tuple[str, Traversable]] = []
    for item in folder.iterdir():
        inner = f"{path}/{item.name}"
        if item.is_dir():
            found += data_files(item, inner)
        elif item.name.endswith((".yaml", ".tsv")):
            found.append((inner, item))
    return sorted(found, key=lambda pair: pair[0])


def yaml_files(folder: Traversable) -> list[Traversable]:
    """The YAML files of a folder, by name."""
    return sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)


def own_file(path: Path) -> OwnFile:
    """Read a user's file; what can't be read is a `CodebookError`."""
    if path.is_dir():
        raise CodebookError(str(path), 0, "is a folder; name a file")
    if path.exists() and not path.is_file():  # a pipe gives its text only once, and worker processes need it too
        raise CodebookError(str(path), 0, "is not a file on disk; save what it gives to one")
    try:
        return OwnFile(str(path), path.read_bytes())
    except OSError as error:
        raise CodebookError(str(path), 0, f"can't be read: {error.strerror}; name an existing file that you may read") from error


def parse(text: str, name: str) -> Plain:
    """Parse YAML; the parser is imported only here, where a warm start never comes."""
    from placet.codebook.yaml_text import parse as parse_yaml

    return parse_yaml(text, name)


def plain(file: Source) -> tuple[Plain, str]:
    """The data of a file, and its text where it had to be parsed."""
    if isinstance(file, OwnFile):
        return parse(file.text, file.name), file.text
    return shipped_data().plain(file)


def located_entries(file: Source) -> list[Located]:
    """Read the entries of a file that holds one YAML list; an empty file holds none."""
    content, text = plain(file)
    if content.data is None:
        return []
    if not isinstance(content.data, list):
        raise CodebookError(file.name, 1, "the file must hold a list: begin each entry with '- '")
    return [Located(file.name, line, data, text) for line, data in zip(content.lines, content.data, strict=True)]


def checked(entries: list[Located], kind: type[Entry]) -> Iterator[tuple[Located, Entry]]:
    """Convert raw entries to `kind`; an unknown key, a missing one or a wrong type is an error with file and line."""
    for entry in entries:
        try:
            yield entry, msgspec.convert(entry.data, kind)
        except msgspec.ValidationError as error:
            reason, path, word = told(error, kind)
            raise entry.error(reason, *path, word=word) from error
        except RecursionError as error:
            raise entry.error("holds itself, or too much inside of one another") from error


def document(file: Source, kind: type[Entry]) -> Entry:
    """Read a file that holds one YAML mapping as `kind`."""
    content, text = plain(file)
    try:
        return msgspec.convert(content.data, kind)
    except msgspec.ValidationError as error:
        reason, path, word = told(error, kind)
        line = 1
        if text and isinstance(content.data, dict):
            from placet.codebook.yaml_text import line_within

            line = line_within(text, None, path, word)
        raise CodebookError(file.name, line, reason) from error


def told(error: msgspec.ValidationError, kind: object) -> tuple[str, tuple[str | int, ...], str]:
    """What a failed check means to whom wrote the file, the way to the part that it is about, and a word to look for there.

    "Expected `str`, got `int` - at `$.offices[0][1]`" -> "'offices', number 1, number 2 must be text, not a whole number".
    """
    message, _, at = str(error).partition(" - at `$")
    path: list[str | int] = []
    for step in STEP.finditer(at):
        if step[0] == "[...]":  # some value of a mapping with free keys: which one isn't told
            break
        path.append(step[1] or int(step[2]))
    inside = ", ".join(f"number {step + 1}" if isinstance(step, int) else f"'{step}'" for step in path)
    within = f" in {inside}" if inside else ""
    if match := MISSING.fullmatch(message):
        return f"the key '{match['key']}' is missing{within}; add it", tuple(path), ""
    if match := UNKNOWN.fullmatch(message):
        known = msgspec.structs.fields(kind) if not path and isinstance(kind, type) and issubclass(kind, Struct) else ()
        return (
            f"unknown key '{match['key']}'{within}" + f"; known are {', '.join(field.encode_name for field in known)}" * bool(known),
            tuple(path),
            match["key"],
        )
    if match := WRONG.fullmatch(message):
        expected = " or ".join(TYPES.get(name, name) for name in match["expected"].split(" | "))
        return f"{inside or 'the entry'} must be {expected}, not {TYPES.get(match['got'], match['got'])}", tuple(path), ""
    if match := LENGTH.fullmatch(message):
        return f"{inside or 'the entry'} holds {match['got']} values, not {match['bound']} {match['length']}", tuple(path), ""
    if " - at `key`" in message:
        return "each key must be text; put it in quotation marks", (), ""
    return f"{message}{within}", tuple(path), ""
