"""Read actor and agent dictionaries in the format of TABARI and PETRARCH.

An actor: `ANN_LEE_ [NORGOV 050101-101231]`, then lines that begin with a blank for its other codes (`[NORELI >101231]`) and lines that
begin with "+" for its other names. An agent: `TROOPER_ {TROOPERS_} [~MIL]`. Comments begin with ";" or "#". Codes are a country's three
letters with CAMEO's sectors behind; these become PLOVER's. Ignored: noun sets (lines with "!") and the order of codes.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from placet.codebook.actor_files import NON_STATES, OTHER, SECTORS, ActorEntry, Name, Named, Office, RoleEntry
from placet.codebook.loading import Located, document, shipped
from placet.errors import CodebookError
from placet.model.record import ActorKind

COMMENT = re.compile(r"\s*[;#].*")
CODED = re.compile(r"\[([^\]\s]*)\s*([^\]]*)\]")
PLURAL = re.compile(r"\{([^}]*)\}")
DATES = re.compile(r"(?:(?P<side>[<>])\s*(?P<bound>\d{6,8})|(?P<start>\d{6,8})\s*-\s*(?P<end>\d{6,8}))")
ARMED = frozenset({"REB", "UAF", "PRM", "CRM"})
CENTURY = 50  # "490101" is 2049, "500101" is 1950


class CameoSectors(Struct, frozen=True, forbid_unknown_fields=True):
    """CAMEO's sector codes that PLOVER has others for."""

    sectors: dict[str, str]


class Line(NamedTuple):
    """A line that says something, without its comment."""

    where: Located
    text: str


def read_actors(file: Path, countries: frozenset[str], particles: frozenset[str]) -> list[Named]:
    """Read an actor dictionary: a name with dated codes is a person, one with a bare country a name of that state."""
    blocks: list[list[Line]] = []
    for line in lines(file):
        if line.text[0] in "+ \t" and blocks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [actor_of(block, countries, particles) for block in blocks]


def actor_of(block: list[Line], countries: frozenset[str], particles: frozenset[str]) -> Named:
    """One actor from its lines."""
    where = block[0].where
    texts: list[str] = []
    held: list[Office] = []
    for line in block:
        written = CODED.split(line.text)[0].strip().lstrip("+").strip()
        if written:
            texts += spellings(written, particles)
        for code, dates in CODED.findall(line.text):
            country, sectors = read_code(code, countries, line.where)
            held.append(Office("", *read_dates(dates, line.where), country, sectors))
    if not held or not texts:
        raise CodebookError(where.file, where.line, "an actor needs a name and a code: NAME_ [CODE]")
    first = held[0]
    is_state = first.code in countries and not first.sectors and not any(office.start or office.end for office in held)
    if is_state:
        actor = ActorEntry(key=first.code, kind="state", name=texts[0], code=first.code, country=first.code)
        return Named(actor, tuple(Name(text, "name", first.code) for text in dict.fromkeys(texts)), where)
    dated = any(office.start or office.end for office in held)
    kind: ActorKind = "person" if dated else "group" if ARMED.intersection(first.sectors) else "organisation"
    code = first.code if first.code in countries else OTHER
    actor = ActorEntry(
        key=f"{kind}:{texts[0]}", kind=kind, name=texts[0], code=code, country=first.code, sectors=() if dated else first.sectors,
        offices=tuple(sorted((o for o in held if o.code in countries), key=lambda office: office.start)) if dated else (),
    )  # fmt: skip
    return Named(actor, tuple(Name(text, "name", actor.key) for text in dict.fromkeys(texts)), where)


def read_agents(file: Path) -> list[RoleEntry]:
    """Read an agent dictionary: nouns that tell a sector."""
    found = []
    for line in lines(file):
        coded = CODED.search(line.text)
        if "!" in line.text:
            continue
        if coded is None:
            raise CodebookError(line.where.file, line.where.line, "an agent needs a code: NOUN_ [~GOV]")
        code = coded[1].strip("~")
        plural = PLURAL.search(line.text)
        name = words(PLURAL.split(CODED.split(line.text)[0])[0]).lower()
        plurals = (words(plural[1]).lower(),) if plural and plural[1].strip(" _") else ()
        sectors = tuple(sector_of(code[at : at + 3], line.where) for at in range(0, len(code), 3))
        found.append(RoleEntry(role=name, names=plurals, sectors=tuple(dict.fromkeys(sectors)), holder="person"))
    return found


def lines(file: Path) -> Iterator[Line]:
    """The lines of a dictionary that say something."""
    for number, raw in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
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
        raise CodebookError(where.file, where.line, f"unknown country '{country}' in the code '{code}'; write an ISO code of three letters")
    return country, tuple(sector_of(rest[at : at + 3], where) for at in range(0, len(rest), 3))


def sector_of(code: str, where: Located) -> str:
    """PLOVER's sector for a CAMEO one."""
    sector = document(shipped("cameo_sectors.yaml"), CameoSectors).sectors.get(code, code)
    if sector not in SECTORS:
        raise CodebookError(where.file, where.line, f"unknown sector '{code}'; PLOVER has {', '.join(sorted(SECTORS))}")
    return sector


def read_dates(written: str, where: Located) -> tuple[str, str]:
    """The bounds of a date restriction: "050101-101231", "<050101", ">101231", or none."""
    match = DATES.fullmatch(written.strip())
    if match is None:
        if written.strip():
            raise CodebookError(
                where.file, where.line, f"'{written.strip()}' is no date restriction; write <YYMMDD, >YYMMDD or YYMMDD-YYMMDD"
            )
        return "", ""
    if match["side"]:
        day = iso(match["bound"])
        return ("", day) if match["side"] == "<" else (day, "")
    start, end = iso(match["start"]), iso(match["end"])
    if end < start:
        raise CodebookError(where.file, where.line, f"the code ends ({end}) before it starts ({start})")
    return start, end


def iso(digits: str) -> str:
    """YYMMDD or YYYYMMDD as an ISO date."""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) < CENTURY else "19") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
