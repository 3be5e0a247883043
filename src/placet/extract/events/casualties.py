"""Count the dead and the injured that a sentence tells of.

"A blast killed 12 people and wounded at least forty" -> dead 12, injured 40. Only stated numbers count: "dozens" and "several" give
none, of two numbers the larger one stands. Deliberately missed: sums over sentences, and losses of material.
"""

import re
from typing import NamedTuple

from placet.codebook.casualties import CasualtyWords
from placet.model.parsed import Parsed

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
DIRECT = ("dobj", "nsubjpass", "nsubj", "attr", "oprd", "pobj")


class Casualties(NamedTuple):
    """How many died and how many were hurt; None where no number is stated."""

    dead: int | None = None
    injured: int | None = None


def count_casualties(parsed: Parsed, words: CasualtyWords, start: int, end: int) -> Casualties:
    """Count the casualties told of in the tokens [start, end)."""
    dead: list[int] = []
    injured: list[int] = []
    for token in range(start, end):
        lemma, word = parsed.lemmas[token].lower(), parsed.lower[token]
        if parsed.tags[token].startswith("VB") and lemma in words.killing:
            dead += hit_by(parsed, words, token, intransitive=lemma in ("die", "perish"))
        elif parsed.tags[token].startswith("VB") and lemma in words.wounding:
            injured += hit_by(parsed, words, token, intransitive=False)
        elif word in words.dead or lemma in words.dead:
            dead += counted_beside(parsed, words, token)
        elif word in words.injured or lemma in words.injured:
            injured += counted_beside(parsed, words, token)
    return Casualties(max(dead, default=None), max(injured, default=None))


def hit_by(parsed: Parsed, words: CasualtyWords, verb: int, *, intransitive: bool) -> list[int]:
    """The numbers of those that a verb of killing or wounding hits."""
    wanted = ("nsubj",) if intransitive else ("dobj", "nsubjpass")
    hit = parsed.children_by(verb, *wanted)
    if not hit and parsed.deps[verb] == "acl":
        hit = [parsed.heads[verb]]  # "ten soldiers wounded in the raid"
    if not hit and parsed.deps[verb] == "conj":
        hit = parsed.children_by(parsed.heads[verb], "nsubjpass")
    return [number for token in hit if (number := number_of(parsed, words, token)) is not None]


def counted_beside(parsed: Parsed, words: CasualtyWords, token: int) -> list[int]:
    """ "Left ten dead", "ten dead", "a death toll of ten", "ten deaths": the number that stands by a word for the dead."""
    numbers = [number for each in (token, parsed.heads[token]) if (number := number_of(parsed, words, each)) is not None]
    for sibling in parsed.children[parsed.heads[token]]:
        if parsed.deps[sibling] in DIRECT and sibling < token and parsed.lemmas[parsed.heads[token]].lower() in words.leaving:
            number = number_of(parsed, words, sibling)
            numbers += [number] if number is not None else []
    return numbers[:1]


def number_of(parsed: Parsed, words: CasualtyWords, token: int) -> int | None:
    """The number that a noun of persons carries, or that stands alone for persons."""
    if parsed.tags[token] == "CD":
        return value(parsed, words, token)
    if parsed.lemmas[token].lower() not in words.persons | words.dead | words.injured:
        return None
    for child in parsed.children[token]:
        if parsed.deps[child] == "nummod" or parsed.tags[child] == "CD":
            return value(parsed, words, child)
    return None


def value(parsed: Parsed, words: CasualtyWords, token: int) -> int | None:
    """The value of a number whose last word is this token: "12", "1,200", "twenty-five", "two hundred"."""
    start, _ = parsed.subtree(token)
    total, current, seen = 0, 0, False
    for at in range(start, token + 1):
        digits = DIGITS.fullmatch(parsed.words[at])
        word = parsed.lower[at]
        if digits:
            current, seen = int(parsed.words[at].replace(",", "")), True
        elif word in words.multipliers:
            current, seen = max(current, 1) * words.multipliers[word], True
            total, current = (total + current, 0) if words.multipliers[word] >= 1000 else (total, current)
        else:
            parts = [words.numbers[part] for part in word.split("-") if part in words.numbers]
            if parts:
                current, seen = current + sum(parts), True
    return total + current if seen else None
