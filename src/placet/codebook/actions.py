"""Action classes: predicates that name a political act which can be proposed. The format of `actions.yaml`."""

from dataclasses import dataclass

from msgspec import Struct

from placet.codebook.frames import Category, Frame, FrameEntry, FrameIndex, index_frames
from placet.codebook.loading import Located, checked, located_entries, shipped

# Where agents, themes and places of an action are looked for when its entry does not say.
AGENTS: dict[Category, tuple[str, ...]] = {
    "verb": ("subject",),
    "noun": ("by", "possessor", "subject"),
    "adjective": ("subject",),
}
THEMES: dict[Category, tuple[str, ...]] = {
    "verb": ("object",),
    "noun": ("of", "modifier", "complement"),
    "adjective": ("of", "to"),
}
PLACES = ("in", "into", "to", "inside", "on", "at", "onto", "across", "within", "from", "over")


class ActionEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of `actions.yaml`: one set of predicates of one action, with their slots."""

    action: str
    verb: str | tuple[str, ...] = ()
    noun: str | tuple[str, ...] = ()
    adjective: str | tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    place: tuple[str, ...] = PLACES
    weak: bool = False  # names the action only where a stance governs it or it is talked about already
    plural: bool = False  # nouns: only in the plural
    deed: bool = False  # who does it is for it
    vehicle: bool = False  # what it is about is the proposal
    example: str
    counter: str = ""


@dataclass(frozen=True, kw_only=True)
class Actions:
    """All action classes, ready to be matched: `frames` as `firings.match_frame` takes them, and by a frame's name its entry."""

    frames: FrameIndex
    entries: dict[str, ActionEntry]

    def lexical(self, category: Category, lemma: str) -> bool:
        """Whether a lemma can name an action."""
        return (category, lemma) in self.frames

    def entry(self, frame: Frame) -> ActionEntry:
        """The entry that a matched frame comes from."""
        return self.entries[frame.name]

    @property
    def names(self) -> frozenset[str]:
        """The names of the action classes."""
        return frozenset(entry.action for entry in self.entries.values())


def load_actions() -> Actions:
    """Load `actions.yaml`; a predicate that stands twice with the same restrictions is an error with file and line."""
    return compile_actions(list(checked(located_entries(shipped("actions.yaml")), ActionEntry)))


def compile_actions(given: list[tuple[Located, ActionEntry]]) -> Actions:
    """Make checked entries matchable."""
    frames: FrameIndex = {}
    entries: dict[str, ActionEntry] = {}
    pairs = [(where, entry, as_frame(entry)) for where, entry in given]
    frames = index_frames((where, frame) for where, _, frame in pairs)
    by_frame = {id(frame): entry for _, entry, frame in pairs}
    for same in frames.values():
        entries.update({frame.name: by_frame[id(frame.entry)] for frame in same})
    return Actions(frames=frames, entries=entries)


def as_frame(entry: ActionEntry) -> FrameEntry:
    """An action's entry as a frame: agents as its actor, places as its recipient."""
    category: Category = "verb" if entry.verb else "noun" if entry.noun else "adjective"
    return FrameEntry(
        verb=entry.verb,
        noun=entry.noun,
        adjective=entry.adjective,
        object=entry.object,
        not_object=entry.not_object,
        actor=entry.agent or AGENTS[category],
        recipient=entry.place,
        theme=entry.theme or THEMES[category],
        example=entry.example,
    )
