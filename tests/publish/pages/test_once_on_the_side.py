import time
from collections.abc import Callable
from threading import Event, Thread

import pytest

from placet.errors import PlacetError
from placet.ledger.state import State
from placet.publish.pages import once
from placet.publish.pages.once import Once


class Ledger:
    """A ledger whose state a test changes."""

    def __init__(self) -> None:
        self.state = State(newest=1, documents=1, decided=0, decisions=0)

    def add(self) -> None:
        self.state = self.state._replace(newest=self.state.newest + 1, documents=self.state.documents + 1)

    def decide(self) -> None:
        self.state = self.state._replace(decided=self.state.decided + 1, decisions=self.state.decisions + 1)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def kept(ledger: Ledger) -> Once[State]:
    return Once(lambda: ledger.state, shows_at_once=lambda state: state[2:])


def eventually(told: Callable[[], object], expected: object) -> None:
    until = time.monotonic() + 10
    while told() != expected:
        assert time.monotonic() < until, told()
        time.sleep(0.01)


def test_a_thing_is_made_once_for_a_state(ledger: Ledger, kept: Once[State]) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(ledger.state.newest)
        return ledger.state.newest

    assert [kept("a", make) for _ in range(3)] == [1, 1, 1]
    assert made == [1]
    ledger.add()
    eventually(lambda: kept("a", make), 2)
    assert made == [1, 2]


def test_many_threads_wait_for_one_that_makes(kept: Once[State]) -> None:
    made: list[int] = []
    threads = [Thread(target=lambda: kept("a", lambda: time.sleep(0.05) or made.append(1))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_who_reads_does_not_wait_for_what_is_made_anew(ledger: Ledger, kept: Once[State], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(once, "PATIENCE", 0.01)
    go_on = Event()

    def make() -> int:
        newest = ledger.state.newest
        if newest > 1:
            assert go_on.wait(10)
        return newest

    assert kept("a", make) == 1
    ledger.add()
    assert [kept("a", make) for _ in range(5)] == [1] * 5
    go_on.set()
    eventually(lambda: kept("a", make), 2)


def test_a_decision_shows_at_once_even_while_something_is_made_anew(
    ledger: Ledger, kept: Once[State], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "PATIENCE", 0.01)
    go_on = Event()
    slow = [1]

    def make() -> tuple[int, int]:
        state = ledger.state
        if state.newest > 1 and slow:
            slow.pop()
            assert go_on.wait(10)
        return state.newest, state.decisions

    assert kept("a", make) == (1, 0)
    ledger.add()
    assert kept("a", make) == (1, 0)
    ledger.decide()
    assert kept("a", make) == (2, 1)
    go_on.set()
    time.sleep(0.05)
    assert kept("a", make) == (2, 1)


def test_what_a_thing_is_made_of_is_of_the_same_state(ledger: Ledger, kept: Once[State], monkeypatch: pytest.MonkeyPatch) -> None:
    """The new account is made of the new records, though the old ones are still shown."""
    monkeypatch.setattr(once, "PATIENCE", 5)

    def records() -> int:
        return kept("records", lambda: ledger.state.newest)

    def account() -> int:
        return kept("account", lambda: 10 * records())

    assert (account(), records()) == (10, 1)
    ledger.add()
    assert (account(), records()) == (20, 2)


def test_what_can_not_be_made_is_told_to_who_asks(ledger: Ledger, kept: Once[State]) -> None:
    broken: list[int] = []

    def make() -> int:
        if broken:
            raise PlacetError("the dossier is broken")
        return 1

    assert kept("a", make) == 1
    broken.append(1)
    ledger.add()
    with pytest.raises(PlacetError, match="the dossier is broken"):
        kept("a", make)
    broken.clear()
    assert kept("a", make) == 1
