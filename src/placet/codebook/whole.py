"""All parts of the codebook together, loaded once, with the version that stands on every record."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from placet import __version__
from placet.codebook.actions import Actions, load_actions
from placet.codebook.actors import ActorIndex, load_actors
from placet.codebook.calendar import Calendar, load_calendar
from placet.codebook.casualties import CasualtyWords, load_casualty_words
from placet.codebook.claims import ClaimWords, load_claim_words
from placet.codebook.conditions import ConditionBook, load_conditions
from placet.codebook.cues import Cues, load_cues
from placet.codebook.frames import Category, FrameIndex, load_frames
from placet.codebook.gazetteer import Gazetteer, load_gazetteer
from placet.codebook.grammar import Grammar, Words, load_classes, load_grammar
from placet.codebook.loading import shipped
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
    calendar: Calendar
    gazetteer: Gazetteer
    proposal_words: ProposalWords
    claim_words: ClaimWords
    casualties: CasualtyWords

    @property
    def party_names(self) -> dict[str, str]:
        """The names of states, organisations and groups by their codes."""
        return {code: actor.name for code, actor in self.actors.by_code.items()}

    def is_predicate(self, category: Category, lemma: str) -> bool:
        """Whether the lexicon has a frame for a noun's or adjective's lemma."""
        return (category, lemma) in self.frames


@cache
def load_codebook(actors: tuple[Path, ...] = ()) -> Codebook:
    """Load the codebook that ships, with users' own actors over it; a broken file is a `CodebookError` with file and line."""
    own = load_actors(*actors)  # first, for it tells best what is wrong with a user's file
    return Codebook(
        version=version(actors),
        frames=load_frames(),
        classes=load_classes(),
        grammar=load_grammar(),
        actors=own,
        actions=load_actions(),
        plover=load_plover(),
        cues=load_cues(),
        conditions=load_conditions(),
        calendar=load_calendar(),
        gazetteer=load_gazetteer(),
        proposal_words=load_proposal_words(),
        claim_words=load_claim_words(),
        casualties=load_casualty_words(),
    )


def version(own: tuple[Path, ...] = ()) -> str:
    """The package's version and a hash of every data file of the codebook, users' own ones among them."""
    digest = hashlib.sha256()
    for path, file in [*data_files(shipped()), *((each.name, each) for each in own)]:
        data = file.read_bytes()
        digest.update(f"{path}:{len(data)}:".encode() + data)
    return f"{__version__}+{digest.hexdigest()[:12]}"


def data_files(folder: Traversable, path: str = "") -> list[tuple[str, Traversable]]:
    """The YAML and TSV files below a folder with their paths in it, in the order of these."""
    found: list[tuple[str, Traversable]] = []
    for item in folder.iterdir():
        inner = f"{path}/{item.name}"
        if item.is_dir():
            found += data_files(item, inner)
        elif item.name.endswith((".yaml", ".tsv")):
            found.append((inner, item))
    return sorted(found, key=lambda pair: pair[0])
