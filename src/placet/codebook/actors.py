"""The codebook of actors: all names found in one pass, and who held which office when."""

import hashlib
import os
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

import ahocorasick_rs
import msgspec

from placet.codebook import actor_files, own_actors, roles
from placet.codebook.actor_files import ActorEntry, Name, Named, NameForm, Office, RoleEntry
from placet.codebook.loading import Located, document, located_entries, shipped, yaml_files
from placet.codebook.roles import GivenNames, Modifiers, RoleIndex
from placet.errors import CodebookError
from placet.model.parsed import Parsed

SHORT = 3  # a name in capitals up to this length is an abbreviation that is matched only as it is written


class NameMatch(NamedTuple):
    """Tokens [start, end) that are one of an actor's names. Where people share a surname, `keys` has all of them."""

    start: int
    end: int
    form: NameForm
    keys: tuple[str, ...]


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """The checked content of all files, as it is kept in the cache."""

    actors: tuple[ActorEntry, ...]
    names: tuple[Name, ...]
    roles: tuple[RoleEntry, ...]
    modifiers: Modifiers
    given_names: GivenNames
    clashes: tuple[str, ...] = ()


class ActorIndex:
    """The compiled codebook of actors."""

    def __init__(self, codebook: Content) -> None:
        self.entries = {actor.key: actor for actor in codebook.actors}
        self.roles = RoleIndex(list(codebook.roles))
        self.modifiers = codebook.modifiers
        self.given_names = codebook.given_names
        self.clashes = codebook.clashes  # a line for each of the codebook's names that a user's file takes over
        self._holders: dict[tuple[str, str], list[tuple[Office, ActorEntry]]] = {}
        for actor in codebook.actors:
            for office in actor.offices:
                self._holders.setdefault((office.code, office.office), []).append((office, actor))
        self.by_code: dict[str, ActorEntry] = {}
        for actor in codebook.actors:
            self.by_code.setdefault(actor.code, actor)
        names: dict[str, dict[tuple[str, NameForm], list[str]]] = {}
        for name in codebook.names:
            plain = fold(name.text)
            names.setdefault(plain.lower(), {}).setdefault((plain, name.form), []).append(name.key)
        self._names = [[(plain, form, tuple(keys)) for (plain, form), keys in each.items()] for each in names.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(names), matchkind=ahocorasick_rs.MatchKind.Standard)

    def matches(self, parsed: Parsed) -> list[NameMatch]:
        """Find the codebook's names in a document: whole tokens, the longest first, none inside another."""
        plain = fold(parsed.document.text)
        first = {start: token for token, start in enumerate(parsed.starts)}
        last = {end: token + 1 for token, end in enumerate(parsed.ends)}
        found = []
        for number, start, end in self._automaton.find_matches_as_indexes(plain.lower(), overlapping=True):
            if start in first and end in last:
                written = plain[start:end]
                fitting = next((name for name in self._names[number] if written_like(written, name[0])), None)
                if fitting:
                    found.append(NameMatch(first[start], last[end], fitting[1], fitting[2]))
        found.sort(key=lambda match: (match.start - match.end, match.start))
        taken = [False] * len(parsed)
        kept = []
        for match in found:
            if not any(taken[match.start : match.end]):
                taken[match.start : match.end] = [True] * (match.end - match.start)
                kept.append(match)
        return sorted(kept)

    def office_on(self, actor: ActorEntry, day: str) -> Office | None:
        """The office that an actor held on a day; without a day, or on a day in none of them, the latest one begun."""
        begun = [office for office in actor.offices if not day or office.start <= day]
        held = [office for office in begun if holds(office, day)]
        options = held or begun
        return options[-1] if options else None

    def holder(self, code: str, office: str, day: str) -> ActorEntry | None:
        """Who held an office of a state or organisation on a day, if the codebook knows; without a day, the latest."""
        options = self._holders.get((code, office), [])
        held = [option for option in options if holds(option[0], day)] if day else [o for o in options if not o[0].end]
        return max(held, key=lambda option: option[0].start)[1] if held else None

    def members(self, name: str, day: str) -> tuple[str, ...]:
        """The member states of an organisation, by its code or key, on a day; without a day, those of today. () where unknown."""
        entry = self.entries.get(name) or self.by_code.get(name)
        return tuple(each.code for each in entry.members if lasts(each.start, each.end, day)) if entry else ()

    def gender_of(self, name: str) -> str:
        """ "he" or "she" by the first name of a full name; "" where it tells nothing."""
        first, *others = name.lower().split()
        if not others:
            return ""
        return "he" if first in self.given_names.he else "she" if first in self.given_names.she else ""

    def best(self, keys: Iterable[str], day: str) -> ActorEntry:
        """Which of the people who share a surname is meant: one in office on the day, else the one last in office."""

        def rank(actor: ActorEntry) -> tuple[bool, str]:
            office = self.office_on(actor, day)
            return (office is not None and holds(office, day), office.start if office else "")

        return max((self.entries[key] for key in keys), key=rank)


def holds(office: Office, day: str) -> bool:
    """Whether an office was held on a day (ISO); a bound that is only a year or a month covers all of it."""
    return lasts(office.start, office.end, day)


def lasts(start: str, end: str, day: str) -> bool:
    """Whether a day lies between two bounds, "" being open; without a day, whether the end is open."""
    if not day:
        return not end
    return start <= day and (not end or day[: len(end)] <= end)


class _Folding(dict[int, str]):
    """Characters to their plain form, one for one: accents off, typographic quotes and dashes made straight."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        plain = unicodedata.normalize("NFD", character)[0]
        self[point] = plain if len(plain.lower()) == 1 else character
        return self[point]


# What has no plain form that Unicode knows: quotation marks, dashes, letters with a stroke.
_FOLDING = _Folding(
    {ord(odd): plain for odd, plain in zip("\u2019\u2018\u02bc\u2013\u2011\u0131øØłŁđĐ\u00a0\n", "'''--ioOlLdD  ", strict=True)}
)


def fold(text: str) -> str:
    """Make characters plain without moving any: "Nausėda" -> "Nauseda"."""
    return text.translate(_FOLDING)


def written_like(written: str, name: str) -> bool:
    """Whether words in a text are a name, by their capitals: as in the codebook, or all capitals, or "Nato" for NATO."""
    if written == name:
        return True
    if name.isupper():
        return len(name) > SHORT and written == name.capitalize()
    return (written.isupper() and len(written) > SHORT) or written == name[0].upper() + name[1:]


def load_actors(*extra: Path) -> ActorIndex:
    """Load the codebook of actors that ships, and users' own files over it (see `own_actors`)."""
    folder = shipped("actors")
    if extra:
        return ActorIndex(read(folder, extra))
    cache = cache_file([(file.name, file.read_bytes()) for file in yaml_files(folder)])
    try:
        return ActorIndex(msgspec.msgpack.decode(cache.read_bytes(), type=Content))
    except (OSError, msgspec.DecodeError):
        codebook = read(folder)
    keep(cache, codebook)
    return ActorIndex(codebook)


def cache_file(texts: list[tuple[str, bytes]]) -> Path:
    """Where the compiled form of these files is kept: named by their content, so that a change makes a new one."""
    code = b"".join(Path(str(module)).read_bytes() for module in (__file__, actor_files.__file__, own_actors.__file__, roles.__file__))
    digest = hashlib.sha256(code)
    for name, data in texts:
        digest.update(f"{name}:{len(data)}:".encode() + data)
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "placet" / f"actors-{digest.hexdigest()[:16]}.msgpack"


def keep(cache: Path, codebook: Content) -> None:
    """Write the compiled codebook; where nothing can be written, it is compiled again next time."""
    fresh = cache.with_suffix(f".{os.getpid()}")
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(msgspec.msgpack.encode(codebook))
        fresh.replace(cache)
    except OSError:
        with suppress(OSError):
            fresh.unlink()


def read(folder: Traversable, extra: Iterable[Path] = ()) -> Content:
    """Read and check all files of the codebook, and users' own ones, whose names win over the codebook's."""
    named = actor_files.read_states(folder / "states.yaml", folder / "governments.yaml")
    countries = frozenset(each.actor.code for each in named if each.actor.kind == "state")
    roles = tuple(role for _, role in actor_files.read_roles(folder / "roles.yaml", countries))
    offices = {phrase: role for role in roles for phrase in (role.role, *role.names)}
    named += actor_files.read_organisations(located_entries(folder / "organisations.yaml"), "organisation", countries)
    named += actor_files.read_organisations(located_entries(folder / "groups.yaml"), "group", countries)
    named += actor_files.read_outlets(folder / "outlets.yaml", countries)
    codes = frozenset(each.actor.code for each in named)
    named += actor_files.read_people(located_entries(folder / "people.yaml"), countries, codes, offices)
    check_names(named)
    modifiers = document(folder / "modifiers.yaml", Modifiers)
    clashes: tuple[str, ...] = ()
    if files := tuple(extra):
        own = own_actors.read_own(files, own_actors.Known(countries, codes, offices, modifiers.particles))
        check_names(own.named)
        named, roles, clashes = own_actors.merged(named, roles, own)
    actors: dict[str, ActorEntry] = {}
    for each in named:
        actors.setdefault(each.actor.key, each.actor)
    return Content(
        actors=tuple(actors.values()),
        names=tuple(name for each in named for name in each.names),
        roles=roles,
        modifiers=modifiers,
        given_names=document(folder / "given_names.yaml", GivenNames),
        clashes=clashes,
    )


def check_names(named: Iterable[Named]) -> None:
    """A key or a name that stands twice is an error; surnames may be shared."""
    keys: dict[str, Located] = {}
    names: dict[str, Located] = {}
    for each in named:
        texts = [name.text for name in each.names if name.form != "surname"]
        for seen, text in [(keys, each.actor.key), *((names, text) for text in texts)]:
            if text in seen:
                first = seen[text]
                raise CodebookError(each.where.file, each.where.line, f"'{text}' stands already in {first.file}:{first.line}; keep one")
            seen[text] = each.where
