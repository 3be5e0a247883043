"""Actor -> party: who is asked for consent, under which key and name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from placet.model.record import Actor, Record

# The codes that stand for anybody (a private person, an unnamed official, a paper): each such actor speaks for itself only.
_NOBODY = frozenset({"", "OTHER", "OUTLET"})


# Sectors (PLOVER's) of those who act for a state. A parliament does, as a whole; whoever sits in it speaks for himself.
_STATE = frozenset({"GOV", "MIL", "SPY", "COP", "JUD"})
_PARLIAMENT = "LEG"


def counts(actor: Actor) -> bool:
    """Whether an actor speaks for a party whose consent could be asked: one with its own code, or an organ of the state whose it is."""
    return _counts(actor.code, actor.country, actor.kind, actor.sectors)


# A dossier's account asks this of every actor of every document, and few differ in these four.
@lru_cache(maxsize=10_000)
def _counts(code: str, country: str, kind: str, sectors: tuple[str, ...]) -> bool:
    return speaks_for_itself(code) and not _private(code, country, kind, sectors)


def _private(code: str, country: str, kind: str, sectors: tuple[str, ...]) -> bool:
    """Whether an actor has a state's code and yet doesn't speak for it: an opposition, a party, a member of parliament."""
    if code != country or kind == "state" or not sectors:
        return False
    return _STATE.isdisjoint(sectors) and not (_PARLIAMENT in sectors and kind != "person")


def speaks_for_itself(code: str) -> bool:
    """Whether a code is that of one party, and not what anybody has who has none."""
    return code not in _NOBODY


def key_of(actor: Actor) -> str:
    """The party's key: officials, armies and capitals share their state's code; whoever has none, or speaks for himself, his name."""
    code = actor.code if actor.code in _NOBODY - {""} else "OTHER"
    return actor.code if counts(actor) else f"{code}:{actor.name.casefold()}"


def is_official(actor: Actor) -> bool:
    """Whether an actor speaks or acts for a state or body whose code it carries: a minister, a ministry, an army."""
    return counts(actor) and (actor.kind == "person" or (actor.kind != "state" and actor.code == actor.country))


def party_names(records: Iterable[Record], known: Mapping[str, str]) -> dict[str, str]:
    """Name each party: as `known` does by code, else as the records most often name the state or body itself, else by its code.

    A state without an entry of its own is not named after its minister or ministry, whose code is the same.
    """
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        for actor in record.actors:
            names = heard[key_of(actor)]
            if not is_official(actor):
                names[actor.name] += 1 + len(actor.mentions)
    return {key: known.get(key) or _most(names) or key for key, names in heard.items()}


def _most(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name), default="")
