"""Proposal -> what it is compared by: action, theme, place, agents' codes, and who else its document speaks of."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from placet.codebook.proposals import ProposalWords, load_proposal_words
from placet.model.record import Proposal, Record

Words = frozenset[str]

# Codes that stand for anybody: two "OTHER" agents are not known to be the same, nor to differ.
_NOBODY = frozenset({"", "OTHER", "OUTLET"})

# Two words are forms of one where they begin alike for at least this many letters and this share of the longer one:
# "peacekeepers" and "peacekeeping", "withdraw" and "withdrawal", but neither "interim" and "international" nor "military" and "militia".
_STEM_LETTERS = 5
_STEM_SHARE = 0.7


class Sketch(NamedTuple):
    """What a proposal is compared by. Empty sets stand for what its document doesn't say."""

    action: str
    theme: Words
    place: Words
    agents: Words
    context: Words


def sketch(record: Record, proposal: Proposal) -> Sketch:
    """Draw a proposal's sketch from its record."""
    codes = {actor.id: actor.code for actor in record.actors}
    anyone = proposal.action in _codebook().contributed  # each party may contribute its own part to it
    return Sketch(
        action=proposal.action.casefold(),
        theme=_kinds(_words(proposal.theme)),
        place=_words(proposal.place),
        agents=frozenset() if anyone else _named(codes.get(agent, "") for agent in proposal.agents),
        context=_named(codes.values()),
    )


def contradict(one: Sketch, other: Sketch) -> bool:
    """Say whether two proposals can't be the same: nothing contradicts what is not named.

    The action must be the same, the one's theme and place a part of the other's, and some agent the same where both name agents.
    "Nuclear talks" and "trade talks" stay apart; each may be "talks".
    """
    return (
        one.action != other.action
        or not _one_within_the_other(one.theme, other.theme)
        or not _one_within_the_other(one.place, other.place)
        or bool(one.agents and other.agents and not one.agents & other.agents)
    )


def theme_keys(drawn: Sketch) -> set[str]:
    """Name the drawers in which a proposal is filed: two themes that share no key, and are both named, contradict each other."""
    return {word[:_STEM_LETTERS] for word in drawn.theme} or {""}


def likeness(one: Sketch, other: Sketch) -> float:
    """Say how alike two proposals of different documents are, in [0, 1]; 0 where they are not to be taken for the same.

    Something named on both sides must speak for it: a place, or the theme together with an agent or with the parties that the
    documents speak of (two shared, and half of those of the document that speaks of fewer). That one party talks or plans twice
    ("talks", "a plan") says nothing.
    """
    if contradict(one, other):
        return 0.0
    shared = one.context & other.context
    context = len(shared) / max(1, min(len(one.context), len(other.context)))
    same_parties = bool(one.agents & other.agents) or (len(shared) >= 2 and context >= 0.5)
    if not (one.place and other.place) and not (one.theme and other.theme and same_parties):
        return 0.0
    parts = (_agreement(one.theme, other.theme), _agreement(one.place, other.place), _agreement(one.agents, other.agents), context)
    return sum(weight * part for weight, part in zip((0.4, 0.25, 0.2, 0.15), parts, strict=True))


@cache
def _codebook() -> ProposalWords:
    return load_proposal_words()


@lru_cache(maxsize=100_000)
def _kinds(theme: Words) -> Words:
    """A theme's words; only the kind, where they name things of one kind: "reassurance force", "peacekeepers" -> @troops."""
    kinds = {f"@{kind}" for word in theme for kind, words in _codebook().kinds.items() if word in words}
    return frozenset(kinds) or theme


def _words(phrase: str) -> Words:
    return frozenset(_singular(word) for word in re.findall(r"\w+", phrase.casefold()))


def _named(codes: Iterable[str]) -> Words:
    return frozenset(codes) - _NOBODY


def _singular(word: str) -> str:
    """Cut an English plural's ending, roughly: the same for all forms is all that is asked."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return alike >= _STEM_LETTERS and alike >= _STEM_SHARE * max(len(one), len(other))


# Batches repeat the same few themes and places thousands of times.
@lru_cache(maxsize=100_000)
def _one_within_the_other(one: Words, other: Words) -> bool:
    """Whether every word of the shorter is among the longer's; what is not named is within everything."""
    few, many = sorted((one, other), key=len)
    return all(any(_same_word(word, candidate) for candidate in many) for word in few)


@lru_cache(maxsize=100_000)
def _agreement(one: Words, other: Words) -> float:
    """Full where both say the same, a third where one says nothing."""
    if not one or not other:
        return 1 / 3
    few, many = sorted((one, other), key=len)
    return sum(any(_same_word(word, candidate) for candidate in few) for word in many) / len(many)
