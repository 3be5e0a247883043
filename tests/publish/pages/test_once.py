import threading
import time

import pytest

from placet.publish.pages.once import MOST_KEPT, Once


def test_a_thing_is_made_once_for_all_who_ask_at_once() -> None:
    made: list[int] = []
    once = Once(lambda: "state")

    def make() -> int:
        time.sleep(0.05)
        made.append(1)
        return len(made)

    given: list[int] = []
    asking = [threading.Thread(target=lambda: given.append(once("key", make))) for _ in range(8)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert given == [1] * 8


def test_another_state_makes_it_anew_and_one_thing_may_need_another() -> None:
    state = [1]
    once = Once(lambda: state[0])
    assert once("outer", lambda: once("inner", lambda: state[0]) + 10) == 11
    state[0] = 2
    assert once("inner", lambda: state[0]) == 2


def test_what_visitors_ask_for_is_bounded() -> None:
    once = Once(lambda: "state")
    once("kept", lambda: "first")
    for number in range(2 * MOST_KEPT):
        once(("asked", number), lambda number=number: number)
    assert once("kept", lambda: "again") == "first"
    assert once(("asked", 0), lambda: "again") == "again"


def test_what_fails_is_tried_again() -> None:
    once = Once(lambda: "state")
    with pytest.raises(KeyError):
        once("key", {}.popitem)
    assert once("key", lambda: "made") == "made"
