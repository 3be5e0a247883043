"""The words by which reports of different documents are told to be of one thing (`linking.yaml`)."""

from msgspec import Struct

from placet.codebook.grammar import Words
from placet.codebook.loading import document, shipped


class LinkingWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that say nothing when two reports share them, and the types of events that are done together."""

    empty: Words
    mutual: Words


def load_linking_words() -> LinkingWords:
    """Load `linking.yaml`."""
    return document(shipped("linking.yaml"), LinkingWords)
