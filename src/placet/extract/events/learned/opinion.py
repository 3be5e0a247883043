"""The trained model's opinion on the relation between two spans, in the codebook's types.

"Norland has agreed to meet Sudria" -> AGREE, 0.87. Without weights there is no opinion, and the rules speak alone.
"""

from placet.codebook.frames import FrameIndex
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firings
from placet.extract.events.learned.evidence import Pair, evidence
from placet.extract.events.learned.model import relation_model
from placet.extract.events.relation import Opinion, Tokens
from placet.model.parsed import Parsed
from placet.model.record import EventType

SPLIT: dict[str, tuple[EventType, ...]] = {"YIELD": ("RETREAT", "CONCEDE")}  # the model learned from data that does not tell them apart


def opinion(
    parsed: Parsed, clauses: Clauses, firings: Firings, frames: FrameIndex, actor: Tokens | None, recipient: Tokens | None
) -> Opinion | None:
    """What the model takes the relation between two spans for; None without a model or where neither span holds a word."""
    model = relation_model()
    if model is None or not (actor or recipient):
        return None
    shares = model.probabilities(evidence(Pair(parsed, clauses, firings, frames, actor, recipient)))
    type_, confidence = next(iter(shares.items()))
    return Opinion(SPLIT.get(type_) or (type_,), round(confidence, 2))  # type: ignore[arg-type]  # the model's other types are the codebook's
