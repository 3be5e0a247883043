"""A record made by hand, of an invented dispute: who would patrol the strait between Norland and Sudrey."""

import pytest

from placet.model.document import Span
from placet.model.record import (
    Actor,
    Claim,
    CodedBy,
    Condition,
    Event,
    Position,
    Proposal,
    Quantity,
    Quotation,
    Record,
    Source,
    When,
)

TEXT = """\
Norland refuses foreign patrols in the strait

Norland will not accept any foreign patrols in the Aldan Strait, its foreign minister, Ada Holm, told The Courier on Thursday.

"We have patrolled these waters for a century," she said. "Nobody has to do it for us."

Westmark, which offered two frigates in January, is ready to send them once a ceasefire is signed and the Security Council has given \
the patrols a mandate. Its president met Holm in Port Haven on 3 March.

According to The Courier, a report of Norland's navy puts the number of smugglers' boats at about 1,200.
"""


def at(words: str, *, times: int = 1) -> Span:
    """The span of some words of the text, at their first or a later occurrence."""
    start = -1
    for _ in range(times):
        start = TEXT.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def condition(words: str, kind: str) -> Condition:
    span = at(words)
    return Condition(start=span.start, end=span.end, kind=kind)


REFUSAL = "Norland will not accept any foreign patrols in the Aldan Strait"
OFFER = (
    "Westmark, which offered two frigates in January, is ready to send them once a ceasefire is signed and the Security Council "
    "has given the patrols a mandate."
)
BOATS = "puts the number of smugglers' boats at about 1,200"

RECORD = Record(
    document=Source(
        id="strait-1", outlet="Sudrey Post", published="2031-03-06", title="Norland refuses foreign patrols in the strait", text=TEXT
    ),
    actors=(
        Actor(id="a1", name="Ada Holm", kind="person", code="NRL", country="NRL", office="foreign minister", mentions=(at("Ada Holm"),)),
        Actor(id="a2", name="Norland", kind="state", code="NRL", country="NRL", mentions=(at("Norland"),)),
        Actor(id="a3", name="The Courier", kind="outlet", code="OUTLET", mentions=(at("The Courier"),)),
        Actor(id="a4", name="Westmark", kind="state", code="WST", country="WST", mentions=(at("Westmark"),)),
        Actor(id="a5", name="Norland's navy", kind="organisation", code="NRL", sectors=("MIL",), mentions=(at("Norland's navy"),)),
    ),
    quotations=(
        Quotation(
            id="q1",
            speaker=("a1",),
            speaker_spans=(at("Ada Holm"),),
            cue=at("told"),
            content=(at(REFUSAL),),
            kind="indirect",
            rule="tell: content before",
            confidence=0.9,
        ),
        Quotation(
            id="q2",
            speaker=("a1",),
            speaker_spans=(at("she"),),
            cue=at("said"),
            content=(at('"We have patrolled these waters for a century,"'), at('"Nobody has to do it for us."')),
            kind="direct",
            rule="say: marks before",
            confidence=0.95,
        ),
        Quotation(
            id="q3", speaker=("a3",), content=(at(f"a report of Norland's navy {BOATS}"),), kind="indirect", rule="r", confidence=0.8
        ),
        Quotation(id="q4", speaker=("a5",), content=(at(BOATS),), kind="indirect", attribution=("q3",), rule="r", confidence=0.7),
    ),
    events=(
        Event(
            id="e1",
            type="REJECT",
            actor=("a2",),
            recipient=("a4",),
            status="actual",
            date=When(text="on Thursday", from_="2031-03-06", to="2031-03-06"),
            anchor=at("accept"),
            span=at(REFUSAL),
            attribution=("q1",),
            rule="not accept",
            confidence=0.8,
        ),
        Event(
            id="e2",
            type="AID",
            mode="military",
            cameo="074",
            actor=("a4",),
            status="planned",
            anchor=at("send"),
            span=at(OFFER),
            rule="send",
            confidence=0.7,
        ),
        Event(
            id="e3",
            type="CONSULT",
            mode="visit",
            actor=("a4", "a1"),
            date=When(text="on 3 March", from_="2031-03-03", to="2031-03-03"),
            anchor=at("met"),
            span=at("Its president met Holm in Port Haven on 3 March."),
            rule="meet",
            confidence=0.85,
        ),
    ),
    proposals=(
        Proposal(
            id="p1",
            label="foreign patrols in the Aldan Strait",
            action="patrol",
            theme="patrols",
            place="Aldan Strait",
            mentions=(at("foreign patrols"),),
        ),
        Proposal(id="p2", label="a census of boats", action="count", mentions=(at("the number of smugglers' boats"),)),
    ),
    positions=(
        Position(
            id="s1",
            holder="a1",
            proposal="p1",
            stance="oppose",
            evidence=(at(REFUSAL), at('"Nobody has to do it for us."')),
            via=("a3",),
            date=When(text="on Thursday", from_="2031-03-06", to="2031-03-06"),
            attribution=("q1",),
            rule="not accept",
            confidence=0.85,
        ),
        Position(
            id="s2",
            holder="a4",
            proposal="p1",
            stance="conditional",
            evidence=(at(OFFER),),
            conditions=(
                condition("a ceasefire is signed", "ceasefire"),
                condition("the Security Council has given the patrols a mandate", "mandate"),
            ),
            rule="ready to … once",
            confidence=0.8,
        ),
    ),
    claims=(
        Claim(
            id="c1",
            kind="quantity",
            by="a5",
            about="p2",
            span=at(BOATS),
            quantity=Quantity(value=1200, unit="boats", approximate=True),
            attribution=("q3", "q4"),
            rule="number of",
            confidence=0.7,
        ),
    ),
    coded_by=CodedBy(placet="0", pipeline="none", codebook="none"),
    notes=("line 9: a quotation mark without its partner",),
)


@pytest.fixture
def record() -> Record:
    return RECORD
