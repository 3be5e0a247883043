"""The words of judgements and numbers (`claims.yaml`)."""

from msgspec import Struct

from placet.codebook.grammar import Words
from placet.codebook.loading import document, shipped


class ClaimWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sets of lemmas and words, by the part they play in a claim."""

    perceiving: Words
    equating: Words
    equal: Words
    passing_over: Words
    omissions: Words
    warning: Words
    approximate: Words
    bounds: tuple[str, ...]
    numbers: dict[str, float]
    scales: dict[str, float]
    unitless: Words


def load_claim_words() -> ClaimWords:
    """Load `claims.yaml`."""
    return document(shipped("claims.yaml"), ClaimWords)
