"""The quotation as the rules find it, in tokens, before coreference tells who its speaker is."""

from dataclasses import dataclass

from placet.model.record import Factuality, QuotationKind

TokenRange = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Quote:
    """One stretch of attributed content under one cue. All numbers are tokens, ranges are half-open.

    `speaker_heads` are the head tokens of the speakers, one by one where "and" joins them. `relayed` is true where another is the
    source of the same content and names this speaker: "Ann Lee was quoted by the Post as saying".
    """

    content: tuple[TokenRange, ...]
    speaker: TokenRange | None = None
    speaker_heads: tuple[int, ...] = ()
    cue: TokenRange | None = None
    cue_head: int | None = None
    kind: QuotationKind
    factuality: Factuality = "asserted"
    relayed: bool = False
    rule: str
    confidence: float
