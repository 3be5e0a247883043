"""A record and what people decided on its items -> the record as people decided."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal, TypeVar

from msgspec.structs import asdict, replace

from placet.model.adding import added_id, is_added, together, with_added
from placet.model.anchors import OF_POSITION, PARTS, anchors_of, as_part, overlap, spans_of
from placet.model.correcting import corrected
from placet.model.decision import Anchor, Decision, ItemKind
from placet.model.document import Span, fingerprint
from placet.model.record import Claim, Event, Position, Proposal, Quotation, Record

Reviewed = Quotation | Event | Position
ReviewedKind = Literal["position", "event", "quotation"]
Each = TypeVar("Each", Quotation, Event, Position)
Inside = TypeVar("Inside", Quotation, Event, Position, Claim)
BY_REVIEW = "review: "  # a rule that begins so is a person's word


class AsDecided(Record, frozen=True, kw_only=True):
    """A record of which people rejected something: these items, as they were coded, are not among the others."""

    rejected: tuple[Reviewed, ...] = ()


class Decided:
    """The decisions on single items that hold, to be looked up by item.

    A decision is one on an item of the same text and kind that says the same on words that overlap. What somebody put right is also
    accepted where a later coding says it by itself; so is what somebody added.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_content: dict[tuple[str, ItemKind, str], list[tuple[Decision, Decision]]] = defaultdict(list)
        self._by_text: dict[tuple[str, ItemKind], list[Decision]] = defaultdict(list)
        self._added: dict[str, list[Decision]] = defaultdict(list)
        self._anchors: dict[str, Anchor] = {}
        for decision in decisions:
            if decision.other is not None:
                continue
            if decision.verdict == "add":
                self._added[decision.anchor.text].append(decision)
                self._anchors[added_id(decision.anchor)] = decision.anchor
                decision = replace(decision, verdict="accept")
            for meant in (decision, *_meant(decision)):
                anchor = meant.anchor
                self._by_content[anchor.text, anchor.kind, anchor.content].append((decision, meant))
            self._by_text[decision.anchor.text, decision.anchor.kind].append(decision)
        self.texts = {text for text, _ in self._by_text}

    def completed(self, record: Record) -> Record:
        """Give a record, as it was coded, with the positions that people added to it and that it lacks."""
        added = self._added.get(fingerprint(record.document.text)) if self._added else None
        return with_added(record, added) if added else record

    def on(self, anchor: Anchor, item: Reviewed) -> tuple[Decision, ...]:
        """What was decided on an item, the latest of each person, the oldest first; to add it is to accept it."""
        return tuple(meant for _, meant in self._matching(anchor, item))

    def elsewhere(self, anchors: Sequence[Anchor], items: Sequence[Reviewed], at: Anchor) -> tuple[Decision, ...]:
        """What was decided on the words of one of a record's items about something that none of them says any more."""
        if at.text not in self.texts:
            return ()
        known = {id(decision) for anchor, item in zip(anchors, items, strict=True) for decision, _ in self._matching(anchor, item)}
        others = (each for each in self._by_text.get((at.text, at.kind), ()) if id(each) not in known)
        return tuple(each for each in others if overlap(each.anchor, [Span(start=at.start, end=at.end)]))

    def _matching(self, anchor: Anchor, item: Reviewed) -> list[tuple[Decision, Decision]]:
        if is_added(item):
            # What it was added with; the names in it may be written otherwise in a later coding.
            anchor = self._anchors.get(item.id, anchor)
        spans = spans_of(item)
        found = self._by_content.get((anchor.text, anchor.kind, anchor.content), ())
        latest = {meant.by: (decision, meant) for decision, meant in found if overlap(meant.anchor, spans)}
        return sorted(latest.values(), key=lambda each: each[1].at)


def settled(decisions: Sequence[Decision]) -> Decision | None:
    """What all who decided on an item agree on, in the words of the last of them; None where nobody decided, or they differ."""
    return decisions[-1] if len({(each.verdict, each.correction) for each in decisions}) == 1 else None


def reviewed(record: Record, decided: Decided) -> Record:
    """Give a record as people decided: what they rejected is gone, what they accepted is sure, what they put right is changed, what they
    added is there.

    Where people differ, nothing changes, and nothing is added. The rule of what is accepted, put right or added names who did so, and when.
    """
    if not decided.texts or fingerprint(record.document.text) not in decided.texts:
        return record
    coded, record = record, decided.completed(record)
    positions: list[Position] = []
    rejected: list[Reviewed] = []
    for position, decisions in _decisions_on(record, record.positions, decided):
        decision = settled(decisions)
        if decision is None:
            positions += [] if is_added(position) else [position]
        elif decision.verdict == "reject":
            rejected += [] if is_added(position) else [position]
        else:
            if decision.correction:
                record, position = corrected(record, position, decision.correction)
            positions.append(replace(position, rule=_rule(decisions), confidence=1.0))
    events, quotations = _judged(record, record.events, decided, rejected), _judged(record, record.quotations, decided, rejected)
    gone = {each.id for each in record.quotations} - {each.id for each in quotations}
    record = _less(replace(record, positions=together(positions), events=events, quotations=quotations), coded)
    record = _without(record, gone) if gone else record
    return AsDecided(**asdict(record), rejected=tuple(rejected)) if rejected else record


def rejected_in(record: Record) -> tuple[Reviewed, ...]:
    """What people rejected of a record's items; nothing where it is as it was coded."""
    return record.rejected if isinstance(record, AsDecided) else ()


def rejected_on(record: Record, proposal: Proposal) -> int:
    """Count the positions on a proposal of a record that people rejected."""
    return sum(isinstance(item, Position) and item.proposal == proposal.id for item in rejected_in(record))


def reviewers(rule: str) -> str:
    """Who vouches for an item, and since when, by its rule: "Ann Lee on 2031-03-07"; "" where nobody does."""
    return rule.removeprefix(BY_REVIEW) if rule.startswith(BY_REVIEW) else ""


def _rule(decisions: Sequence[Decision]) -> str:
    return f"{BY_REVIEW}{', '.join(dict.fromkeys(each.by for each in decisions))} on {decisions[-1].at[:10]}"


def _decisions_on(record: Record, items: tuple[Each, ...], decided: Decided) -> Iterator[tuple[Each, tuple[Decision, ...]]]:
    for item, anchor in zip(items, anchors_of(record, items), strict=True):
        yield item, decided.on(anchor, item)


def _judged(record: Record, items: tuple[Each, ...], decided: Decided, rejected: list[Reviewed]) -> tuple[Each, ...]:
    """Items without those that were rejected, which join the others; those that were accepted are sure."""
    kept = []
    for item, decisions in _decisions_on(record, items, decided):
        decision = settled(decisions)
        if decision is None:
            kept.append(item)
        elif decision.verdict == "reject":
            rejected.append(item)
        else:
            kept.append(replace(item, rule=_rule(decisions), confidence=1.0))
    return tuple(kept)


def _less(record: Record, coded: Record) -> Record:
    """A record without the actors and proposals that it got for positions which are not there."""
    used = {id for each in record.positions for id in (each.holder, each.proposal)}
    actors = tuple(each for each in record.actors if each in coded.actors or each.id in used)
    proposals = tuple(each for each in record.proposals if each in coded.proposals or each.id in used)
    return replace(record, actors=actors, proposals=proposals)


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
    if decision.correction is None or len(parts) != OF_POSITION:
        return
    put = decision.correction
    if put.stance is not None and put.stance != "conditional":
        parts[-1] = ""
    given = (put.holder, put.stance, put.proposal, put.condition)
    right = [part if other is None else as_part(other) for part, other in zip(parts, given, strict=True)]
    yield replace(decision, anchor=replace(decision.anchor, content=PARTS.join(right)), verdict="accept", correction=None)
