"""Roles and the closed classes around them: `roles.yaml`, `modifiers.yaml`, `given_names.yaml` of `actors/`, compiled for matching."""

import re
from typing import NamedTuple

from msgspec import Struct

from placet.codebook.actor_files import RoleEntry

WORD = re.compile(r"['’]s|\w+\.?|[^\w\s]")


class Modifiers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sets of lower-case words, by the part they play; see `modifiers.yaml`."""

    former: frozenset[str]
    european: frozenset[str]
    several: frozenset[str]
    stands_for_state: frozenset[str]
    definite: frozenset[str]
    pair: frozenset[str]
    affiliating: frozenset[str]
    belonging: frozenset[str]
    indefinite: frozenset[str]
    leader: frozenset[str]
    serving: frozenset[str]
    before_nouns: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    judging: frozenset[str]
    of_agents: frozenset[str]
    addressing: frozenset[str]
    denying: frozenset[str]
    harming: frozenset[str]
    territory: frozenset[str]
    of_things: frozenset[str]
    saying: frozenset[str]
    heads_of_state: frozenset[str]
    anyone: frozenset[str]
    powers: frozenset[str]
    neighbours: frozenset[str]
    between: frozenset[str]
    fronting: frozenset[str]
    particles: frozenset[str]
    outlets: frozenset[str]
    outlet_kinds: frozenset[str]
    leading: frozenset[str]
    documents: frozenset[str]
    regions: frozenset[str]
    sides: frozenset[str]
    bodies: dict[str, str]
    common_bodies: frozenset[str]
    courtesy: dict[str, str]
    gender: dict[str, str]
    pronouns: dict[str, str]


class GivenNames(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """First names, lower case, by the pronoun of those who have them; see `given_names.yaml`."""

    he: frozenset[str]
    she: frozenset[str]


class RoleMatch(NamedTuple):
    """Tokens [start, end) that name a role."""

    start: int
    end: int
    role: RoleEntry


class RoleIndex:
    """All phrases of all roles, by their first word: the longest one at a token counts."""

    def __init__(self, roles: list[RoleEntry]) -> None:
        self.by_name = {phrase: role for role in roles for phrase in (role.role, *role.names)}
        self._starts: dict[str, list[tuple[tuple[str, ...], RoleEntry]]] = {}
        for phrase, role in self.by_name.items():
            words = tuple(WORD.findall(phrase))
            self._starts.setdefault(words[0], []).append((words, role))
        for options in self._starts.values():
            options.sort(key=lambda option: -len(option[0]))

    def matches(self, lower: list[str], lemmas: list[str]) -> list[RoleMatch]:
        """Find the roles in a document's words, left to right, longest first, none inside another.

        Every word matches by its form or its lemma, so that "foreign ministers" is a "foreign minister".
        """
        found: list[RoleMatch] = []
        starts, plain = self._starts, [lemma.lower() for lemma in lemmas]
        at, size = 0, len(lower)
        while at < size:
            word, lemma, singular = lower[at], plain[at], lower[at].removesuffix("s")
            step = 1
            if word in starts or lemma in starts or singular in starts:  # most words begin no role
                for first in {word: None, lemma: None, singular: None}:
                    match = next((option for option in starts.get(first, ()) if self._fits(option[0], at, lower, plain)), None)
                    if match and len(match[0]) >= step:
                        step = len(match[0])
                        found[-1:] = [] if found and found[-1].start == at else found[-1:]
                        found.append(RoleMatch(at, at + step, match[1]))
            at += step
        return found

    @staticmethod
    def _fits(words: tuple[str, ...], at: int, lower: list[str], lemmas: list[str]) -> bool:
        if at + len(words) > len(lower):
            return False
        for n, word in enumerate(words):
            written = lower[at + n].replace("’", "'")
            if written != word and lemmas[at + n] != word and written != word + "s":  # names keep their plural in the lemma
                return False
        return True
