from collections.abc import Callable

from msgspec.structs import replace

from placet.analyse.flips import flips_of, positions
from placet.analyse.rules import Seat, Vote, at_least
from placet.analyse.standing import reports_on
from placet.analyse.timeline import Report
from placet.model.digest import Words, digest
from placet.model.record import Position, Record

Make = Callable[..., Record]
Take = Callable[..., Position]


def heard(record: Record, text: str = "") -> list[Report]:
    if text:
        record = replace(record, document=replace(record.document, text=record.document.text + text))
    read = digest(record)
    return [report for topic in read.topics for report in reports_on(read, topic)]


def test_only_a_position_that_decides_is_told_and_what_would_come_of_it(make_record: Make, make_position: Take) -> None:
    yes = heard(make_record("a", "2031-05-01", make_position("north", "support", confidence=0.7)))
    reports = {"NRL": yes, "SDR": heard(make_record("b", "2031-05-01", make_position("south", "oppose")))}
    votes = {"NRL": Vote.yes, "SDR": Vote.no}
    either = at_least(1, [Seat("NRL"), Seat("SDR")])
    assert [(flip.party, flip.read_as, flip.verdict) for flip in flips_of(either, votes, reports, ())] == [
        ("NRL", None, "undetermined"),
        ("NRL", "oppose", "withheld"),
    ]
    assert {flip.party for flip in flips_of(at_least(2, [Seat("NRL"), Seat("SDR")]), votes, reports, ())} == {"SDR"}
    assert flips_of(Seat("WST"), {"WST": Vote.unknown}, {}, ()) == []


def test_nothing_hangs_on_one_of_two_that_say_the_same(make_record: Make, make_position: Take) -> None:
    one = heard(make_record("a", "2031-05-01", make_position("north", "support")))
    two = heard(make_record("b", "2031-05-02", make_position("minister", "support", via=["paper"])), " More words.")
    two = [in_other_words(report) for report in two]
    flips = flips_of(Seat("NRL"), {"NRL": Vote.yes}, {"NRL": one + two}, ())
    assert [(flip.documents, flip.read_as) for flip in flips if flip.read_as is None] == []
    assert {flip.documents for flip in flips} == {("b",)}  # the older one, turned, is but what it said before


def in_other_words(report: Report) -> Report:
    """The same report with other words as evidence."""
    words = Words(words="It must not be built at all.", line=1, start=100, end=128)
    return replace(report, said=replace(report.said, evidence=(words,)))


def test_an_article_that_says_two_things_has_two_positions(make_record: Make, make_position: Take) -> None:
    record = make_record("a", "2031-05-01", make_position("north", "oppose"), make_position("minister", "conditional"))
    assert [[report.said.stance for report in group] for group in positions(heard(record))] == [["oppose"], ["conditional"]]
