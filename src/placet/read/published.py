"""A date as inputs give it -> the ISO day a document was published."""

from datetime import datetime


def iso_day(written: str) -> str:
    """Take the day of an ISO date or date with time; "" stays "".

    A date with time keeps the day it has in its own time zone: "2025-03-06T23:30:00-05:00" is the 6th.
    Anything else raises `ValueError` with one line for the user.
    """
    if not written.strip():
        return ""
    try:
        return datetime.fromisoformat(written.strip()).date().isoformat()
    except ValueError:
        shown = written.strip()[:40].encode("unicode_escape").decode()
        raise ValueError(f"the date of publication must be an ISO date such as 2025-03-06, not {shown!r}") from None
