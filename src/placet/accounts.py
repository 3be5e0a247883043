"""Records, a ledger and a dossier -> who consents to what, what changed since, and what happened.

>>> from placet.accounts import check_dossier, consent_to, told_of     # doctest: +SKIP
>>> dossier = check_dossier(Path("strait.yaml")).dossier             # doctest: +SKIP
>>> account = consent_to(dossier, told_of(dossier, "strait.db"))        # doctest: +SKIP
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from placet.analyse import ProposalAccount, consent_table
from placet.analyse.blocs import known_blocs
from placet.analyse.developments import Developments, developments
from placet.analyse.dossier import dossier_consent, keys_of, within
from placet.analyse.dossier_account import DossierAccount, shown_parties
from placet.analyse.happenings import Happening, happenings
from placet.analyse.matching import Waiting, clusters_named, match, namings
from placet.analyse.suggestion import suggested
from placet.codebook import load_codebook
from placet.errors import PlacetError
from placet.ledger import Ledger
from placet.link import linked
from placet.linking import bring_up, clustered_digests, copies_in, digests_with_copies, documents_in, linked_in
from placet.model.decided import Decided, reviewed
from placet.model.decision import Decision
from placet.model.digest import Digest, digests_of
from placet.model.dossier import Dossier
from placet.model.record import Record
from placet.read.dossiers import CheckedDossier, read_dossier


class Told(NamedTuple):
    """What the documents say in which a dossier's proposals are told of, by their ids, and the newest day of all that the ledger holds."""

    digests: list[Digest]
    newest: str = ""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python's collector of garbage from looking for circles: nothing that is read or made within this can be part of one, and to go
    over all that a program holds, while thousands of objects are made, can take longer than making them.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def told_in(records: Iterable[Record]) -> Told:
    """What linked records say."""
    return Told(digests_of(records))


def consent_of(records: Sequence[Record]) -> list[ProposalAccount]:
    """Link the proposals of several records and say who consents to which."""
    return consent_table(digests_of(linked(records)), names=load_codebook().party_names)


def consent_of_ledger(ledger: str, *, on: str = "") -> list[ProposalAccount]:
    """The same for all that a ledger keeps; with `on`, for what was published until that day."""
    digests = [each for each in _all_digests(ledger) if not on or "" < each.published <= on]
    return consent_table(digests, names=load_codebook().party_names)


@_uncollected()
def consent_to(dossier: Dossier, told: Told, *, on: str = "", actors: tuple[Path, ...] = ()) -> DossierAccount:
    """Say for each proposal of a dossier, by what documents say, whether there is consent by its rule, and what would change that."""
    codebook = load_codebook(actors)
    blocs, names = known_blocs(codebook.actors), codebook.party_names
    return dossier_consent(dossier, told.digests, blocs=blocs, names=names, on=on, newest=told.newest)


def changes_in(dossier: Dossier, told: Told, account: DossierAccount, *, actors: tuple[Path, ...] = ()) -> Developments:
    """Say what changed in the week up to the day of a dossier's account.

    Documents without a day count on neither of the two days: nobody can tell whether they came in between.
    """
    if not account.day:
        return Developments(since="", day="", proposals=(), documents=0)
    day = date.fromisoformat(account.day)
    then, now = ((day - timedelta(days=days)).isoformat() for days in (7, 0))
    return developments(consent_to(dossier, told, on=then, actors=actors), consent_to(dossier, told, on=now, actors=actors))


def happened_in(
    dossier: Dossier, told: Told, account: DossierAccount, ledger: str, *, actors: tuple[Path, ...] = ()
) -> list[Happening]:  # fmt: skip
    """Find what the parties of a dossier did to each other, and all that they did in the documents that tell of its proposals."""
    quads = {name: kind.quad for name, kind in load_codebook(actors).plover.types.items()}
    parties = {each.party.key for proposal in account.proposals for each in shown_parties(proposal)}
    with Ledger.open(ledger, create=False) as store:
        bring_up(store)
        decisions = store.decisions()
        records = store.links.records([each.id for each in told.digests])
        records |= {record.document.id: record for record in store.records_between(parties)}
        found = [record for record in records.values() if within(record.document.published, dossier, account.day)]
        found = copies_in(store, _reviewed(found, decisions), decisions)
    return happenings(found, parties, quads=quads, party_of=keys_of(dossier))


def outside_of(dossier: Dossier, ledger: str) -> tuple[Waiting, ...]:
    """All of a ledger that none of a dossier's proposals takes in, what may belong to one of them first."""
    digests = [each for each in _all_digests(ledger) if within(each.published, dossier, "")]
    return match(dossier, digests, keys_of(dossier)).waiting


def check_dossier(file: Path, *, actors: tuple[Path, ...] = ()) -> CheckedDossier:
    """Read a dossier's file; what is wrong in it is a `PlacetError` with file, line and fix."""
    return read_dossier(file, load_codebook(actors))


def suggest_dossier(ledger: str) -> Dossier:
    """Propose a dossier from what a ledger holds."""
    dossier = suggested(_all_digests(ledger), names=load_codebook().party_names)
    if not dossier.proposals:
        raise PlacetError(f"{ledger}: nothing to propose, no two parties speak of one proposal; add documents, or use `placet dossier new`")
    return dossier


def kept(ledger: str) -> list[Record]:
    """All records of a ledger, each document's latest, linked, and as people decided."""
    with Ledger.open(ledger, create=False) as store:
        bring_up(store)
        decisions = store.decisions()
        return linked_in(store, _reviewed(store.records(), decisions), decisions)


def told_of(dossier: Dossier, ledger: str) -> Told:
    """What a ledger holds on a dossier, linked and as people decided: nothing else is read, however large it is."""
    with Ledger.open(ledger, create=False) as store:
        bring_up(store)
        with _uncollected():
            decisions = store.decisions()
            naming = clustered_digests(store, store.digests.telling(namings(dossier)), decisions)
            ids = documents_in(store, clusters_named(dossier, naming, keys_of(dossier)), decisions)
            others = clustered_digests(store, store.digests.of(ids - {each.id for each in naming}), decisions)
            digests = digests_with_copies(store, [*naming, *others], decisions)
        newest = store.newest(since=dossier.from_, until=dossier.to)
    return Told(sorted(digests, key=lambda each: each.id), newest)


def _all_digests(ledger: str) -> list[Digest]:
    """What all documents of a ledger say, linked."""
    with Ledger.open(ledger, create=False) as store:
        bring_up(store)
        with _uncollected():
            decisions = store.decisions()
            return digests_with_copies(store, clustered_digests(store, store.digests.all(), decisions), decisions, whole=True)


def _reviewed(records: Iterable[Record], decisions: Iterable[Decision]) -> list[Record]:
    decided = Decided(decisions)
    return [reviewed(record, decided) for record in records]
