from collections.abc import Callable, Iterator

import msgspec
import pytest

from placet.errors import LedgerError
from placet.ledger import Ledger
from placet.model.record import Record
from tests.ledger.conftest import STORES, full_record, span

Make = Callable[..., Record]

NAUSAL = (
    "The premier of Näusal’s cease-fire office did not welcome the observers. She said: “We are sending no observers to the strait.” "
    "Norland keeps out."
)


def second(make_record: Make, document: str = "d2", published: str = "2031-06-01") -> Record:
    """A record with another proposal, whose position says no day."""
    record = make_record(document, published=published)
    (position,), (quotation,), (proposal,) = record.positions, record.quotations, record.proposals
    norland = msgspec.structs.replace(record.actors[0], name="Norland", mentions=(span("Norland", NAUSAL),))
    return msgspec.structs.replace(
        record,
        document=msgspec.structs.replace(record.document, text=NAUSAL, regions=()),
        actors=(norland,),
        quotations=(msgspec.structs.replace(quotation, cue=span("said", NAUSAL), content=(span("We are sending no observers", NAUSAL),)),),
        proposals=(msgspec.structs.replace(proposal, label="observers in the strait", mentions=(span("observers", NAUSAL),)),),
        positions=(
            msgspec.structs.replace(
                position, stance="oppose", evidence=(span(NAUSAL[: NAUSAL.index(" She")], NAUSAL),), conditions=(), date=None
            ),
        ),
        events=(),
        claims=(),
    )


@pytest.fixture(scope="module", params=STORES)
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with two documents, which no test changes for good."""
    url = tmp_path_factory.mktemp("ledger") / "questions" if request.param == "sqlite" else request.getfixturevalue("server").database()
    with Ledger.open(url, create=True) as store:
        store.add(full_record("d1", published="2031-05-07"))
        store.add(second(full_record))
        yield store


@pytest.fixture
def removed_after(ledger: Ledger) -> Iterator[None]:
    """Take out again what a test adds."""
    yield
    ledger.remove([document.id for document in ledger.documents() if document.id not in ("d1", "d2")])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("observers", ["d2", "d2"]),
        ("OBSERVER", ["d2", "d2"]),  # any case, any form
        ("send", ["d2"]),
        ("observers strait", []),  # all the words
        ('"did not welcome"', ["d2"]),  # no word is too common to count
        ('"welcome not did"', []),
        ("nausal", ["d2"]),  # with or without accents
        ("näusal", ["d2"]),
        ("ceasefire", []),
        ("cease-fire", ["d2"]),
        ("cease fire", ["d2"]),
        ("“at the Aldan”", ["d1"]),
        ("300", ["d1"]),
        ("monitors", ["d1", "d1"]),
        ("needed. Minister", []),
        ("AND OR NOT NEAR( * : ^ -monitors' \" %", []),
        ("nothing-of-the-kind", []),
    ],
)
def test_search_finds_the_words(ledger: Ledger, words: str, found: list[str]) -> None:
    assert [hit.document for hit in ledger.search(words)] == found


def test_a_hit_names_its_source_and_who_says_it(ledger: Ledger) -> None:
    quotation, sentence = ledger.search("crossing")[0], ledger.search("needed")[0]
    assert (quotation.kind, quotation.document, quotation.outlet, quotation.published, quotation.id, quotation.by) == (
        "quotation", "d1", "The Courier", "2031-05-07", "q1", ("Norland",),
    )  # fmt: skip
    assert quotation.words == "it could accept monitors at the Aldan crossing only if Sudrey agrees"
    assert (sentence.kind, sentence.id, sentence.by, sentence.words) == (
        "evidence",
        "s1",
        ("Norland",),
        "About 300 monitors would be needed.",
    )


def test_a_search_can_be_narrowed_and_ended(ledger: Ledger) -> None:
    assert [hit.kind for hit in ledger.search("monitors", among=["evidence"])] == ["evidence"]
    assert [hit.kind for hit in ledger.search("monitors", among=["quotation"])] == ["quotation"]
    assert len(ledger.search("monitors", limit=1)) == 1


@pytest.mark.usefixtures("removed_after")
def test_what_was_added_last_is_found_first(ledger: Ledger, make_record: Make) -> None:
    ledger.add(make_record("d0", published="2030-01-01"))
    assert [hit.document for hit in ledger.search("needed")] == ["d0", "d1"]


@pytest.mark.usefixtures("removed_after")
def test_only_the_latest_version_is_searched(ledger: Ledger, make_record: Make) -> None:
    ledger.add(make_record("d3"))
    assert [hit.document for hit in ledger.search("needed")] == ["d3", "d1"]
    ledger.add(second(make_record, "d3"))
    assert [hit.document for hit in ledger.search("needed")] == ["d1"]
    assert [hit.document for hit in ledger.search("welcome")] == ["d3", "d2"]


@pytest.mark.parametrize("words", ["", " ", '""', "- ?", "_"])
def test_a_search_for_no_word_is_told(ledger: Ledger, words: str) -> None:
    with pytest.raises(LedgerError, match="has no word to search for"):
        ledger.search(words)


@pytest.mark.usefixtures("removed_after")
def test_records_about_something(ledger: Ledger, make_record: Make) -> None:
    ledger.add(make_record("d0"))
    assert [record.document.id for record in ledger.records(about="monitors")] == ["d0", "d1"]
    assert [record.document.id for record in ledger.records(about="strait observers")] == ["d2"]
