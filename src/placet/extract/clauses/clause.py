"""A clause: one predicate of a parsed document with its arguments, as `clauses` builds it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from placet.codebook.frames import Category, ComplementKind


class Complement(NamedTuple):
    """A clause that a predicate governs as its content: its head token and its form."""

    kind: ComplementKind
    head: int


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One predicate. All numbers are tokens; arguments are given by their head tokens, coordinated ones one by one.

    `links` are the particles and prepositions in order of the text, with their tokens; `slots` maps "subject", "object",
    "dative", "possessor", "modifier" and each preposition to what fills it. `support` is the verb that carries a noun or
    adjective ("hold" in "hold talks"), else the head itself: negation and modals hang there.
    """

    head: int
    category: Category
    lemma: str
    support: int
    links: tuple[tuple[str, int], ...] = ()
    slots: dict[str, tuple[int, ...]] = field(default_factory=dict)
    complements: tuple[Complement, ...] = ()
    passive: bool = False
    negated: bool = False
    modals: tuple[str, ...] = ()
    conditions: tuple[int, ...] = ()  # heads of clauses and prepositions of condition that hang on it

    def fill(self, slot: str) -> tuple[int, ...]:
        """The head tokens that fill a slot; of "complement", those of its clauses."""
        if slot == "complement":
            return tuple(complement.head for complement in self.complements)
        return self.slots.get(slot, ())


@dataclass(kw_only=True)
class Arguments:
    """What is being gathered for one predicate."""

    slots: dict[str, tuple[int, ...]] = field(default_factory=dict)
    links: list[tuple[str, int]] = field(default_factory=list)
    complements: list[Complement] = field(default_factory=list)

    def add(self, slot: str, tokens: Iterable[int]) -> None:
        """Put tokens into a slot, each once."""
        known = self.slots.get(slot, ())
        fresh = tuple(token for token in tokens if token not in known)
        if fresh:
            self.slots[slot] = known + fresh
