import pytest

from placet.link.sketch import Sketch, comparable, same_parties, same_theme, similar, sketch
from placet.link.sketch import contradict as contradict_cores
from placet.link.sketch import likeness as likeness_of_cores
from placet.model.document import Span
from placet.model.record import Actor, CodedBy, Proposal, Record, Source


def drawn(theme: str = "", place: str = "", agents: str = "", context: str = "", action: str = "withdraw", label: str = "") -> Sketch:
    actors = [Actor(id=f"a{n}", name=code, kind="state", code=code) for n, code in enumerate(f"{agents} {context}".split())]
    proposal = Proposal(
        id="p1",
        label=label,
        action=action,
        agents=tuple(actor.id for actor in actors[: len(agents.split())]),
        theme=theme,
        place=place,
        mentions=(Span(start=0, end=1),),
    )
    record = Record(document=Source(id="d", text="x"), actors=tuple(actors), coded_by=CodedBy(placet="0", pipeline="", codebook=""))
    return sketch(record, proposal)


def contradict(one: Sketch, other: Sketch) -> bool:
    return contradict_cores(one.core, other.core) or not same_theme(one.core, other.core)


def likeness(one: Sketch, other: Sketch) -> float:
    reason = likeness_of_cores(one.core, other.core, same_parties(one.context, other.context))
    return reason.likeness if reason and not contradict(one, other) else 0.0


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("naval base", "military harbour"),
        ("renaming the country", "new name for the republic"),
        ("withdrawal of heavy weapons", "pulling back artillery"),
    ],
)
def test_labels_that_are_two_names_for_one_thing(one: str, other: str) -> None:
    value = similar(one, other)
    assert value is not None
    assert 0.45 <= value <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("closing the embassy", "closing the consulate"),  # who repeats a word and changes one means two things
        ("supplying Norland with tanks", "supplying Norland with missiles"),
        ("oil pipeline", "fishing rights"),
        ("", "naval base"),
    ],
)
def test_labels_that_are_two(one: str, other: str) -> None:
    assert similar(one, other) is None


def test_a_similar_label_stands_for_the_theme_and_the_reason_says_so() -> None:
    one, other = drawn(theme="base", place="Aldan", action="other"), drawn(theme="harbour", place="Aldan", action="other")
    reason = likeness_of_cores(one.core, other.core, 0.0, 0.6)
    assert reason is not None
    assert (reason.rule, reason.similarity) == ("similar label and place", 0.6)


def test_only_what_is_named_and_done_is_compared_in_meaning() -> None:
    assert comparable(drawn(theme="blockade", action="lift").core)
    assert not comparable(drawn(theme="blockade", action="negotiate").core)
    assert not comparable(drawn(action="lift").core)


def test_one_and_many_of_a_kind_are_that_kind() -> None:
    assert drawn(theme="monitors").core.theme == drawn(theme="monitor").core.theme == frozenset({"@observers"})


def test_an_organisation_is_known_by_its_code() -> None:
    eu = Actor(id="a1", name="European Union", kind="organisation", code="EU", mentions=(Span(start=7, end=9),))
    record = Record(document=Source(id="d", text="To the EU"), actors=(eu,), coded_by=CodedBy(placet="0", pipeline="", codebook=""))
    themes = {
        sketch(record, Proposal(id="p1", label="", action="admit", theme=theme, mentions=())).core.theme
        for theme in ("EU", "European Union")
    }
    assert themes == {frozenset({"eu"})}
    assert sketch(record, Proposal(id="p1", label="", action="admit", theme="NATO", mentions=())).core.theme == {"nato"}
