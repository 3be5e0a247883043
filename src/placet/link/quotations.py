"""Quotations -> which of them are one across documents: the same speaker's, and the same words, or one a part of the other."""

import re
from collections.abc import Iterator
from hashlib import blake2b

import msgspec
from msgspec import Struct

from placet.link.actors import NOBODY
from placet.model.decision import Sameness
from placet.model.record import Quotation, Record
from placet.model.sameness import Judgement, Trace

WORD = re.compile(r"\w+")
LEAST = 5  # words: what is shorter ("we agree") is said again and again
VERBATIM = 10  # words that nobody says by chance in the same order, whoever is named as their speaker
RUN = 3  # words
KEY = 6  # words of a run that is a key: shorter ones ("one of the largest") are said everywhere
WINDOW = 3  # runs next to each other, of which one is a key: two quotations that share eight words in a row share a key
SAME, UNSURE = 0.8, 0.5  # the share of the shorter one's runs that stand in the longer one
MOST = 120  # words that are compared


class Words(Struct, frozen=True, array_like=True):
    """What a quotation is compared by: the codes and the surnames of its speakers, and its words in small letters."""

    codes: tuple[str, ...]
    surnames: tuple[str, ...]
    words: str


def sketch(record: Record, quotation: Quotation) -> Words | None:
    """Draw a quotation's sketch; None for one of a few words."""
    text = record.document.text
    words = [word for span in quotation.content for word in WORD.findall(text[span.start : span.end].casefold())]
    if len(words) < LEAST:
        return None
    speakers = [actor for actor in record.actors if actor.id in quotation.speaker]
    people = [WORD.findall(actor.name) for actor in speakers if actor.kind == "person"]
    return Words(
        codes=tuple(sorted({actor.code for actor in speakers} - NOBODY)),
        surnames=tuple(sorted({name[-1].casefold() for name in people if name and name[-1][0].isupper()})),
        words=" ".join(words[:MOST]),
    )


def keys(drawn: Words) -> Iterator[str]:
    """Name some runs of its words, so that another one with eight of its words in a row has one of the same names."""
    hashes = [int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs(drawn.words, KEY)]
    for start in range(max(1, len(hashes) - WINDOW + 1)):
        yield f"{min(hashes[start : start + WINDOW]):x}"


def judge(one: Words, other: Words) -> Judgement | None:
    """Say whether two different sketches are of one quotation; None where they are not."""
    if apart(one, other):
        return None
    few, many = sorted((runs(one.words), runs(other.words)), key=len)
    share = round(len(set(few).intersection(many)) / len(set(few)), 2)
    known = bool(set(one.codes) & set(other.codes) or set(one.surnames) & set(other.surnames))
    if share < UNSURE or (not known and len(few) + RUN - 1 < VERBATIM):
        return None
    differ = bool(one.surnames and other.surnames and not set(one.surnames) & set(other.surnames))
    verdict: Sameness = "same" if share >= SAME and not differ else "unsure"
    speaker = "two speakers of one side" if differ else "the same speaker" if known else "of one no speaker is known"
    return Judgement(verdict=verdict, rule="words", score=share, reason=f"{share:.0%} of the shorter one's words; {speaker}")


def apart(one: Words, other: Words) -> bool:
    """Whether two quotations can't be one: their speakers are of different states."""
    return bool(one.codes and other.codes and not set(one.codes) & set(other.codes))


def runs(words: str, length: int = RUN) -> list[str]:
    """All runs of some words, in order.

    >>> runs("we will not move")
    ['we will not', 'will not move']
    """
    parts = words.split()
    return [" ".join(parts[start : start + length]) for start in range(max(1, len(parts) - length + 1))]


def traces(record: Record) -> Iterator[Trace]:
    """The traces of a record's quotations."""
    for quotation in record.quotations:
        drawn = sketch(record, quotation)
        if drawn:
            yield Trace("quotation", quotation.id, msgspec.json.encode(drawn).decode(), frozenset(keys(drawn)))
