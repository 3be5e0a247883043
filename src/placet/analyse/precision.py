"""Records and what people decided -> how often each rule is right."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import get_args

from msgspec import Struct

from placet.analyse.reviewing import items_of
from placet.model.adding import is_added
from placet.model.anchors import anchors_of
from placet.model.decided import Decided, ReviewedKind, reviewed, settled
from placet.model.decision import Anchor, Verdict
from placet.model.record import Record


class RulePrecision(Struct, frozen=True, kw_only=True):
    """How many items of a rule people accepted, put right and rejected, and how sure the rule was of them on average."""

    kind: ReviewedKind
    rule: str
    accepted: int
    corrected: int
    rejected: int
    confidence: float

    @property
    def decided(self) -> int:
        """How many items of the rule people decided on."""
        return self.accepted + self.corrected + self.rejected

    @property
    def precision(self) -> float:
        """The share that was accepted; what had to be put right was wrong."""
        return self.accepted / self.decided


class Precision(Struct, frozen=True, kw_only=True):
    """How often each rule is right, the one with most decisions first; `differing` items are left out, since people differ on them.

    `missed` are the positions that people added and that no rule finds.
    """

    rules: tuple[RulePrecision, ...]
    differing: int
    missed: int


def precision_by_rule(records: Iterable[Record], decided: Decided) -> Precision:
    """Judge the rules of records by what people decided on their items; the records are as they were coded, not as people decided.

    Only what was asked about is judged, which is what was doubtful: over all that it finds a rule may be right more often. An item of
    several copies of one text counts once; one that was put right or added, and that a later coding says by itself, counts as accepted.
    """
    seen: set[Anchor] = set()
    verdicts: dict[tuple[ReviewedKind, str], Counter[Verdict]] = defaultdict(Counter)
    sure: dict[tuple[ReviewedKind, str], float] = defaultdict(float)
    differing = 0
    missed: set[str] = set()
    for record in records:
        missed |= {each.id for each in reviewed(record, decided).positions if is_added(each)}
        for kind in get_args(ReviewedKind):
            items = items_of(record, kind)
            for item, anchor in zip(items, anchors_of(record, items), strict=True):
                decisions = decided.on(anchor, item)
                if not decisions or anchor in seen:
                    continue
                seen.add(anchor)
                decision = settled(decisions)
                if decision is None:
                    differing += 1
                    continue
                verdicts[kind, item.rule][decision.verdict] += 1
                sure[kind, item.rule] += item.confidence
    rules = [
        RulePrecision(
            kind=kind,
            rule=rule,
            accepted=counts["accept"],
            corrected=counts["correct"],
            rejected=counts["reject"],
            confidence=round(sure[kind, rule] / counts.total(), 2),
        )
        for (kind, rule), counts in verdicts.items()
    ]
    rules.sort(key=lambda each: (each.kind, -each.decided, each.rule))
    return Precision(rules=tuple(rules), differing=differing, missed=len(missed))
