"""Whom an act is directed at where its own clause does not say: who is answered, and who is on the other side."""

import pytest

from tests.extract.coding import coded

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway proposed a swap of prisoners. Sweden turned the idea down.", "REJECT SWE>NOR actual"),
        ("Norway proposed a swap of prisoners. Sweden rejected it.", "REJECT SWE>NOR actual"),
        ("Norway offered to mediate, but Sweden declined.", "REJECT SWE>NOR actual"),
        ("Norway offered to mediate. Sweden welcomed the offer.", "SUPPORT SWE>NOR actual"),
        ("Norway offered to send engineers. Sweden accepted the offer.", "AGREE SWE>NOR actual"),
        ("Norway threatened to close the border, a step that Sweden condemned.", "ACCUSE SWE>NOR actual"),
        ("Norway accused Sweden of spying. Finland stayed silent for days. Sweden has denied the charge.", "REJECT SWE>NOR actual"),
        ("Norway accused Sweden of shelling a village. Finland urged calm. Sweden denied shelling it.", "REJECT SWE>NOR actual"),
        ("Norway offered its good offices. Finland gladly accepted the offer; Sweden politely declined.", "REJECT SWE>NOR actual"),
    ],
)
def test_an_answer_goes_to_who_acted_first(text: str, expected: str) -> None:
    assert expected in coded(text).told()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway proposed a swap of prisoners. Sweden supports the route.", "SUPPORT SWE> actual"),  # nothing that was said
        ("Norway proposed a swap of prisoners. Sweden rejected foreign troops.", "REJECT SWE> actual"),  # nothing told of before
        ("Norway proposed a swap of prisoners. Sweden rejected Finland's offer.", "REJECT SWE>FIN actual"),
    ],
)
def test_what_points_back_to_nothing_is_no_answer(text: str, expected: str) -> None:
    assert expected in coded(f"{text} Denmark and Finland are far away. Denmark, Finland and Iceland are small.").told()


def test_the_other_side_is_named_last_and_most() -> None:
    told = "The quarrel of Norway with Sweden is old. Sweden has a new ferry. Sweden is proud. Norway demanded a pause."
    assert "REQUEST NOR>SWE actual" in coded(told).told()
    torn = "The quarrel of Norway with Sweden is old. Sweden has a new ferry, and so has Finland. Norway demanded a pause."
    assert "REQUEST NOR> actual" in coded(torn).told()


def test_those_who_agree_among_themselves_have_no_other_side() -> None:
    told = "Denmark watches the dispute. Norway and Sweden agreed to open the border."
    assert "AGREE NOR+SWE> actual" in coded(told).told()
