"""Frames: predicates of the lexicon, with their slots and what they mean. The format of `frames/*.yaml`."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from placet.codebook.loading import Located, checked, located_entries, shipped, yaml_files
from placet.model.record import EventType, Factuality, Stance, Status

Category = Literal["verb", "noun", "adjective"]
ComplementKind = Literal["finite", "infinitive", "gerund"]

# Where a predicate's roles are looked for when its frame does not say: "subject", "object", "dative", "complement",
# "possessor", "modifier" ("Russian" in "Russian strikes"), or a preposition.
DEFAULT_SLOTS: dict[Category, dict[str, tuple[str, ...]]] = {
    "verb": {
        "actor": ("subject",),
        "recipient": ("object", "dative", "against", "to", "with", "on", "from"),
        "theme": ("complement", "object"),
    },
    "noun": {
        "actor": ("subject", "possessor", "by", "between", "modifier"),
        "recipient": ("against", "on", "with", "to", "of"),
        "theme": ("complement", "of", "on", "over", "about", "for"),
    },
    "adjective": {
        "actor": ("subject",),
        "recipient": ("to", "with", "against", "of"),
        "theme": ("complement", "to", "of", "about", "for", "on"),
    },
}


class FrameEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of a frames file: one meaning shared by one or more predicates.

    Exactly one of `verb`, `noun`, `adjective` gives the predicates: the head's lemma, then the particles or prepositions it
    governs ("rule out", "call for", "pull out of"). The object of the last governed preposition then fills the slot "object".
    """

    verb: str | tuple[str, ...] = ()
    noun: str | tuple[str, ...] = ()
    adjective: str | tuple[str, ...] = ()

    object: tuple[str, ...] = ()  # lemmas or @classes (@name: any proper noun), one of which the object's head must have
    not_object: tuple[str, ...] = ()  # lemmas or @classes that the object's head must not have
    slots: dict[str, tuple[str, ...]] = {}  # slot -> lemmas or @classes, one of which must fill it ("attr", "as", "subject" …)
    complement: tuple[ComplementKind, ...] = ()  # the clause must govern one of these
    negated: bool | None = None  # true: only under negation ("see no room for"); false: only without
    actor: tuple[str, ...] = ()  # slots, in order of preference; empty: DEFAULT_SLOTS
    recipient: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()

    event: EventType | None = None
    mode: str = ""
    contexts: tuple[str, ...] = ()
    reciprocal: bool = False  # all parties are actors: "A and B met", "talks between A and B"
    stance: Stance | None = None  # of the holder, on the theme
    holder: Literal["actor", "speaker"] = "actor"  # "speaker": an evaluation ("such a step is unacceptable")
    answers: bool = False  # without a theme, it answers what was named last ("Norland is in two minds")
    deed: bool = False  # the stance is shown by doing, not by saying
    reports: Factuality | None = None  # it introduces what somebody says or thinks, whose factuality is this
    makes: Status | None = None  # the status that it gives to the act in its complement or object

    example: str | tuple[str, ...]
    counter: str | tuple[str, ...] = ()


class Frame(Struct, frozen=True, kw_only=True):
    """One predicate in one meaning, ready to be matched. `name` is the rule's name in the record."""

    name: str
    category: Category
    lemma: str
    governed: tuple[str, ...]
    entry: FrameEntry
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    theme: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How specific it is: where several frames of a predicate match, the most specific one counts."""
        entry = self.entry
        restricted = 4 * bool(entry.object) + 4 * bool(entry.slots) + 5 * bool(entry.complement) + (entry.negated is not None)
        return restricted + 2 * len(self.governed)


FrameIndex = dict[tuple[Category, str], tuple[Frame, ...]]


def load_frames() -> FrameIndex:
    """Load the frames that ship, by category and head lemma, the most specific first."""
    entries: list[tuple[Located, FrameEntry]] = []
    for file in yaml_files(shipped("frames")):
        entries += checked(located_entries(file), FrameEntry)
    return index_frames(entries)


def index_frames(entries: Iterable[tuple[Located, FrameEntry]]) -> FrameIndex:
    """Index checked entries; a predicate that stands twice with the same restrictions is an error."""
    index: dict[tuple[Category, str], list[Frame]] = {}
    seen: dict[tuple[object, ...], Located] = {}
    for where, entry in entries:
        slots = tuple(sorted(entry.slots.items()))
        restrictions = (entry.object, entry.not_object, slots, entry.complement, entry.negated)
        for frame in frames_of(where, entry):
            key = (frame.category, frame.lemma, frame.governed, restrictions)
            if key in seen:
                first = seen[key]
                words = " ".join((frame.lemma, *frame.governed))
                raise where.error(f"'{frame.name}' stands already in {first.file}:{first.line}; keep one", word=words)
            seen[key] = where
            index.setdefault((frame.category, frame.lemma), []).append(frame)
    for frames in index.values():
        if len(frames) > 1:
            frames.sort(key=lambda frame: (-frame.weight, frame.name))
    return {key: tuple(frames) for key, frames in index.items()}


def frames_of(where: Located, entry: FrameEntry) -> list[Frame]:
    """The predicates of one entry."""
    heads: dict[Category, str | tuple[str, ...]] = {"verb": entry.verb, "noun": entry.noun, "adjective": entry.adjective}
    given = [(category, phrases) for category, phrases in heads.items() if phrases]
    if len(given) != 1:
        raise where.error("give exactly one of 'verb', 'noun' and 'adjective'")
    category, phrases = given[0]
    slots = DEFAULT_SLOTS[category]
    actor, recipient, theme = entry.actor or slots["actor"], entry.recipient or slots["recipient"], entry.theme or slots["theme"]
    restriction = ":" + "|".join(entry.object[:2]) + "…" * (len(entry.object) > 2) if entry.object else ""
    frames = []
    for phrase in (phrases,) if isinstance(phrases, str) else phrases:
        lemma, *governed = phrase.split() or [""]
        if not lemma:
            raise where.error(f"'{category}' holds an empty predicate; delete it", category)
        frames.append(
            Frame(
                name=f"{category}:{phrase}{restriction}", category=category, lemma=lemma, governed=tuple(governed), entry=entry,
                actor=actor, recipient=recipient, theme=theme,
            )
        )  # fmt: skip
    return frames
