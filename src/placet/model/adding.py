"""A record and the positions that people say it lacks -> the record with these beside those that Placet found."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from placet.model.anchors import OF_POSITION, PARTS, anchors_of, overlap, spans_of
from placet.model.correcting import STANCES, corrected
from placet.model.decision import Anchor, Correction, Decision
from placet.model.document import Span, fingerprint
from placet.model.record import Position, Quotation, Record

_ADDED = "added-"  # an id that begins so is that of a position that Placet did not find


def is_added(item: object) -> bool:
    """Whether an item is a position that a person added, and that Placet does not find by itself."""
    return isinstance(item, Position) and item.id.startswith(_ADDED)


def added_id(anchor: Anchor) -> str:
    """The id of the position that is added with an anchor."""
    return _ADDED + fingerprint(anchor.text, str(anchor.start), str(anchor.end), anchor.content)[:8]


def with_added(record: Record, added: Iterable[Decision]) -> Record:
    """Give a record with the positions that people added to its text, and that it does not have already.

    It has one where it says the same, letter by letter, on words that overlap; so of two people who add the same one is taken.
    """
    said = [(anchor.content, spans_of(item)) for anchor, item in zip(anchors_of(record, record.positions), record.positions, strict=True)]
    for decision in added:
        if any(content == decision.anchor.content and overlap(decision.anchor, spans) for content, spans in said):
            continue
        made = position_from(record, decision.anchor)
        if made is not None:
            record = replace(made[0], positions=(*record.positions, made[1]))
            said.append((decision.anchor.content, made[1].evidence))
    return record


def position_from(record: Record, anchor: Anchor) -> tuple[Record, Position] | None:
    """Make the position that an anchor tells of; gives also the record, with the actor or the proposal that it lacked.

    Its chain of sources is that of the quotations in which its words stand. None where the anchor tells of no position in the text.
    """
    parts = anchor.content.split(PARTS)
    if len(parts) != OF_POSITION or parts[1] not in STANCES or not 0 <= anchor.start < anchor.end <= len(record.document.text):
        return None
    holder, stance, proposal, condition = parts
    chain = _chain(record, anchor)
    bare = Position(
        id=added_id(anchor), holder="", proposal="", stance="undecided", evidence=(Span(start=anchor.start, end=anchor.end),),
        attribution=tuple(each.id for each in chain),
        rule="review", confidence=1.0,
    )  # fmt: skip
    record, position = corrected(
        record, bare, Correction(holder=holder, stance=stance, proposal=proposal, condition=condition or None)
    )  # fmt: skip
    return record, replace(position, via=_via(record, position, chain))


def together(positions: Sequence[Position]) -> tuple[Position, ...]:
    """Put added positions to those of the same holder, proposal and stance: a record has one entry for each, with all its words.

    A person vouches for the whole of it.
    """
    kept: dict[tuple[str, str, str], Position] = {}
    found = [each for each in positions if not is_added(each)]
    first = {(each.holder, each.proposal, each.stance): each for each in reversed(found)}
    for each in positions:
        if is_added(each):
            said = (each.holder, each.proposal, each.stance)
            before = kept.get(said) or first.get(said)
            kept[said] = _joined(before, each) if before else each
    by_id = {each.id: each for each in kept.values()}
    return (*(by_id.pop(each.id, each) for each in found), *by_id.values())


def _joined(before: Position, added: Position) -> Position:
    evidence = tuple(each for each in added.evidence if not overlap(each, before.evidence))
    conditions = tuple(each for each in added.conditions if not overlap(each, before.conditions))
    return replace(
        before, evidence=before.evidence + evidence, conditions=before.conditions + conditions,
        rule=added.rule, confidence=added.confidence,
    )  # fmt: skip


def _chain(record: Record, anchor: Anchor) -> list[Quotation]:
    """The quotations in which words stand, outermost first."""
    around = [each for each in record.quotations if any(span.start <= anchor.start and anchor.end <= span.end for span in each.content)]
    if not around:
        return []
    inner = max(around, key=lambda each: len(each.attribution))
    by_id = {each.id: each for each in record.quotations}
    return [by_id[id] for id in (*inner.attribution, inner.id) if id in by_id]


def _via(record: Record, position: Position, chain: Sequence[Quotation]) -> tuple[str, ...]:
    """The sources between the document and the holder: whoever speaks in the chain and is not of the holder's party."""
    actors = {actor.id: actor for actor in record.actors}
    own = actors[position.holder].code
    found: dict[str, None] = {}
    for quotation in chain:
        for speaker in () if position.holder in quotation.speaker else quotation.speaker:
            if speaker in actors and (actors[speaker].code != own or own == "OTHER"):
                found.setdefault(speaker)
    return tuple(found)
