"""Text -> the same text with plain characters, none of them moved."""

import unicodedata


class _Folding(dict[int, str]):
    """Characters to their plain form, one for one: accents off, typographic quotes and dashes made straight."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        plain = unicodedata.normalize("NFD", character)[0]
        self[point] = plain if len(plain.lower()) == 1 else character
        return self[point]


# What has no plain form that Unicode knows: quotation marks, dashes, letters with a stroke.
_FOLDING = _Folding(
    {ord(odd): plain for odd, plain in zip("\u2019\u2018\u02bc\u2013\u2011\u0131øØłŁđĐ\u00a0\n", "'''--ioOlLdD  ", strict=True)}
)


def fold(text: str) -> str:
    """Make characters plain without moving any: "Nausėda" -> "Nauseda"."""
    return text if text.isascii() and "\n" not in text else text.translate(_FOLDING)
