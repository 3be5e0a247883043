"""Records built by hand, and stores to keep them in: a file of SQLite's, and a database of a PostgreSQL server that runs for the tests."""

import itertools
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine, NullPool, create_engine, inspect, make_url, text

from placet.model.document import Region, Span
from placet.model.record import (
    Actor,
    Claim,
    CodedBy,
    Condition,
    Event,
    Place,
    Position,
    Proposal,
    Quantity,
    Quotation,
    Record,
    Source,
    When,
)

TEXT = (
    "The minister of Norland said on Monday that it could accept monitors at the Aldan crossing only if Sudrey agrees. "
    "About 300 monitors would be needed. Sudrey rejected the plan."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def coder(version: str = "0.1.0") -> CodedBy:
    return CodedBy(placet=version, pipeline="by hand", codebook="1")


def full_record(document: str = "d1", *, version: str = "0.1.0", published: str = "2031-05-07", text: str = TEXT) -> Record:
    condition = span("only if Sudrey agrees", text)
    return Record(
        document=Source(
            id=document,
            url=f"https://example.org/{document}",
            outlet="The Courier",
            title="Monitors at Aldan",
            published=published,
            text=text,
            regions=(Region(kind="body", start=0, end=len(text)),),
        ),
        actors=(
            Actor(
                id="a1", name="Norland", kind="state", code="NRL", sectors=("GOV",), office="minister", mentions=(span("Norland", text),)
            ),
            Actor(id="a2", name="Sudrey", kind="state", code="SDR", mentions=(span("Sudrey", text),)),
        ),
        quotations=(
            Quotation(
                id="q1",
                speaker=("a1",),
                cue=span("said", text),
                content=(span("it could accept monitors at the Aldan crossing only if Sudrey agrees", text),),
                kind="indirect",
                rule="say",
                confidence=0.9,
            ),
        ),
        events=(
            Event(
                id="e1",
                type="REJECT",
                actor=("a2",),
                recipient=("a1",),
                date=When(text="on Monday", from_="2031-05-05", to="2031-05-05"),
                place=Place(text="Aldan", country=""),
                anchor=span("rejected", text),
                span=span("Sudrey rejected the plan", text),
                rule="reject",
                confidence=0.8,
            ),
        ),
        proposals=(
            Proposal(
                id="p1",
                label="monitors at the Aldan crossing",
                action="deploy",
                agents=("a1",),
                theme="monitors",
                place="Aldan",
                cluster="made in a batch",
                mentions=(span("monitors", text),),
            ),
        ),
        positions=(
            Position(
                id="s1",
                holder="a1",
                proposal="p1",
                stance="conditional",
                evidence=(span("The minister of Norland said on Monday", text), span("About 300 monitors would be needed.", text)),
                conditions=(Condition(start=condition.start, end=condition.end, kind="consent", parties=("a2",)),),
                date=When(text="on Monday", from_="2031-05-05", to="2031-05-05"),
                attribution=("q1",),
                rule="accept",
                confidence=0.8,
            ),
        ),
        claims=(
            Claim(
                id="c1",
                kind="quantity",
                by="a1",
                about="p1",
                span=span("About 300 monitors", text),
                quantity=Quantity(value=300, unit="monitors", approximate=True),
                rule="quantity",
                confidence=0.7,
            ),
        ),
        coded_by=coder(version),
    )


@pytest.fixture
def make_record() -> Callable[..., Record]:
    return full_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "norland.ledger"


_names = itertools.count()
STORES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


class Server(NamedTuple):
    """A running PostgreSQL server, and what its databases are reached by."""

    folder: Path
    port: int

    def url(self, database: str, *, password: str = "secret", user: str = "analyst") -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def database(self) -> str:
        """Make an empty database, and give its URL; it goes with the server."""
        name = f"norland_{next(_names)}"
        execute(self.url("postgres"), f"CREATE DATABASE {name}")
        return self.url(name)


def binaries() -> Path:
    """The folder of the newest PostgreSQL that is installed; skips the test where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda program: int(program.parts[-3]))
    elsewhere = shutil.which("postgres")
    if found:
        return found[-1].parent
    if elsewhere:
        return Path(elsewhere).resolve().parent
    pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of its own for this run of the tests; it never runs as root, who may not run it."""
    programs = binaries()
    pytest.importorskip("psycopg", reason="psycopg is not installed (placet[postgres])")
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="placet-postgresql-"))
    (folder / "password").write_text("secret")
    if user:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    try:
        options = ["--username", "analyst", "--pwfile", folder / "password", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
        options += ["--auth-host", "scram-sha-256", "--auth-local", "trust"]
        made = subprocess.run(
            [programs / "initdb", "--pgdata", folder / "data", *options], user=user, cwd=folder, capture_output=True, text=True
        )
        assert made.returncode == 0, made.stderr
        settings = {"fsync": "off", "listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": folder, "max_connections": 40}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            running = subprocess.Popen([programs / "postgres", "-D", folder / "data", *options], user=user, cwd=folder, stderr=log)
        try:
            ready = [programs / "pg_isready", "--quiet", "--host", "127.0.0.1", "--port", str(port)]
            for _ in range(300):
                if subprocess.run(ready).returncode == 0:
                    break
                assert running.poll() is None, (folder / "log").read_text()
                time.sleep(0.1)
            yield Server(folder, port)
        finally:
            running.send_signal(signal.SIGINT)  # don't wait for connections to end
            running.wait(timeout=60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url(server: Server) -> str:
    """The URL of an empty database."""
    return server.database()


@pytest.fixture(params=STORES)
def url(request: pytest.FixtureRequest) -> str:
    """Where a test makes its ledger, on each of the stores: a file's path, and the URL of a database."""
    return str(request.getfixturevalue("path" if request.param == "sqlite" else "postgresql_url"))


def engine(url: str) -> Engine:
    """Reach a ledger without Placet; each statement is committed at once."""
    address = make_url(url).set(drivername="postgresql+psycopg") if "://" in url else f"sqlite:///{url}"
    return create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)


def execute(url: str, *statements: str) -> None:
    """Do something to a ledger, or to a server, without Placet."""
    with engine(url).connect() as connection:
        for statement in statements:
            connection.execute(text(statement))


Rows = list[dict[str, Any]]


def dump(url: str | Path) -> dict[str, Rows]:
    """Every row of every table of a ledger, read without Placet; what a full-text index keeps for itself is left out."""
    with engine(str(url)).connect() as connection:
        names = [name for name in inspect(connection).get_table_names() if "_words" not in name and not name.startswith("sqlite_")]
        return {
            name: sorted((dict(row) for row in connection.execute(text(f'SELECT * FROM "{name}"')).mappings()), key=repr) for name in names
        }
