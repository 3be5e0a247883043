"""Decisions: what a person said of an item that Placet found, kept so that coding again doesn't lose it.

A decision hangs on the hash of the text, the kind of item, the words it stands on and what it said: on nothing that moves when a document
is coded again. Decisions are only ever added; the latest of one person on one item holds, and `withdraw` takes it back.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

ItemKind = Literal["quotation", "event", "position", "proposal", "actor", "document"]
Review = Literal["accept", "reject", "correct"]
Sameness = Literal["same", "different", "unsure"]
Verdict = Literal["accept", "reject", "correct", "add", "same", "different", "unsure", "withdraw"]
"""Of one item: accept, reject, correct; of a position that Placet did not find: add. Of two: same, different, unsure. Of one's own
decision: withdraw."""


class Anchor(Struct, frozen=True, kw_only=True, order=True):
    """What a decision is about, by nothing that a new coding of the same text changes; `placet.model.anchors` makes it.

    `text` is the text's `fingerprint`; `start` and `end` are the characters the item stands on (of a position its first evidence, of a
    proposal and an actor the first mention, of a document all of it); `content` is what it said there, in one line. What is added is
    told by its anchor alone.
    """

    text: str
    kind: ItemKind
    start: int
    end: int
    content: str


class Correction(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a position should say instead; None keeps what it says.

    `holder` is an actor's name with its code ("Ann Lee (NRL)"), `proposal` a proposal's label in the same document, or a new one in the
    reviewer's words, `condition` the words of the condition ("" says that there is none).
    """

    holder: str | None = None
    stance: str | None = None
    proposal: str | None = None
    condition: str | None = None


class Decision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who decided what about which item, and when; `other` is the second item of a sameness.

    `at` is UTC, ISO 8601 to the microsecond, so that no two decisions of one person are the same.
    """

    anchor: Anchor
    verdict: Verdict
    by: str
    at: str
    other: Anchor | None = None
    correction: Correction | None = None
    note: str = ""


def standing(log: Iterable[Decision]) -> list[list[Decision]]:
    """Put together what each person decided on each item, or pair of items, and did not take back; the oldest first.

    `withdraw` takes back the one before it, so that what was decided before that holds again.
    """
    kept: dict[tuple[str, tuple[Anchor, ...]], list[Decision]] = {}
    for decision in sorted(log, key=lambda each: each.at):
        about = (decision.anchor,) if decision.other is None else tuple(sorted((decision.anchor, decision.other)))
        before = kept.setdefault((decision.by, about), [])
        if decision.verdict != "withdraw":
            before.append(decision)
        elif before:
            before.pop()
    return [decisions for decisions in kept.values() if decisions]


def holding(log: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold: of each person on each item the latest, in the order in which they were made."""
    return sorted((decisions[-1] for decisions in standing(log)), key=lambda each: each.at)
