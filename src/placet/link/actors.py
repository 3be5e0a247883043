"""Actors -> which of them are one across documents: by an identifier, a state's code, a full name; "the minister" is never anybody's."""

import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from placet.model.record import Actor, Record
from placet.model.sameness import Judgement, Trace

# Codes that stand for anybody: who has one is not known to be of some state, nor of none.
NOBODY = frozenset({"", "OTHER", "OUTLET"})
WORD = re.compile(r"[^\W\d_][\w.'’-]*")
# Words that begin a description and no name.
_ARTICLES = re.compile(r"(?:the|a|an|its|his|her|their|our|all|some|several|many|new|other|both) ", re.IGNORECASE)


class Known(Struct, frozen=True, array_like=True):
    """What an actor is compared by; `code` is "" where it could be anybody's, and `whole` is False for a person's surname alone."""

    kind: str
    identifier: str
    code: str
    name: tuple[str, ...]
    whole: bool


def party(actor: Actor) -> str:
    """What tells an actor from others where it is a party to something: its code, else its name; "" for a mere description.

    >>> [party(Actor(id="a1", name=name, kind="other", code="OTHER")) for name in ("Norland", "the rebels")]
    ['norland', '']
    """
    if actor.code not in NOBODY:
        return actor.code
    words = WORD.findall(actor.name)
    named = bool(words) and words[0][0].isupper() and words[-1][0].isupper() and not _ARTICLES.match(actor.name)
    return " ".join(words).casefold() if named else ""


def sketch(actor: Actor) -> Known | None:
    """Draw an actor's sketch; None for whom nothing but a description is known."""
    code = "" if actor.code in NOBODY else actor.code
    if actor.identifier:
        return Known(actor.kind, actor.identifier, "", (), True)
    if actor.kind == "state":
        return Known("state", "", code, (), True) if code else None
    words = WORD.findall(actor.name)
    name = tuple(word.casefold().removesuffix("’s").removesuffix("'s") for word in words)
    if not words or not words[-1][0].isupper() or not words[0][0].isupper():
        return None
    if actor.kind == "person":
        described = _ARTICLES.match(actor.name)
        return None if described else Known("person", "", code, name, len(words) > 1)
    if name[0] == "the":
        name = name[1:]
    elif _ARTICLES.match(actor.name):
        return None
    # "Parliament" alone is one of many; with a code, or a name of several words, it is one.
    return Known(actor.kind, "", code, name, True) if name and (code or len(name) > 1 or words[-1].isupper()) else None


def keys(known: Known) -> Iterator[str]:
    """Name what a sketch of the same actor shares: for persons the last word, since a surname may be all that is given."""
    if known.name:
        yield f"{known.kind}:{known.name[-1] if known.kind == 'person' else ' '.join(known.name)}"


def judge(one: Known, other: Known) -> Judgement | None:
    """Say whether two different sketches are of one actor; None where nothing speaks for it."""
    if apart(one, other) or one.identifier or other.identifier:
        return None
    said = " ".join(one.name if one.whole else other.name).title()
    if one.name == other.name and one.whole:
        return Judgement(verdict="same", rule="name", score=0.8, reason=f"the same name, {said}; of one no state is known")
    if one.name == other.name:
        return None
    if one.kind == "person" and one.code and one.code == other.code and one.whole != other.whole and one.name[-1] == other.name[-1]:
        return Judgement(verdict="unsure", rule="surname", score=0.5, reason=f"one is given by the surname alone; the other is {said}")
    return None


def apart(one: Known, other: Known) -> bool:
    """Whether two sketches can't be of one actor."""
    if one.kind != other.kind:
        return True
    if one.identifier and other.identifier:
        return one.identifier != other.identifier
    return bool(one.code and other.code and one.code != other.code) or (one.whole and other.whole and one.name != other.name)


def traces(record: Record) -> Iterator[Trace]:
    """The traces of a record's actors."""
    for actor in record.actors:
        known = sketch(actor)
        if known:
            yield Trace("actor", actor.id, msgspec.json.encode(known).decode(), frozenset(keys(known)))
