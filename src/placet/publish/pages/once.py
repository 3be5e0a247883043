"""What is made of a ledger's state: made once, for any number of visitors at once, and again when the state changes.

Some changes show at once: the next visitor waits until all that is shown is made anew, as after a decision. Others are worked in on the
side, and until that is done visitors see what was there before, so that who reads never waits for who adds documents.
"""

from collections.abc import Callable, Hashable
from contextlib import suppress
from contextvars import ContextVar
from threading import Lock, RLock, Thread
from typing import Any, Generic, TypeVar

from placet.errors import PlacetError

Made = TypeVar("Made")
State = TypeVar("State")

MOST_KEPT = 64
"""So many things are kept for one state of the ledger, besides those whose keys are words: accounts for a dossier and a day, say."""
MADE_ANEW = 12
"""So many of these are made anew on the side."""
PATIENCE = 2.0
"""So many seconds the first visitor after a change waits for what is made on the side: with a small ledger that is long enough."""


class Once(Generic[State]):
    """Things by their keys, as long as `state` gives the same; whoever asks while one is made waits for it.

    A change of what `shows_at_once` makes of the state is waited for, any other is worked in on the side; without it, all are waited for.

    >>> day = ["Monday"]
    >>> once = Once(lambda: day[0])
    >>> once("menu", lambda: "soup"), once("menu", lambda: "fish")
    ('soup', 'soup')
    >>> day[0] = "Tuesday"
    >>> once("menu", lambda: "fish")
    'fish'
    """

    def __init__(self, state: Callable[[], State], *, shows_at_once: Callable[[State], object] = lambda state: state) -> None:
        self._state, self._shows_at_once = state, shows_at_once
        self._lock = Lock()
        self._shown: _Generation[State] | None = None
        self._maker: Thread | None = None

    def __call__(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made under a key, or make it; what it asks for itself while it is made is of the same state."""
        generation = _MAKING.get().get(id(self)) or self._current()
        found: Made = generation.get(key, make)
        return found

    def _current(self) -> "_Generation[State]":
        state = self._state()
        started: Thread | None = None
        with self._lock:
            shown = self._shown
            if shown is not None and shown.state == state:
                return shown
            if shown is None or shown.is_empty or self._shows_at_once(shown.state) != self._shows_at_once(state):
                self._shown = shown = _Generation(state, id(self))
                return shown
            if self._maker is None:
                self._maker = started = Thread(target=self._make_anew, args=(shown, _Generation(state, id(self))), daemon=True)
                started.start()
        if started:
            started.join(PATIENCE)
        return self._shown or shown

    def _make_anew(self, old: "_Generation[State]", new: "_Generation[State]") -> None:
        try:
            for key, make in old.asked_last(MADE_ANEW):
                with suppress(PlacetError, KeyError):  # a dossier that is broken or gone is told of to who asks for it
                    new.get(key, make)
        finally:
            with self._lock:
                self._maker = None
                if self._shown is old:
                    self._shown = new


class _Generation(Generic[State]):
    """What was made of one state of the ledger, and how, in the order in which it was asked for."""

    def __init__(self, state: State, of: int) -> None:
        self.state, self._of = state, of
        self._lock = RLock()
        self._made: dict[Hashable, tuple[Any, Callable[[], Any]]] = {}

    @property
    def is_empty(self) -> bool:
        return not self._made

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        with self._lock:
            if key not in self._made:
                before = _MAKING.set({**_MAKING.get(), self._of: self})
                try:
                    self._made[key] = (make(), make)
                finally:
                    _MAKING.reset(before)
            found = self._made[key] = self._made.pop(key)
            for oldest in self._asked()[:-MOST_KEPT]:
                del self._made[oldest]
            return found[0]

    def asked_last(self, number: int) -> list[tuple[Hashable, Callable[[], Any]]]:
        with self._lock:
            last = {*self._made}.difference(self._asked()[:-number])
            return [(key, make) for key, (_, make) in self._made.items() if key in last]

    def _asked(self) -> list[Hashable]:
        """The keys that visitors make up, by a dossier, a day and the like; those that are words are few."""
        return [key for key in self._made if not isinstance(key, str)]


_NOTHING: dict[int, _Generation[Any]] = {}
_MAKING: ContextVar[dict[int, _Generation[Any]]] = ContextVar("making", default=_NOTHING)
"""To which generation belongs what is being made, and so all that it is made of; one for each `Once`, by its identity."""
