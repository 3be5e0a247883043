"""A record -> its digest: who stands where on which proposal, in words that can be quoted, and nothing that an account does not read.

Most of a record is mentions, regions, events and quotations. To say whether there is consent takes none of them, and to read them takes
longer than all the rest; so a ledger keeps the digest of each record beside it. Its JSON is lists without names, in the order of
the fields below.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from placet.model.days import days_of
from placet.model.decided import rejected_on
from placet.model.parties import counts, is_official, key_of
from placet.model.record import Actor, Basis, ConditionKind, Position, Proposal, Record, Source, Stance
from placet.model.stems import stems

BETWEEN = " | "
"""Parts what a proposal is called in `Topic.called`: no word is written so."""


class DigestPart(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """Base of everything in a digest; nothing in it can be part of a circle (`gc=False`)."""


class Voice(DigestPart, frozen=True, kw_only=True):
    """An actor as a party: its key, whether it counts as one, whether it speaks for a state or body, and how often the text names it."""

    key: str
    code: str
    name: str
    counts: bool
    official: bool
    mentions: int


class Words(DigestPart, frozen=True, kw_only=True):
    """Characters [start, end) of the document's text, verbatim; they begin in `line`, the first being 1."""

    words: str
    line: int
    start: int
    end: int


class Term(DigestPart, frozen=True, kw_only=True):
    """A condition; `parties` are the keys of those whose act would meet it."""

    words: str
    kind: ConditionKind
    parties: tuple[str, ...]
    met: bool | None
    start: int
    end: int


class Statement(DigestPart, frozen=True, kw_only=True):
    """A position on a proposal; `holder` is the place of its holder among the digest's voices.

    `first` and `day` are the first and the last day that it may date from, ISO or "". `claimed`: it rests on another party's word. `via`
    names the sources between the outlet and the holder, outermost first.
    """

    id: str
    holder: int
    stance: Stance
    basis: Basis
    first: str
    day: str
    claimed: bool
    evidence: tuple[Words, ...]
    conditions: tuple[Term, ...]
    via: tuple[str, ...]
    rule: str
    confidence: float


class Topic(DigestPart, frozen=True, kw_only=True):
    """A proposal with the statements on it, and how many were rejected; `agents` are keys of parties.

    `called` has its label and what else the text calls it, the label first, in stems: each between blanks and parted by `BETWEEN`, so that
    words in a row are found by looking for them between blanks.
    """

    id: str
    label: str
    action: str
    agents: tuple[str, ...]
    theme: str
    place: str
    called: str
    statements: tuple[Statement, ...]
    rejected: int
    cluster: str | None = None


class Digest(DigestPart, frozen=True, kw_only=True):
    """What a document says of proposals; `copy_of` is the earliest document with its text, once documents have been linked.

    `voices` are all actors of the parties that stand somewhere, or would have to do something; of others nothing is said.
    """

    id: str
    url: str
    outlet: str
    title: str
    published: str
    voices: tuple[Voice, ...]
    topics: tuple[Topic, ...]
    copy_of: str | None = None


def digests_of(records: Iterable[Record]) -> list[Digest]:
    """Give the digests of records."""
    return list(map(digest, records))


def digest(record: Record) -> Digest:
    """Give the digest of a record."""
    source = record.document
    voices = {actor.id: _voice(actor) for actor in record.actors}
    part = {voices[id].key for id in _taking_part(record) if id in voices}
    places = {id: place for place, id in enumerate(id for id, voice in voices.items() if voice.key in part)}
    held: dict[str, list[Statement]] = defaultdict(list)
    for position in record.positions:
        if position.holder in places:
            held[position.proposal].append(_statement(source, position, places[position.holder], voices))
    return Digest(
        id=source.id,
        url=source.url,
        outlet=source.outlet,
        title=source.title,
        published=source.published,
        voices=tuple(voices[id] for id in places),
        topics=tuple(
            Topic(
                id=proposal.id,
                label=proposal.label,
                action=proposal.action,
                agents=tuple(voice.key for id, voice in voices.items() if id in proposal.agents) if proposal.agents else (),
                theme=proposal.theme,
                place=proposal.place,
                called=called(proposal, source.text),
                statements=tuple(held.get(proposal.id, ())),
                rejected=rejected_on(record, proposal),
                cluster=proposal.cluster,
            )
            for proposal in record.proposals
        ),
        copy_of=source.copy_of,
    )


def _taking_part(record: Record) -> Iterator[str]:
    """The actors of whom a record says where they stand, or what they would have to do."""
    for proposal in record.proposals:
        yield from proposal.agents
    for position in record.positions:
        yield position.holder
        for condition in position.conditions:
            yield from condition.parties


def called(proposal: Proposal, text: str) -> str:
    """All that a text calls a proposal, as `Topic.called` has it.

    >>> from placet.model.document import Span
    >>> called(Proposal(id="p1", label="sending the troops", action="deploy", mentions=(Span(start=4, end=14),)), "The deployment")
    ' send the troop | deployment '
    """
    names = (proposal.label, *(text[span.start : span.end] for span in proposal.mentions))
    return f" {BETWEEN.join(dict.fromkeys(' '.join(stems(name)) for name in names))} "


def _voice(actor: Actor) -> Voice:
    return Voice(
        key=key_of(actor),
        code=actor.code,
        name=actor.name,
        counts=counts(actor),
        official=is_official(actor),
        mentions=len(actor.mentions),
    )


def _statement(source: Source, position: Position, holder: int, voices: Mapping[str, Voice]) -> Statement:
    text, key = source.text, voices[position.holder].key
    between = [voices[each] for each in position.via if each in voices]
    first, day = days_of(position, source.published)
    return Statement(
        id=position.id,
        holder=holder,
        stance=position.stance,
        basis=position.basis,
        first=first,
        day=day,
        claimed=any(voice.counts and voice.key != key for voice in between),
        evidence=tuple(
            Words(words=text[span.start : span.end], line=text.count("\n", 0, span.start) + 1, start=span.start, end=span.end)
            for span in position.evidence
        ),
        conditions=tuple(
            Term(
                words=text[each.start : each.end],
                kind=each.kind,
                parties=tuple(dict.fromkeys(voices[party].key for party in each.parties if party in voices)),
                met=each.met,
                start=each.start,
                end=each.end,
            )
            for each in position.conditions
        ),
        via=tuple(voice.name for voice in between),
        rule=position.rule,
        confidence=position.confidence,
    )
