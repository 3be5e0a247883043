"""A position and what a person says it should say -> the position put right."""

import re

from msgspec.structs import replace

from placet.model.anchors import called
from placet.model.decision import Correction
from placet.model.document import Span
from placet.model.record import Actor, Condition, Position, Proposal, Record, Stance

STANCES: dict[str, Stance] = {"support": "support", "oppose": "oppose", "conditional": "conditional", "undecided": "undecided"}
_CALLED = re.compile(r"(?P<name>.+) \((?P<code>[^()]+)\)")


def corrected(record: Record, position: Position, correction: Correction) -> tuple[Record, Position]:
    """Put a position of a record right; gives also the record, with the actor or the proposal that it lacked.

    A new proposal has no more than the reviewer's words for it. A stance that is no longer conditional has no conditions.
    """
    if correction.holder is not None:
        actor = actor_called(record, correction.holder)
        if actor is None:
            actor = _new_actor(correction.holder)
            record = replace(record, actors=(*record.actors, actor))
        position = replace(position, holder=actor.id)
    if correction.proposal is not None:
        proposal = proposal_called(record, correction.proposal)
        if proposal is None:
            proposal = Proposal(id=f"review:{correction.proposal}", label=correction.proposal, action="", mentions=())
            record = replace(record, proposals=(*record.proposals, proposal))
        position = replace(position, proposal=proposal.id)
    if correction.stance in STANCES:
        stance = STANCES[correction.stance]
        position = replace(position, stance=stance, conditions=position.conditions if stance == "conditional" else ())
    if correction.condition is not None:
        position = replace(position, conditions=_conditions(record, position, correction.condition))
    return record, position


def actor_called(record: Record, written: str) -> Actor | None:
    """Find whom a name, a code, or a name with its code means in a record; for a code the party itself before its officials."""
    wanted = written.casefold()
    named = [actor for actor in record.actors if wanted in (called(actor).casefold(), actor.name.casefold())]
    coded = [actor for actor in record.actors if actor.code and actor.code.casefold() == wanted]
    return next(iter(named + sorted(coded, key=lambda actor: (actor.kind == "person", actor.kind != "state"))), None)


def proposal_called(record: Record, written: str) -> Proposal | None:
    """Find the proposal with a label in a record."""
    return next((each for each in record.proposals if _plain(each.label) == _plain(written)), None)


def place_of(words: str, text: str, near: int) -> Span | None:
    """Find words in a text, however the blanks between them are written, where they stand nearest to a character.

    >>> place_of("a ceasefire", "If a  ceasefire holds, a ceasefire.", 30)
    Span(start=23, end=34)
    """
    if not words.split():
        return None
    found = re.finditer(r"\s+".join(map(re.escape, words.split())), text)
    return min((Span(start=each.start(), end=each.end()) for each in found), key=lambda span: abs(span.start - near), default=None)


def _conditions(record: Record, position: Position, words: str) -> tuple[Condition, ...]:
    """The condition in these words; its kind and parties are those of the one that it takes the place of, if it shares words with it."""
    span = place_of(words, record.document.text, position.evidence[0].start)
    if span is None:
        return ()
    before = next((each for each in position.conditions if each.start < span.end and span.start < each.end), None)
    return (replace(before, start=span.start, end=span.end) if before else Condition(start=span.start, end=span.end, kind="other"),)


def name_and_code(written: str) -> tuple[str, str]:
    """Take "Ann Lee (NRL)" apart; the code is "" where there is none.

    >>> name_and_code("Ann Lee (NRL)"), name_and_code("Ann Lee")
    (('Ann Lee', 'NRL'), ('Ann Lee', ''))
    """
    parts = _CALLED.fullmatch(written)
    return (parts["name"], parts["code"]) if parts else (written, "")


def _new_actor(written: str) -> Actor:
    name, code = name_and_code(written)
    return Actor(id=f"review:{written}", name=name, kind="other", code=code or "OTHER")


def _plain(label: str) -> str:
    return " ".join(label.casefold().split())
