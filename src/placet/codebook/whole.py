"""All parts of the codebook together, loaded once, with the version that stands on every record."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from placet import __version__
from placet.codebook.actions import Actions, load_actions
from placet.codebook.actors import ActorIndex, compile_actors
from placet.codebook.calendar import Calendar, load_calendar
from placet.codebook.casualties import CasualtyWords, load_casualty_words
from placet.codebook.claims import ClaimWords, load_claim_words
from placet.codebook.conditions import ConditionBook, load_conditions
from placet.codebook.confidence import ConfidenceWeights, load_confidence
from placet.codebook.constructions import Constructions, load_constructions
from placet.codebook.cues import Cues, load_cues
from placet.codebook.frames import Category, FrameIndex, load_frames
from placet.codebook.gazetteer import Gazetteer, load_gazetteer
from placet.codebook.grammar import Grammar, Words, load_classes, load_grammar
from placet.codebook.loading import OwnFile, Shipped, own_file, shipped_data
from placet.codebook.plover import Plover, load_plover
from placet.codebook.proposals import ProposalWords, load_proposal_words


@dataclass(frozen=True, kw_only=True)
class Codebook:
    """What the extractors know about the world and the language."""

    version: str
    frames: FrameIndex
    classes: dict[str, Words]
    grammar: Grammar
    actors: ActorIndex
    actions: Actions
    plover: Plover
    cues: Cues
    conditions: ConditionBook
    constructions: Constructions
    calendar: Calendar
    gazetteer: Gazetteer
    proposal_words: ProposalWords
    claim_words: ClaimWords
    casualties: CasualtyWords
    confidence: ConfidenceWeights

    @property
    def party_names(self) -> dict[str, str]:
        """The names of states, organisations and groups by their codes."""
        return {code: actor.name for code, actor in self.actors.by_code.items()}

    def is_predicate(self, category: Category, lemma: str) -> bool:
        """Whether the lexicon has a frame or an action for a noun's or adjective's lemma."""
        return (category, lemma) in self.frames or self.actions.lexical(category, lemma)


def load_codebook(actors: tuple[Path, ...] = ()) -> Codebook:
    """Load the codebook that ships, with users' own actors over it; a broken file is a `CodebookError` with file, line and reason.

    It is loaded once for the same content of users' files: these are read at each call, and what has changed in them counts.
    """
    with _no_collection():
        return _loaded(tuple(own_file(path) for path in actors))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let Python's collector of garbage rest: it would go some dozens of times over objects that are all there to stay."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@lru_cache(maxsize=4)
def _loaded(own: tuple[OwnFile, ...]) -> Codebook:
    shipped = shipped_data()
    codebook = Codebook(
        version=version(shipped, own),
        actors=compile_actors(own),  # first of all parts, for it tells best what is wrong with a user's file
        frames=load_frames(),
        classes=load_classes(),
        grammar=load_grammar(),
        actions=load_actions(),
        plover=load_plover(),
        cues=load_cues(),
        conditions=load_conditions(),
        constructions=load_constructions(),
        calendar=load_calendar(),
        gazetteer=load_gazetteer(),
        proposal_words=load_proposal_words(),
        claim_words=load_claim_words(),
        casualties=load_casualty_words(),
        confidence=load_confidence(),
    )
    shipped.keep()
    return codebook


def version(shipped: Shipped, own: tuple[OwnFile, ...] = ()) -> str:
    """The package's version and a hash of every data file of the codebook, users' own ones among them."""
    digest = hashlib.sha256(shipped.digest)
    for file in own:
        digest.update(f"{Path(file.name).name}:{len(file.data)}:".encode() + file.data)
    return f"{__version__}+{digest.hexdigest()[:12]}"
