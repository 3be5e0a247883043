"""Names of proposals, or parties -> the versions that tell of them: what a dossier has to read, however much else a ledger holds."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from placet.ledger.asked_actors import Who
from placet.ledger.backend import Backend
from placet.ledger.phrases import Phrase
from placet.ledger.selection import membership
from placet.ledger.tables import events, names, proposals
from placet.model.naming import Naming

_PART = re.compile(r"[^\W_]+")


def versions_telling(connection: Connection, backend: Backend, namings: Iterable[Naming]) -> set[int]:
    """The versions in which a proposal has a name of one of some kinds; the index may take in a few more, whose words only look alike."""
    return {version for naming in dict.fromkeys(namings) for version in connection.execute(_query(backend, naming)).scalars()}


def versions_between(connection: Connection, codes: Collection[str]) -> set[int]:
    """The versions with an event that one of some parties, by their codes, does to another of them."""
    who = tuple(Who(code) for code in codes)
    sides = [membership(events, members, who).subquery() for members in (events.c.actor, events.c.recipient)]
    by, to = ((side.c.version == events.c.version) & (side.c.id == events.c.id) for side in sides)
    query = select(events.c.version).join(sides[0], by).join(sides[1], to)
    return set(connection.execute(query).scalars())


def _query(backend: Backend, naming: Naming) -> Select[Any]:
    phrases = _phrases([naming.phrase] if naming.phrase else [(word,) for word in naming.words])
    if not phrases:
        return select(proposals.c.version).where(proposals.c.action == naming.action)
    found = backend.matching(names, phrases)
    if not naming.action:
        return select(names.c.version).select_from(found.source).where(found.where)
    of_it = and_(proposals.c.version == names.c.version, proposals.c.id == names.c.proposal)
    return select(names.c.version).select_from(found.source.join(proposals, of_it)).where(found.where, proposals.c.action == naming.action)


def _phrases(given: Iterable[Sequence[str]]) -> list[Phrase]:
    """Phrases as the index has their words: parted at whatever is no letter and no digit."""
    found = (tuple(part for word in words for part in _PART.findall(word)) for words in given)
    return [phrase for phrase in found if phrase]
