"""YAML files -> checked entries, each with the line it stands on."""

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import yaml

from placet.errors import CodebookError

Entry = TypeVar("Entry")


class CodebookLoader(yaml.CSafeLoader):
    """YAML in which only "true" and "false" are truth values, and dates stay text: "on", "no" and "off" are words here."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML looks the table up on the class
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


CodebookLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


class Located(NamedTuple):
    """One raw entry of a YAML list with the file and the line (from 1) where it begins."""

    file: str
    line: int
    data: object


def shipped(*parts: str) -> Traversable:
    """A file or folder of the codebook that comes with the package."""
    return files("placet.codebook").joinpath(*parts)


def yaml_files(folder: Traversable) -> list[Traversable]:
    """The YAML files of a folder, by name."""
    return sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)


def located_entries(file: Traversable | Path) -> list[Located]:
    """Read the entries of a file that holds one YAML list; an empty file holds none."""
    text = file.read_text(encoding="utf-8")
    loader = CodebookLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise CodebookError(file.name, node.start_mark.line + 1, "the file must hold a list: begin each entry with '- '")
        return [Located(file.name, child.start_mark.line + 1, loader.construct_document(child)) for child in node.value]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CodebookError(file.name, line, f"not YAML: {error.problem}") from error
    finally:
        loader.dispose()


def checked(entries: list[Located], kind: type[Entry]) -> Iterator[tuple[Located, Entry]]:
    """Convert raw entries to `kind`; an unknown key, a missing one or a wrong type is an error with file and line."""
    for entry in entries:
        try:
            yield entry, msgspec.convert(entry.data, kind)
        except msgspec.ValidationError as error:
            raise CodebookError(entry.file, entry.line, str(error)) from error


def document(file: Traversable | Path, kind: type[Entry]) -> Entry:
    """Read a file that holds one YAML mapping as `kind`."""
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), CodebookLoader)
        return msgspec.convert(data, kind)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CodebookError(file.name, line, f"not YAML: {error.problem}") from error
    except msgspec.ValidationError as error:
        raise CodebookError(file.name, 1, str(error)) from error
