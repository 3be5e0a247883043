"""What speaks for and against a position, in log-odds (`confidence.yaml`, which `train/confidence.py` writes)."""

from msgspec import Struct

from placet.codebook.loading import document, shipped


class ConfidenceWeights(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What each sign adds to the log-odds that a position is right; `rule` multiplies those of its rule.

    The signs are explained where they are read: `extract/positions/confidence.py`.
    """

    base: float = 0.0
    rule: float = 1.0
    person: float = 0.0
    body: float = 0.0
    nobody: float = 0.0
    deed: float = 0.0
    against: float = 0.0
    bare: float = 0.0
    talked_of: float = 0.0


def load_confidence() -> ConfidenceWeights:
    """Load `confidence.yaml`."""
    return document(shipped("confidence.yaml"), ConfidenceWeights)
