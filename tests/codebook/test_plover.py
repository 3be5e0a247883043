"""The ontology is whole, and the ways to CAMEO and back agree."""

from typing import get_args

import pytest

from placet.codebook.loading import Located
from placet.codebook.plover import CameoCode, EventKind, ModeWords, Ontology, Plover, load_plover
from placet.errors import CodebookError
from placet.model.record import EventType


def test_all_types_contexts_and_quad_classes_are_there() -> None:
    plover = load_plover()
    assert set(plover.types) == set(get_args(EventType))
    assert len(plover.contexts) == 37
    assert {name for name, kind in plover.types.items() if kind.quad == 4} == {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
    assert {name for name, kind in plover.types.items() if kind.recipient == "required"} == {"COOPERATE", "AID", "SANCTION"}
    assert all(kind.intensity > 0 if kind.quad in (1, 2) else kind.intensity < 0 for kind in plover.types.values())


def test_every_type_and_mode_has_a_code_that_leads_back_to_the_type() -> None:
    plover = load_plover()
    for name, kind in plover.types.items():
        for mode in ("", *kind.modes):
            assert plover.plover_of(plover.cameo_of(name, mode))[0] == name


@pytest.mark.parametrize(
    ("code", "type_", "mode"),
    [
        ("0871", "RETREAT", "ceasefire"),
        ("163", "SANCTION", "discontinue"),
        ("191", "COERCE", "restrict"),
        ("175", "ASSAULT", "crowd-control"),
        ("204", "ASSAULT", "unconventional"),
        ("1234", "REJECT", "change"),  # CAMEO's fourth digit, not listed: the code above it
        ("014", None, ""),
        ("99", None, ""),
    ],
)
def test_cameo_becomes_plover(code: str, type_: str | None, mode: str) -> None:
    assert load_plover().plover_of(code) == (type_, mode)


def test_the_plainest_code_leads_back() -> None:
    plover = load_plover()
    assert (plover.cameo_of("REJECT"), plover.cameo_of("CONSULT", "visit"), plover.cameo_of("AID", "no such mode")) == ("120", "042", "070")


def test_contexts_come_from_trigger_words_in_the_order_of_the_ontology() -> None:
    assert load_plover().contexts_of(["peacekeeper", "deploy", "treaty"]) == ("military", "diplomatic", "peacekeeping")


def kind(name: EventType) -> EventKind:
    return EventKind(name=name, quad=1, intensity=1, definition="", modes={"visit": ""} if name == "CONSULT" else {})


def whole() -> Ontology:
    return Ontology(types=tuple(kind(name) for name in get_args(EventType)), contexts=(), auxiliary={})


def test_a_missing_type_is_an_error() -> None:
    with pytest.raises(CodebookError, match="missing: ASSAULT"):
        Plover(Ontology(types=whole().types[:-1], contexts=(), auxiliary={}), [])


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        ([CameoCode(code="040", name="a"), CameoCode(code="040", name="b")], "cameo.yaml:2: code 040 stands twice"),
        ([CameoCode(code="040", name="a", type="CONSULT", mode="riot")], "cameo.yaml:1: CONSULT has no mode 'riot'"),
    ],
)
def test_a_broken_code_is_an_error_with_its_line(codes: list[CameoCode], message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        Plover(whole(), [(Located("cameo.yaml", line, None), code) for line, code in enumerate(codes, start=1)])


@pytest.mark.parametrize(
    ("type_", "mode", "lemmas", "expected"),
    [
        ("ASSAULT", "aerial", ["drone", "strike"], "drone"),
        ("ASSAULT", "torture", ["drone"], "torture"),  # a mode of the frame that the words do not outweigh
        ("ASSAULT", "", ["attack"], ""),
        ("MOBILIZE", "troops", ["police"], "police"),
    ],
)
def test_words_beside_a_predicate_tell_the_mode(type_: EventType, mode: str, lemmas: list[str], expected: str) -> None:
    assert load_plover().mode_of(type_, mode, lemmas) == expected


def test_words_for_a_mode_that_does_not_exist_are_an_error() -> None:
    plover = load_plover()
    words = ModeWords(type="AID", mode="drone", words=frozenset({"drone"}))
    ontology = Ontology(types=tuple(plover.types.values()), contexts=(), auxiliary={}, mode_words=(words,))
    with pytest.raises(CodebookError, match="AID has no mode 'drone'"):
        Plover(ontology, [])
