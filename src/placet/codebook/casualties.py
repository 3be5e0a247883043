"""The words that count the dead and the injured, and number words (`casualties.yaml`)."""

from msgspec import Struct

from placet.codebook.loading import document, shipped


class CasualtyWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sets of lemmas, and the values of number words."""

    killing: frozenset[str]  # "killed ten soldiers"
    wounding: frozenset[str]
    dead: frozenset[str]  # "left ten dead", "ten deaths"
    injured: frozenset[str]
    leaving: frozenset[str]
    persons: frozenset[str]
    numbers: dict[str, int]
    multipliers: dict[str, int]


def load_casualty_words() -> CasualtyWords:
    """Load `casualties.yaml`."""
    return document(shipped("casualties.yaml"), CasualtyWords)
