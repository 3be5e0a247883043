"""Records built by hand for the account of consent: two states, a bloc, an outlet and an expert, and what they say of a bridge."""

from collections.abc import Callable, Sequence

import pytest

from placet.model.document import Span
from placet.model.record import Actor, CodedBy, Condition, Position, Proposal, Record, Source, Stance, When

ACTORS = (
    Actor(id="north", name="Norland", kind="state", code="NRL", country="NRL", mentions=(Span(start=0, end=1),)),
    Actor(id="minister", name="Ada Holm", kind="person", code="NRL", country="NRL", office="foreign minister"),
    Actor(id="south", name="Sudrey", kind="state", code="SDR", country="SDR"),
    Actor(id="bloc", name="River League", kind="organisation", code="RIVERS"),
    Actor(id="paper", name="The Courier", kind="outlet", code="OUTLET"),
    Actor(id="expert", name="Ben Ruiz", kind="person", code="OTHER"),
    Actor(id="army", name="the Westmark army", kind="organisation", code="WST", country="WST"),
)

TEXT = "The bridge may be built. The bridge must not be built. It may be built only if Sudrey pays for it. Nothing has been decided."
_WORDS: dict[Stance, str] = {
    "support": "The bridge may be built.",
    "oppose": "The bridge must not be built.",
    "conditional": "It may be built only if Sudrey pays for it.",
    "undecided": "Nothing has been decided.",
}
SENTENCES = {stance: (TEXT.index(words), TEXT.index(words) + len(words)) for stance, words in _WORDS.items()}


def position(
    holder: str,
    stance: Stance,
    *,
    date: tuple[str, str] | None = None,
    via: Sequence[str] = (),
    payers: Sequence[str] = (),
    confidence: float = 0.8,
    proposal: str = "p1",
) -> Position:
    start, end = SENTENCES[stance]
    condition = Condition(start=TEXT.index("only if"), end=end - 1, kind="funding", parties=tuple(payers))
    return Position(
        id=f"{proposal}-{holder}-{stance}",
        holder=holder,
        proposal=proposal,
        stance=stance,
        evidence=(Span(start=start, end=end),),
        conditions=(condition,) if stance == "conditional" else (),
        date=None if date is None else When(text="then", from_=date[0], to=date[1]),
        via=tuple(via),
        rule="by hand",
        confidence=confidence,
    )


def record(
    document: str,
    published: str,
    *positions: Position,
    agents: Sequence[str] = (),
    label: str = "a bridge over the Aldan",
    more: Sequence[Proposal] = (),
) -> Record:
    bridge = Proposal(
        id="p1", label=label, action="build", agents=tuple(agents), theme="bridge", cluster="bridge", mentions=(Span(start=4, end=10),)
    )
    return Record(
        document=Source(
            id=document, outlet="The Courier", title="A bridge", url=f"https://example.org/{document}", published=published, text=TEXT
        ),
        actors=ACTORS,
        proposals=(bridge, *more),
        positions=positions,
        coded_by=CodedBy(placet="0", pipeline="", codebook=""),
    )


@pytest.fixture
def make_position() -> Callable[..., Position]:
    return position


@pytest.fixture
def make_record() -> Callable[..., Record]:
    return record
