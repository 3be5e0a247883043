"""What somebody wrote -> the thing that is meant among those that there are, or one line that names the nearest."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from placet.errors import LedgerError

_FEW = 16
"""So many choices can all be named in one line."""


def among(what: str, written: Iterable[str], choices: Sequence[str]) -> tuple[str, ...]:
    """Read words off as choices, in any capitals; raises LedgerError where one is none of them.

    >>> among("stance", ["Oppose"], ("support", "oppose"))
    ('oppose',)
    >>> among("stance", ["opose"], ("support", "oppose"))
    Traceback (most recent call last):
    placet.errors.LedgerError: there is no stance 'opose'; the nearest is oppose
    """
    by_letters = {choice.casefold(): choice for choice in choices}
    for each in written:
        if each.casefold() not in by_letters:
            raise unknown(what, each, choices)
    return tuple(by_letters[each.casefold()] for each in written)


def unknown(what: str, written: str, choices: Collection[str]) -> LedgerError:
    """Make the error for what is none of the choices: it names the nearest, or all where none is near and they are few."""
    by_letters = {choice.casefold(): choice for choice in sorted(choices, reverse=True)}
    if near := get_close_matches(written.casefold(), by_letters, n=1):
        return LedgerError(f"there is no {what} {written!r}; the nearest is {by_letters[near[0]]}")
    named = [each for each in choices if each]
    told = f"; it is one of {', '.join(named)}" if 0 < len(named) <= _FEW else ""
    return LedgerError(f"there is no {what} {written!r}{told}")


def day(what: str, written: str) -> str:
    """Read a day (ISO); "" stays "". Raises LedgerError where it is none.

    >>> day("since", "2031-02-30")
    Traceback (most recent call last):
    placet.errors.LedgerError: since '2031-02-30' is no day; write YYYY-MM-DD
    """
    try:
        if written and date.fromisoformat(written).isoformat() != written:
            raise ValueError
    except ValueError:
        raise LedgerError(f"{what} {written!r} is no day; write YYYY-MM-DD") from None
    return written
