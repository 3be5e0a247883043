"""Records built by hand, for the ledger's tests."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from placet.model.document import Region, Span
from placet.model.record import (
    Actor,
    Claim,
    CodedBy,
    Condition,
    Event,
    Place,
    Position,
    Proposal,
    Quantity,
    Quotation,
    Record,
    Source,
    When,
)

TEXT = (
    "The minister of Norland said on Monday that it could accept monitors at the Aldan crossing only if Sudrey agrees. "
    "About 300 monitors would be needed. Sudrey rejected the plan."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def coder(version: str = "0.1.0") -> CodedBy:
    return CodedBy(placet=version, pipeline="by hand", codebook="1")


def full_record(document: str = "d1", *, version: str = "0.1.0", published: str = "2031-05-07", text: str = TEXT) -> Record:
    condition = span("only if Sudrey agrees", text)
    return Record(
        document=Source(
            id=document,
            url=f"https://example.org/{document}",
            outlet="The Courier",
            title="Monitors at Aldan",
            published=published,
            text=text,
            regions=(Region(kind="body", start=0, end=len(text)),),
        ),
        actors=(
            Actor(
                id="a1", name="Norland", kind="state", code="NRL", sectors=("GOV",), office="minister", mentions=(span("Norland", text),)
            ),
            Actor(id="a2", name="Sudrey", kind="state", code="SDR", mentions=(span("Sudrey", text),)),
        ),
        quotations=(
            Quotation(
                id="q1",
                speaker=("a1",),
                cue=span("said", text),
                content=(span("it could accept monitors at the Aldan crossing only if Sudrey agrees", text),),
                kind="indirect",
                rule="say",
                confidence=0.9,
            ),
        ),
        events=(
            Event(
                id="e1",
                type="REJECT",
                actor=("a2",),
                recipient=("a1",),
                date=When(text="on Monday", from_="2031-05-05", to="2031-05-05"),
                place=Place(text="Aldan", country=""),
                anchor=span("rejected", text),
                span=span("Sudrey rejected the plan", text),
                rule="reject",
                confidence=0.8,
            ),
        ),
        proposals=(
            Proposal(
                id="p1",
                label="monitors at the Aldan crossing",
                action="deploy",
                agents=("a1",),
                theme="monitors",
                place="Aldan",
                cluster="made in a batch",
                mentions=(span("monitors", text),),
            ),
        ),
        positions=(
            Position(
                id="s1",
                holder="a1",
                proposal="p1",
                stance="conditional",
                evidence=(span("The minister of Norland said on Monday", text), span("About 300 monitors would be needed.", text)),
                conditions=(Condition(start=condition.start, end=condition.end, kind="consent", parties=("a2",)),),
                date=When(text="on Monday", from_="2031-05-05", to="2031-05-05"),
                attribution=("q1",),
                rule="accept",
                confidence=0.8,
            ),
        ),
        claims=(
            Claim(
                id="c1",
                kind="quantity",
                by="a1",
                about="p1",
                span=span("About 300 monitors", text),
                quantity=Quantity(value=300, unit="monitors", approximate=True),
                rule="quantity",
                confidence=0.7,
            ),
        ),
        coded_by=coder(version),
    )


@pytest.fixture
def make_record() -> Callable[..., Record]:
    return full_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "norland.ledger"


@pytest.fixture
def dump() -> Callable[[Path], dict[str, list[tuple[object, ...]]]]:
    """Every row of every table of a ledger's file, read without Placet."""

    def read(path: Path) -> dict[str, list[tuple[object, ...]]]:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
            return {name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}

    return read
