"""A site over a ledger with two documents: the invented one of the strait, and one with a script in every field that has text."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

pytest.importorskip("fastapi", reason="the pages are an extra: pip install 'placet[web]'")

from starlette.testclient import TestClient

from placet.ledger import Ledger
from placet.model.document import Span
from placet.model.record import Actor, CodedBy, Condition, Event, Place, Position, Proposal, Quotation, Record, Source, When
from placet.publish.pages.app import create_app
from placet.publish.pages.settings import Settings
from tests.publish.conftest import RECORD

SCRIPT = "<script>alert('x')</script>"
HOSTILE_TEXT = f"{SCRIPT} Westmark rejected {SCRIPT} patrols & more if {SCRIPT} holds.\n\nSudria: \u202eyes\u202c to it."


def span(words: str) -> Span:
    start = HOSTILE_TEXT.index(words)
    return Span(start=start, end=start + len(words))


WHOLE = span(f"Westmark rejected {SCRIPT} patrols")
HOSTILE = Record(
    document=Source(
        id=f"2/{SCRIPT}?a=b#c", url="javascript:alert(1)", outlet=f"Outlet {SCRIPT}", title=f"Title {SCRIPT}", published="2031-03-08",
        text=HOSTILE_TEXT,
    ),
    actors=(
        Actor(id="a1", name="Westmark", kind="state", code="WST", mentions=(span("Westmark"),)),
        Actor(id="a2", name=f"Ann {SCRIPT}", kind="person", code="OTHER", mentions=(span("Sudria"),)),
    ),
    quotations=(
        Quotation(id="q1", speaker=("a2",), content=(WHOLE,), kind="direct", rule=SCRIPT, confidence=0.5),
        Quotation(id="q2", speaker=("a1",), content=(span("rejected"),), kind="direct", attribution=("q1",), rule="r", confidence=0.5),
    ),
    events=(
        Event(
            id="e1", type="REJECT", mode=SCRIPT, contexts=(SCRIPT,), cameo=SCRIPT, actor=("a1",), recipient=("a2",),
            date=When(text=SCRIPT, from_="2031-03-07", to="2031-03-07"), place=Place(text=SCRIPT), anchor=span("rejected"), span=WHOLE,
            attribution=("q1",), rule=SCRIPT, confidence=0.5,
        ),
    ),
    proposals=(
        Proposal(
            id="p1", label=f"foreign patrols {SCRIPT}", action="patrol", theme=SCRIPT, place=SCRIPT, mentions=(span(f"{SCRIPT} patrols"),)
        ),
    ),
    positions=(
        Position(
            id="s1", holder="a1", proposal="p1", stance="oppose", evidence=(WHOLE,), via=("a2",), attribution=("q1",), rule=SCRIPT,
            confidence=0.5,
        ),
        Position(
            id="s2", holder="a2", proposal="p1", stance="conditional", evidence=(WHOLE,), rule=SCRIPT, confidence=0.5,
            conditions=(Condition(start=0, end=len(SCRIPT), kind="other"),),
        ),
    ),
    coded_by=CodedBy(placet="0", pipeline="none", codebook="none"),
)  # fmt: skip

DOSSIER = f"""\
title: 'Patrols {SCRIPT.replace("'", "''")}'
parties: [{{code: NRL, name: Norland}}, {{code: WST, name: Westmark}}, {{code: SDR, name: Sudria}}]
proposals:
  - id: patrols
    label: 'foreign patrols {SCRIPT.replace("'", "''")}'
    names: [foreign patrols]
    consent: all parties
  - id: census
    label: a census of boats
    names: [census]
    consent: {{any of: [NRL, SDR]}}
"""

PAGES = [
    "/", "/dossier/strait", "/dossier/strait/stances", "/dossier/strait/charts/stances",
    "/dossier/strait/proposal?id=patrols",
    "/dossier/strait/cell?proposal=patrols&party=WST", "/proposal?document=strait-1&id=p1", "/actor?of=WST", "/actor?of=Ada+Holm",
    "/event?document=strait-1&id=e1", "/positions", "/events", "/quotations", "/proposals", "/documents", "/search?words=patrols",
    "/failures", "/document?id=strait-1&at=47-110", f"/document?id={quote(HOSTILE.document.id)}", "/review?below=0.9", "/review?kind=event",
]  # fmt: skip
"""An address of each kind of page."""

Visit = Callable[..., TestClient]


def ending(address: str, form: str) -> str:
    """The address of a page in another form."""
    path, _, query = address.partition("?")
    return f"{'/index' if path == '/' else path}.{form}{'?' * bool(query)}{query}"


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A ledger, and a dossier beside it."""
    folder = tmp_path_factory.mktemp("site")
    ledger, dossier = folder / "ledger.db", folder / "strait.yaml"
    with Ledger.open(ledger, create=True) as store:
        store.add_many([RECORD, HOSTILE])
        store.add_failure(f"file {SCRIPT}", "read", f"is broken {SCRIPT}")
    dossier.write_text(DOSSIER, encoding="utf-8")
    return ledger, dossier


@pytest.fixture(scope="session")
def visit(held: tuple[Path, Path]) -> Visit:
    """Make a client of a site with some settings; nobody changes its ledger."""

    def visit(*, base_url: str = "http://localhost", **settings: object) -> TestClient:
        return TestClient(create_app(Settings(ledger=str(held[0]), dossiers=(held[1],), **settings)), base_url=base_url)

    return visit


@pytest.fixture(scope="session")
def client(visit: Visit) -> TestClient:
    return visit()
