"""Going through doubtful items with a person, one after the other: each answer is kept as soon as it is given."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace
from rich.console import Group, RenderableType
from rich.text import Text

from placet.analyse.reviewing import Doubtful
from placet.errors import PlacetError
from placet.model.anchors import called
from placet.model.decision import Correction, Decision, Review
from placet.model.record import Position
from placet.publish.plain_text import one_line
from placet.publish.terminal import keys, screen
from placet.publish.terminal.layout import columns, indented
from placet.publish.terminal.review import correction_words, item_page
from placet.publish.wording.counts import count
from placet.publish.wording.stances import STANCE_WORDS

KEYS = {"a": "accept", "r": "reject", "c": "correct", "s": "skip", "u": "undo", "q": "quit", "?": "help"}
PARTS = {"h": "holder", "s": "stance", "p": "proposal", "c": "condition", "d": "done", "b": "back"}
STANCE_KEYS = {"y": "support", "n": "oppose", "i": "conditional", "o": "undecided", "b": "back"}
HELP = {
    "a": "accept: it is right as it stands, all of it",
    "r": "reject: these words say no such thing; it counts no longer",
    "c": "correct: these words carry a position, but its holder, stance, proposal or condition is another one",
    "s": "skip: it is asked about again the next time",
    "u": "undo: take the last answer back, and go back to it",
    "q": "quit: what was answered is kept",
}
SIGNS = "Signs in the text, as [ ], show whom and what the lines below it speak of; words around the ones in question are dim."
DONE: dict[Review, str] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


@dataclass(kw_only=True)
class Keeping:
    """How a session keeps what it is told: each raises PlacetError where it can't be."""

    decide: Callable[[Doubtful, Review, Correction | None], Decision]
    take_back: Callable[[Decision], None]
    check: Callable[[Doubtful, Correction], Correction]


@dataclass(kw_only=True)
class Session:
    """One person's way through a queue."""

    queue: Sequence[Doubtful]
    keeping: Keeping
    given: dict[int, Decision] = field(default_factory=dict)
    at: int = 0

    def run(self) -> None:
        """Ask about each item until all are asked, the person quits, or the answers end; then say what was done."""
        while self.at < len(self.queue):
            about = self.queue[self.at]
            screen.show(item_page(about, f"{self.at + 1} of {len(self.queue)}"), Text())
            if not self.answered(about):
                break
        counts = Counter(DONE[decision.verdict] for decision in self.given.values() if decision.verdict in DONE)
        told = ", ".join(f"{number} {what}" for what, number in counts.items())
        left = len(self.queue) - len(self.given)
        screen.say(f"{count(len(self.given), 'decision')} kept{f': {told}' if told else ''}; {left} left")

    def answered(self, about: Doubtful) -> bool:
        """Ask about one item until there is an answer; False where the person wants no more."""
        can = {key: what for key, what in KEYS.items() if key != "c" or isinstance(about.item, Position)}
        while True:
            pressed = keys.key(can)
            if pressed in ("", "q"):
                return False
            if pressed == "?":
                screen.show(indented(explained(can), 2), Text())
            elif pressed == "u":
                if self.undone():
                    return True
            elif pressed == "s":
                self.at += 1
                return True
            else:
                correction = self.correction(about) if pressed == "c" else None
                if pressed != "c" or correction:
                    verdict: Review = "accept" if pressed == "a" else "reject" if pressed == "r" else "correct"
                    self.given[self.at] = self.keeping.decide(about, verdict, correction)
                    screen.say(f"{DONE[verdict]}{f': {correction_words(correction)}' if correction else ''}")
                    self.at += 1
                    return True

    def undone(self) -> bool:
        """Go back to the item before, and take back what was decided on it; False where there is none."""
        if not self.at:
            screen.say("nothing to take back: this is the first one")
            return False
        self.at -= 1
        decision = self.given.pop(self.at, None)
        if decision:
            self.keeping.take_back(decision)
            screen.say("taken back")
        return True

    def correction(self, about: Doubtful) -> Correction | None:
        """Ask what a position should say instead, part by part; None where the person thinks better of it."""
        put = Correction()
        while True:
            pressed = keys.key(PARTS, on_line_end="d")
            if pressed in ("", "b") or (pressed == "d" and put == Correction()):
                return None
            if pressed == "d":
                return put
            part = PARTS[pressed]
            value = self.stance() if part == "stance" else self.words(about, part)
            if value is None:
                continue
            try:
                changed = {"holder": put.holder, "stance": put.stance, "proposal": put.proposal, "condition": put.condition, part: value}
                put = self.keeping.check(about, Correction(**changed))
            except PlacetError as error:
                screen.say(str(error))
            else:
                screen.say(correction_words(put))
                if value == "conditional":
                    put = self.conditional(about, put)

    def conditional(self, about: Doubtful, put: Correction) -> Correction:
        """A stance that becomes conditional wants a condition."""
        assert isinstance(about.item, Position)
        if about.item.conditions or put.condition:
            return put
        words = self.words(about, "condition")
        try:
            return self.keeping.check(about, replace(put, condition=words)) if words else put
        except PlacetError as error:
            screen.say(str(error))
            return put

    def stance(self) -> str | None:
        """Ask for a stance."""
        words = {key: STANCE_WORDS.get(stance, stance) for key, stance in STANCE_KEYS.items()}
        pressed = keys.key(words)
        return None if pressed in ("", "b") else STANCE_KEYS[pressed]

    def words(self, about: Doubtful, part: str) -> str | None:
        """Ask for a holder, a proposal or a condition: one of those in the document, by number, or in words; None for none of them."""
        record = about.record
        if part == "condition":
            given = keys.line("the condition, in the document's words (- for none, an empty line to go back)")
            return "" if given == "-" else given or None
        choices = [called(each) for each in record.actors] if part == "holder" else [each.label for each in record.proposals]
        how = "a number, a name or a code" if part == "holder" else "a number, or in your words"
        screen.show(indented(numbered(choices), 2))
        given = keys.line(f"the {part}: {how} (an empty line to go back)")
        if not given or not given.isdecimal():
            return given or None
        if 0 < int(given) <= len(choices):
            return choices[int(given) - 1]
        screen.say(f"there is no number {given}")
        return None


def explained(among: Mapping[str, str]) -> RenderableType:
    """Say what each key does."""
    table = columns(1)
    for key in among:
        if key in HELP:
            table.add_row(Text(key, style="bold"), HELP[key])
    return Group(table, SIGNS)


def numbered(choices: Sequence[str]) -> RenderableType:
    """Number choices, a line each."""
    width = len(str(len(choices)))
    return Group(*(Text.assemble((f"{number:>{width}}", "bold"), f"  {one_line(each, 100)}") for number, each in enumerate(choices, 1)))
