"""The words of dates (`calendar.yaml`)."""

from msgspec import Struct

from placet.codebook.loading import document, shipped


class Calendar(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names with their numbers, lower case: months 1 to 12, weekdays 0 to 6 from Monday, days from today or from another day.

    Holidays have month and day, portions of a time which one (from 0) of how many they are.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    days: dict[str, int]
    holidays: dict[str, tuple[int, int]]
    counted: dict[str, int]
    numbers: dict[str, int]
    at_once: frozenset[str]
    nights: frozenset[str]
    few: frozenset[str]
    portions: dict[str, tuple[int, int]]
    times: frozenset[str]
    between_verb_and_date: frozenset[str]
    not_ahead: frozenset[str]
    opening: frozenset[str]
    joining: frozenset[str]
    listing: frozenset[str]
    before_month: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    first_words: frozenset[str]


def load_calendar() -> Calendar:
    """Load `calendar.yaml`."""
    return document(shipped("calendar.yaml"), Calendar)
