import pytest

from placet.link.sketch import Sketch, contradict, likeness, sketch
from placet.model.document import Span
from placet.model.record import Actor, CodedBy, Proposal, Record, Source


def drawn(theme: str = "", place: str = "", agents: str = "", context: str = "", action: str = "withdraw") -> Sketch:
    actors = [Actor(id=f"a{n}", name=code, kind="state", code=code) for n, code in enumerate(f"{agents} {context}".split())]
    proposal = Proposal(
        id="p1",
        label="",
        action=action,
        agents=tuple(actor.id for actor in actors[: len(agents.split())]),
        theme=theme,
        place=place,
        mentions=(Span(start=0, end=1),),
    )
    record = Record(document=Source(id="d", text="x"), actors=tuple(actors), coded_by=CodedBy(placet="0", pipeline="", codebook=""))
    return sketch(record, proposal)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("observers", "an observer mission"),
        ("peacekeepers", "peacekeeping force"),
        ("reassurance force", "soldiers"),
        ("withdrawal of the navy", "navy withdraw"),
        ("talks", "nuclear talks"),
        ("embargo", "embargoes"),
        ("Treaties", "treaty"),
        ("", "observers"),
    ],
)
def test_themes_that_may_be_one(one: str, other: str) -> None:
    assert not contradict(drawn(theme=one, place="Aldan"), drawn(theme=other, place="Aldan"))
    assert likeness(drawn(theme=one, place="Aldan"), drawn(theme=other, place="Aldan")) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nuclear talks", "trade talks"),
        ("interim council", "international council"),
        ("military", "militia"),
        ("gas embargo", "travel ban"),
    ],
)
def test_themes_that_are_two(one: str, other: str) -> None:
    assert contradict(drawn(theme=one, place="Aldan"), drawn(theme=other, place="Aldan"))


def test_what_is_named_on_both_sides_must_agree() -> None:
    here = drawn(theme="observers", place="Aldan", agents="NRL")
    assert likeness(here, drawn(theme="observers", place="Aldan valley", agents="NRL SDR")) > 0
    assert likeness(here, drawn(theme="observers", place="Aldan")) > 0
    assert contradict(here, drawn(theme="observers", place="Birk", agents="NRL"))
    assert contradict(here, drawn(theme="observers", place="Aldan", agents="SDR"))
    assert contradict(here, drawn(theme="observers", place="Aldan", agents="NRL", action="deploy"))


def test_unnamed_agents_are_no_agents() -> None:
    assert not contradict(drawn(theme="observers", agents="OTHER"), drawn(theme="observers", agents="SDR"))
    assert likeness(drawn(theme="observers", agents="OTHER"), drawn(theme="observers", agents="OTHER")) == 0


def test_a_theme_alone_says_nothing_but_the_same_parties_do() -> None:
    assert likeness(drawn(theme="ceasefire"), drawn(theme="ceasefire")) == 0
    assert likeness(drawn(theme="ceasefire", context="NRL SDR"), drawn(theme="ceasefire", context="NRL SDR WST")) > 0
    assert likeness(drawn(theme="ceasefire", context="NRL"), drawn(theme="ceasefire", context="NRL")) == 0
    assert likeness(drawn(theme="ceasefire", context="NRL SDR A B C"), drawn(theme="ceasefire", context="NRL SDR D E F")) == 0


def test_the_more_agrees_the_more_alike() -> None:
    whole = drawn(theme="observers", place="Aldan", agents="NRL", context="SDR")
    scores = [
        likeness(whole, other)
        for other in (whole, drawn(theme="observers", place="Aldan", agents="NRL"), drawn(theme="observers", place="Aldan"))
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == pytest.approx(1.0)


def test_who_contributes_does_not_set_a_deployment_apart() -> None:
    ours = drawn(theme="soldiers", place="Aldan", agents="NRL", action="deploy")
    theirs = drawn(theme="force", place="Aldan", agents="SDR", action="deploy")
    assert not contradict(ours, theirs)
    assert likeness(ours, theirs) > 0
