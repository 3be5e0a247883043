"""Find numbers of things: "around 100,000 troops" -> 100000 troops, approximate.

Deliberately missed: dates, ages, shares and ranks.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from placet.codebook.claims import ClaimWords
from placet.model.parsed import Parsed
from placet.model.record import Quantity

DIGITS = re.compile(r"[£$€]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(m|bn|k)?\+?$")
NO_QUANTITY = ("DATE", "TIME", "ORDINAL", "PERCENT", "LAW")


class Counted(NamedTuple):
    """A number of things: its tokens [start, end) with the words of bound and approximation, its unit's head, and its value."""

    start: int
    end: int
    head: int
    quantity: Quantity


def find_quantities(parsed: Parsed, words: ClaimWords) -> list[Counted]:
    """Find the numbers that count something, in order of the text."""
    barred = {token for entity in parsed.entities if entity.label in NO_QUANTITY for token in range(entity.start, entity.end)}
    return [
        counted
        for token in range(len(parsed))
        if parsed.deps[token] == "nummod" and token not in barred and (counted := count(parsed, words, token))
    ]


def count(parsed: Parsed, words: ClaimWords, number: int) -> Counted | None:
    """The quantity that a number makes with the noun that it counts."""
    head = parsed.heads[number]
    unit = parsed.lemmas[head].lower()
    if not parsed.tags[head].startswith("NN") or unit in words.unitless or head < number:
        return None
    first = number
    while first and parsed.heads[first - 1] == number and parsed.deps[first - 1] in ("compound", "nummod"):
        first -= 1
    last = number
    while last + 1 < head and parsed.lower[last + 1] in words.scales:  # "three dozen ships": the parser hangs both on the ships
        last += 1
    if parsed.lower[number] in words.scales and first and parsed.heads[first - 1] == head and parsed.deps[first - 1] == "nummod":
        return None
    amount = value(parsed, words, range(first, last + 1))
    if amount is None:
        return None
    start, approximate = opening(parsed, words, first)
    return Counted(start, head + 1, head, Quantity(value=amount, unit=parsed.lower[head], approximate=approximate))


def value(parsed: Parsed, words: ClaimWords, tokens: range) -> float | None:
    """The value of the words of a number: "2.1 million", "two dozen"; None where they are no number."""
    total = None
    for token in tokens:
        word = parsed.lower[token]
        digits = DIGITS.match(word)
        if digits:
            total = float(digits[1].replace(",", "") + (digits[2] or "")) * words.scales.get(digits[3] or "", 1)
        elif word in words.numbers:
            total = (total or 0) + words.numbers[word]
        elif word in words.scales:
            total = (total or 1) * words.scales[word]
        else:
            return None
    return total


def opening(parsed: Parsed, words: ClaimWords, first: int) -> tuple[int, bool]:
    """Where the words of bound and approximation before a number begin, and whether it is approximate."""
    before = first
    approximate = False
    for phrase in sorted(words.bounds, key=len, reverse=True):
        parts = phrase.split()
        if parsed.lower[max(0, first - len(parts)) : first] == parts:
            return first - len(parts), True
    while before and parsed.lower[before - 1] in words.approximate:
        before -= 1
        approximate = True
    return before, approximate


def within(counts: list[Counted], start: int, end: int) -> Iterator[Counted]:
    """Those that lie inside the tokens [start, end)."""
    return (one for one in counts if start <= one.start and one.end <= end)
