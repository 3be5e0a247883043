"""The words of dates (`calendar.yaml`)."""

from msgspec import Struct

from placet.codebook.loading import document, shipped


class Calendar(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names with their numbers, lower case: months 1 to 12, weekdays 0 to 6 from Monday, days from today or from another day."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    days: dict[str, int]
    counted: dict[str, int]
    numbers: dict[str, int]
    nights: frozenset[str]
    few: frozenset[str]
    stages: frozenset[str]
    times: frozenset[str]
    between_verb_and_date: frozenset[str]
    not_ahead: frozenset[str]
    opening: frozenset[str]
    joining: frozenset[str]
    before_month: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]


def load_calendar() -> Calendar:
    """Load `calendar.yaml`."""
    return document(shipped("calendar.yaml"), Calendar)
