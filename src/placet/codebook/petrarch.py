"""Read actor and agent dictionaries in the format of TABARI and PETRARCH.

An actor: `ANN_LEE_ [NORGOV 050101-101231]`, then lines that begin with a blank for its other codes (`[NORELI >101231]`) and lines that
begin with "+" for its other names. An agent: `TROOPER_ {TROOPERS_} [~MIL]`. Comments begin with ";" or "#". Codes are a country's three
letters with CAMEO's sectors behind; these become PLOVER's. Ignored: noun sets (lines with "!") and the order of codes.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from placet.codebook.actor_files import (
    NON_STATES,
    OTHER,
    SECTORS,
    ActorEntry,
    Name,
    Named,
    Office,
    RoleEntry,
    check_written,
    is_day,
)
from placet.codebook.known import Known
from placet.codebook.loading import Located, OwnFile, document, shipped
from placet.model.record import ActorKind

COMMENT = re.compile(r"\s*[;#].*")
CODED = re.compile(r"\[\s*([^\]\s]*)\s*([^\]]*)\]")
PLURAL = re.compile(r"\{([^}]*)\}")
DATES = re.compile(r"(?:(?P<side>[<>])\s*(?P<bound>\d{6,8})|(?P<start>\d{6,8})\s*-\s*(?P<end>\d{6,8}))")
ARMED = frozenset({"REB", "UAF", "PRM", "CRM"})
OPEN = "9999"  # later than any day
CENTURY = 50  # "490101" is 2049, "500101" is 1950


class CameoSectors(Struct, frozen=True, forbid_unknown_fields=True):
    """CAMEO's sector codes that PLOVER has others for."""

    sectors: dict[str, str]


class Line(NamedTuple):
    """A line that says something, without its comment."""

    where: Located
    text: str


def read_actors(file: OwnFile, known: Known) -> list[Named]:
    """Read an actor dictionary: a bare country makes a name of that state; of what has dated codes `is_person` tells whether it is one."""
    return [actor_of(block, known) for block in blocks_of(file)]


def blocks_of(file: OwnFile) -> list[list[Line]]:
    """The lines of each actor of a dictionary."""
    blocks: list[list[Line]] = []
    for line in lines(file):
        if line.text[0] in "+ \t" and blocks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def actor_of(block: list[Line], known: Known) -> Named:
    """One actor from its lines."""
    where = block[0].where
    texts: list[str] = []
    held: list[Office] = []
    for line in block:
        written = CODED.split(line.text)[0].strip().lstrip("+").strip()
        if written:
            texts += spellings(written, known.particles)
        for code, dates in CODED.findall(line.text):
            country, sectors = read_code(code, known.countries, line.where)
            held.append(Office("", *read_dates(dates, line.where), country, sectors))
    if not held or not texts:
        raise where.error("an actor needs a name and a code: NAME_ [CODE]")
    check_written(texts[0], tuple(texts[1:]), where)
    first = held[0]
    dated = any(office.start or office.end for office in held)
    if first.code in known.countries and not first.sectors and not dated:
        actor = ActorEntry(key=first.code, kind="state", name=texts[0], code=first.code, country=first.code)
        return Named(actor, tuple(Name(text, "name", first.code) for text in dict.fromkeys(texts)), where)
    person = dated and is_person(texts, known)
    # A person's codes go by the document's day; a body has but one: its first, or of dated ones the last.
    code = max(held, key=lambda office: (office.end or OPEN, office.start)) if dated else first
    kind: ActorKind = "person" if person else "group" if ARMED.intersection(code.sectors) else "organisation"
    actor = ActorEntry(
        key=f"{kind}:{texts[0]}", kind=kind, name=texts[0], code=code.code if code.code in known.countries else OTHER, country=code.code,
        sectors=() if person else code.sectors,
        offices=tuple(sorted((o for o in held if o.code in known.countries), key=lambda office: office.start)) if person else (),
    )  # fmt: skip
    return Named(actor, tuple(Name(text, "name", actor.key) for text in dict.fromkeys(texts)), where)


def is_person(texts: list[str], known: Known) -> bool:
    """Whether names with dated codes are a person's: the format does not say, for a party may govern for a while as well.

    A first name tells a person ("Ann Lee"), a word for a group or a body none ("Harbour Party"); else two words do, and one does not.
    """
    names = [words for words in (text.lower().split() for text in texts) if len(words) > 1]
    if any(words[0] in known.given_names.he or words[0] in known.given_names.she for words in names):
        return True
    roles = [known.offices.get(each) for words in names for word in words for each in (word, word.removesuffix("s"))]
    return bool(names) and all(role is None or role.holder == "person" for role in roles)


def read_agents(file: OwnFile) -> list[RoleEntry]:
    """Read an agent dictionary: nouns that tell a sector."""
    return [agent_of(line) for line in lines(file) if "!" not in line.text]


def agent_of(line: Line) -> RoleEntry:
    """One agent from its line."""
    coded = CODED.search(line.text)
    if coded is None:
        raise line.where.error("an agent needs a code: NOUN_ [~GOV]")
    code = coded[1].strip("~")
    plural = PLURAL.search(line.text)
    name = words(PLURAL.split(CODED.split(line.text)[0])[0]).lower()
    if not name:
        raise line.where.error("an agent needs a noun: NOUN_ [~GOV]")
    plurals = (words(plural[1]).lower(),) if plural and plural[1].strip(" _") else ()
    sectors = tuple(sector_of(code[at : at + 3], line.where) for at in range(0, len(code), 3))
    return RoleEntry(role=name, names=plurals, sectors=tuple(dict.fromkeys(sectors)), holder="person")


def lines(file: OwnFile) -> Iterator[Line]:
    """The lines of a dictionary that say something."""
    for number, raw in enumerate(file.text.split("\n"), start=1):
        text = COMMENT.sub("", raw).rstrip()
        if text.strip() and not text.lstrip().startswith("<"):
            yield Line(Located(file.name, number, None), text)


def words(written: str) -> str:
    """Underscores are blanks."""
    return " ".join(written.replace("_", " ").split())


def spellings(written: str, particles: frozenset[str]) -> list[str]:
    """How the news may write a name that the dictionary has in capitals."""
    name = words(written)
    if not name.isupper():
        return [name]
    parts = name.split()
    if len(parts) == 1 and len(name) <= 5:
        return [name]
    titled = ["-".join(part.capitalize() for part in word.split("-")) for word in parts]
    small = [word.lower() if place and word.lower() in particles else word for place, word in enumerate(titled)]
    return list(dict.fromkeys((" ".join(small), " ".join(titled))))


def read_code(code: str, countries: frozenset[str], where: Located) -> tuple[str, tuple[str, ...]]:
    """Country and sectors of a code: "NORGOV" -> NOR and GOV."""
    country, rest = code[:3], code[3:]
    if country not in countries and country not in NON_STATES:
        raise where.error(f"unknown country '{country}' in the code '{code}'; write an ISO code of three letters")
    return country, tuple(sector_of(rest[at : at + 3], where) for at in range(0, len(rest), 3))


def sector_of(code: str, where: Located) -> str:
    """PLOVER's sector for a CAMEO one."""
    sector = cameo_sectors().get(code, code)
    if sector not in SECTORS:
        raise where.error(f"unknown sector '{code}'; PLOVER has {', '.join(sorted(SECTORS))}")
    return sector


@cache
def cameo_sectors() -> dict[str, str]:
    """CAMEO's sectors that PLOVER has under another code, with that code."""
    return document(shipped("cameo_sectors.yaml"), CameoSectors).sectors


def read_dates(written: str, where: Located) -> tuple[str, str]:
    """The bounds of a date restriction: "050101-101231", "<050101", ">101231", or none."""
    match = DATES.fullmatch(written.strip())
    if match is None:
        if written.strip():
            raise where.error(f"'{written.strip()}' is no date restriction; write <YYMMDD, >YYMMDD or YYMMDD-YYMMDD")
        return "", ""
    if match["side"]:
        day = iso(match["bound"], where)
        return ("", day) if match["side"] == "<" else (day, "")
    start, end = iso(match["start"], where), iso(match["end"], where)
    if end < start:
        raise where.error(f"the code ends ({end}) before it starts ({start})")
    return start, end


def iso(digits: str, where: Located) -> str:
    """YYMMDD or YYYYMMDD as an ISO date."""
    full = digits if len(digits) == 8 else ("20" if int(digits[:2]) < CENTURY else "19") + digits
    day = f"{full[:4]}-{full[4:6]}-{full[6:]}"
    if not is_day(day):
        raise where.error(f"'{digits}' is no date; write YYMMDD or YYYYMMDD")
    return day
