"""The format of the files in `actors/`: entries as they are written, checked, and turned into entries of one kind."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from placet.codebook.loading import Located, checked, located_entries
from placet.model.record import ActorKind

NameForm = Literal["name", "surname", "adjective", "people", "seat", "place"]
RoleHolder = Literal["person", "group", "body", "outlet"]
OTHER = "OTHER"
OUTLET = "OUTLET"
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
CODE = re.compile(r"[A-Z][A-Z0-9]*")
WHICH_CODE = "write its three letters of ISO 3166-1, as NOR"
# PLOVER's "countries" of those that belong to no state.
NON_STATES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
# fmt: off
SECTORS = frozenset({
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
})
# fmt: on


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what a file may hold."""


class MemberEntry(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """[code, from, to]: a state or territory that is a member from a day, month or year; no `to`: still is one."""

    code: str
    from_: object = None
    to: object = None


class BodyEntry(Entry, frozen=True, kw_only=True):
    """A ministry, agency, army or part of an organisation that has a name of its own; `others` are more bodies like it."""

    name: str
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    code: str = ""
    members: tuple[str | MemberEntry, ...] = ()


class StateEntry(Entry, frozen=True, kw_only=True):
    """A state or territory; in governments.yaml `names` adds to the base and the other fields replace it."""

    code: str
    name: str = ""
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] | None = None
    people: tuple[str, ...] | None = None
    capitals: tuple[str, ...] | None = None
    seats: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[BodyEntry, ...] = ()


class OrganisationEntry(Entry, frozen=True, kw_only=True):
    """An intergovernmental organisation, a non-governmental one, an armed group, a party or a movement.

    `members` have a bare code where they were members all the time since 2000.
    """

    code: str
    name: str
    names: tuple[str, ...] = ()
    country: str
    sectors: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    members: tuple[str | MemberEntry, ...] = ()
    bodies: tuple[BodyEntry, ...] = ()


class OutletsEntry(Entry, frozen=True, kw_only=True):
    """The outlets of one country, each with all its names."""

    country: str
    names: tuple[tuple[str, ...], ...]


class OfficeEntry(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """[office, from, to, of]: a day, month or year each; no `to`: still held; `of`: an organisation's code."""

    office: str
    from_: object  # YAML makes a date, a string or a number of it
    to: object = None
    of: str = ""


class PersonEntry(Entry, frozen=True, kw_only=True):
    """A person with the offices held."""

    name: str
    names: tuple[str, ...] = ()
    surname: str | tuple[str, ...] | None = None
    country: str
    offices: tuple[OfficeEntry, ...] = ()


class RoleEntry(Entry, frozen=True, kw_only=True):
    """Nouns that say what somebody is; `points`: words like "the bloc" that point back to an actor of these kinds.

    `european`: with "European" in front they are the EU's, as armed forces and bodies are without saying.
    """

    role: str
    names: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    holder: RoleHolder
    title: bool = False
    office: str = ""
    state: bool = False
    private: bool = False
    country: str = ""
    points: tuple[ActorKind, ...] = ()
    european: bool = False


class Office(Struct, frozen=True):
    """An office held from one day to another ("" where it is still held); a month or a year covers all its days."""

    office: str
    start: str
    end: str
    code: str
    sectors: tuple[str, ...]


class Member(Struct, frozen=True):
    """A member of an organisation from one day to another ("" where that side is open)."""

    code: str
    start: str
    end: str


class ActorEntry(Struct, frozen=True, kw_only=True):
    """One actor of the codebook. `key` is unique in it; a state's key is its code."""

    key: str
    kind: ActorKind
    name: str
    code: str
    country: str = ""
    sectors: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    members: tuple[Member, ...] = ()


class Name(Struct, frozen=True):
    """One way to name an actor."""

    text: str
    form: NameForm
    key: str


class Named(Struct, frozen=True):
    """An actor with its names, and where in the codebook it stands."""

    actor: ActorEntry
    names: tuple[Name, ...]
    where: Located


def read_states(base: Traversable | Path, by_hand: Traversable | Path) -> list[Named]:
    """Read states.yaml and governments.yaml."""
    entries: dict[str, tuple[Located, StateEntry]] = {}
    for where, entry in checked(located_entries(base), StateEntry):
        refuse_second(entries, entry.code, where)
        entries[entry.code] = (where, entry)
    by_hands: dict[str, tuple[Located, StateEntry]] = {}
    for where, entry in checked(located_entries(by_hand), StateEntry):
        if entry.code not in entries:
            raise where.error(f"unknown country '{entry.code}'; states.yaml lists the codes", "code")
        refuse_second(by_hands, entry.code, where)
        by_hands[entry.code] = (where, merged(entries[entry.code][1], entry))
    entries |= by_hands
    found: list[Named] = []
    for code, (where, entry) in sorted(entries.items()):
        state = ActorEntry(key=code, kind="state", name=entry.name, code=code, country=code)
        words: list[tuple[NameForm, Iterable[str]]] = [
            ("name", (entry.name, *entry.names)),
            ("adjective", entry.adjectives or ()),
            ("people", entry.people or ()),
            ("seat", (*(entry.capitals or ()), *entry.seats)),
        ]
        found.append(Named(state, tuple(Name(text, form, code) for form, texts in words for text in texts), where))
        for place in entry.places:
            actor = ActorEntry(key=f"{code}/{place}", kind="other", name=place, code=code, country=code, sectors=("CVL",))
            found.append(Named(actor, (Name(place, "place", actor.key),), where))
        found += bodies(entry.bodies, state, frozenset(entries), where)
    return found


def refuse_second(entries: dict[str, tuple[Located, StateEntry]], code: str, where: Located) -> None:
    """A state that a file has twice is an error."""
    if code in entries:
        first = entries[code][0]
        raise where.error(f"'{code}' stands already in {first.file}:{first.line}; keep one", "code")


def merged(base: StateEntry, by_hand: StateEntry) -> StateEntry:
    """One state from its two entries."""
    name = by_hand.name or base.name
    return StateEntry(
        code=base.code,
        name=name,
        names=tuple(text for text in dict.fromkeys((*base.names, *by_hand.names)) if text != name),
        adjectives=base.adjectives if by_hand.adjectives is None else by_hand.adjectives,
        people=base.people if by_hand.people is None else by_hand.people,
        capitals=base.capitals if by_hand.capitals is None else by_hand.capitals,
        seats=by_hand.seats,
        places=by_hand.places,
        bodies=by_hand.bodies,
    )


def bodies(entries: Iterable[BodyEntry], owner: ActorEntry, countries: frozenset[str], where: Located) -> Iterator[Named]:
    """The bodies of a state or an organisation, each an actor of its own with its owner's code."""
    for number, entry in enumerate(entries):
        check_sectors(entry.sectors, where, "bodies", number)
        for name, names in [(entry.name, entry.names), *((other, ()) for other in entry.others)]:
            key = f"{owner.key}/{name}"
            actor = ActorEntry(
                key=key, kind="organisation", name=name, code=entry.code or owner.code, country=owner.country, sectors=entry.sectors,
                members=members(entry.members, countries, where, "bodies", number),
            )  # fmt: skip
            yield Named(actor, tuple(Name(text, "name", key) for text in (name, *names)), where)


def read_organisations(entries: list[Located], kind: ActorKind, countries: frozenset[str]) -> list[Named]:
    """Read the entries of organisations.yaml or groups.yaml."""
    found: list[Named] = []
    for where, entry in checked(entries, OrganisationEntry):
        check_country(entry.country, countries, where)
        check_sectors(entry.sectors, where)
        check_written(entry.name, entry.names, where)
        if not CODE.fullmatch(entry.code):
            raise where.error(f"'{entry.code}' is no code; write capitals and digits, or {OTHER} for what has no code of its own", "code")
        key = f"{kind}:{entry.name if entry.code == OTHER else entry.code}"
        actor = ActorEntry(
            key=key, kind=kind, name=entry.name, code=entry.code, country=entry.country, sectors=entry.sectors,
            members=members(entry.members, countries, where),
        )  # fmt: skip
        words: list[tuple[NameForm, tuple[str, ...]]] = [
            ("name", (entry.name, *entry.names)),
            ("adjective", tuple(text for text in entry.adjectives if text not in (entry.name, *entry.names))),
            ("people", entry.people),
        ]
        found.append(Named(actor, tuple(Name(text, form, key) for form, texts in words for text in texts), where))
        found += bodies(entry.bodies, actor, countries, where)
    return found


def read_outlets(file: Traversable | Path, countries: frozenset[str]) -> list[Named]:
    """Read outlets.yaml."""
    found = []
    for where, entry in checked(located_entries(file), OutletsEntry):
        check_country(entry.country, countries, where)
        for names in entry.names:
            key = f"outlet:{names[0]}"
            actor = ActorEntry(key=key, kind="outlet", name=names[0], code=OUTLET, country=entry.country, sectors=("JRN",))
            found.append(Named(actor, tuple(Name(text, "name", key) for text in names), where))
    return found


def read_people(entries: list[Located], countries: frozenset[str], codes: frozenset[str], offices: dict[str, RoleEntry]) -> list[Named]:
    """Read the entries of people.yaml; an office must be a role of roles.yaml or one of its names."""
    found = []
    for where, entry in checked(entries, PersonEntry):
        check_country(entry.country, countries, where)
        check_written(entry.name, entry.names, where)
        held = [office(each, entry.country, codes, offices, where, number) for number, each in enumerate(entry.offices)]
        key = f"person:{entry.name}"
        actor = ActorEntry(
            key=key, kind="person", name=entry.name, code=entry.country, country=entry.country,
            offices=tuple(sorted(held, key=lambda each: each.start)),
        )  # fmt: skip
        given = entry.name.split()[-1] if entry.surname is None else entry.surname
        surnames = (given,) if isinstance(given, str) else given
        full = (entry.name, *entry.names)
        names = [Name(text, "name", key) for text in full]
        names += [Name(text, "surname", key) for text in surnames if text and text not in full]
        found.append(Named(actor, tuple(names), where))
    return found


def office(entry: OfficeEntry, country: str, codes: frozenset[str], offices: dict[str, RoleEntry], where: Located, number: int) -> Office:
    """One checked office, which is a person's `number`th, from 0."""
    path = ("offices", number)
    role = offices.get(entry.office)
    if role is None:
        raise where.error(f"unknown office '{entry.office}'; name a role of roles.yaml", *path)
    if entry.of and entry.of not in codes:
        raise where.error(f"unknown organisation '{entry.of}'; organisations.yaml and groups.yaml list the codes", *path)
    start, end = period(entry.from_, entry.to, f"the office '{entry.office}'", where, *path)
    return Office(role.office or role.role, start, end, entry.of or country, role.sectors)


def members(entries: Iterable[str | MemberEntry], countries: frozenset[str], where: Located, *path: str | int) -> tuple[Member, ...]:
    """The checked members of an organisation, by code and time; `path` leads to the part of the entry that holds them."""
    found = [member(each, countries, where, *path, "members", number) for number, each in enumerate(entries)]
    return tuple(sorted(found, key=lambda each: (each.code, each.start)))


def member(entry: str | MemberEntry, countries: frozenset[str], where: Located, *path: str | int) -> Member:
    """One checked member of an organisation."""
    if isinstance(entry, str):
        entry = MemberEntry(entry)
    if entry.code not in countries:
        raise where.error(f"unknown country '{entry.code}' among the members; {WHICH_CODE}", *path)
    start, end = period(entry.from_, entry.to, f"the membership of '{entry.code}'", where, *path)
    return Member(entry.code, start, end)


def period(first: object, last: object, what: str, where: Located, *path: str | int) -> tuple[str, str]:
    """Two checked bounds, each a day, a month, a year or nothing."""
    start, end = "" if first is None else str(first), "" if last is None else str(last)
    for day in (start, end):
        if day and not is_day(day):
            raise where.error(f"'{day}' is no date; write 2024, 2024-07 or 2024-07-05", *path)
    if end and end < start[: len(end)]:
        raise where.error(f"{what} ends ({end}) before it starts ({start})", *path)
    return start, end


@lru_cache(maxsize=10_000)  # the same days stand in many offices
def is_day(written: str) -> bool:
    """Whether this is a year, a month or a day that the calendar has: not "2024-13"."""
    try:
        return bool(DAY.fullmatch(written)) and bool(date.fromisoformat(written + "-01-01"[len(written) - 4 :]))
    except ValueError:
        return False


def read_roles(file: Traversable | Path, countries: frozenset[str]) -> list[tuple[Located, RoleEntry]]:
    """Read roles.yaml; a phrase that stands in two roles is an error."""
    seen: dict[str, str] = {}
    found = []
    for where, entry in checked(located_entries(file), RoleEntry):
        check_sectors(entry.sectors, where)
        if entry.country:
            check_country(entry.country, countries, where)
        for phrase in (entry.role, *entry.names):
            if phrase in seen:
                raise where.error(f"'{phrase}' stands already in the role '{seen[phrase]}'; keep one", word=phrase)
            seen[phrase] = entry.role
        found.append((where, entry))
    return found


def check_written(name: str, names: tuple[str, ...], where: Located) -> None:
    """A name must have letters, or it would be found everywhere."""
    for text in (name, *names):
        if not any(map(str.isalpha, text)):
            raise where.error(f"'{text}' is no name; write one with letters, or delete it", word=text)


def check_country(country: str, countries: frozenset[str], where: Located) -> None:
    """A country must be a state of the codebook or one of PLOVER's non-states."""
    if country not in countries and country not in NON_STATES:
        raise where.error(f"unknown country '{country}'; {WHICH_CODE}", "country")


def check_sectors(sectors: tuple[str, ...], where: Located, *path: str | int) -> None:
    """Sectors must be PLOVER's; `path` leads to the part of the entry that holds them."""
    for sector in sectors:
        if sector not in SECTORS:
            raise where.error(f"unknown sector '{sector}'; PLOVER has {', '.join(sorted(SECTORS))}", *path, "sectors", word=sector)
