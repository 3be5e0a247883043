"""The codebook of actors: all names found in one pass, and who held which office when."""

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

import ahocorasick_rs
from msgspec import Struct

from placet.codebook import actor_files, own_actors
from placet.codebook.actor_files import ActorEntry, Name, Named, NameForm, Office, RoleEntry
from placet.codebook.folding import fold
from placet.codebook.known import Known
from placet.codebook.loading import Located, OwnFile, document, located_entries, own_file, shipped
from placet.codebook.roles import GivenNames, Modifiers, RoleIndex
from placet.model.parsed import Parsed

SHORT = 3  # a name in capitals up to this length is an abbreviation that is matched only as it is written


class NameMatch(NamedTuple):
    """Tokens [start, end) that are one of an actor's names. Where people share a surname, `keys` has all of them."""

    start: int
    end: int
    form: NameForm
    keys: tuple[str, ...]


class Content(Struct, frozen=True, kw_only=True):
    """The checked content of all files."""

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
        names: dict[str, list[tuple[str, NameForm, tuple[str, ...]]]] = {}  # by its small letters, all that is written so
        for name in codebook.names:
            plain = fold(name.text)
            same = names.setdefault(plain.lower(), [])
            at = next((n for n, (text, form, _) in enumerate(same) if (text, form) == (plain, name.form)), None) if same else None
            if at is None:
                same.append((plain, name.form, (name.key,)))
            else:
                same[at] = (plain, name.form, (*same[at][2], name.key))
        self._names = list(names.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(names), matchkind=ahocorasick_rs.MatchKind.Standard)

    def matches(self, parsed: Parsed) -> list[NameMatch]:
        """Find the codebook's names in a document: whole tokens, the longest first, none inside another."""
        plain = fold(parsed.document.text)
        first = {start: token for token, start in enumerate(parsed.starts)}
        last = {end: token + 1 for token, end in enumerate(parsed.ends)}
        found = []
        for number, start, end in self._automaton.find_matches_as_indexes(plain.lower(), overlapping=True):
            if start in first and end in last and not is_count(plain, end):
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

    @property
    def names(self) -> list[str]:
        """All names, without their accents."""
        return [text for same in self._names for text, _, _ in same]

    def named(self, text: str) -> tuple[ActorEntry, ...]:
        """The actors that a name can mean, written in any capitals; several where people share a surname, () where it is nobody's."""
        plain = fold(text).lower()
        for number, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True):
            if end - start == len(plain):
                keys = dict.fromkeys(key for _, _, keys in self._names[number] for key in keys)
                return tuple(self.entries[key] for key in keys)
        return ()

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

    def home(self, outlet: str) -> str:
        """The code of the state where an outlet is at home, "" where the codebook doesn't know it."""
        return next((entry.country for entry in self.named(outlet) if entry.kind == "outlet"), "")

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


def is_count(text: str, end: int) -> bool:
    """Whether the number that words end in counts what is joined to it: "the 27" in "the 27-year-old" are no states."""
    return text[end - 1].isdigit() and text[end : end + 1] == "-"


def holds(office: Office, day: str) -> bool:
    """Whether an office was held on a day (ISO); a bound that is only a year or a month covers all of it."""
    return lasts(office.start, office.end, day)


def lasts(start: str, end: str, day: str) -> bool:
    """Whether a day lies between two bounds, "" being open; without a day, whether the end is open."""
    if not day:
        return not end
    return start <= day and (not end or day[: len(end)] <= end)


def written_like(written: str, name: str) -> bool:
    """Whether words in a text are a name, by their capitals: as in the codebook, or all capitals, or "Nato" for NATO."""
    if written == name:
        return True
    if name.isupper():
        return len(name) > SHORT and written == name.capitalize()
    return (written.isupper() and len(written) > SHORT) or written == name[0].upper() + name[1:]


def load_actors(*extra: Path) -> ActorIndex:
    """Load the codebook of actors that ships, and users' own files over it (see `own_actors`)."""
    return compile_actors(tuple(own_file(path) for path in extra))


def compile_actors(own: tuple[OwnFile, ...]) -> ActorIndex:
    """The same with users' files that have been read already."""
    return ActorIndex(read(shipped("actors"), own))


def read(folder: Traversable, own: tuple[OwnFile, ...] = ()) -> Content:
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
    given_names = document(folder / "given_names.yaml", GivenNames)
    added: list[Named] = []
    if own:
        users = own_actors.read_own(own, Known(countries, codes, offices, modifiers.particles, given_names))
        added = users.named
        check_names(added)
        named, roles, clashes = own_actors.merged(named, roles, users)
    actors: dict[str, ActorEntry] = {}
    for each in named + added:
        actors.setdefault(each.actor.key, each.actor)
    return Content(
        actors=tuple(actors.values()),
        names=tuple(name for each in added + named for name in each.names),  # of two that fit a text the first counts
        roles=roles,
        modifiers=modifiers,
        given_names=given_names,
        clashes=clashes,
    )


def check_names(named: Iterable[Named]) -> None:
    """An actor or a name that stands twice is an error; surnames may be shared, and a state may get its names in several places."""
    keys: dict[str, Located] = {}
    names: dict[str, Located] = {}
    for each in named:
        if each.actor.kind != "state":
            refuse_again(keys, each.actor.key, each.where, each.actor.name)
        for name in each.names:
            if name.form != "surname":
                refuse_again(names, name.text, each.where, name.text)


def refuse_again(seen: dict[str, Located], text: str, where: Located, written: str) -> None:
    """Note where a key or a name stands; one that stands in `seen` already is an error at the line where it is `written` again."""
    if text in seen:
        first = seen[text]
        raise where.error(f"'{written}' stands already in {first.file}:{first.line}; keep one", word=written)
    seen[text] = where
