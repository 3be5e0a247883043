"""What statements are given: values in lists that one statement can hold, and texts as whole numbers."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TypeVar

Each = TypeVar("Each")

AT_ONCE = 500
"""So many values are asked for at once."""


def lots(each: Iterable[Each], size: int = AT_ONCE) -> Iterator[list[Each]]:
    """Part values into lists that one statement can hold.

    >>> list(lots("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = list(each)
    for start in range(0, len(rest), size):
        yield rest[start : start + size]


def hashed(kind: str, content: str) -> int:
    """A hash of a text of some kind that fits a database's whole number."""
    return int.from_bytes(blake2b(f"{kind} {content}".encode(), digest_size=8).digest(), "big", signed=True)
