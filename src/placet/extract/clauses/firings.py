"""Match the lexicon's frames on the clauses of a document: which predicates mean what, and who fills their roles."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from placet.codebook.frames import Frame, FrameIndex
from placet.codebook.grammar import Words
from placet.extract.clauses.clauses import Clause, Clauses

NAME = "@name"  # in a frame: any proper noun
TIMES = "times"  # the class of words for when

Requirement = Literal["governed", "negated", "complement", "object", "not_object", "slots"]  # the part of a frame's entry that asks for it


@dataclass(frozen=True, kw_only=True)
class Firing:
    """A frame that matched a clause. `actor`, `recipient`, `theme` are head tokens, all that fill the frame's slots."""

    frame: Frame
    clause: Clause
    actor: tuple[int, ...]
    recipient: tuple[int, ...]
    theme: tuple[int, ...]

    @property
    def head(self) -> int:
        """The predicate's token."""
        return self.clause.head


Firings = dict[int, tuple[Firing, ...]]


def match_frames(clauses: Clauses, frames: FrameIndex, classes: dict[str, Words]) -> Firings:
    """Match every frame on every clause; by the head token, the most specific frame first."""
    found: dict[int, list[Firing]] = defaultdict(list)
    for clause in clauses:
        for frame in frames.get((clause.category, clause.lemma), ()):
            firing = match_frame(frame, clause, clauses, classes)
            if firing:
                found[clause.head].append(firing)
    return {head: tuple(firings) for head, firings in found.items()}


def match_frame(frame: Frame, clause: Clause, clauses: Clauses, classes: dict[str, Words]) -> Firing | None:
    """Match one frame on one clause, or None where something that it asks for is missing."""
    governed = governed_object(frame, clause)
    if unmet(frame, clause, clauses, classes, governed):
        return None
    slots = clause.slots | {"object": governed} if governed else clause.slots

    def fill(names: tuple[str, ...], slots: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
        for name in names:
            tokens = clause.fill(name) if name == "complement" else slots.get(name, ())
            if tokens:
                return tokens
        return ()

    # "is opposed to the plan": the actor is never what the preposition governs
    actor, recipient, theme = fill(frame.actor, clause.slots), fill(frame.recipient, slots), fill(frame.theme, slots)
    return Firing(frame=frame, clause=clause, actor=actor, recipient=recipient, theme=theme)


def unmet(
    frame: Frame, clause: Clause, clauses: Clauses, classes: dict[str, Words], governed: tuple[int, ...] | None
) -> Requirement | None:
    """The first thing that a frame asks for and a clause lacks; None where it has all. `governed` as `governed_object` gives it."""
    entry = frame.entry
    if governed is None or only_when(governed, clauses, classes):
        return "governed"
    if entry.negated is not None and entry.negated != clause.negated:
        return "negated"
    if entry.complement and not any(complement.kind in entry.complement for complement in clause.complements):
        return "complement"
    slots = clause.slots | {"object": governed} if governed else clause.slots
    objects = slots.get("object", ()) if clause.category == "verb" else slots.get("modifier", ()) + slots.get("of", ())
    if entry.object and not any(among(token, entry.object, clauses, classes) for token in objects):
        return "object"
    if entry.not_object and any(among(token, entry.not_object, clauses, classes) for token in with_modifiers(objects, clauses)):
        return "not_object"
    for slot, wanted in entry.slots.items():
        if not any(among(token, wanted, clauses, classes) for token in clause.fill(slot)):
            return "slots"
    return None


def near_misses(clause: Clause, clauses: Clauses, frames: FrameIndex, classes: dict[str, Words]) -> list[tuple[Frame, Requirement]]:
    """The frames of a clause's own predicate that did not match it, each with the first thing it lacks, the most specific first."""
    found = []
    for frame in frames.get((clause.category, clause.lemma), ()):
        lacking = unmet(frame, clause, clauses, classes, governed_object(frame, clause))
        if lacking:
            found.append((frame, lacking))
    return found


def governed_object(frame: Frame, clause: Clause) -> tuple[int, ...] | None:
    """What the last governed preposition governs; () where the frame governs none, None where a governed word is missing."""
    at = 0
    for word in frame.governed:
        while at < len(clause.links) and clause.links[at][0] != word:
            at += 1
        if at == len(clause.links):
            return None
        at += 1
    return clause.fill(frame.governed[-1]) if frame.governed else ()


def only_when(tokens: tuple[int, ...], clauses: Clauses, classes: dict[str, Words]) -> bool:
    """Whether what a preposition governs is but a time: "called on Monday" is no "call on"."""
    times = classes.get(TIMES, frozenset())
    return bool(tokens) and all(clauses.parsed.lemmas[token].lower() in times for token in tokens)


def among(token: int, wanted: tuple[str, ...], clauses: Clauses, classes: dict[str, Words]) -> bool:
    """Whether a token's lemma is one of these, or in one of these "@classes"."""
    lemma = clauses.parsed.lemmas[token].lower()
    if NAME in wanted and clauses.parsed.tags[token].startswith("NNP"):
        return True
    return any(lemma in classes[word[1:]] if word.startswith("@") and word != NAME else lemma == word for word in wanted)


def with_modifiers(tokens: tuple[int, ...], clauses: Clauses) -> tuple[int, ...]:
    """Tokens and the adjectives and nouns that stand before them: "a hunger strike" is no strike in war."""
    return tokens + tuple(child for token in tokens for child in clauses.parsed.children_by(token, "amod", "compound", "nmod"))
