from collections.abc import Callable, Iterator

import msgspec
import pytest

from placet.errors import LedgerError
from placet.ledger import Ledger
from placet.model.document import Span
from placet.model.record import Actor, CodedBy, Condition, Event, Place, Position, Proposal, Quotation, Record, Source, When
from tests.ledger.conftest import STORES, execute, full_record

Make = Callable[..., Record]

TEXT = (
    "Ada Holm said: “We will not send any patrols.” Nobody else would, she added.\n"
    "According to The Lantern, Russia and Norland rejected Sweden's offer of guards in Port Haven."
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def later(document: str = "late", published: str = "2031-06-01") -> Record:
    """A record with people and states that the codebook knows, or doesn't, and with chains of attribution."""
    return Record(
        document=Source(id=document, url="https://example.org/late", outlet="Sudrey Post", title="Guards", published=published, text=TEXT),
        actors=(
            Actor(id="a1", name="Ada Holm", kind="person", code="NRL", mentions=(at("Ada Holm"),)),
            Actor(id="a2", name="Russia", kind="state", code="RUS", mentions=(at("Russia"),)),
            Actor(id="a11", name="Lavrov", kind="person", code="RUS", mentions=(at("Russia"),)),
            Actor(id="a3", name="The Lantern", kind="outlet", code="OUTLET", mentions=(at("The Lantern"),)),
            Actor(id="a4", name="Sweden", kind="state", code="SWE", mentions=(at("Sweden"),)),
        ),
        quotations=(
            Quotation(
                id="q1", speaker=("a1",), content=(at("“We will not send any patrols.”"), at("Nobody else would")), kind="direct", rule="r",
                confidence=0.9,
            ),
            Quotation(
                id="q2", speaker=("a3",), content=(at("Russia and Norland rejected Sweden's offer of guards"),), kind="indirect", rule="r",
                confidence=0.5, factuality="possible",
            ),
        ),
        events=(
            Event(
                id="e2", type="REJECT", mode="yield", actor=("a2", "a1"), recipient=("a4",), anchor=at("rejected"), rule="r",
                confidence=0.6,
                span=at("Russia and Norland rejected Sweden's offer of guards"), attribution=("q2",), place=Place(text="Port Haven"),
            ),
            Event(
                id="e10", type="CONSULT", actor=("a11",), anchor=at("said"), span=at("Ada Holm said"), status="planned", rule="r",
                confidence=0.8, date=When(text="July", from_="2031-07-01", to="2031-07-31"),
            ),
        ),
        proposals=(
            Proposal(id="p1", label="guards in Port Haven", action="deploy", agents=("a4",), theme="guards", mentions=(at("guards"),)),
            Proposal(id="p2", label="sending patrols", action="send", wider="p1", mentions=(at("send any patrols"),)),
        ),
        positions=(
            Position(
                id="s2", holder="a2", proposal="p1", stance="oppose", basis="act", evidence=(at("Russia and Norland rejected"),),
                via=("a3",), attribution=("q2",), rule="r", confidence=0.6,
            ),
            Position(
                id="s10", holder="a11", proposal="p1", stance="undecided", evidence=(at("Norland rejected"),), rule="r", confidence=0.7,
            ),
            Position(
                id="s1", holder="a1", proposal="p2", stance="oppose", evidence=(at("We will not send any patrols"),), rule="r",
                confidence=0.9, conditions=(Condition(start=0, end=8, kind="other"),),
            ),
        ),
        coded_by=CodedBy(placet="0", pipeline="none", codebook="none"),
    )  # fmt: skip


@pytest.fixture(scope="module", params=STORES)
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with two documents: d1 of May, about monitors, and the later one."""
    url = tmp_path_factory.mktemp("ledger") / "asked" if request.param == "sqlite" else request.getfixturevalue("server").database()
    with Ledger.open(url, create=True) as store:
        store.add(later())
        store.add(full_record("d1", published="2031-05-07"))
        yield store


def test_a_position_can_be_cited(ledger: Ledger) -> None:
    row = next(ledger.ask.positions(actor="Norland", proposal="monitors"))
    assert row == type(row)(
        day="2031-05-05", who="Norland", code="NRL", stance="conditional", label="monitors at the Aldan crossing",
        condition="only if Sudrey agrees", status="statement", via="", words="The minister of Norland said on Monday", outlet="The Courier",
        published="2031-05-07", title="Monitors at Aldan", url="https://example.org/d1", document="d1", id="s1", line=1, start=0, end=38,
        rule="accept", confidence=0.8,
    )  # fmt: skip


def test_words_stand_where_a_row_says(ledger: Ledger) -> None:
    texts = {record.document.id: record.document.text for record in ledger.records()}
    rows = [*ledger.ask.positions(), *ledger.ask.events(), *ledger.ask.proposals(), *ledger.ask.quotations()]
    assert len(rows) == 4 + 3 + 3 + 3
    for row in rows:
        text = texts[row.document]
        assert text[row.start : row.end].startswith(row.words.split(" … ")[0])
        assert text[row.start : row.end].endswith(row.words.split(" … ")[-1])
        assert row.line == text[: row.start].count("\n") + 1


def test_the_newest_stand_first_and_those_of_a_document_in_its_order(ledger: Ledger) -> None:
    assert [(row.document, row.id) for row in ledger.ask.positions()] == [("late", "s1"), ("late", "s2"), ("late", "s10"), ("d1", "s1")]
    assert [(row.day, row.id) for row in ledger.ask.events()] == [("2031-07-31", "e10"), ("2031-06-01", "e2"), ("2031-05-05", "e1")]
    assert [(row.document, row.id) for row in ledger.ask.quotations()] == [("late", "q1"), ("late", "q2"), ("d1", "q1")]
    assert [(row.document, row.id) for row in ledger.ask.proposals()] == [("late", "p1"), ("late", "p2"), ("d1", "p1")]
    assert [row.id for row in ledger.ask.quotations(limit=1)] == ["q1"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"actor": "RUS"}, ["s2", "s10"]),  # a state with its officials
        ({"actor": "rus"}, ["s2", "s10"]),
        ({"actor": "Kremlin"}, ["s2", "s10"]),
        ({"actor": "the Kremlin"}, ["s2", "s10"]),
        ({"actor": "Sergey Lavrov"}, ["s10"]),  # whom the document names by surname only
        ({"actor": ["Sergey Lavrov", "ada holm"]}, ["s1", "s10"]),
        ({"actor": "NRL"}, ["s1", "s1"]),
        ({"actor": "Norland"}, ["s1", "s1"]),  # no state of the codebook's, but one of the ledger's
        ({"actor": "FRA"}, []),  # a state that nobody speaks of
        ({"actor": "OUTLET"}, []),
        ({"stance": "oppose"}, ["s1", "s2"]),
        ({"stance": ["Oppose", "UNDECIDED"]}, ["s1", "s2", "s10"]),
        ({"status": "act"}, ["s2"]),
        ({"proposal": "guard"}, ["s2", "s10"]),
        ({"words": "patrols"}, ["s1"]),
        ({"words": '"not send"', "proposal": "patrols", "actor": "NRL"}, ["s1"]),
        ({"words": '"send not"'}, []),
        ({"outlet": "the courier"}, ["s1"]),
        ({"document": "late", "min_confidence": 0.65}, ["s1", "s10"]),
        ({"since": "2031-06-01"}, ["s1", "s2", "s10"]),
        ({"until": "2031-05-05"}, ["s1"]),
        ({"since": "2031-05-05", "until": "2031-06-01", "stance": "conditional"}, ["s1"]),
    ],
)
def test_positions(ledger: Ledger, asked: dict[str, str], found: list[str]) -> None:
    assert [row.id for row in ledger.ask.positions(**asked)] == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"actor": "RUS"}, ["e10", "e2"]),
        ({"actor": ["RUS", "NRL"]}, ["e10", "e2"]),  # each once
        ({"actor": "a1"}, None),  # no name, though an id
        ({"actor": "Ada Holm"}, ["e2"]),
        ({"recipient": "Sweden"}, ["e2"]),
        ({"actor": "SDR", "recipient": "NRL"}, ["e1"]),
        ({"actor": "NRL", "recipient": "SDR"}, []),
        ({"type": "reject"}, ["e2", "e1"]),
        ({"type": ["REJECT", "CONSULT"], "status": "planned"}, ["e10"]),
        ({"until": "2031-05-31"}, ["e1"]),
        ({"since": "2031-07-01"}, ["e10"]),
        ({"outlet": "Sudrey Post", "min_confidence": 0.7}, ["e10"]),
    ],
)
def test_events(ledger: Ledger, asked: dict[str, str], found: list[str] | None) -> None:
    if found is None:
        with pytest.raises(LedgerError, match="there is no actor 'a1'"):
            ledger.ask.events(**asked)
    else:
        assert [row.id for row in ledger.ask.events(**asked)] == found


def test_an_event_names_both_parties_and_who_tells_of_it(ledger: Ledger) -> None:
    row = next(ledger.ask.events(recipient="SWE"))
    assert (row.who, row.code, row.recipient, row.recipient_code) == ("Russia; Ada Holm", "RUS; NRL", "Sweden", "SWE")
    assert (row.type, row.mode, row.place, row.via, row.day) == ("REJECT", "yield", "Port Haven", "The Lantern", "2031-06-01")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"actor": "Norland"}, ["q1", "q1"]),
        ({"actor": "The Lantern"}, ["q2"]),
        ({"words": "patrol"}, ["q1"]),
        ({"words": "guards", "actor": "NRL"}, []),
        ({"status": "possible"}, ["q2"]),
        ({"min_confidence": 0.9}, ["q1", "q1"]),
        ({"until": "2031-05-31"}, ["q1"]),
    ],
)
def test_quotations(ledger: Ledger, asked: dict[str, str], found: list[str]) -> None:
    assert [row.id for row in ledger.ask.quotations(**asked)] == found


def test_a_quotation_in_two_stretches_is_one_row(ledger: Ledger) -> None:
    row = next(ledger.ask.quotations(actor="Ada Holm"))
    assert row.words == "“We will not send any patrols.” … Nobody else would"
    assert (row.start, row.end) == (at("“We will not").start, at("Nobody else would").end)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"actor": "SWE"}, ["p1"]),  # who would do it
        ({"actor": "RUS"}, ["p1"]),  # who takes a stance on it
        ({"actor": "NRL"}, ["p2", "p1"]),
        ({"proposal": "patrols"}, ["p2"]),
        ({"proposal": "guards haven", "actor": "Russia"}, ["p1"]),
        ({"until": "2031-05-31"}, ["p1"]),
    ],
)
def test_proposals(ledger: Ledger, asked: dict[str, str], found: list[str]) -> None:
    assert [row.id for row in ledger.ask.proposals(**asked)] == found


def test_a_proposal_shows_who_stands_where(ledger: Ledger) -> None:
    guards, patrols = ledger.ask.proposals(document="late")
    assert (guards.who, guards.support, guards.oppose, guards.conditional, guards.undecided) == ("Sweden", "", "Russia", "", "Lavrov")
    assert (patrols.wider, patrols.words, patrols.oppose) == ("guards in Port Haven", "send any patrols", "Ada Holm")


@pytest.mark.parametrize(
    ("kind", "asked", "told"),
    [
        ("positions", {"actor": "Nrland"}, "there is no actor 'Nrland'; the nearest is Norland"),
        ("positions", {"actor": "Rusia"}, "there is no actor 'Rusia'; the nearest is Russia"),
        ("events", {"recipient": "Sweeden"}, "there is no actor 'Sweeden'; the nearest is Sweden"),
        ("positions", {"stance": "opose"}, "there is no stance 'opose'; the nearest is oppose"),
        ("positions", {"stance": "x"}, "there is no stance 'x'; it is one of support, oppose, conditional, undecided"),
        ("events", {"type": "REJET"}, "there is no type of events 'REJET'; the nearest is REJECT"),
        ("quotations", {"status": "planned"}, "there is no status 'planned'; it is one of asserted, denied, possible, hypothetical"),
        ("proposals", {"outlet": "Sudrey Pst"}, "there is no outlet 'Sudrey Pst'; the nearest is Sudrey Post"),
        ("proposals", {"since": "2031-6-1"}, "since '2031-6-1' is no day; write YYYY-MM-DD"),
        ("quotations", {"words": "?"}, "'?' has no word to search for: give one at least"),
    ],
)
def test_what_is_not_there_is_told_at_once_with_the_nearest(ledger: Ledger, kind: str, asked: dict[str, str], told: str) -> None:
    with pytest.raises(LedgerError) as error:
        getattr(ledger.ask, kind)(**asked)
    assert str(error.value) == told


def test_more_rows_than_are_read_at_once_keep_their_order(url: str, make_record: Make) -> None:
    with Ledger.open(url, create=True) as store:
        store.add_many(
            msgspec.structs.replace(later(f"d{number}"), document=msgspec.structs.replace(later().document, id=f"d{number}", published=day))
            for number in range(60)
            for day in [f"2031-06-{1 + number % 28:02}"]
        )
        rows = list(store.ask.positions())
        assert len(rows) == 180
        assert [row.day for row in rows] == sorted((row.day for row in rows), reverse=True)
        assert len({(row.document, row.id) for row in rows}) == 180


def test_a_position_without_a_day_is_in_no_stretch_of_time(url: str) -> None:
    with Ledger.open(url, create=True) as store:
        store.add(later(published=""))
        assert [row.day for row in store.ask.positions()] == ["", "", ""]
        assert list(store.ask.positions(until="2099-01-01")) == []


def test_a_record_that_cannot_be_read_is_told(url: str) -> None:
    with Ledger.open(url, create=True) as store:
        store.add(later())
        execute(url, "UPDATE versions SET record = '{}'")
        with pytest.raises(LedgerError, match="the record of document late can't be read"):
            list(store.ask.quotations())
