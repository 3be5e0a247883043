"""Read a user's own actors: a YAML file in the codebook's form, or dictionaries in PETRARCH's format (`.txt`).

A YAML file is one list. Each entry has the keys of people.yaml, organisations.yaml or groups.yaml, and `kind: organisation` or
`kind: group` where it is no person. What a user's file names wins over what ships, and each clash is told in one line.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from placet.codebook.actor_files import Named, RoleEntry, read_organisations, read_people
from placet.codebook.loading import Located, located_entries
from placet.codebook.petrarch import read_actors, read_agents
from placet.errors import CodebookError

KINDS = ("person", "organisation", "group")


class Known(NamedTuple):
    """What the shipped codebook knows, for checking: states, codes, offices, and the words that are small inside of names."""

    countries: frozenset[str]
    codes: frozenset[str]
    offices: dict[str, RoleEntry]
    particles: frozenset[str]


class Own(NamedTuple):
    """What users' files hold."""

    named: list[Named]
    roles: list[RoleEntry]


def read_own(files: Iterable[Path], known: Known) -> Own:
    """Read users' files; a broken one is a `CodebookError` with file, line and reason."""
    named: list[Named] = []
    roles: list[RoleEntry] = []
    for file in files:
        try:
            if file.name.lower().endswith((".agents.txt", "agents.txt")):
                roles += read_agents(file)
            elif file.suffix.lower() == ".txt":
                named += read_actors(file, known.countries, known.particles)
            else:
                named += read_yaml(file, known)
        except OSError as error:
            raise CodebookError(str(file), 1, f"can't be read: {error.strerror}; name an existing file") from error
        except UnicodeDecodeError as error:
            raise CodebookError(str(file), 1, "is not UTF-8; save it as UTF-8") from error
    return Own(named, roles)


def read_yaml(file: Path, known: Known) -> list[Named]:
    """Read a user's YAML file."""
    entries: dict[str, list[Located]] = {kind: [] for kind in KINDS}
    for where in located_entries(file):
        data = dict(where.data) if isinstance(where.data, dict) else where.data
        kind = data.pop("kind", "person") if isinstance(data, dict) else "person"
        if kind not in KINDS:
            raise CodebookError(where.file, where.line, f"unknown kind '{kind}'; write {', '.join(KINDS[:-1])} or {KINDS[-1]}")
        entries[kind].append(Located(where.file, where.line, data))
    named = read_organisations(entries["organisation"], "organisation", known.countries)
    named += read_organisations(entries["group"], "group", known.countries)
    codes = known.codes | {each.actor.code for each in named}
    return named + read_people(entries["person"], known.countries, codes, known.offices)


def merged(shipped: list[Named], roles: tuple[RoleEntry, ...], own: Own) -> tuple[list[Named], tuple[RoleEntry, ...], tuple[str, ...]]:
    """The shipped codebook with a user's over it, and a line for each name that changed hands."""
    keys = {each.actor.key: each for each in own.named}
    texts = {name.text: each for each in own.named for name in each.names if name.form != "surname"}
    clashes = []
    kept = []
    for each in shipped:
        given_up = [name for name in each.names if name.form != "surname" and name.text in texts and not is_same(each, texts[name.text])]
        replaced = keys.get(each.actor.key)
        if replaced is not None and each.actor.kind != "state":  # a user's entry for a state is but more names of it
            clashes.append(told(replaced, each.actor.name, each))
            continue
        clashes += [told(texts[name.text], name.text, each) for name in given_up]
        kept.append(structs.replace(each, names=tuple(name for name in each.names if name not in given_up)))
    phrases = {phrase: role for role in own.roles for phrase in (role.role, *role.names)}
    left = []
    for role in roles:
        taken = [phrase for phrase in (role.role, *role.names) if phrase in phrases]
        clashes += [f"the role '{phrase}' is the user's now, not the codebook's '{role.role}'" for phrase in taken]
        names = tuple(phrase for phrase in (role.role, *role.names) if phrase not in phrases)
        if names:
            left.append(structs.replace(role, role=names[0], names=names[1:]))
    return kept + own.named, (*left, *own.roles), tuple(clashes)


def is_same(shipped: Named, own: Named) -> bool:
    """Whether a user's entry is but more names of a shipped actor."""
    return shipped.actor.key == own.actor.key


def told(own: Named, name: str, shipped: Named) -> str:
    """A clash in one line."""
    return f"{own.where.file}:{own.where.line}: '{name}' is taken from here, not from {shipped.where.file}:{shipped.where.line}"
