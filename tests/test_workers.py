import os
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from placet.errors import PlacetError
from placet.workers import Failure, WorkerError, describe, map_documents


class Unsendable:
    def __reduce__(self) -> str:
        raise TypeError("stays here")


class UnreadableError(Exception):
    """Like any exception whose arguments are not what it was made from: it pickles, and does not unpickle."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def squares() -> Callable[[int], int]:
    return lambda item: item * item


def moods() -> Callable[[str], object]:
    def function(item: str) -> object:
        match item:
            case "raise":
                raise KeyError("no such\nthing")
            case "foreseen":
                raise PlacetError("a.txt: is empty")
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "leave":
                os._exit(3)
            case "unsendable":
                return Unsendable()
            case "unreadable":
                return UnreadableError("a", "b")
            case "slow":
                time.sleep(0.3)
            case "threads":
                return os.environ["OPENBLAS_NUM_THREADS"]
            case "big":
                return "b" * 3_000_000
        return item.upper()

    return function


def broken() -> Callable[[int], int]:
    raise PlacetError("codebook.yaml:3: no such code")


def killed_at_once() -> Callable[[int], int]:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def reasons(results: list[object]) -> list[str]:
    return [result.reason if isinstance(result, Failure) else "fine" for result in results]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_items_order(processes: int) -> None:
    assert list(map_documents(squares, range(50), processes=processes)) == [n * n for n in range(50)]


@pytest.mark.parametrize("processes", [1, 2])
def test_no_items_give_no_results(processes: int) -> None:
    assert list(map_documents(squares, [], processes=processes)) == []


def test_a_slow_item_is_waited_for() -> None:
    assert list(map_documents(moods, ["slow", "a", "b", "c"], processes=2)) == ["SLOW", "A", "B", "C"]


@pytest.mark.parametrize("processes", [1, 2])
def test_an_exception_costs_one_item(processes: int) -> None:
    results = list(map_documents(moods, ["a", "raise", "foreseen", "b"], processes=processes))
    assert results[0] == "A"
    assert results[3] == "B"
    assert isinstance(results[1], Failure)
    assert results[1].item == "raise"
    assert results[1].reason.startswith("KeyError: 'no such\\nthing' (test_workers.py:")
    assert results[2] == Failure("foreseen", "a.txt: is empty")


def test_a_killed_worker_costs_one_item_and_is_told_in_one_line() -> None:
    results = list(map_documents(moods, ["a", "die", *"bcdefgh", "leave", "i"], processes=2))
    assert [result for result in results if isinstance(result, str)] == list("ABCDEFGHI")
    assert reasons(results)[1] == "its worker process was killed (SIGKILL; the system does so when memory runs out)"
    assert reasons(results)[9] == "its worker process ended with status 3"


def test_what_can_not_be_pickled_costs_one_item() -> None:
    told = reasons(list(map_documents(moods, ["unsendable", "unreadable", "a"], processes=2)))
    assert told[0].startswith("TypeError: stays here")
    assert told[1].startswith("its result can't be read back from a worker process: TypeError")
    assert told[2] == "fine"
    told = reasons(list(map_documents(squares, [lambda: 1, 2], processes=2)))  # type: ignore[list-item]
    assert told[0].startswith("can't be sent to a worker process:")
    assert told[1] == "fine"


def test_big_items_and_results_do_not_lock_up() -> None:
    items = ["big", "a" * 3_000_000] * 6
    assert [len(str(result)) for result in map_documents(moods, items, processes=2)] == [3_000_000] * 12


def test_items_are_read_only_so_far_ahead() -> None:
    read = []

    def items() -> Iterator[int]:
        for n in range(100):
            read.append(n)
            yield n

    results = map_documents(squares, items(), processes=2, ahead=3)
    assert next(results) == 0
    assert len(read) <= 6
    results.close()


def test_an_error_of_the_source_comes_through() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise PlacetError("disc gone")

    with pytest.raises(PlacetError, match="disc gone"):
        list(map_documents(squares, items(), processes=2))


def test_a_function_that_can_not_be_built_stops_the_run() -> None:
    with pytest.raises(WorkerError, match=r"^a worker process can't start: codebook.yaml:3: no such code$"):
        list(map_documents(broken, [1, 2], processes=2))
    with pytest.raises(WorkerError, match=r"was killed .* before it could start"):
        list(map_documents(killed_at_once, [1, 2], processes=2))


def test_workers_do_arithmetic_on_one_thread_and_the_parent_is_left_alone() -> None:
    before = dict(os.environ)
    assert list(map_documents(moods, ["threads"], processes=2)) == ["1"]
    assert dict(os.environ) == before


def test_ctrl_c_ends_the_workers() -> None:
    results = map_documents(partial(moods), ["a", *["slow"] * 50], processes=2)
    assert next(results) == "A"
    children = _children()
    assert len(children) >= 2
    with pytest.raises(KeyboardInterrupt):
        results.throw(KeyboardInterrupt)
    assert not set(_children()) & set(children[:2])


def _children() -> list[int]:
    import multiprocessing

    return [child.pid or 0 for child in multiprocessing.active_children()]


def test_an_error_is_described_in_one_line() -> None:
    assert describe(PlacetError("a\n b")) == "a b"
    assert describe(ValueError()) == "ValueError"
