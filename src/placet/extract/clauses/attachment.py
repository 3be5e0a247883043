"""Put right what the parser hangs too low: a preposition behind a comma belongs to the verb, and not to the noun before the comma.

"Voted 31-12, with three abstentions, for the bill" -> voted for. Deliberately missed: what is hung too high.
"""

from collections.abc import Iterator

from placet.model.parsed import Parsed


def parted(parsed: Parsed, verb: int) -> Iterator[int]:
    """The prepositions that a comma parts from the noun which the parser hangs them on, where that noun stands behind a comma as well."""
    for preposition in parsed.children_by(verb, "prep"):
        if parsed.words[preposition - 1] != ",":
            continue
        for noun in parsed.children_by(preposition, "pobj"):
            yield from (child for child in parsed.children_by(noun, "prep") if child > noun and parsed.words[child - 1] == ",")
