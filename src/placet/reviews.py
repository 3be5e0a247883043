"""What people decide on the items of a ledger: which to ask about, keeping what they say, and how far they agree.

>>> from placet.reviews import decide, doubtful            # doctest: +SKIP
>>> for each in doubtful("strait.db", below=0.7):          # doctest: +SKIP
...     decide("strait.db", each, "accept", by="Ann Lee")
"""

from datetime import UTC, datetime
from pathlib import Path

from placet.analyse import reviewing
from placet.analyse.agreement import Agreement, agreements
from placet.analyse.correcting import STANCES, actor_called, name_and_code, place_of, proposal_called
from placet.analyse.dossier import proposals_told
from placet.analyse.precision import Precision, precision_by_rule
from placet.analyse.reviewing import Decided, Doubtful, ReviewedKind
from placet.codebook import load_codebook
from placet.errors import PlacetError
from placet.ledger import Ledger
from placet.link import linked
from placet.model.anchors import as_part, called
from placet.model.decision import Correction, Decision, Review
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
        records, decisions = list(store.records()), store.decisions()
    decided = Decided(decisions)
    told = proposals_told(dossier, linked(records, decisions)) if dossier else None
    return reviewing.doubtful(records, decided, kind=kind, below=below, by=by, second=second, proposals=told)


def decide(
    ledger: str, about: Doubtful, verdict: Review, *, by: str, correction: Correction | None = None, note: str = "",
    actors: tuple[Path, ...] = (),
) -> Decision:  # fmt: skip
    """Keep what a person says of an item; gives the decision, which `take_back` takes back.

    Raises PlacetError where the correction can't be meant: a holder whom nobody knows, a stance that is none, words for a condition
    that don't stand in the document.
    """
    if not as_part(by):
        raise PlacetError("a decision needs somebody who made it: give a name with `by` (--by NAME)")
    if (verdict == "correct") != (correction is not None and correction != Correction()):
        raise PlacetError("to correct an item, give the verdict `correct` and say what should stand there; else give no correction")
    if correction is not None:
        correction = checked(about, correction, actors=actors)
    decision = Decision(anchor=about.anchor, verdict=verdict, by=as_part(by), at=_now(), correction=correction, note=note)
    with Ledger.open(ledger, create=False) as store:
        store.decide(decision)
    return decision


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
    """Write a correction as it is kept: the holder with a code, a proposal as the document labels it, a condition in its words."""
    record, item = about.record, about.item
    if not isinstance(item, Position):
        raise PlacetError("only positions can be corrected; accept or reject this one")
    if correction.stance is not None and correction.stance not in STANCES:
        raise PlacetError(f"{correction.stance!r} is no stance; it is one of {', '.join(STANCES)}")
    if correction.proposal is not None and not as_part(correction.proposal):
        raise PlacetError("a proposal has a name: write in a few words what somebody could do or agree to")
    if correction.condition and place_of(correction.condition, record.document.text, item.evidence[0].start) is None:
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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
