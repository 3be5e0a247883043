"""Proposal -> what it is compared by: action, theme, place, agents' codes, and who else its document speaks of."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from placet.codebook.proposals import ProposalWords, load_proposal_words
from placet.link.similarity import similarity
from placet.model.record import Proposal, Record
from placet.model.stems import stem, stems

Words = frozenset[str]

# Codes that stand for anybody: two "OTHER" agents are not known to be the same, nor to differ.
_NOBODY = frozenset({"", "OTHER", "OUTLET"})

# Two words are forms of one where they begin alike for at least this many letters and this share of the longer one:
# "peacekeepers" and "peacekeeping", "withdraw" and "withdrawal", but neither "interim" and "international" nor "military" and "militia".
STEM_LETTERS = 5
_STEM_SHARE = 0.7
_WORDS = re.compile(r"\b[a-z]\w*")  # in small letters: names tell where and whose, not what
_WEIGHTS = (0.4, 0.25, 0.2, 0.15)  # of theme, place, agents and parties in a likeness
# From here on two labels that share no word are taken for the same; the sweep is in docs/decisions/0013.
SIMILAR = 0.45


class Core(NamedTuple):
    """What a proposal is compared by. Empty sets stand for what its document doesn't say."""

    action: str
    theme: Words
    place: Words
    agents: Words


class Sketch(NamedTuple):
    """A proposal's core, with its label, less the names in it, and the codes of all whom its document speaks of."""

    core: Core
    label: str
    context: Words


class Reason(NamedTuple):
    """Why two proposals are one: what speaks for it, how much in [0, 1], and how similar their labels are where their themes differ."""

    rule: str
    likeness: float
    similarity: float | None = None


def sketch(record: Record, proposal: Proposal) -> Sketch:
    """Draw a proposal's sketch from its record."""
    codes = {actor.id: actor.code for actor in record.actors}
    anyone = proposal.action in _codebook().contributed  # each party may contribute its own part to it
    core = Core(
        action=proposal.action.casefold(),
        theme=_organisation(record, proposal.theme) or _kinds(frozenset(stems(proposal.theme))),
        place=frozenset(stems(proposal.place)),
        agents=frozenset() if anyone else _named(codes.get(agent, "") for agent in proposal.agents),
    )
    return Sketch(core, " ".join(_WORDS.findall(proposal.label)), _named(codes.values()))


def _organisation(record: Record, theme: str) -> Words:
    """The code of an organisation that a theme names, so that "the EU" and "the European Union" are one; empty where it names none."""
    if theme == theme.casefold():  # no name is in it
        return frozenset()
    text, bodies = record.document.text, (actor for actor in record.actors if actor.kind == "organisation" and actor.code not in _NOBODY)
    for actor in bodies:
        if theme == actor.name or any(theme == text[mention.start : mention.end] for mention in actor.mentions):
            return frozenset({actor.code.casefold()})
    return frozenset()


def contradict(one: Core, other: Core) -> bool:
    """Say whether two proposals can't be the same, whatever their themes: nothing contradicts what is not named.

    The action must be the same, the one's place a part of the other's, and some agent the same where both name agents.
    """
    return (
        one.action != other.action
        or not _one_within_the_other(one.place, other.place)
        or bool(one.agents and other.agents and not one.agents & other.agents)
    )


def same_theme(one: Core, other: Core) -> bool:
    """Say whether of two themes one is a part of the other: "nuclear talks" and "trade talks" are two, and each may be "talks"."""
    return _one_within_the_other(one.theme, other.theme)


def same_parties(one: Words, other: Words) -> float:
    """The share of its parties that the document that speaks of fewer has in common with another; 0 where it is less than two or half."""
    shared = len(one & other)
    share = shared / max(1, min(len(one), len(other)))
    return share if shared >= 2 and share >= 0.5 else 0.0


def likeness(one: Core, other: Core, parties: float, similarity: float | None = None) -> Reason | None:
    """Say how alike two proposals are that don't contradict each other, and what speaks for it; None where nothing does.

    Something named on both sides must speak for it: a place, or the theme together with an agent or with the parties that the
    documents speak of (`same_parties`). That one party talks or plans twice ("talks", "a plan") says nothing. With a `similarity` of
    the labels that stands for the themes, where these differ.
    """
    themes = bool(one.theme and other.theme)
    what = "theme" if similarity is None else "similar label"
    if one.place and other.place:
        rule = f"{what if themes else 'action'} and place"
    elif themes and one.agents & other.agents:
        rule = f"{what} and agents"
    elif themes and parties:
        rule = f"{what} and parties"
    else:
        return None
    theme = _agreement(one.theme, other.theme) if similarity is None else similarity
    parts = (theme, _agreement(one.place, other.place), _agreement(one.agents, other.agents), parties)
    return Reason(rule, sum(weight * part for weight, part in zip(_WEIGHTS, parts, strict=True)), similarity)


def similar(one: str, other: str) -> float | None:
    """How similar two labels are in meaning; None where that is too little to join them, or where they share a word.

    Who repeats a word and changes another one tells two things apart ("closing the embassy", "closing the consulate"), and words for
    things of one kind are similar: only labels that share none can be two names for one thing.

    >>> similar("lifting the blockade", "lifting the tariffs") is None
    True
    """
    if telling(one) & telling(other):
        return None
    found = similarity(*sorted((one, other)))
    return found if found >= SIMILAR else None


def comparable(drawn: Core) -> bool:
    """Whether a proposal's label can tell that it is another one: its theme is named, and any two talks, plans and deals are alike."""
    return bool(drawn.theme) and drawn.action not in _codebook().alike


def theme_keys(drawn: Core) -> set[str]:
    """Name the drawers in which a theme is filed: two themes that share no key share no word; none for a theme that is not named."""
    return {word[:STEM_LETTERS] for word in drawn.theme}


def place_keys(drawn: Core) -> set[str]:
    """The same for its place."""
    return {word[:STEM_LETTERS] for word in drawn.place}


@lru_cache(maxsize=100_000)
def telling(label: str) -> Words:
    """The words of a label without articles and prepositions."""
    return frozenset(stems(label)) - _small_words()


@cache
def _small_words() -> Words:
    return frozenset(map(stem, _codebook().determiners | _codebook().small))


@cache
def _codebook() -> ProposalWords:
    return load_proposal_words()


@cache
def _kind_stems() -> dict[str, Words]:
    return {f"@{kind}": frozenset(map(stem, words)) for kind, words in _codebook().kinds.items()}


@lru_cache(maxsize=100_000)
def _kinds(theme: Words) -> Words:
    """A theme's words; only the kind, where they name things of one kind: "reassurance force", "peacekeepers" -> @troops."""
    return frozenset(kind for kind, words in _kind_stems().items() if theme & words) or theme


def _named(codes: Iterable[str]) -> Words:
    return frozenset(codes) - _NOBODY


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return alike >= STEM_LETTERS and alike >= _STEM_SHARE * max(len(one), len(other))


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
