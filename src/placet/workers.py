"""Items -> results, in order, over worker processes of Placet's own.

spaCy's own processes send whole parses to and fro; here a document goes out and its record comes back.
"""

import multiprocessing
import os
import pickle
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from placet.errors import PlacetError

Item = TypeVar("Item")
Result = TypeVar("Result")

# One that a worker works on and one that waits for it, so that it never waits for the parent.
HANDED = 2
# With one thread a process the processes don't fight for the cores, and sums come out the same on every machine.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
# A fork would copy the parent's locks and threads as they happen to stand, and its end of the other workers' pipes.
PROCESSES = multiprocessing.get_context("spawn")


class WorkerError(PlacetError):
    """The worker processes can't be started; nothing was done."""


@dataclass(frozen=True)
class Failure(Generic[Item]):
    """What stands in the place of an item's result: the item, and in one line why it has none."""

    item: Item
    reason: str


def map_documents(
    make: Callable[[], Callable[[Item], Result]], items: Iterable[Item], *, processes: int = 1, ahead: int = 16
) -> Iterator[Result | Failure[Item]]:
    """Give each item to a function, in one process or several, and yield the results in the items' order as they come.

    `make` builds the function, once in each process; with more than one process it, the items and the results are pickled, so it
    is a function of a module or a `functools.partial` of one. At most `ahead` items a process are read before their turn.
    An exception, or the death of the process at work on it, costs one item, which becomes a `Failure`.

    Raises `WorkerError` where a process can't be started; with one process, whatever `make` raises.
    """
    if processes > 1:
        with _crew(make, processes) as crew:
            yield from crew.map(items, processes * ahead)
    else:
        function = make()
        for item in items:
            try:
                result = function(item)
            except Exception as error:
                yield Failure(item, describe(error))
            else:
                yield result


def describe(error: BaseException) -> str:
    """Say in one line what went wrong and, where Placet did not foresee it, at which line of code."""
    text = " ".join(str(error).split())
    if isinstance(error, PlacetError):
        return text
    place = ""
    step = error.__traceback__
    while step is not None:
        place = f" ({os.path.basename(step.tb_frame.f_code.co_filename)}:{step.tb_lineno})"
        step = step.tb_next
    return f"{type(error).__name__}{': ' if text else ''}{text}{place}"


@dataclass
class _Slot(Generic[Item, Result]):
    """An item on its way, and its outcome once there is one."""

    item: Item
    outcome: tuple[Result | Failure[Item]] | None = None


class _Worker(Generic[Item, Result]):
    """One process, and the slots of the items it has been handed."""

    def __init__(self, make: Callable[[], Callable[[Item], Result]]) -> None:
        self.ready = False
        self.handed: deque[_Slot[Item, Result]] = deque()
        self.pipe, theirs = PROCESSES.Pipe()
        self.process = PROCESSES.Process(target=_work, args=(theirs, make), daemon=True)
        with _quiet_start():
            self.process.start()
        theirs.close()

    def hand(self, slot: _Slot[Item, Result]) -> None:
        """Send an item; a worker found dead is dealt with when its pipe is read."""
        try:
            data = pickle.dumps(slot.item)
        except Exception as error:
            slot.outcome = (Failure(slot.item, f"can't be sent to a worker process: {describe(error)}"),)
            return
        self.handed.append(slot)
        try:
            self.pipe.send_bytes(data)
        except OSError:
            return

    def receive(self) -> None:
        """Take what the worker sent; EOFError or OSError where it is dead."""
        done, data = pickle.loads(self.pipe.recv_bytes())
        if not self.ready:
            if not done:
                raise WorkerError(f"a worker process can't start: {data}")
            self.ready = True
            return
        slot = self.handed.popleft()
        if not done:
            slot.outcome = (Failure(slot.item, data),)
            return
        try:
            slot.outcome = (pickle.loads(data),)
        except Exception as error:
            slot.outcome = (Failure(slot.item, f"its result can't be read back from a worker process: {describe(error)}"),)

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


class _Crew(Generic[Item, Result]):
    """The worker processes and the one loop that feeds them."""

    def __init__(self, make: Callable[[], Callable[[Item], Result]]) -> None:
        self.make = make
        self.workers: list[_Worker[Item, Result]] = []

    def hire(self) -> _Worker[Item, Result]:
        worker = _Worker(self.make)
        self.workers.append(worker)
        return worker

    def map(self, items: Iterable[Item], in_flight: int) -> Iterator[Result | Failure[Item]]:
        """Yield the outcomes in the items' order; `in_flight` bounds what is held here, read but not yet yielded."""
        source = iter(items)
        order: deque[_Slot[Item, Result]] = deque()
        more = True
        while True:
            while more and len(order) < in_flight:
                freest = min(self.workers, key=lambda worker: len(worker.handed))
                if len(freest.handed) >= HANDED:
                    break
                try:
                    slot: _Slot[Item, Result] = _Slot(next(source))
                except StopIteration:
                    more = False
                    break
                order.append(slot)
                freest.hand(slot)
            if order and order[0].outcome is not None:
                yield order.popleft().outcome[0]  # type: ignore[index] # just seen to be there
            elif order:
                self._listen()
            elif not more:
                return

    def _listen(self) -> None:
        """Wait until a worker has sent something or died."""
        heard = wait([worker.pipe for worker in self.workers])
        for worker in [worker for worker in self.workers if worker.pipe in heard]:
            try:
                worker.receive()
            except (EOFError, OSError):
                self._bury(worker)

    def _bury(self, worker: _Worker[Item, Result]) -> None:
        """Tell the loss of a dead worker's item, and hand the items behind it to a new worker."""
        worker.process.join(5)
        end = _how_it_ended(worker.process.exitcode)
        if not worker.ready:
            raise WorkerError(f"a worker process {end} before it could start: try fewer processes")
        self.workers.remove(worker)
        waiting = list(worker.handed)
        worker.stop()
        if waiting:
            waiting[0].outcome = (Failure(waiting[0].item, f"its worker process {end}"),)
        successor = self.hire()
        for slot in waiting[1:]:
            successor.hand(slot)


@contextmanager
def _crew(make: Callable[[], Callable[[Item], Result]], processes: int) -> Iterator[_Crew[Item, Result]]:
    crew = _Crew(make)
    try:
        for _ in range(processes):
            crew.hire()
        yield crew
    finally:
        for worker in crew.workers:
            worker.stop()


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        hint = "; the system does so when memory runs out" if -code == signal.SIGKILL else ""
        return f"was killed ({signal.Signals(-code).name}{hint})"
    return f"ended with status {code}"


@contextmanager
def _quiet_start() -> Iterator[None]:
    """Start a process with one thread of arithmetic and deaf to Ctrl-C, which is for the parent to obey."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    in_main = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if in_main else None
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        if in_main:
            signal.signal(signal.SIGINT, handler)


def _work(pipe: Connection, make: Callable[[], Callable[[Any], Any]]) -> None:
    """A worker's life: build the function, then an item in, an outcome out, until the parent closes the pipe or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        function = make()
    except Exception as error:
        pipe.send((False, describe(error)))
        return
    pipe.send((True, None))
    inbox: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_fetch, args=(pipe, inbox), daemon=True).start()
    while True:
        data = inbox.get()
        outcome: tuple[bool, bytes | str]
        try:
            outcome = (True, pickle.dumps(function(pickle.loads(data))))
        except Exception as error:
            outcome = (False, describe(error))
        pipe.send(outcome)


def _fetch(pipe: Connection, inbox: "queue.SimpleQueue[bytes]") -> None:
    """Empty the pipe while the worker works: were both ends to write at once, each would wait for the other to read."""
    while True:
        try:
            inbox.put(pipe.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)
