"""Echoes: who takes over a stance that was just told, or does not."""

import pytest

from placet.flow import code
from placet.model.document import Document

pytestmark = pytest.mark.model


def stances(text: str) -> dict[str, str]:
    record = code(Document(id="d", text=text, published="2025-03-06"))
    codes = {actor.id: actor.code for actor in record.actors}
    return {codes[each.holder]: each.stance for each in record.positions}


@pytest.mark.parametrize(
    ("echo", "stance"),
    [
        ("and so does Finland.", "support"),
        ("as does Finland.", "support"),
        ("but Finland does not.", "oppose"),
    ],
)
def test_a_clause_without_a_verb_of_its_own(echo: str, stance: str) -> None:
    assert stances(f"Sweden supports the deployment of monitors, {echo}") == {"SWE": "support", "FIN": stance}


def test_two_denials_are_one_stance() -> None:
    assert stances("Chile does not support the sanctions, and neither does Peru.") == {"CHL": "oppose", "PER": "oppose"}


def test_an_answer_to_what_was_asked() -> None:
    assert stances("Asked whether it would send soldiers, Ireland said it would not.") == {"IRL": "oppose"}


def test_whose_it_is_to_decide_echoes_nothing() -> None:
    told = "Sweden supports the deployment of monitors. Norway said that Finland is free and that it is not for Sweden to decide who comes."
    assert stances(told) == {"SWE": "support"}


def test_nothing_is_echoed_where_no_stance_was_told() -> None:
    assert stances("Sweden has many lakes, and so does Finland.") == {}


@pytest.mark.parametrize(
    ("echo", "stance"),
    [("Denmark has made the same demand.", "support"), ("Denmark voiced similar reservations.", "support")],
)
def test_what_another_asked_for_is_said_again(echo: str, stance: str) -> None:
    assert stances(f"Sweden demanded a ban on fishing. {echo}") == {"SWE": "support", "DNK": stance}


def test_a_promise_that_somebody_else_tells_of_repeats_nothing() -> None:
    assert "DNK" not in stances("Sweden opposes any delay. Its minister said that Denmark had made the same promise in 2024.")
