"""Cut words into the word pieces of an encoder's vocabulary: "unbelievable" -> "un", "##bel", "##ie", "##vable"."""

import unicodedata
from collections.abc import Iterable

LONGEST = 60  # characters; a longer "word" is an address or damage
UNKNOWN = "[UNK]"


class Pieces:
    """The vocabulary of an encoder, and the words that have been cut with it so far."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers[UNKNOWN]
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > REMEMBERED:
                self._known.clear()
            found = self._known[word] = self._cut(word) or (self._unknown,)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        found: list[int] = []
        for part in parts(plain):
            found += self._longest_first(part)
        return tuple(found[:MOST])

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            lead = "##" if start else ""
            ends = (end for end in range(len(part), start, -1) if lead + part[start:end] in self._numbers)
            end = next(ends, None)
            if end is None:
                return [self._unknown]
            found.append(self._numbers[lead + part[start:end]])
            start = end
        return found


REMEMBERED = 50_000  # words, a few megabytes
MOST = 12  # pieces of one word


def parts(word: str) -> Iterable[str]:
    """A word's runs of letters and digits, and its punctuation marks one by one."""
    start = 0
    for at, character in enumerate(word):
        if is_punctuation(character):
            if start < at:
                yield word[start:at]
            yield character
            start = at + 1
        elif character.isspace() or unicodedata.category(character) in ("Cc", "Cf"):
            if start < at:
                yield word[start:at]
            start = at + 1
    if start < len(word):
        yield word[start:]


def is_punctuation(character: str) -> bool:
    """Whether the encoder's vocabulary has this character as a piece of its own."""
    code = ord(character)
    if code < 128:
        return not character.isalnum() and not character.isspace() and code > 32 and code != 127
    return unicodedata.category(character).startswith("P")
