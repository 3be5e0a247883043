"""A record of a PETRARCH validation file: a sentence, and the events that PETRARCH's users expect of it."""

from msgspec import Struct


class ExpectedEvent(Struct, frozen=True):
    """Who, whom and what in CAMEO's codes: NORGOV, SUD, 036. A side that is nobody's begins with no letters ("---")."""

    source: str
    target: str
    code: str


class PetrarchRecord(Struct, frozen=True, kw_only=True):
    """One sentence with what is expected of it; `line` is where its record begins, `published` an ISO date or ""."""

    id: str
    category: str
    line: int
    published: str
    text: str
    expected: tuple[ExpectedEvent, ...]


class PetrarchEnvironment(Struct, frozen=True, kw_only=True):
    """The dictionaries that a validation file names, and how many of its records it says itself to leave out."""

    verbs: str = ""
    actors: str = ""
    agents: str = ""
    not_included: int = 0
    skipped: int = 0
    after_stop: int = 0
