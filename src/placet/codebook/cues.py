"""Cues of quotation that are no predicate with a content clause: `cues.yaml`, loaded and checked."""

from functools import cache, cached_property

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
    attitude: int


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


class Attitudes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of speech and thought that attribute a phrase ("supports the plan"), beside the predicates that report or are an event."""

    verb: Words
    noun: Words
    adjective: Words
    links: Words  # the prepositions before what they are about


class Deeds(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs that tell a deed or a mood, and no words, by the content with which they do."""

    act: Words
    answering: Words  # deeds of states and bodies; of a person they tell what he said
    will: Words
    pondering: Words
    telling: Words
    asking: Words
    naming: Words  # of what one asks not to be done to one
    foretelling: Words


class Cues(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The cues as the file has them, and ready to be looked up."""

    phrases: tuple[Phrase, ...]
    hearsay: tuple[Hearsay, ...]
    citing: Words
    inquits: Words
    addressing: Words
    wishing: Words
    finding: Words
    deeds: Deeds
    asking_for: Words
    worded: Words
    attitudes: Attitudes
    documents: Words  # through which somebody speaks
    any_document: Words  # by which any other of them may be meant
    issuing: Words  # what is done to documents by those who speak through them
    gatherings: Words  # that speak for an organisation
    elisions: Words
    complementizers: Words
    contrasts: Words
    resuming: Words
    confidence: Confidences

    @cached_property
    def phrases_by_word(self) -> dict[str, tuple[tuple[tuple[str, ...], Phrase], ...]]:
        """The phrases by their first word, the longest first, each with its words."""
        found: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
        for phrase in self.phrases:
            words = tuple(phrase.words.split())
            found.setdefault(words[0], []).append((words, phrase))
        return {first: tuple(sorted(phrases, key=lambda item: -len(item[0]))) for first, phrases in found.items()}

    @cached_property
    def hearsay_by_word(self) -> dict[str, Hearsay]:
        """The adverbs of hearsay by themselves."""
        return {entry.word: entry for entry in self.hearsay}

    @cached_property
    def confidences(self) -> dict[str, float]:
        """The confidence in each family of rules, in [0, 1]: 0.96 for "direct"."""
        return {family: percent / 100 for family, percent in msgspec.to_builtins(self.confidence).items()}


@cache
def load_cues() -> Cues:
    """Load the cues that ship."""
    return checked_cues(document(shipped(FILE), Cues))


def checked_cues(cues: Cues) -> Cues:
    """The same cues; a phrase without words, or an entry that stands twice, is an error."""
    phrases = [(phrase.words, bool(phrase.possessive)) for phrase in cues.phrases]
    for key in phrases:
        if phrases.count(key) > 1 or not key[0].split():
            raise CodebookError(FILE, 1, f"the phrase '{key[0]}' stands twice or is empty; keep one")
    if len(cues.hearsay_by_word) < len(cues.hearsay):
        raise CodebookError(FILE, 1, "a word of hearsay stands twice; keep one")
    return cues
