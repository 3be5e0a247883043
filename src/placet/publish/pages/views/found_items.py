"""A record -> the items that stand beside its text on the document's page: quotations, events, positions, conditions, claims."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from placet.analyse.reviewing import items_of
from placet.ledger.answers import AnswerRow, event_row, position_row, quotation_row
from placet.ledger.parts import Told, told
from placet.model.adding import is_added
from placet.model.anchors import anchors_of, spans_of
from placet.model.decided import Decided, Reviewed, settled
from placet.model.decision import Anchor, Decision
from placet.model.document import Span, fingerprint
from placet.model.record import Claim, Condition, Event, Position, Quotation, Record
from placet.publish.pages.views.marked_text import Stretch
from placet.publish.tables.rows import amount

FoundKind = Literal["quotation", "event", "position", "condition", "claim"]
REVIEWED: tuple[Literal["quotation"], Literal["event"], Literal["position"]] = ("quotation", "event", "position")
DEEPEST = 3
"""Chains of quotations that are deeper show as this deep."""


class ClaimNote(Struct, frozen=True, kw_only=True):
    """What a claim says beside the text, by the names that rows have; `who` vouches for it, `amount` is its number with its unit."""

    document: str
    outlet: str
    who: str
    kind: str
    label: str
    amount: str
    line: int
    rule: str
    confidence: float


class FoundItem(NamedTuple):
    """One item with what its note says.

    `chain` are the sources between the outlet and whoever speaks or holds, outermost first; `depth` is how many quotations it stands
    inside, its own counted. `key` names it in forms, "" where nothing can be decided on it; `of` is a condition's position.
    """

    id: str
    kind: FoundKind
    spans: tuple[Span, ...]
    item: Reviewed | Condition | Claim
    row: AnswerRow | ClaimNote
    chain: tuple[str, ...]
    depth: int
    key: str = ""
    decided: tuple[Decision, ...] = ()
    rejected: bool = False
    of: str = ""

    @property
    def added(self) -> bool:
        """Whether it is a position that a person added."""
        return is_added(self.item)


def found_items(coded: Record, current: Record, decided: Decided | None = None) -> list[FoundItem]:
    """Put the items of a record in the order of its text, as they were coded and as people decided on them since (`current`).

    What was rejected stands there as it was coded, and says so. Without `decided` nothing can be decided on: nobody keeps the record.
    """
    now = {each.id: each for kind in REVIEWED for each in items_of(current, kind)}
    before, after = told(coded), told(current)
    found: list[FoundItem] = []
    for kind in REVIEWED:
        items = items_of(coded, kind)
        for item, anchor in zip(items, anchors_of(coded, items), strict=True):
            standing, source = (now[item.id], after) if item.id in now else (item, before)
            said = decided.on(anchor, item) if decided else ()
            if is_added(item) and item.id not in now and (agreed := settled(said)) and agreed.verdict != "reject":
                continue  # Placet says the same by now, on other words: it is part of that position
            found.extend(
                _with_conditions(standing, source, key=key_of(anchor) if decided else "", decided=said, rejected=item.id not in now)
            )
    found.extend(_claim(after, claim) for claim in current.claims)
    return sorted(found, key=lambda each: (each.spans[0].start, -each.spans[0].end))


def key_of(anchor: Anchor) -> str:
    """A short name of what a decision is about, for a form: the same until the words are coded otherwise."""
    return fingerprint(anchor.text, anchor.kind, str(anchor.start), str(anchor.end), anchor.content)


def item_with(record: Record, key: str) -> tuple[Reviewed, Anchor] | None:
    """Find the item of a record that a form speaks of, with its anchor."""
    for kind in REVIEWED:
        items = items_of(record, kind)
        for item, anchor in zip(items, anchors_of(record, items), strict=True):
            if key_of(anchor) == key:
                return item, anchor
    return None


def found_item(source: Told, item: Reviewed, *, key: str, decided: tuple[Decision, ...] = (), rejected: bool = False) -> FoundItem:
    """Read an item off with its row and its chain of sources."""
    if isinstance(item, Position):
        kind: FoundKind = "position"
        row: AnswerRow = position_row(source, item.id)
        chain = _names(source, [[each] for each in item.via])
    else:
        kind, row = ("event", event_row(source, item.id)) if isinstance(item, Event) else ("quotation", quotation_row(source, item.id))
        chain = _names(source, [source.things[each].speaker for each in item.attribution])
    depth = len(item.attribution) + isinstance(item, Quotation)
    spans = (item.span, *item.repeats) if isinstance(item, Event) else spans_of(item)
    return FoundItem(item.id, kind, spans, item, row, chain, depth, key, decided, rejected)


def stretches(items: Iterable[FoundItem]) -> Iterator[Stretch]:
    """What of the text each item stands on, and how that shows: of an event the word it hangs on, its clause only belongs to it."""
    for found in items:
        if found.rejected:
            marks = [""]
        elif isinstance(found.item, Position):
            marks = ["position", found.item.stance]
        else:
            marks = [found.kind, *([f"depth-{min(found.depth, DEEPEST)}"] if found.kind == "quotation" else [])]
        for span in found.spans:
            yield Stretch(span.start, span.end, found.id, "" if isinstance(found.item, Event) else " ".join(marks))
        if isinstance(found.item, Event):
            yield Stretch(found.item.anchor.start, found.item.anchor.end, found.id, " ".join(marks))


def _with_conditions(
    standing: Reviewed, source: Told, *, key: str, decided: tuple[Decision, ...], rejected: bool
) -> Iterator[FoundItem]:  # fmt: skip
    main = found_item(source, standing, key=key, decided=decided, rejected=rejected)
    yield main
    if isinstance(standing, Position) and not rejected:
        for number, condition in enumerate(standing.conditions, 1):
            spans = (Span(start=condition.start, end=condition.end),)
            yield main._replace(
                id=f"{main.id}-if-{number}", kind="condition", spans=spans, item=condition, key="", decided=(), of=main.id
            )  # fmt: skip


def _claim(source: Told, claim: Claim) -> FoundItem:
    document, about = source.document, source.things.get(claim.about)
    note = ClaimNote(
        document=document.id, outlet=document.outlet, who="; ".join(_names(source, [[claim.by]])), kind=claim.kind,
        label=about.label if about else "", amount=amount(claim.quantity) if claim.quantity else "",
        line=document.text.count("\n", 0, claim.span.start) + 1, rule=claim.rule, confidence=claim.confidence,
    )  # fmt: skip
    chain = tuple(name for name in _names(source, [source.things[each].speaker for each in claim.attribution]) if name != note.who)
    return FoundItem(claim.id, "claim", (claim.span,), claim, note, chain, len(claim.attribution))


def _names(source: Told, several: Iterable[Sequence[str]]) -> tuple[str, ...]:
    named = ("; ".join(dict.fromkeys(source.actors[each].name for each in ids if each in source.actors)) for ids in several)
    return tuple(filter(None, named))
