"""Every example of the frames of events makes its frame fire, no counter-example does, and what the frames name exists."""

from collections.abc import Iterator
from functools import cache

import pytest

from placet.codebook.frames import FrameEntry, FrameIndex, frames_of, load_frames
from placet.codebook.grammar import Grammar, Words, load_classes, load_grammar
from placet.codebook.loading import Located, checked, located_entries, shipped
from placet.codebook.plover import load_plover
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import NAME, Firings, match_frames
from placet.extract.events.acts import choose
from placet.model.document import Document, Region
from placet.parse import Parser

FILES = sorted(kind.lower() for kind in load_plover().types)
STANCES = ["attitudes", "idioms", "stance", "verdicts"]


def entries(name: str) -> list[tuple[Located, FrameEntry]]:
    return list(checked(located_entries(shipped("frames", f"{name}.yaml")), FrameEntry))


def sentences(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given


@cache
def parser() -> Parser:
    return Parser()


@cache
def lexicon() -> tuple[FrameIndex, dict[str, Words], Grammar]:
    return load_frames(), load_classes(), load_grammar()


def fired(sentence: str) -> Firings:
    document = Document(id="example", text=sentence, regions=(Region(kind="body", start=0, end=len(sentence)),))
    frames, classes, grammar = lexicon()
    clauses = Clauses(parser().parse_one(document), grammar, lambda category, lemma: (category, lemma) in frames)
    return match_frames(clauses, frames, classes)


def fires(entry: FrameEntry, sentence: str) -> bool:
    return any(firing.frame.entry == entry for firings in fired(sentence).values() for firing in firings)


@pytest.mark.model
@pytest.mark.parametrize("name", [*FILES, *STANCES])
def test_examples_fire_and_counter_examples_do_not(name: str) -> None:
    silent = [
        f"{where.file}:{where.line} {sentence}"
        for where, entry in entries(name)
        for sentence in sentences(entry.example)
        if not fires(entry, sentence)
    ]
    wrong = [
        f"{where.file}:{where.line} {sentence}"
        for where, entry in entries(name)
        for sentence in sentences(entry.counter)
        if fires(entry, sentence)
    ]
    assert (silent, wrong) == ([], [])


@pytest.mark.model
@pytest.mark.parametrize("name", FILES)
def test_an_example_is_coded_by_its_own_entry(name: str) -> None:
    others = [
        f"{where.file}:{where.line} {sentence}"
        for where, entry in entries(name)
        for sentence in sentences(entry.example)
        if not any(firing.frame.entry == entry for _, firing in choose(fired(sentence)))
    ]
    assert others == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_a_type_holds_frames_of_that_type_or_one_it_borders_on(name: str) -> None:
    kinds = [entry.event for _, entry in entries(name)]
    assert kinds.count(name.upper()) > len(kinds) / 2  # type: ignore[arg-type]
    assert None not in kinds


def named_classes() -> Iterator[tuple[str, str]]:
    for name in FILES:
        for where, entry in entries(name):
            for words in (entry.object, entry.not_object, *entry.slots.values()):
                yield from ((f"{where.file}:{where.line}", word) for word in words if word.startswith("@") and word != NAME)


def test_the_classes_that_frames_ask_for_exist() -> None:
    classes = load_classes()
    assert [(where, word) for where, word in named_classes() if word[1:] not in classes] == []


def test_modes_and_contexts_of_frames_are_in_the_ontology() -> None:
    plover = load_plover()
    for name in FILES:
        for where, entry in entries(name):
            assert entry.event is not None
            assert not entry.mode or entry.mode in plover.types[entry.event].modes, f"{where.file}:{where.line} {entry.mode}"
            assert set(entry.contexts) <= set(plover.contexts), f"{where.file}:{where.line} {entry.contexts}"


def test_there_is_a_broad_lexicon_of_events() -> None:
    predicates = {frame.name for name in FILES for where, entry in entries(name) for frame in frames_of(where, entry)}
    assert len(predicates) >= 2000
