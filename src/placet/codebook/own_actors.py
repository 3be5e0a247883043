"""Read a user's own actors: a YAML file in the codebook's form, or dictionaries in PETRARCH's format (`.txt`).

A YAML file is one list. Each entry has the keys of people.yaml, organisations.yaml or groups.yaml, and `kind: organisation` or
`kind: group` where it is no person. What a user's file names wins over what ships, and each clash is told in one line.
"""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import structs

from placet.codebook.actor_files import Named, RoleEntry, read_organisations, read_people
from placet.codebook.folding import fold
from placet.codebook.known import Known
from placet.codebook.loading import Located, OwnFile, located_entries
from placet.codebook.petrarch import read_actors, read_agents
from placet.errors import CodebookError

KINDS = ("person", "organisation", "group")


class Own(NamedTuple):
    """What users' files hold."""

    named: list[Named]
    roles: list[RoleEntry]


def read_own(files: Iterable[OwnFile], known: Known) -> Own:
    """Read users' files; a broken one, or one that holds nothing, is a `CodebookError` with file, line and reason."""
    named: list[Named] = []
    roles: list[RoleEntry] = []
    for file in files:
        before = len(named) + len(roles)
        if file.name.lower().endswith("agents.txt"):
            roles += read_agents(file)
        elif file.name.lower().endswith(".txt"):
            named += read_actors(file, known)
        else:
            named += read_yaml(file, known)
        if len(named) + len(roles) == before:
            raise CodebookError(file.name, 1, "names nobody; add an entry, or leave the file out")
    return Own(named, roles)


def read_yaml(file: OwnFile, known: Known) -> list[Named]:
    """Read a user's YAML file."""
    entries: dict[str, list[Located]] = {kind: [] for kind in KINDS}
    for where in located_entries(file):
        data = dict(where.data) if isinstance(where.data, dict) else where.data
        kind = data.pop("kind", "person") if isinstance(data, dict) else "person"
        if kind not in KINDS:
            raise where.error(f"unknown kind '{kind}'; write {', '.join(KINDS[:-1])} or {KINDS[-1]}", "kind")
        entries[kind].append(where._replace(data=data))
    named = read_organisations(entries["organisation"], "organisation", known.countries)
    named += read_organisations(entries["group"], "group", known.countries)
    codes = known.codes | {each.actor.code for each in named}
    return named + read_people(entries["person"], known.countries, codes, known.offices)


def merged(shipped: list[Named], roles: tuple[RoleEntry, ...], own: Own) -> tuple[list[Named], tuple[RoleEntry, ...], tuple[str, ...]]:
    """What is left of the shipped codebook under a user's, all roles, and a line for each name that changed hands.

    A user's name wins over the same one in any form, also a surname, and with or without its accents; a user's surname is shared.
    """
    keys = {each.actor.key: each for each in own.named}
    texts = {fold(name.text): each for each in own.named for name in each.names if name.form != "surname"}
    clashes = []
    kept = []
    for each in shipped:
        replaced = keys.get(each.actor.key)
        if replaced is not None and each.actor.kind != "state":  # a user's entry for a state is but more names of it
            clashes.append(told(replaced, each.actor.name, each))
            continue
        given_up = [name for name in each.names if fold(name.text) in texts and not is_same(each, texts[fold(name.text)])]
        clashes += [told(texts[fold(name.text)], name.text, each) for name in given_up]
        kept.append(structs.replace(each, names=tuple(name for name in each.names if name not in given_up)))
    phrases = {phrase: role for role in own.roles for phrase in (role.role, *role.names)}
    left = []
    for role in roles:
        taken = [phrase for phrase in (role.role, *role.names) if phrase in phrases]
        clashes += [f"the role '{phrase}' is the user's now, not the codebook's '{role.role}'" for phrase in taken]
        names = tuple(phrase for phrase in (role.role, *role.names) if phrase not in phrases)
        if names:
            left.append(structs.replace(role, role=names[0], names=names[1:]))
    return kept, (*left, *own.roles), tuple(dict.fromkeys(clashes))


def is_same(shipped: Named, own: Named) -> bool:
    """Whether a user's entry is but more names of a shipped actor."""
    return shipped.actor.key == own.actor.key


def told(own: Named, name: str, shipped: Named) -> str:
    """A clash in one line."""
    return f"{own.where.file}:{own.where.line}: '{name}' is taken from here, not from {shipped.where.file}:{shipped.where.line}"
