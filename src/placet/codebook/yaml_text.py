"""The text of a YAML file -> plain data with the lines of its entries. The only user of the YAML parser, loaded where one is needed."""

import re
from collections.abc import Hashable, Iterator

import yaml

from placet.codebook.plain import Plain
from placet.errors import CodebookError

NESTED = re.compile(r"(?:[\[{]\s*|-\s+){1000}")  # so deep that the parser, written in C, would run out of stack and end the process


class CodebookLoader(yaml.CSafeLoader):
    """YAML in which only "true" and "false" are truth values, dates stay text, and no key may stand twice in a mapping.

    "on", "no" and "off" are words here.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML looks the table up on the class
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        """Refuse a key that stands twice in one mapping: YAML itself would drop the first value unsaid."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(None, None, f"the key '{key.value}' stands twice; keep one", key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep)


CodebookLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def parse(text: str, name: str) -> Plain:
    """Read a file's text into plain data; what is no YAML is a `CodebookError` with file, line and reason."""
    if deep := NESTED.search(text):
        raise CodebookError(name, text.count("\n", 0, deep.start()) + 1, "is nested too deep; close the brackets")
    at = 1
    loader = None
    try:
        loader = CodebookLoader(text)
        node = loader.get_single_node()
        if node is None:
            return Plain(None, ())
        at = line_of(node)
        if not isinstance(node, yaml.SequenceNode):
            return Plain(loader.construct_document(node), ())
        entries, lines = [], []
        for child in node.value:
            at = line_of(child)
            entries.append(loader.construct_document(child))
            lines.append(at)
        return Plain(entries, tuple(lines))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = ", ".join(part for part in (error.context, error.problem) if part)
        told = reason if isinstance(error, yaml.constructor.ConstructorError) else f"not YAML: {reason}"
        raise CodebookError(name, mark.line + 1 if mark else at, told) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise CodebookError(name, line, f"not YAML: the character {chr(error.character)!r} may not stand here; delete it") from error
    except (ValueError, RecursionError) as error:
        raise CodebookError(name, at, f"not YAML that can be read: {error}") from error
    finally:
        if loader is not None:
            loader.dispose()


def line_within(text: str, entry: int | None, path: tuple[str | int, ...], word: str) -> int:
    """The line on which a part of a file stands.

    `entry` is the line where an entry of the file's list begins, None where the file is one mapping; `path` leads from there over
    keys and places, as far as it can be followed. There, `word` is looked for; where nothing is it, the part's own line counts.
    """
    loader = CodebookLoader(text)
    try:
        root = loader.get_single_node()
    finally:
        loader.dispose()
    assert root is not None, "there is an entry in it"
    node = root if entry is None else next(child for child in root.value if line_of(child) == entry)
    line = line_of(node)
    for step in path:
        inner = within(node, step)
        if inner is None:
            break
        node, line = inner
    return next((line_of(each) for each in scalars(node) if each.value == word), line) if word else line


def within(node: yaml.Node, step: str | int) -> tuple[yaml.Node, int] | None:
    """One step into a node, and the line of the key or entry that it leads to; None where there is no such part."""
    if isinstance(step, int):
        if isinstance(node, yaml.SequenceNode) and step < len(node.value):
            return node.value[step], line_of(node.value[step])
    elif isinstance(node, yaml.MappingNode):
        return next(((value, line_of(key)) for key, value in node.value if key.value == step), None)
    return None


def scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """All scalars of a node, keys too, in the order of the text."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from scalars(each)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars(key)
            yield from scalars(value)


def line_of(node: yaml.Node) -> int:
    """Where a node begins, from 1."""
    return int(node.start_mark.line) + 1
