"""Text -> its words without their endings, so that forms of one word are the same."""

import re
from functools import lru_cache

WORD = re.compile(r"\w+")
VOWEL = re.compile("[aeiouy]")
ENDINGS = ("ing", "ed", "es", "s")
SHORTEST = 3  # letters that are left when an ending is cut off


@lru_cache(maxsize=100_000)
def stems(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without the endings that verbs and plurals have.

    >>> stems("Sending the troops") == stems("send the troop")
    True
    """
    return tuple(map(stem, WORD.findall(re.sub(r"['’]s\b", "", text.casefold()))))


def stem(word: str) -> str:
    """Cut off a word's ending, roughly: that it is the same for all forms is all that is asked.

    >>> [stem(word) for word in ("planned", "plans", "forces", "force", "ceasefires", "treaties", "treaty", "peacekeeping")]
    ['plan', 'plan', 'forc', 'forc', 'ceasefir', 'treati', 'treati', 'peacekeep']
    """
    for ending in ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= SHORTEST and VOWEL.search(root) and not word.endswith("ss"):
            word = root
            break
    if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    if len(word) > SHORTEST:
        word = word.removesuffix("e")
        word = word[:-1] + "i" if word.endswith("y") else word
    return word
