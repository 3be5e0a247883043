"""Read the dictionaries of a PETRARCH validation suite, leniently: their codes are often of the suite's own making.

`SUDRIA_ [SUD]` where no state has the code SUD: a state of its own is made of it. `[SUDHRBMIL]`: HRB is no sector of CAMEO's and is
left out. `[---]` and `[###]`, which code nobody, are left out as well. What can't be read costs only its own entry, and is told. A
dictionary given to `placet code --actors` is read strictly instead, since there a code that does not exist is a mistake.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from placet.codebook.actor_files import NON_STATES, SECTORS, ActorEntry, Named, RoleEntry
from placet.codebook.actors import ActorIndex, Content, read
from placet.codebook.known import Known
from placet.codebook.loading import Located, OwnFile, own_file, shipped
from placet.codebook.own_actors import Own, merged, read_own
from placet.codebook.petrarch import CODED, Line, actor_of, agent_of, blocks_of, cameo_sectors, lines
from placet.codebook.whole import Codebook, load_codebook
from placet.errors import CodebookError

NO_COMMENT = re.compile(
    r"<![^<>\n]*>|^[ \t]*-->|\[[^\]\n]*#[^\]\n]*\]", re.MULTILINE
)  # comments as in XML, and "[###]", whose "#" begins none
NOWHERE = Located("", 1, None)
HEAD = re.compile(r"[A-Z][A-Z0-9]{2}")


class Suite(NamedTuple):
    """The codebook with a suite's actors over those that ship, and a line for each entry that was left out."""

    codebook: Codebook
    left_out: tuple[str, ...]


class Entries(NamedTuple):
    """What the dictionaries hold, and what of them could not be read."""

    own: Own
    left_out: list[CodebookError]


def load_suite(paths: Iterable[Path]) -> Suite:
    """Load the codebook with a suite's dictionaries over it; a file that can't be read at all is a `CodebookError`.

    A file that does not end in `.txt` is a YAML file of one's own actors, and is read as strictly as always.
    """
    content = read(shipped("actors"))
    states = frozenset(actor.code for actor in content.actors if actor.kind == "state")
    known = Known(
        countries=states,
        codes=frozenset(actor.code for actor in content.actors),
        offices={phrase: role for role in content.roles for phrase in (role.role, *role.names)},
        particles=content.modifiers.particles,
        given_names=content.given_names,
    )
    found = entries(tuple(own_file(path) for path in paths), known)
    return Suite(replace(load_codebook(), actors=ActorIndex(joined(content, found.own))), tuple(map(str, found.left_out)))


def entries(files: tuple[OwnFile, ...], known: Known) -> Entries:
    """Read dictionaries; three letters that begin a code and are no country's stand for a state of the suite's own."""
    cleaned = [cleaned_file(file) if file.name.lower().endswith(".txt") else file for file in files]
    heads = {code[:3].upper() for file in cleaned if file.name.lower().endswith(".txt") for code, _ in CODED.findall(file.text)}
    made = {head for head in heads if HEAD.fullmatch(head)} - NON_STATES - known.countries
    known = known._replace(countries=known.countries | made)
    named: list[Named] = []
    roles: list[RoleEntry] = []
    left_out: list[CodebookError] = []
    for file in cleaned:
        if not file.name.lower().endswith(".txt"):
            own = read_own([file], known)
            named, roles = named + own.named, roles + own.roles
        elif file.name.lower().endswith("agents.txt"):
            for line in lines(file):
                try:
                    roles += [agent_of(bare(line))] if "!" not in line.text else []
                except CodebookError as error:
                    left_out.append(error)
        else:
            for block in blocks_of(file):
                try:
                    named.append(lenient_actor(block, known))
                except CodebookError as error:
                    left_out.append(error)
    # a state is looked up for each code that somebody acts for, also where the suite has no name for it
    unnamed = sorted(made - {each.actor.key for each in named})
    named += [Named(ActorEntry(key=code, kind="state", name=code, code=code, country=code), (), NOWHERE) for code in unnamed]
    return Entries(Own(named, once(roles)), left_out)


def cleaned_file(file: OwnFile) -> OwnFile:
    """A dictionary without its comments in XML's form and without codes of "#"; lines stay where they are."""
    return OwnFile(file.name, NO_COMMENT.sub("", file.text).encode())


def lenient_actor(block: list[Line], known: Known) -> Named:
    """One actor from its lines, with the codes that can be read.

    What loses all of its sectors belongs to its country, but is no other name of it.
    """
    bared = [bare(line) for line in block]
    named = actor_of(bared, known)
    if named.actor.kind == "state" and codes_in(bared) != codes_in(block):
        actor = ActorEntry(
            key=f"organisation:{named.actor.name}", kind="organisation", name=named.actor.name, code=named.actor.code,
            country=named.actor.country,
        )  # fmt: skip
        return Named(actor, tuple(structs.replace(name, key=actor.key) for name in named.names), named.where)
    return named


def codes_in(block: list[Line]) -> list[str]:
    """The codes of an actor that begin with a country."""
    return [code.upper() for line in block for code, _ in CODED.findall(line.text) if HEAD.match(code.upper())]


def bare(line: Line) -> Line:
    """A line with its codes in capitals, without what is neither a country nor a sector, and without codes of nobody."""

    def read_code(match: re.Match[str]) -> str:
        code, dates = match[1].upper(), match[2]
        agent = code.strip("~")
        if agent != code:
            parts = list(sectors_in(agent))
            return f"[~{''.join(parts)}]" if parts else ""
        if not HEAD.fullmatch(code[:3]):
            return ""
        return f"[{code[:3]}{''.join(sectors_in(code[3:]))}{' ' * bool(dates)}{dates}]"

    return Line(line.where, CODED.sub(read_code, line.text))


def sectors_in(code: str) -> Iterator[str]:
    """The sectors, three letters each, that CAMEO or PLOVER has: "HRBMIL" -> MIL."""
    for at in range(0, len(code), 3):
        if code[at : at + 3] in SECTORS or code[at : at + 3] in cameo_sectors():
            yield code[at : at + 3]


def once(roles: list[RoleEntry]) -> list[RoleEntry]:
    """The roles without those that stand twice; the first counts."""
    return list({role.role: role for role in reversed(roles)}.values())[::-1]


def joined(content: Content, own: Own) -> Content:
    """The shipped content under a suite's: a name that both have means the suite's actor."""
    names: dict[str, list[int]] = {}
    for number, name in enumerate(content.names):
        names.setdefault(name.key, []).append(number)
    named = [Named(actor, tuple(content.names[number] for number in names.get(actor.key, ())), NOWHERE) for actor in content.actors]
    kept, roles, _ = merged(named, content.roles, own)
    actors: dict[str, ActorEntry] = {}
    for each in (*kept, *own.named):
        actors.setdefault(each.actor.key, each.actor)
    return Content(
        actors=tuple(actors.values()),
        names=tuple(name for each in (*own.named, *kept) for name in each.names),
        roles=roles,
        modifiers=content.modifiers,
        given_names=content.given_names,
    )
