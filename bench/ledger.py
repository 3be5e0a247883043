"""How fast a large ledger adds and answers: positions a second, and the slowest answer but one in twenty (p95) to each kind of question."""

import os

# Before numpy is loaded: one thread a process, as the worker processes have it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import itertools
import json
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Sized
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from placet.accounts import consent_to, told_of
from placet.codebook import load_codebook
from placet.ledger import Ledger
from placet.linking import bring_up
from placet.model.digest import Statement
from placet.model.document import Document
from placet.model.dossier import AllParties, Dossier, DossierParty, DossierProposal
from placet.model.record import Record
from texts import EXAMPLES, tell

ADDED_GOAL = 2_000  # positions a second
ANSWER_GOAL = 100  # milliseconds, p95
A_DISPUTE = 2_000  # positions of a dispute: about what a year's reports of a large one yield
FIRST_DAY, DAYS = date(2020, 1, 1), 2_000
QUESTIONS = 60
NAME = r"\b[A-Z]\w{3,}"
WORD = r"\b[a-z]{4,}\b"
PAGE = 100  # what a time line or a search shows at once
LOT = 2_000  # documents added at once
SCHEDULED = Path("/proc/self/schedstat")
STATES = range(200)
GREATNESS = [1 / (state + 3) for state in STATES]  # how often each is in a dispute
NOBODY = {"", "OTHER", "OUTLET"}
PROPOSALS, PARTIES = 3, 5  # of a dossier
ONE_BY_ONE = 1_000  # documents that are added each by itself at the end


def shapes() -> list[str]:
    """The records of the examples, as JSON."""
    from placet.flow import code

    documents = [msgspec.json.decode(line, type=Document) for path in sorted(EXAMPLES.glob("*.jsonl")) for line in path.open("rb")]
    records = [code(document) for document in documents]
    return [msgspec.json.encode(record).decode() for record in records if record.positions]


def varied(shapes: list[str], positions: int) -> Iterator[Record]:
    """Make records for so many positions: each dispute has names of its own, of the same length, so that all spans stay right.

    A name is every capitalised word of the examples; the same word has the same new name throughout a dispute. Half of the longer words of
    its texts are others too, or all texts of one shape would be copies of each other. Each dispute is between other states, of which some
    are in many, and about other organisations.
    """
    chance = random.Random(1)
    names = sorted(set(re.findall(rf"{NAME}\b", " ".join(json.loads(shape)["document"]["text"] for shape in shapes))))
    pattern = re.compile(r"\b(" + "|".join(names) + r")\b")
    made = 0
    for dispute in itertools.count():
        new = {name: _name(chance, len(name)) for name in names}
        codes: dict[str, str] = {}
        other: dict[str, str] = {}
        named = [msgspec.json.decode(pattern.sub(lambda found: new[found[0]], shape), type=Record) for shape in shapes]  # noqa: B023
        templates = [_among(_reworded(record, other, chance), codes, chance) for record in named]
        for number in range(A_DISPUTE):
            record = templates[number % len(templates)]
            day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
            source = msgspec.structs.replace(record.document, id=f"{dispute}-{number}", published=day)
            held = tuple(msgspec.structs.replace(position, date=None) for position in record.positions)
            yield msgspec.structs.replace(record, document=source, positions=held)
            made += len(held)
            if made >= positions:
                return
            if made >= (dispute + 1) * A_DISPUTE:
                break


def _reworded(record: Record, other: dict[str, str], chance: random.Random) -> Record:
    """The record with the words that its dispute has for every other word of its text; a word that is new there is drawn."""

    def word(found: re.Match[str]) -> str:
        kept = found[0]
        return other.setdefault(kept, kept if chance.random() < 0.5 else _name(chance, len(kept)).lower())

    return msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, text=re.sub(WORD, word, record.document.text)))


def _among(record: Record, codes: dict[str, str], chance: random.Random) -> Record:
    """The record with the codes that the actors have in its dispute; one that is new there is drawn, the great states most often."""
    for actor in record.actors:
        if actor.code in NOBODY or actor.kind == "organisation":
            codes.setdefault(actor.code, actor.code if actor.code in NOBODY else _name(chance, 8).upper())
        elif actor.code not in codes:
            free = [state for state in STATES if f"S{state}" not in codes.values()]
            codes[actor.code] = f"S{chance.choices(free, [GREATNESS[state] for state in free])[0]}"
    actors = tuple(msgspec.structs.replace(actor, code=codes[actor.code]) for actor in record.actors)
    return msgspec.structs.replace(record, actors=actors)


def _name(chance: random.Random, length: int) -> str:
    """An invented name."""
    letters = (chance.choice("aeiou" if place % 2 else "bdfgklmnprstvz") for place in range(length))
    return "".join(letters).capitalize()


def p95(ask: Callable[[Any], Sized], about: Sequence[Any]) -> tuple[float, float, int]:
    """The median and the 95th percentile of the times of answers, in milliseconds, and how many rows they have on average."""
    times, rows = [], 0
    for each in about:
        begun = time.perf_counter()
        rows += len(ask(each))
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    return times[len(times) // 2], times[round(0.95 * len(times)) - 1], rows // len(times)


class Rate(NamedTuple):
    """How many positions were added, in how many seconds; in how many of these this process ran, and in how many it stood in line.

    Other processes may keep the machine busy: without the time in line, what is left is computing and waiting for the disk.
    """

    positions: int
    seconds: float
    busy: float
    in_line: float


def timed(add: Callable[[list[Record]], object], records: list[Record]) -> Rate:
    """Add records, by the clock."""
    begun, busy, in_line = time.perf_counter(), time.process_time(), time_in_line()
    add(records)
    seconds = time.perf_counter() - begun
    return Rate(sum(len(record.positions) for record in records), seconds, time.process_time() - busy, time_in_line() - in_line)


def time_in_line() -> float:
    """The seconds that this process could have run and had no processor, by Linux's account; 0 on other systems."""
    return int(SCHEDULED.read_text().split()[1]) / 1e9 if SCHEDULED.exists() else 0.0


def fill(store: Ledger, records: Iterator[Record]) -> Rate:
    """Add records in lots; the time for making them is not counted."""
    lots = []
    while lot := list(itertools.islice(records, LOT)):
        lots.append(timed(store.add_many, lot))
        tell(f"{sum(each.positions for each in lots):,} positions")
    return Rate(*map(sum, zip(*lots, strict=True)))


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--positions", type=int, default=1_000_000, help="how many positions to measure on (default: %(default)s)")
    parser.add_argument("--ledger", help="a database to measure on, kept; a filled one is only asked (default: a SQLite file that goes)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = asked.ledger or str(Path(folder) / "bench.ledger")
        with Ledger.open(where, create=True) as store:
            measure(store, where, asked.positions)


def measure(store: Ledger, where: str, wanted: int) -> None:
    """Fill a ledger that is empty, ask it, and print what it took beside the goals."""
    if not store.info().rows["documents"]:
        add(store, wanted)
    ask(store, where)


def add(store: Ledger, wanted: int) -> None:
    """Fill a ledger, and print how fast that went."""
    real = shapes()
    lots = fill(store, varied(real, wanted))
    alone = timed(lambda records: [store.add(record) for record in records], copies(real))
    print(f"{'positions a second':<36}{'added':>10}{'of goal':>10}{'not in line':>14}{'computing':>12}")
    for name, rate in ((f"{LOT:,} documents a transaction", lots), ("one document a transaction", alone)):
        added = rate.positions / rate.seconds
        print(
            f"{name:<36}{added:>10,.0f}{added / ADDED_GOAL:>10.2f}"
            f"{rate.positions / (rate.seconds - rate.in_line):>14,.0f}{rate.positions / rate.busy:>12,.0f}"
        )
    print(flush=True)


def ask(store: Ledger, where: str) -> None:
    """Ask a ledger, and print how long the answers took."""
    info = store.info()
    print(f"{info.rows['positions']:,} positions in {info.rows['documents']:,} documents; {info.engine}, {info.size / 1e6:,.0f} MB")
    chance = random.Random(2)
    # What tells a dispute from others is a name; a proposal that has none ("a ceasefire") is in all of them here, as in no real ledger.
    labels = [each.label for each in store.ask.positions(limit=20_000) if re.search(NAME, each.label)]
    labels = chance.sample(labels, QUESTIONS)
    names = [" ".join(re.findall(NAME, label)) for label in labels]
    common = ["troops", "ceasefire", "peace deal", '"will not send"', "said", "guarantees", "mission", "allies agreed"]
    codes = sorted({each.code for each in store.ask.positions(limit=2_000) if each.code} - {"OTHER"})
    spread = [chance.choice(codes) for _ in range(QUESTIONS)]
    questions: list[tuple[str, Callable[[Any], Sized], Sequence[Any]]] = [
        ("positions of a dispute's words", lambda words: list(store.ask.positions(proposal=words)), names),
        ("positions of a proposal's label", lambda words: list(store.ask.positions(proposal=words)), labels),
        ("an actor's time line, 100 latest", lambda code: list(store.ask.positions(actor=code, limit=PAGE)), spread),
        (
            "the same, in one month",
            lambda code: list(store.ask.positions(actor=code, since="2022-03-01", until="2022-03-31", limit=PAGE)),
            spread,
        ),
        ("search: rare words", lambda words: store.search(words), names),
        ("search: common words", lambda words: store.search(words), common * (QUESTIONS // len(common))),
    ]
    begun = time.perf_counter()
    linked = bring_up(store)
    if linked:
        print(f"{linked:,} documents linked, {(time.perf_counter() - begun) / linked * 1000:.1f} ms each", flush=True)
    load_codebook()  # once a process, 0.2 s: no part of an answer
    questions.append(("consent of a dossier", lambda dossier: consent(dossier, where), dossiers(store, names)))
    print(f"\n{'milliseconds':<36}{'median':>10}{'p95':>10}{'of goal':>10}{'rows':>8}")
    for name, ask, about in questions:
        middle, slow, rows = p95(ask, about)
        print(f"{name:<36}{middle:>10.1f}{slow:>10.1f}{slow / ANSWER_GOAL:>10.2f}{rows:>8,}", flush=True)


def dossiers(store: Ledger, disputes: list[str]) -> list[Dossier]:
    """A dossier for each of some disputes, by names in it: its most told proposals that have names, to which all its parties must agree."""
    found = []
    for names in disputes:
        rows = list(store.ask.positions(proposal=names))
        labels = [label for label, _ in Counter(row.label for row in rows if re.search(NAME, row.label)).most_common(PROPOSALS)]
        codes = [code for code, _ in Counter(row.code for row in rows if row.code not in NOBODY).most_common(PARTIES)]
        proposals = tuple(DossierProposal(id=f"p{number}", label=label, consent=AllParties()) for number, label in enumerate(labels))
        parties = tuple(DossierParty(code=code, name=code) for code in codes)
        found.append(Dossier(title=names, parties=parties, proposals=proposals))
    return found


def consent(dossier: Dossier, ledger: str) -> list[Statement]:
    """Tell whether there is consent; gives the positions of the documents that were read for it."""
    told = told_of(dossier, ledger)
    consent_to(dossier, told)
    return [said for digest in told.digests for topic in digest.topics for said in topic.statements]


def copies(real: list[str]) -> list[Record]:
    """Documents that are not in the ledger yet."""
    return [
        msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, id=f"alone-{number}"))
        for number, record in enumerate(itertools.islice(varied(real, 10**9), ONE_BY_ONE))
    ]


if __name__ == "__main__":
    main()
