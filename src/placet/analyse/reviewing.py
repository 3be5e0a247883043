"""Records and what people decided -> the items that are left to ask about, and the records as people decided."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from placet.analyse.correcting import corrected
from placet.model.anchors import PARTS, anchors_of, as_part, spans_of
from placet.model.decision import Anchor, Decision, ItemKind
from placet.model.document import Span, fingerprint
from placet.model.record import Claim, Event, Position, Quotation, Record

Reviewed = Quotation | Event | Position
ReviewedKind = Literal["position", "event", "quotation"]
Each = TypeVar("Each", Quotation, Event, Position)
Inside = TypeVar("Inside", Quotation, Event, Position, Claim)
_POSITION_PARTS = 4  # of what a position said: holder, stance, proposal, conditions
BY_REVIEW = "review: "  # a rule that begins so is a person's word


class Decided:
    """The decisions on single items that hold, to be looked up by item.

    A decision is one on an item of the same text and kind that says the same on words that overlap. What somebody put right is also
    accepted where a later coding says it by itself.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_content: dict[tuple[str, ItemKind, str], list[tuple[Decision, Decision]]] = defaultdict(list)
        self._by_text: dict[tuple[str, ItemKind], list[Decision]] = defaultdict(list)
        for decision in decisions:
            if decision.other is None:
                for meant in (decision, *_meant(decision)):
                    anchor = meant.anchor
                    self._by_content[anchor.text, anchor.kind, anchor.content].append((decision, meant))
                self._by_text[decision.anchor.text, decision.anchor.kind].append(decision)
        self.texts = {text for text, _ in self._by_text}

    def on(self, anchor: Anchor, item: Reviewed) -> tuple[Decision, ...]:
        """What was decided on an item, the latest of each person, the oldest first."""
        return tuple(meant for _, meant in self._matching(anchor, item))

    def elsewhere(self, anchors: Sequence[Anchor], items: Sequence[Reviewed], at: Anchor) -> tuple[Decision, ...]:
        """What was decided on the words of one of a record's items about something that none of them says any more."""
        if at.text not in self.texts:
            return ()
        known = {id(decision) for anchor, item in zip(anchors, items, strict=True) for decision, _ in self._matching(anchor, item)}
        others = (each for each in self._by_text.get((at.text, at.kind), ()) if id(each) not in known)
        return tuple(each for each in others if _overlap(each.anchor, [Span(start=at.start, end=at.end)]))

    def _matching(self, anchor: Anchor, item: Reviewed) -> list[tuple[Decision, Decision]]:
        spans = spans_of(item)
        found = self._by_content.get((anchor.text, anchor.kind, anchor.content), ())
        latest = {meant.by: (decision, meant) for decision, meant in found if _overlap(meant.anchor, spans)}
        return sorted(latest.values(), key=lambda each: each[1].at)


class Doubtful(Struct, frozen=True, kw_only=True):
    """An item to ask about, in its record.

    `decided` is what people said of it, who differ; `before` what they said when these words were coded otherwise.
    """

    record: Record
    item: Reviewed
    anchor: Anchor
    decided: tuple[Decision, ...] = ()
    before: tuple[Decision, ...] = ()


def settled(decisions: Sequence[Decision]) -> Decision | None:
    """What all who decided on an item agree on, in the words of the last of them; None where nobody decided, or they differ."""
    return decisions[-1] if len({(each.verdict, each.correction) for each in decisions}) == 1 else None


def doubtful(
    records: Iterable[Record], decided: Decided, *, kind: ReviewedKind = "position", below: float = 0.8, by: str = "", second: bool = False,
    proposals: Container[tuple[str, str]] | None = None,
) -> list[Doubtful]:  # fmt: skip
    """Put the items in order that a person is to be asked about: those on which people differ first, then the least sure first.

    Asked is what is less sure than `below` and undecided, and all on which people differ. With `second` it is what others decided
    and `by` did not, however sure, and what they said is left out. `proposals` are the only ones, by document and id, whose positions
    are asked about. Of copies of one text one is asked about.
    """
    found: dict[Anchor, Doubtful] = {}
    for record in records:
        items = items_of(record, kind)
        anchors = anchors_of(record, items)
        for item, anchor in zip(items, anchors, strict=True):
            if proposals is not None and (not isinstance(item, Position) or (record.document.id, item.proposal) not in proposals):
                continue
            said = decided.on(anchor, item)
            differ = bool(said) and settled(said) is None
            if second:
                asked = bool(said) and not differ and by not in {each.by for each in said}
                found.setdefault(anchor, Doubtful(record=record, item=item, anchor=anchor)) if asked else None
            elif differ or (not said and item.confidence < below):
                before = decided.elsewhere(anchors, items, anchor)
                found.setdefault(anchor, Doubtful(record=record, item=item, anchor=anchor, decided=said, before=before))
    return sorted(found.values(), key=lambda each: (not each.decided, each.item.confidence))


def items_of(record: Record, kind: ReviewedKind) -> tuple[Reviewed, ...]:
    """The items of a kind in a record."""
    return record.positions if kind == "position" else record.events if kind == "event" else record.quotations


def reviewed(record: Record, decided: Decided) -> Record:
    """Give a record as people decided: what they rejected is gone, what they accepted is sure, what they put right is changed.

    Where people differ, nothing changes. The rule of what is accepted or put right names who did so, and when.
    """
    if not decided.texts or fingerprint(record.document.text) not in decided.texts:
        return record
    positions: list[Position] = []
    for position, decisions in _decisions_on(record, record.positions, decided):
        decision = settled(decisions)
        if decision is None:
            positions.append(position)
        elif decision.verdict != "reject":
            if decision.correction:
                record, position = corrected(record, position, decision.correction)
            positions.append(replace(position, rule=_rule(decisions), confidence=1.0))
    events, quotations = _judged(record, record.events, decided), _judged(record, record.quotations, decided)
    gone = {each.id for each in record.quotations} - {each.id for each in quotations}
    record = replace(record, positions=tuple(positions), events=events, quotations=quotations)
    return _without(record, gone) if gone else record


def reviewers(rule: str) -> str:
    """Who vouches for an item, and since when, by its rule: "Ann Lee on 2031-03-07"; "" where nobody does."""
    return rule.removeprefix(BY_REVIEW) if rule.startswith(BY_REVIEW) else ""


def _rule(decisions: Sequence[Decision]) -> str:
    return f"{BY_REVIEW}{', '.join(dict.fromkeys(each.by for each in decisions))} on {decisions[-1].at[:10]}"


def _decisions_on(record: Record, items: tuple[Each, ...], decided: Decided) -> Iterator[tuple[Each, tuple[Decision, ...]]]:
    for item, anchor in zip(items, anchors_of(record, items), strict=True):
        yield item, decided.on(anchor, item)


def _judged(record: Record, items: tuple[Each, ...], decided: Decided) -> tuple[Each, ...]:
    """Items without those that were rejected; those that were accepted are sure."""
    kept = []
    for item, decisions in _decisions_on(record, items, decided):
        decision = settled(decisions)
        if decision is None:
            kept.append(item)
        elif decision.verdict != "reject":
            kept.append(replace(item, rule=_rule(decisions), confidence=1.0))
    return tuple(kept)


def _without(record: Record, quotations: Container[str]) -> Record:
    """A record in which nothing stands inside some quotations, which are gone."""

    def outside(items: tuple[Inside, ...]) -> tuple[Inside, ...]:
        return tuple(replace(each, attribution=tuple(one for one in each.attribution if one not in quotations)) for each in items)

    return replace(
        record,
        quotations=outside(record.quotations), events=outside(record.events), positions=outside(record.positions),
        claims=outside(record.claims),
    )  # fmt: skip


def _meant(decision: Decision) -> Iterator[Decision]:
    """What a correction says is right, as if it had been found and accepted."""
    parts = decision.anchor.content.split(PARTS)
    if decision.correction is None or len(parts) != _POSITION_PARTS:
        return
    put = decision.correction
    if put.stance is not None and put.stance != "conditional":
        parts[-1] = ""
    given = (put.holder, put.stance, put.proposal, put.condition)
    right = [part if other is None else as_part(other) for part, other in zip(parts, given, strict=True)]
    yield replace(decision, anchor=replace(decision.anchor, content=PARTS.join(right)), verdict="accept", correction=None)


def _overlap(anchor: Anchor, spans: Iterable[Span]) -> bool:
    return any(anchor.start < span.end and span.start < anchor.end for span in spans)
