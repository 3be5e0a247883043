"""Score coreference on short passages of our own: whom does the mention between the braces stand for?

"Norland rejected the plan. {It} recalled its envoy." is right where the record's actor of "It" is Norland, and no other.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import yaml

KINDS = ("surname", "title", "pronoun", "first_person", "possessive", "apposition", "description", "state")
HALVES = ("read", "unread")  # read while rules are written; only ever measured
SHARED = 0.5  # the least part of their characters that a marked mention and the coder's have in common
ARTICLE, PREPOSITION = re.compile(r"(?:the|an?)\s+", re.IGNORECASE), re.compile(r"\s(?:of|in|for|by|at|to|from|with|on)\s")


def passages(file: Path) -> list[dict[str, Any]]:
    """Read the passages: their text without the braces, the offsets of what stood between these, and whom it stands for.

    {"id": "c001", "half": "read", "kind": "pronoun", "text": "Norland left. It …", "mention": (14, 16), "is": ["Norland"]}
    """
    found = []
    for number, entry in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), start=1):
        before, mention, after = parted(entry["text"], f"{file}, passage {number}")
        if entry["half"] not in HALVES or entry["kind"] not in KINDS:
            raise ValueError(f"{file}, passage {number}: half {entry['half']} or kind {entry['kind']} is not known")
        found.append(
            {
                **entry,
                "id": f"c{number:03}",
                "text": before + mention + after,
                "mention": (len(before), len(before) + len(mention)),
            }
        )
    return found


def parted(text: str, where: str) -> tuple[str, str, str]:
    """Part a text at its one pair of braces: "Ann left. {She} …" -> "Ann left. ", "She", " …"."""
    if text.count("{") != 1 or text.count("}") != 1:
        raise ValueError(f"{where}: needs one pair of braces")
    before, rest = text.split("{")
    mention, after = rest.split("}")
    return before, mention, after


def inputs(gold: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give the passages as the coder reads them."""
    return [{"id": passage["id"], "text": passage["text"], "published": "2025-06-01"} for passage in gold]


def scores(gold: Sequence[Mapping[str, Any]], records: Mapping[str, Any]) -> dict[str, Any]:
    """Give the share of right passages, in percent: of each half, and of each kind in both halves together."""
    right = {passage["id"]: is_right(passage, records.get(passage["id"])) for passage in gold}

    def share(key: str, value: str) -> float:
        chosen = [right[passage["id"]] for passage in gold if passage[key] == value]
        return round(100 * sum(chosen) / len(chosen), 1) if chosen else 0.0

    kinds = sorted({passage["kind"] for passage in gold})
    halves = {f"{half} half, right %": share("half", half) for half in HALVES}
    return {**halves, "right % by kind": {kind: share("kind", kind) for kind in kinds}}


def is_right(passage: Mapping[str, Any], record: Mapping[str, Any] | None) -> bool:
    """Say whether the actors of the marked mention are those that the passage names, one for one, and no other."""
    if record is None:
        return False
    found, names = actors_of(passage, record["actors"]), passage["is"]
    orders = permutations(found) if len(found) == len(names) else ()
    return any(all(is_called(name, actor, passage["text"]) for name, actor in zip(names, order, strict=True)) for order in orders)


def actors_of(passage: Mapping[str, Any], actors: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Find the actors that have a mention there: the very one, else the most alike ("the minister" in "{the minister of trade}")."""
    text, marked = passage["text"], shapes(passage["text"], *passage["mention"])
    fits = []
    for actor in actors:
        spans = [shapes(text, span["start"], span["end"])[0] for span in actor["mentions"]]
        fit = max((alike(shape, span) for shape in marked for span in spans), default=0.0)
        if len(marked) == 1 and any(start >= marked[0][0] and end == marked[0][1] for start, end in spans):
            fit = max(fit, SHARED)  # "Ann Lee" in "{the physicist Ann Lee}"
        fits.append((fit, actor))
    best = max((fit for fit, _ in fits), default=0.0)
    return [actor for fit, actor in fits if fit == best >= SHARED]


def shapes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the offsets of a mention without its article, and of what stands in it before a preposition: "leader of the party", "leader"."""
    article = ARTICLE.match(text, start, end)
    start = article.end() if article else start
    after = PREPOSITION.search(text, start, end)
    return [(start, end), (start, after.start())] if after else [(start, end)]


def alike(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Give the characters that two spans share, as a part of all that they cover."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def is_called(name: str, actor: Mapping[str, Any], text: str) -> bool:
    """Say whether a name is an actor's: its own or a mention's, there perhaps with a title before it or an owner after it.

    "Ann Lee" is called so in "Minister Ann Lee", Norland isn't in "Norland's minister".
    """
    sought, *called = (
        ARTICLE.sub("", words.lower(), count=1) if ARTICLE.match(words) else words.lower()
        for words in (name, actor["name"], *(text[span["start"] : span["end"]] for span in actor["mentions"]))
    )
    return any(words == sought or words.endswith(f" {sought}") or words.startswith(f"{sought} of ") for words in called)
