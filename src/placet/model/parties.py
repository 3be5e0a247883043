"""Actor -> party: who is asked for consent, and under which key."""

from functools import lru_cache

from placet.model.record import Actor

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
