"""The record: what Placet writes down about one document. These types are the public contract."""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, field

from placet.model.document import Region, Span

SCHEMA: Final = "placet.record/1"

ActorKind = Literal["person", "state", "organisation", "group", "outlet", "other"]
QuotationKind = Literal["direct", "indirect", "mixed"]
Factuality = Literal["asserted", "denied", "possible", "hypothetical"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["actual", "planned", "hypothetical", "denied"]
Stance = Literal["support", "oppose", "conditional", "undecided"]
Basis = Literal["statement", "act"]
ConditionKind = Literal["consent", "ceasefire", "guarantee", "funding", "mandate", "withdrawal", "other"]
Confidence = Annotated[float, Meta(ge=0, le=1)]  # calibrated: of items at 0.8, about 80 % are right
ClaimKind = Literal["quantity", "perception", "warning", "equivalence", "absence"]


class RecordPart(Struct, frozen=True, kw_only=True, gc=False):
    """Base of everything in a record. Nothing in it can be part of a circle, so the collector of garbage need not look (`gc=False`)."""


class Source(RecordPart, frozen=True, kw_only=True):
    """The document as the record keeps it; `copy_of` is the earliest document with its text, once documents have been linked."""

    id: str
    url: str = ""
    outlet: str = ""
    title: str = ""
    published: str = ""
    language: str = "en"
    text: str
    regions: tuple[Region, ...] = ()
    copy_of: str | None = None


class Actor(RecordPart, frozen=True, kw_only=True):
    """Who is in the document: one entry an actor, with all its mentions.

    `country` is an ISO 3166-1 alpha-3 code; of what belongs to no state PLOVER's word for it: EUR for the EU, UNO, IGO, NGO, IMG, MNC.
    """

    id: str
    name: str
    kind: ActorKind
    code: str
    country: str = ""
    sectors: tuple[str, ...] = ()
    office: str = ""
    identifier: str | None = None
    mentions: tuple[Span, ...] = ()


class Quotation(RecordPart, frozen=True, kw_only=True):
    """What the document says that somebody said, thought or intends."""

    id: str
    speaker: tuple[str, ...] = ()
    speaker_spans: tuple[Span, ...] = ()
    cue: Span | None = None
    content: tuple[Span, ...]
    kind: QuotationKind
    attribution: tuple[str, ...] = ()
    factuality: Factuality = "asserted"
    rule: str
    confidence: Confidence


class When(RecordPart, frozen=True, kw_only=True):
    """A date as the text gives it, and the days it covers (ISO, both inclusive; "" where it can't be told)."""

    text: str
    from_: str = field(name="from", default="")
    to: str = ""


class Place(RecordPart, frozen=True, kw_only=True):
    """Where: the words, the country's ISO code or "", and coordinates in degrees where they are known."""

    text: str
    country: str = ""
    lat: float | None = None
    lon: float | None = None


class Event(RecordPart, frozen=True, kw_only=True):
    """Who did what to whom, in PLOVER's terms; `anchor` is the word it hangs on, `span` its clause."""

    id: str
    type: EventType
    mode: str = ""
    contexts: tuple[str, ...] = ()
    cameo: str = ""
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    status: Status = "actual"
    date: When | None = None
    place: Place | None = None
    dead: int | None = None
    injured: int | None = None
    anchor: Span
    span: Span
    repeats: tuple[Span, ...] = ()
    attribution: tuple[str, ...] = ()
    dyad: bool = False
    rule: str
    confidence: Confidence


class Joined(RecordPart, frozen=True, kw_only=True):
    """Why a proposal is in its cluster: the earlier proposal that it is most like, and by which rule, with how much, in [0, 1].

    `similarity` is how much the themes mean the same where they share no word; None where their words tell.
    """

    document: str
    proposal: str
    rule: str
    likeness: Confidence
    similarity: float | None = None


class Proposal(RecordPart, frozen=True, kw_only=True):
    """Something that someone could do or agree to, and that is in dispute."""

    id: str
    label: str
    action: str
    agents: tuple[str, ...] = ()
    theme: str = ""
    place: str = ""
    wider: str | None = None
    cluster: str | None = None
    joined: Joined | None = None
    mentions: tuple[Span, ...]


class Condition(RecordPart, frozen=True, kw_only=True):
    """What would have to be so: its words, its kind, whose act meets it, and whether the document says it is met."""

    start: int
    end: int
    kind: ConditionKind
    parties: tuple[str, ...] = ()
    met: bool | None = None


class Position(RecordPart, frozen=True, kw_only=True):
    """Where an actor stands on a proposal; one entry a holder, proposal and stance, the plainest evidence first."""

    id: str
    holder: str
    proposal: str
    stance: Stance
    basis: Basis = "statement"
    evidence: tuple[Span, ...]
    conditions: tuple[Condition, ...] = ()
    reasons: tuple[Span, ...] = ()
    date: When | None = None
    via: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    rule: str
    confidence: Confidence


class Quantity(RecordPart, frozen=True, kw_only=True):
    """A number with its unit as the text names it."""

    value: float
    unit: str
    approximate: bool = False


class Claim(RecordPart, frozen=True, kw_only=True):
    """A number or a judgement that a source vouches for; `about` is a proposal's id, or "" where it is about none."""

    id: str
    kind: ClaimKind
    by: str
    about: str = ""
    span: Span
    quantity: Quantity | None = None
    attribution: tuple[str, ...] = ()
    rule: str
    confidence: Confidence


class CodedBy(RecordPart, frozen=True, kw_only=True):
    """What made the record."""

    placet: str
    pipeline: str
    codebook: str


class Record(RecordPart, frozen=True, kw_only=True):
    """All that Placet writes down about one document."""

    schema: Literal["placet.record/1"] = SCHEMA
    document: Source
    actors: tuple[Actor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[Position, ...] = ()
    claims: tuple[Claim, ...] = ()
    coded_by: CodedBy
    notes: tuple[str, ...] = ()
