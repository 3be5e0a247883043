"""Cues of quotation that are no predicate with a content clause: `cues.yaml`, loaded and checked."""

from functools import cache

import msgspec
from msgspec import Struct

from placet.codebook.grammar import Words
from placet.codebook.loading import document, shipped
from placet.errors import CodebookError
from placet.model.record import Factuality

FILE = "cues.yaml"


class Confidences(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename=lambda name: name.replace("_", " ")):
    """Of a hundred quotations that a family of rules finds, how many are right; every family must be given."""

    direct: int
    lead: int
    alone: int
    finite: int
    infinitive: int
    gerund: int
    predicate: int
    noun_phrase: int
    parenthetical: int
    noun: int
    adjective: int
    phrase: int
    hearsay: int
    raising: int
    colon: int
    transcript: int
    suffix: int
    quoted_object: int
    citing: int


class Phrase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before a source ("according to"), or around one where `possessive` names the nouns that close it ("in X's view")."""

    words: str
    possessive: Words = frozenset()
    example: str


class Hearsay(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An adverb that attributes its clause to nobody who is named."""

    word: str
    factuality: Factuality
    example: str


class CueFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The cues as the file has them."""

    phrases: tuple[Phrase, ...]
    hearsay: tuple[Hearsay, ...]
    citing: Words
    inquits: Words
    addressing: Words
    wishing: Words
    worded: Words
    elisions: Words
    complementizers: Words
    contrasts: Words
    confidence: Confidences


class Cues(Struct, frozen=True, kw_only=True):
    """The cues, ready to be looked up: phrases by their first word, the longest first."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], Phrase], ...]]
    hearsay: dict[str, Hearsay]
    citing: Words
    inquits: Words
    addressing: Words
    wishing: Words
    worded: Words
    elisions: Words
    complementizers: Words
    contrasts: Words
    confidence: dict[str, float]


@cache
def load_cues() -> Cues:
    """Load the cues that ship."""
    return index_cues(document(shipped(FILE), CueFile))


def index_cues(file: CueFile) -> Cues:
    """Index the cues of a file; an entry that stands twice is an error."""
    phrases: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
    seen: set[tuple[str, bool]] = set()
    for phrase in file.phrases:
        key = (phrase.words, bool(phrase.possessive))
        if key in seen or not phrase.words.split():
            raise CodebookError(FILE, 1, f"the phrase '{phrase.words}' stands twice or is empty; keep one")
        seen.add(key)
        words = tuple(phrase.words.split())
        phrases.setdefault(words[0], []).append((words, phrase))
    hearsay = {entry.word: entry for entry in file.hearsay}
    if len(hearsay) < len(file.hearsay):
        raise CodebookError(FILE, 1, "a word of hearsay stands twice; keep one")
    return Cues(
        phrases={first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in phrases.items()},
        hearsay=hearsay,
        citing=file.citing,
        inquits=file.inquits,
        addressing=file.addressing,
        wishing=file.wishing,
        worded=file.worded,
        elisions=file.elisions,
        complementizers=file.complementizers,
        contrasts=file.contrasts,
        confidence={family: percent / 100 for family, percent in msgspec.to_builtins(file.confidence).items()},
    )
