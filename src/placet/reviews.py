"""What people decide on the items of a ledger: which to ask about, keeping what they say, and how far they agree.

>>> from placet.reviews import decide, doubtful            # doctest: +SKIP
>>> for each in doubtful("strait.db", below=0.7):          # doctest: +SKIP
...     decide("strait.db", each, "accept", by="Ann Lee")
"""

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from placet.analyse import reviewing
from placet.analyse.agreement import Agreement, agreements
from placet.analyse.dossier import proposals_told
from placet.analyse.precision import Precision, precision_by_rule
from placet.analyse.reviewing import Doubtful
from placet.codebook import load_codebook
from placet.errors import PlacetError
from placet.ledger import Ledger
from placet.linking import bring_up, clustered_in
from placet.model.adding import is_added, position_from
from placet.model.anchors import PARTS, anchor_of, as_part, called
from placet.model.correcting import STANCES, actor_called, name_and_code, place_of, proposal_called
from placet.model.decided import Decided, ReviewedKind, reviewed
from placet.model.decision import Anchor, Correction, Decision, Review, Verdict
from placet.model.digest import digests_of
from placet.model.document import fingerprint
from placet.model.dossier import Dossier
from placet.model.record import Position, Record


def doubtful(
    ledger: str, *, kind: ReviewedKind = "position", below: float = 0.8, by: str = "", second: bool = False, dossier: Dossier | None = None
) -> list[Doubtful]:
    """Put the items of a ledger in order that a person is to be asked about, as `placet review` does.

    First come those on which people differ, then what nobody decided on and is less sure than `below`, the least sure first. With
    `second`, it is what others decided and `by` did not; with a dossier, only positions on its proposals.
    """
    with Ledger.open(ledger, create=False) as store:
        if dossier:
            bring_up(store)
        records, decisions = list(store.records()), store.decisions()
        decided = Decided(decisions)
        told = None
        if dossier:
            told = proposals_told(dossier, digests_of(clustered_in(store, map(decided.completed, records), decisions)))
    return reviewing.doubtful(records, decided, kind=kind, below=below, by=by, second=second, proposals=told)


def decide(
    ledger: str, about: Doubtful, verdict: Review, *, by: str, correction: Correction | None = None, note: str = "",
    actors: tuple[Path, ...] = (),
) -> Decision:  # fmt: skip
    """Keep what a person says of an item; gives the decision, which `take_back` takes back.

    Raises PlacetError where the correction can't be meant: a holder whom nobody knows, a stance that is none, words for a condition
    that don't stand in the document. To accept what somebody added is to add it too, so that it stays where they take it back.
    """
    name = _name(by)
    if verdict == "correct" and is_added(about.item):
        raise PlacetError("a person added this position: to correct it, take it back, and add it as it should be")
    if (verdict == "correct") != (correction is not None and correction != Correction()):
        raise PlacetError("to correct an item, give the verdict `correct` and say what should stand there; else give no correction")
    if correction is not None:
        correction = checked(about, correction, actors=actors)
    said: Verdict = "add" if verdict == "accept" and is_added(about.item) else verdict
    decision = Decision(anchor=about.anchor, verdict=said, by=name, at=_now(), correction=correction, note=note)
    with Ledger.open(ledger, create=False) as store:
        store.decide(decision)
    return decision


def add(
    ledger: str, document: str, *, holder: str, stance: str, proposal: str, words: str, by: str, condition: str = "", note: str = "",
    actors: tuple[Path, ...] = (),
) -> Decision:  # fmt: skip
    """Keep a position that Placet missed: who stands how on which proposal, in words that stand in the document, on which condition.

    Gives the decision, which `take_back` takes back. Raises PlacetError where it can't be meant, as `decide` does, and where the document
    has the position already: then that one is to be accepted or corrected.
    """
    name = _name(by)
    with Ledger.open(ledger, create=False) as store:
        record = store.links.records([document]).get(document)
        if record is None:
            raise PlacetError(f"{store.name}: there is no document {document!r}; `placet ask` shows the documents' ids")
        anchor = _anchor_of_missed(
            record, holder=holder, stance=stance, proposal=proposal, words=words, condition=condition, actors=actors
        )  # fmt: skip
        current = reviewed(record, Decided(store.decisions()))
        if there := _said_already(current, anchor):
            where = current.document.text.count("\n", 0, there.evidence[0].start) + 1
            raise PlacetError(f"the document has that position already ({there.id}, line {where}): accept or correct it there")
        decision = Decision(anchor=anchor, verdict="add", by=name, at=_now(), note=note)
        store.decide(decision)
    return decision


def added(ledger: str, document: str, *, by: str, words: str) -> list[Decision]:
    """The positions that a person added to a document on some words and did not take back, the oldest first."""
    with Ledger.open(ledger, create=False) as store:
        record = store.links.records([document]).get(document)
        decisions = store.decisions()
    if record is None:
        return []
    text = record.document.text
    mine = [each for each in decisions if (each.verdict, each.by, each.anchor.text) == ("add", as_part(by), fingerprint(text))]
    return [each for each in mine if as_part(text[each.anchor.start : each.anchor.end]) == as_part(words)]


def take_back(ledger: str, decision: Decision) -> None:
    """Take a decision back: what its author decided on the item before, if anything, holds again."""
    with Ledger.open(ledger, create=False) as store:
        store.decide(Decision(anchor=decision.anchor, verdict="withdraw", by=decision.by, at=_now(), other=decision.other))


def agreement_of(ledger: str) -> list[Agreement]:
    """Say for each kind of item how far those who decided on the same ones agree."""
    with Ledger.open(ledger, create=False) as store:
        return agreements(store.decision_log())


def precision_of(ledger: str) -> Precision:
    """Say how often each rule is right by what people decided, the rules as they stand in each document's latest record."""
    with Ledger.open(ledger, create=False) as store:
        return precision_by_rule(store.records(), Decided(store.decisions()))


def checked(about: Doubtful, correction: Correction, *, actors: tuple[Path, ...] = ()) -> Correction:
    """Write a correction of an item as it is kept (`written`)."""
    if not isinstance(about.item, Position):
        raise PlacetError("only positions can be corrected; accept or reject this one")
    return written(about.record, correction, near=about.item.evidence[0].start, actors=actors)


def written(record: Record, correction: Correction, *, near: int, actors: tuple[Path, ...] = ()) -> Correction:
    """Write what a position should say as it is kept: the holder with a code, a proposal as the document labels it, a condition in the
    document's words, where these stand nearest to a character.
    """
    if correction.stance is not None and correction.stance not in STANCES:
        raise PlacetError(f"{correction.stance!r} is no stance; it is one of {', '.join(STANCES)}")
    if correction.proposal is not None and not as_part(correction.proposal):
        raise PlacetError("a proposal has a name: write in a few words what somebody could do or agree to")
    if correction.condition and place_of(correction.condition, record.document.text, near) is None:
        raise PlacetError(f"the words {as_part(correction.condition)!r} don't stand in the document; copy them from it")
    proposal = proposal_called(record, correction.proposal) if correction.proposal is not None else None
    return Correction(
        holder=None if correction.holder is None else holder_called(record, correction.holder, actors=actors),
        stance=correction.stance,
        proposal=proposal.label if proposal else None if correction.proposal is None else as_part(correction.proposal),
        condition=None if correction.condition is None else as_part(correction.condition),
    )


def holder_called(record: Record, written: str, *, actors: tuple[Path, ...] = ()) -> str:
    """Write down who is meant by a name or a code, as "Ann Lee (NRL)": somebody in the record, else whom the codebook knows."""
    actor = actor_called(record, as_part(written))
    if actor is not None:
        return called(actor)
    known = load_codebook(actors).actors
    by_code = known.by_code.get(written.strip().upper())
    name, code = name_and_code(as_part(written))
    entries = [by_code] if by_code else [each for each in known.named(name) if code in ("", each.code)]
    if len(entries) != 1:
        wrong = "is the name of several" if entries else "is nobody in this document, and nobody whom the codebook knows"
        raise PlacetError(f"{as_part(written)!r} {wrong}: give a full name or a code, as RUS")
    return f"{entries[0].name} ({entries[0].code})"


def _anchor_of_missed(
    record: Record, *, holder: str, stance: str, proposal: str, words: str, condition: str, actors: tuple[Path, ...]
) -> Anchor:
    """What a missed position hangs on: written as the record says it, so that it is found again where a later coding says the same."""
    text = record.document.text
    place = place_of(words, text, 0)
    if place is None:
        raise PlacetError(f"the words {as_part(words)!r} don't stand in the document; copy them from it")
    if condition.strip() and stance != "conditional":
        raise PlacetError("only a conditional position has a condition: give the stance conditional, or no condition")
    put = written(
        record, Correction(holder=holder, stance=stance, proposal=proposal, condition=condition.strip() or None), near=place.start,
        actors=actors,
    )  # fmt: skip
    parts = (put.holder, put.stance, put.proposal, put.condition)
    content = PARTS.join(as_part(part or "") for part in parts)
    anchor = Anchor(text=fingerprint(text), kind="position", start=place.start, end=place.end, content=content)
    made = position_from(record, anchor)
    return anchor if made is None else replace(anchor, content=anchor_of(*made).content)


def _said_already(record: Record, anchor: Anchor) -> Position | None:
    made = position_from(record, anchor)
    said = made and (made[1].holder, made[1].proposal, made[1].stance)
    return next((each for each in record.positions if (each.holder, each.proposal, each.stance) == said), None)


def _name(by: str) -> str:
    if not as_part(by):
        raise PlacetError("a decision needs somebody who made it: give a name with `by` (--by NAME)")
    return as_part(by)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
