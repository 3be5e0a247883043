from collections.abc import Callable, Sequence

import pytest

from placet.analyse.standing import reports_on
from placet.analyse.timeline import Report, phases
from placet.model.digest import digest
from placet.model.record import Position, Record, Stance

Make = Callable[..., Record]
Take = Callable[..., Position]


@pytest.fixture
def reported(make_record: Make, make_position: Take) -> Callable[..., list[Report]]:
    def build(*told: tuple[str, str, Stance]) -> list[Report]:
        found: list[Report] = []
        for document, day, stance in told:
            read = digest(make_record(document, day, make_position("north", stance)))
            found += reports_on(read, read.topics[0])
        return found

    return build


def spelled(reports: Sequence[Report]) -> list[tuple[set[Stance], int]]:
    return [(set(phase.stances), len(phase.reports)) for phase in phases(reports)]


def test_a_change_starts_a_phase_and_a_repetition_prolongs_it(reported: Callable[..., list[Report]]) -> None:
    reports = reported(("c", "2031-03-01", "oppose"), ("a", "2031-01-01", "support"), ("b", "2031-02-01", "support"))
    assert spelled(reports) == [({"support"}, 2), ({"oppose"}, 1)]


def test_one_day_is_one_phase(reported: Callable[..., list[Report]]) -> None:
    assert spelled(reported(("a", "2031-01-01", "support"), ("b", "2031-01-01", "oppose"))) == [({"support", "oppose"}, 2)]


def test_terms_and_refusal_of_one_document_are_one_answer(reported: Callable[..., list[Report]]) -> None:
    reports = reported(("a", "2031-01-01", "conditional"), ("a", "2031-01-05", "oppose"), ("b", "2031-01-06", "oppose"))
    assert spelled(reports) == [({"oppose", "conditional"}, 3)]


def test_from_terms_to_refusal_in_two_documents_is_a_change(reported: Callable[..., list[Report]]) -> None:
    reports = reported(("a", "2031-01-01", "conditional"), ("b", "2031-01-05", "oppose"))
    assert spelled(reports) == [({"conditional"}, 1), ({"oppose"}, 1)]
