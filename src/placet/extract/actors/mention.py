"""One mention of an actor, in tokens, before coreference tells which actor it is."""

from typing import Literal

from msgspec import Struct

from placet.model.record import ActorKind

MentionForm = Literal["name", "title", "description", "adjective", "pronoun"]
ENVOY = "ambassador"  # roles by name: of those who are seldom of the country that they are in,
EMBASSY = "embassy"  # of what they lead,
COUNTERPART = "counterpart"  # of those who are never their owners',
ADVISER = "adviser"  # of those who are "to" somebody,
JOURNALIST = "journalist"  # of those who are the document's own where they are "ours",
OFFICIAL = "official"  # of those who may be told by whom they are close to,
PARTY = "party"  # and of what may be a group that also fights
Loose = Literal["", "person", "leader", "office", "state", "states"]


class Mention(Struct, frozen=True, kw_only=True):
    """Tokens [start, end) with their head that name, describe or stand for an actor.

    `key` is the codebook's ("" where the actor is not in it), and so is `proper`, the name that it gives to a state or an organisation.
    `role` is the role's name in roles.yaml, or what kind of pronoun it is ("he", "they", "self" …). `of` is the head token of what a
    description belongs to ("Norland" in "the army of Norland"), or that a pronoun most likely stands for, or -1. `near` are the tokens that
    a pronoun may stand for within its sentence, the likeliest first. `words` are those of the role, in title or description ("defence",
    "minister"). Who is `private` doesn't stand for a state; what `points` goes back to an actor of these kinds ("the bloc"). `asked` is
    who was asked or accused just before, where this one answers, `beside` the head of the name that a description opens a sentence for
    ("Once a senator, Ann Lee …"), each -1 where there is none. `loose` is what a description may go back to beyond its own role: any
    person ("the politician"), the holder of a highest office ("the Norlandish leader"; and such an "office" itself), the state beside it
    ("Norland, the mediator"), the two states named last ("the neighbours").
    """

    start: int
    end: int
    head: int
    form: MentionForm
    kind: ActorKind
    name: str
    code: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    office: str = ""
    key: str = ""
    proper: str = ""
    role: str = ""
    words: tuple[str, ...] = ()
    of: int = -1
    near: tuple[int, ...] = ()
    asked: int = -1
    beside: int = -1
    loose: Loose = ""
    definite: bool = False
    plural: bool = False
    gender: str = ""
    private: bool = False
    points: tuple[ActorKind, ...] = ()
