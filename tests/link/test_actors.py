import pytest

from placet.link import actors
from placet.model.record import Actor, ActorKind


def known(name: str, kind: ActorKind = "person", code: str = "NRL", identifier: str | None = None) -> actors.Known | None:
    return actors.sketch(Actor(id="a1", name=name, kind=kind, code=code, identifier=identifier))


def verdict(one: actors.Known | None, other: actors.Known | None) -> str:
    assert one
    assert other
    if one == other:
        return "same"
    judgement = actors.judge(one, other)
    return judgement.verdict if judgement else ""


@pytest.mark.parametrize("name", ["the minister", "a spokesman", "diplomats", "The minister", "its president", "Several Norlanders"])
def test_a_description_is_nobody(name: str) -> None:
    assert known(name) is None


def test_bodies_without_a_name_of_their_own_are_nobody_until_their_state_is_known() -> None:
    assert known("Parliament", "organisation", code="OTHER") is None
    assert known("Parliament", "organisation") == known("Parliament", "organisation")
    assert known("the Harbour Institute", "organisation", code="OTHER") is None  # its name doesn't begin it
    assert known("Harbour Institute", "organisation", code="OTHER") == known("Harbour Institute", "organisation", code="OTHER")


def test_a_state_is_its_code_whatever_it_is_called() -> None:
    assert known("Norland", "state") == known("The Republic of Norland", "state")
    assert known("Norland", "state", code="OTHER") is None


def test_people_are_one_by_their_full_name_and_state() -> None:
    assert verdict(known("Ann Lee"), known("Ann Lee")) == "same"
    assert verdict(known("Ann Lee"), known("Ann Lee", code="OTHER")) == "same"
    assert verdict(known("Ann Lee"), known("Ann Lee", code="SDR")) == ""
    assert verdict(known("Ann Lee"), known("Bo Lee")) == ""


def test_a_surname_alone_is_left_to_people() -> None:
    assert verdict(known("Lee"), known("Ann Lee")) == "unsure"
    assert verdict(known("Lee", code="OTHER"), known("Ann Lee", code="OTHER")) == ""
    assert verdict(known("Lee", code="SDR"), known("Ann Lee")) == ""


def test_an_identifier_settles_it() -> None:
    assert known("Ann Lee", identifier="Q1") == known("A. Lee", code="OTHER", identifier="Q1")
    assert verdict(known("Ann Lee", identifier="Q1"), known("Ann Lee", identifier="Q2")) == ""


def test_two_that_can_be_one_share_a_key() -> None:
    for one, other in ((known("Ann Lee"), known("Ann Lee", code="OTHER")), (known("Lee"), known("Ann Lee"))):
        assert one
        assert other
        assert set(actors.keys(one)) & set(actors.keys(other))
