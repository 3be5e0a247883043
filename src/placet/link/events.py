"""Events -> which of them are one across documents: one type, the same parties, the same days, one place or like words."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import msgspec
from msgspec import Struct

from placet.codebook.linking import LinkingWords, load_linking_words
from placet.link.actors import party
from placet.model.decision import Sameness
from placet.model.record import Event, Record
from placet.model.sameness import Judgement, Trace
from placet.model.stems import stem, stems

LATE = 3  # days that a report without a date may come after what it tells
PRECISE = 3  # days that a date may cover and still say which day it was
BUCKET = 4  # days under one key
LONGEST = 31  # days: what covers more says nothing of when it was
STRONG = 0.5  # the share of the shorter clause's telling words, two at least, that speaks for one event almost by itself
SOME = 0.25  # the same, one at least, where all parties are known
TELLING = 4  # letters of a word that says something
NEAR = 0.5  # degrees: as far apart may two names for one place be


class Deed(Struct, frozen=True, array_like=True):
    """What an event is compared by: the known parties on each side by code or name, the days it may be from, where, and the telling words.

    `dated` says whether the document dates it; else the days are those before its publication.
    """

    type: str
    mode: str
    status: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    first: str
    last: str
    dated: bool
    country: str
    place: str
    spot: tuple[float, ...]
    words: tuple[str, ...]


def sketch(record: Record, event: Event) -> Deed | None:
    """Draw an event's sketch; None where no party or no day is known."""
    actors = {actor.id: actor for actor in record.actors}
    by, to = ({party(actors[each]) for each in side if each in actors} - {""} for side in (event.actor, event.recipient))
    if event.type in _codebook().mutual:
        by, to = by | to, set()
    first, last, dated = _days(record, event)
    if not (by or to) or not first:
        return None
    place = event.place
    return Deed(
        event.type, event.mode, event.status, tuple(sorted(by)), tuple(sorted(to)), first, last, dated,
        place.country if place else "", " ".join(stems(place.text)) if place else "",
        (round(place.lat, 2), round(place.lon, 2)) if place and place.lat is not None and place.lon is not None else (),
        tuple(sorted(_telling(record, event))),
    )  # fmt: skip


def keys(deed: Deed) -> Iterator[str]:
    """Name the type, a telling word, and the days by fours: two that can be one share a word and a day."""
    begin, end = (date.fromisoformat(day).toordinal() // BUCKET for day in (deed.first, deed.last))
    for bucket in range(begin, end + 1):
        for word in deed.words:
            yield f"{deed.type} {word} {bucket}"


def judge(one: Deed, other: Deed) -> Judgement | None:
    """Say whether two different sketches are of one event; None where nothing speaks for it.

    Parties and days that fit are not enough: ten states may accuse one of ten things in a day. The words must be alike too, and the
    more the less is known of parties, day and place.
    """
    if apart(one, other):
        return None
    number, alike = likeness(one.words, other.words)
    strong, some = number > 1 and alike >= STRONG, alike >= SOME
    equal = all(side == opposite for side, opposite in _sides(one, other))
    full = equal and (all(side for side, _ in _sides(one, other)) or any(len(side) > 1 for side, _ in _sides(one, other)))
    day = one.dated and other.dated and _long(one) <= PRECISE and _long(other) <= PRECISE
    here = bool(one.spot and other.spot) or bool(set(one.place.split()) & set(other.place.split()))
    if not (full and some) and not (strong and (equal or day or here)):
        return None
    sure = (strong and (equal or here)) or (full and (day or here))
    parts = ["the same parties" if equal else "no other party", "the same day" if day else "days that overlap"]
    parts += [f"at {min(one.place, other.place)}"] * here + [f"{alike:.0%} of the words"]
    score = round(0.5 * alike + 0.2 * full + 0.15 * here + 0.15 * day, 2)
    verdict: Sameness = "same" if sure and one.status == other.status else "unsure"
    return Judgement(verdict=verdict, rule="parties, days and words", score=score, reason=", ".join(parts))


def apart(one: Deed, other: Deed) -> bool:
    """Whether two events can't be one: another type or mode, other parties, other days, another place."""
    return (
        one.type != other.type
        or bool(one.mode and other.mode and one.mode != other.mode)
        or one.last < other.first
        or other.last < one.first
        or bool(one.country and other.country and one.country != other.country)
        or bool(one.spot and other.spot and max(abs(a - b) for a, b in zip(one.spot, other.spot, strict=True)) > NEAR)
        or any(_contradict(one.type, side, opposite) for side, opposite in _sides(one, other))
    )


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[int, float]:
    """How many words two clauses share, and which share of those of the one with fewer, to two places."""
    both = len(set(one).intersection(other))
    return both, round(both / max(1, min(len(one), len(other))), 2)


def traces(record: Record) -> Iterator[Trace]:
    """The traces of a record's events; what couldn't be told from another one that is told alike leaves none."""
    for event in record.events:
        deed = sketch(record, event)
        double = judge(deed, deed) if deed else None
        if deed and double and double.verdict == "same":
            yield Trace("event", event.id, msgspec.json.encode(deed).decode(), frozenset(keys(deed)))


def _telling(record: Record, event: Event) -> set[str]:
    """The words of an event's clause that say something: not its parties' names, the word that makes it the event, nor empty words."""
    text = record.document.text
    said = set(stems(text[event.anchor.start : event.anchor.end]))
    for actor in record.actors:
        if party(actor):
            names = (text[span.start : span.end] for span in actor.mentions if event.span.start <= span.start < event.span.end)
            said |= {stem for name in (actor.name, *names) for word in name.split() if word[0].isupper() for stem in stems(word)}
    if event.place:
        said |= set(stems(event.place.text))
    return {word for word in stems(text[event.span.start : event.span.end]) if len(word) >= TELLING} - said - _empty()


def _days(record: Record, event: Event) -> tuple[str, str, bool]:
    """The days that an event may be from, and whether the document says so; "" where they can't be told, or are too many."""
    said = [day for day in (event.date.from_, event.date.to) if day] if event.date else []
    try:
        if said:
            first, last = date.fromisoformat(said[0]), date.fromisoformat(said[-1])
        else:
            last = date.fromisoformat(record.document.published)
            first = last - timedelta(days=LATE)
    except (ValueError, OverflowError):
        return "", "", False
    return (first.isoformat(), last.isoformat(), bool(said)) if 0 <= (last - first).days <= LONGEST else ("", "", False)


def _long(deed: Deed) -> int:
    return (date.fromisoformat(deed.last) - date.fromisoformat(deed.first)).days + 1


def _sides(one: Deed, other: Deed) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return (one.actor, other.actor), (one.recipient, other.recipient)


def _contradict(kind: str, side: tuple[str, ...], opposite: tuple[str, ...]) -> bool:
    """Whether two sides, both known, are not the same; of what parties do together, a report may leave some out."""
    if not side or not opposite or side == opposite:
        return False
    return kind not in _codebook().mutual or not (set(side) <= set(opposite) or set(opposite) <= set(side))


@cache
def _codebook() -> LinkingWords:
    return load_linking_words()


@cache
def _empty() -> frozenset[str]:
    return frozenset(stem(word) for word in _codebook().empty)
