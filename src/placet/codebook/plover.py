"""PLOVER's types, modes and contexts (`plover.yaml`) and CAMEO's codes with the way to PLOVER and back (`cameo.yaml`)."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal, get_args

from msgspec import Struct

from placet.codebook.loading import Located, checked, document, located_entries, shipped
from placet.errors import CodebookError
from placet.model.record import EventType

Quad = Literal[1, 2, 3, 4]


class EventKind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of PLOVER's event types; `intensity` runs from -10 (conflict) to 10 (cooperation)."""

    name: EventType
    quad: Quad
    intensity: float
    definition: str
    modes: dict[str, str] = {}
    recipient: Literal["required", "optional"] = "optional"


class Context(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an event is about, told by the lemmas in its clause."""

    name: str
    triggers: frozenset[str]


class ModeWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lemmas beside a predicate that tell an event's mode, where its frame gives none or one of `over`."""

    type: EventType
    mode: str
    words: frozenset[str]
    over: frozenset[str] = frozenset()


class CameoCode(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code of CAMEO; `type` is None for what PLOVER does not code."""

    code: str
    name: str
    type: EventType | None = None
    mode: str = ""


class Ontology(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `plover.yaml`."""

    types: tuple[EventKind, ...]
    contexts: tuple[Context, ...]
    auxiliary: dict[str, str]
    mode_words: tuple[ModeWords, ...] = ()


class Plover:
    """The event ontology, checked: every type is there once, every mode that CAMEO maps to exists."""

    def __init__(self, ontology: Ontology, cameo: Iterable[tuple[Located, CameoCode]]) -> None:
        self.types = {kind.name: kind for kind in ontology.types}
        missing = sorted(set(get_args(EventType)) - set(self.types))
        if missing or len(self.types) != len(ontology.types):
            raise CodebookError("plover.yaml", 1, f"each type must stand once; missing: {', '.join(missing) or 'none'}")
        self.contexts = {context.name: context for context in ontology.contexts}
        self.auxiliary = ontology.auxiliary
        self.mode_words = ontology.mode_words
        for words in self.mode_words:
            unknown = ({words.mode} | words.over) - set(self.types[words.type].modes)
            if unknown:
                raise CodebookError("plover.yaml", 1, f"{words.type} has no mode '{min(unknown)}', but 'mode_words' names it")
        self.cameo: dict[str, CameoCode] = {}
        for where, entry in cameo:
            if entry.code in self.cameo:
                raise CodebookError(where.file, where.line, f"code {entry.code} stands twice; keep one")
            if entry.mode and (entry.type is None or entry.mode not in self.types[entry.type].modes):
                raise CodebookError(where.file, where.line, f"{entry.type} has no mode '{entry.mode}'; see plover.yaml")
            self.cameo[entry.code] = entry

    @cached_property
    def _back(self) -> dict[tuple[EventType, str], str]:
        back: dict[tuple[EventType, str], str] = {}
        plainest_first = sorted(self.cameo.values(), key=lambda entry: (len(entry.code), not entry.code.endswith("0")))
        for entry in plainest_first:
            if entry.type and len(entry.code) > 2:  # a root is no code of an event
                back.setdefault((entry.type, entry.mode), entry.code)
        return back

    @cached_property
    def _contexts_by_lemma(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for context in self.contexts.values():
            for lemma in context.triggers:
                found[lemma] = (*found.get(lemma, ()), context.name)
        return found

    def cameo_of(self, type_: EventType, mode: str = "") -> str:
        """The CAMEO code of a type and mode: the plainest one with that mode, else the type's own."""
        back = self._back
        if (type_, mode) in back:
            return back[type_, mode]
        return back.get((type_, ""), next(entry.code for entry in self.cameo.values() if entry.type == type_))

    def plover_of(self, code: str) -> tuple[EventType | None, str]:
        """The PLOVER type and mode of a CAMEO code; a code that is not listed takes those of the longest listed one it begins with.

        >>> load_plover().plover_of("0871")
        ('RETREAT', 'ceasefire')
        """
        for length in range(len(code), 1, -1):
            entry = self.cameo.get(code[:length])
            if entry:
                return entry.type, entry.mode
        return None, ""

    def mode_of(self, type_: EventType, mode: str, lemmas: Iterable[str]) -> str:
        """The mode of an event whose frame gives `mode`, by the lemmas on and beside its predicate.

        >>> load_plover().mode_of("ASSAULT", "aerial", ["drone", "strike"])
        'drone'
        """
        told = set(lemmas)
        for words in self.mode_words:
            if words.type == type_ and (not mode or mode in words.over) and words.words & told:
                return words.mode
        return mode

    def contexts_of(self, lemmas: Iterable[str]) -> tuple[str, ...]:
        """The contexts whose trigger words are among these lemmas, in the ontology's order."""
        told = {name for lemma in lemmas for name in self._contexts_by_lemma.get(lemma, ())}
        return tuple(name for name in self.contexts if name in told)


def load_plover() -> Plover:
    """Load the ontology that ships."""
    return Plover(document(shipped("plover.yaml"), Ontology), checked(located_entries(shipped("cameo.yaml")), CameoCode))
