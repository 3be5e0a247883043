"""How fast the pages of a large dossier open: the server's own time in milliseconds, slowest but one in twenty, for 10,000 positions.

What the first page needs is made while the site starts (its own time is the first line); after that it is kept.
"""

import os

# Before numpy is loaded: one thread a process, as the worker processes have it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from starlette.testclient import TestClient

from placet.ledger import Ledger
from placet.model.document import Span
from placet.model.record import Actor, CodedBy, Condition, Position, Proposal, Quotation, Record, Source, Stance
from placet.publish.pages.app import create_app
from placet.publish.pages.settings import Settings

GOAL = 300  # milliseconds, p95
TIMES = 20
A_DOCUMENT = 3  # positions that it reports
FILLER_WORDS = 300  # of what a document says between two positions; no two documents say the same
STANCES: tuple[tuple[Stance, str], ...] = (
    ("support", "supports"),
    ("oppose", "rejects"),
    ("conditional", "would accept, once a ceasefire holds,"),
    ("undecided", "is unsure about"),
)
PROPOSALS = ("joint patrols in the strait", "a monitoring mission", "a ban on exports", "a ceasefire line", "a shared port")
PARTIES = [f"Norland{number:02}" for number in range(40)]
PLACES = {
    "the dossier, first": "/dossier/bench", "the dossier": "/dossier/bench", "one proposal": "/dossier/bench/proposal?id=p0",
    "one cell": "/dossier/bench/cell?proposal=p0&party=N00", "stances in time": "/dossier/bench/stances", "the start page": "/",
    "an actor": "/actor?of=N00", "positions": "/positions", "a search": "/search?words=patrols", "the dossier as CSV": "/dossier/bench.csv",
    "the dossier as JSON": "/dossier/bench.json",
}  # fmt: skip


def records(positions: int) -> Iterator[Record]:
    """Make documents that report so many positions of an invented dispute, each with a stance that turns at times."""
    chance = random.Random(1)
    for number in range(positions // A_DOCUMENT + 1):
        yield record(number, chance)


def record(number: int, chance: random.Random) -> Record:
    """Make one document; its number makes its day."""
    text = ""
    spans: list[Span] = []
    told = [(chance.choice(PARTIES), chance.randrange(len(PROPOSALS)), chance.choice(STANCES)) for _ in range(A_DOCUMENT)]
    for party, proposal, (_, verb) in told:
        sentence = f"{party}'s foreign minister said it {verb} {PROPOSALS[proposal]} (report {number})."
        spans.append(Span(start=len(text), end=len(text) + len(sentence)))
        filler = " ".join("".join(chance.choices("abdegiklmnoprstu", k=chance.randrange(2, 9))) for _ in range(FILLER_WORDS))
        text += f"{sentence}\n\n{filler.capitalize()}.\n\n"
    actors = {party: Actor(id=f"a{party}", name=party, kind="state", code=f"N{party[-2:]}", mentions=(spans[0],)) for party, _, _ in told}
    named = {proposal for _, proposal, _ in told}
    return Record(
        document=Source(
            id=f"d{number}", outlet=f"Courier {number % 30}", title=f"Talks, part {number}", text=text,
            published=(date(2031, 1, 1) + timedelta(days=number // 10)).isoformat(),
        ),
        actors=tuple(actors.values()),
        quotations=tuple(
            Quotation(id=f"q{place}", speaker=(f"a{party}",), content=(spans[place],), kind="indirect", rule="r", confidence=0.8)
            for place, (party, _, _) in enumerate(told)
        ),
        proposals=tuple(
            Proposal(id=f"p{number}", label=label, action="agree", theme=label.split()[-1], mentions=(spans[0],))
            for number, label in enumerate(PROPOSALS)
            if number in named
        ),
        positions=tuple(
            Position(
                id=f"s{place}", holder=f"a{party}", proposal=f"p{proposal}", stance=stance, evidence=(spans[place],), rule="r",
                confidence=0.8, conditions=(_ceasefire(spans[place]),) if stance == "conditional" else (),
            )
            for place, (party, proposal, (stance, _)) in enumerate(told)
        ),
        coded_by=CodedBy(placet="0", pipeline="none", codebook="none"),
    )  # fmt: skip


def _ceasefire(sentence: Span) -> Condition:
    return Condition(start=sentence.start, end=sentence.start + 30, kind="ceasefire")


def dossier() -> str:
    """Write the dossier that asks all parties on all proposals."""
    parties = ", ".join(f"{{code: N{party[-2:]}, name: {party}}}" for party in PARTIES)
    lines = (f"  - {{id: p{number}, label: {label}, names: [{label}], consent: all parties}}\n" for number, label in enumerate(PROPOSALS))
    return f"title: A large dispute\nparties: [{parties}]\nproposals:\n{''.join(lines)}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--positions", type=int, default=10_000)
    positions = parser.parse_args().positions
    with tempfile.TemporaryDirectory() as folder:
        ledger, file = Path(folder) / "bench.db", Path(folder) / "bench.yaml"
        file.write_text(dossier(), encoding="utf-8")
        with Ledger.open(ledger, create=True) as store:
            store.add_many(records(positions))
        begun = time.process_time()
        with TestClient(create_app(Settings(ledger=str(ledger), dossiers=(file,))), base_url="http://localhost") as client:
            while any(thread.name == "warm-up" for thread in threading.enumerate()):
                time.sleep(0.01)
            print(f"{'what is made while the site starts':44}{1000 * (time.process_time() - begun):,.0f} ms", flush=True)
            measure(client)
            with Ledger.open(ledger, create=False) as store:
                store.add(record(10**6, random.Random(2)))
            print(f"{'the first visitor after one more document':44}{_milliseconds(client, PLACES['the dossier']):,.0f} ms", flush=True)
        print(f"goal: the dossier in under {GOAL} ms")


def measure(client: TestClient) -> None:
    """Open each page, the first of them once as its first visitor, and print how long that took."""
    for name, address in PLACES.items():
        took = sorted(_milliseconds(client, address) for _ in range(1 if name.endswith("first") else TIMES))
        print(f"{name:44}{took[int(len(took) * 0.95) - 1] if len(took) > 1 else took[0]:,.0f} ms", flush=True)


def _milliseconds(client: TestClient, address: str) -> float:
    start = time.process_time()
    answer = client.get(address)
    took = 1000 * (time.process_time() - start)
    assert answer.status_code == 200, answer.text
    return took


if __name__ == "__main__":
    main()
