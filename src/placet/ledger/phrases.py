"""What somebody wants to find -> the phrases that have to stand in a text, for any full-text index."""

import re

from placet.errors import LedgerError

Phrase = tuple[str, ...]
"""Words that follow each other."""

_PARTS = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")


def phrases_of(words: str) -> tuple[Phrase, ...]:
    """Read the phrases off what was asked: each word by itself, and what stands between quotation marks as it stands.

    What is joined by a hyphen or an apostrophe is a phrase too, as in the index. Raises LedgerError where there is no word.

    >>> phrases_of('monitors "at Aldan" cease-fire')
    (('monitors',), ('at', 'Aldan'), ('cease', 'fire'))
    """
    straight = words.translate({ord("“"): '"', ord("”"): '"', ord("„"): '"'})
    phrases = (tuple(_WORD.findall(quoted or single)) for quoted, single in _PARTS.findall(straight))
    found = tuple(dict.fromkeys(phrase for phrase in phrases if phrase))
    if not found:
        raise LedgerError(f"{words!r} has no word to search for: give one at least")
    return found
