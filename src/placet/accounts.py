"""Records, a ledger and a dossier -> who consents to what, what changed since, and what happened.

>>> from placet.accounts import check_dossier, consent_to, kept                        # doctest: +SKIP
>>> account = consent_to(check_dossier(Path("strait.yaml")).dossier, kept("strait.db"))  # doctest: +SKIP
"""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from placet.analyse import ProposalAccount, consent_table
from placet.analyse.blocs import known_blocs
from placet.analyse.developments import Developments, developments
from placet.analyse.dossier import dossier_consent, keys_of, within
from placet.analyse.dossier_account import DossierAccount, shown_parties
from placet.analyse.happenings import Happening, happenings
from placet.analyse.reviewing import Decided, reviewed
from placet.analyse.suggestion import suggested
from placet.codebook import load_codebook
from placet.errors import PlacetError
from placet.ledger import Ledger
from placet.link import linked
from placet.model.dossier import Dossier
from placet.model.record import Record
from placet.read.dossiers import CheckedDossier, read_dossier


def consent_of(records: Sequence[Record]) -> list[ProposalAccount]:
    """Link the proposals of several records and say who consents to which."""
    return consent_table(linked(records), names=load_codebook().party_names)


def consent_of_ledger(ledger: str, *, on: str = "") -> list[ProposalAccount]:
    """The same for all that a ledger keeps; with `on`, for what was published until that day."""
    records = [record for record in kept(ledger) if not on or "" < record.document.published <= on]
    return consent_table(records, names=load_codebook().party_names)


def consent_to(dossier: Dossier, records: Sequence[Record], *, on: str = "", actors: tuple[Path, ...] = ()) -> DossierAccount:
    """Say for each proposal of a dossier, by linked records, whether there is consent by its rule, and what would change that."""
    codebook = load_codebook(actors)
    return dossier_consent(dossier, records, blocs=known_blocs(codebook.actors), names=codebook.party_names, on=on)


def changes_in(dossier: Dossier, records: Sequence[Record], account: DossierAccount, *, actors: tuple[Path, ...] = ()) -> Developments:
    """Say what changed in the week up to the day of a dossier's account.

    Documents without a day count on neither of the two days: nobody can tell whether they came in between.
    """
    if not account.day:
        return Developments(since="", day="", proposals=(), documents=0)
    day = date.fromisoformat(account.day)
    then, now = ((day - timedelta(days=days)).isoformat() for days in (7, 0))
    return developments(consent_to(dossier, records, on=then, actors=actors), consent_to(dossier, records, on=now, actors=actors))


def happened_in(dossier: Dossier, records: Sequence[Record], account: DossierAccount, *, actors: tuple[Path, ...] = ()) -> list[Happening]:
    """Find what the parties of a dossier did and had done to them, as the documents of its account tell."""
    quads = {name: kind.quad for name, kind in load_codebook(actors).plover.types.items()}
    told = [record for record in records if within(record.document.published, dossier, account.day)]
    parties = {each.party.key for proposal in account.proposals for each in shown_parties(proposal)}
    return happenings(told, parties, quads=quads, party_of=keys_of(dossier))


def check_dossier(file: Path, *, actors: tuple[Path, ...] = ()) -> CheckedDossier:
    """Read a dossier's file; what is wrong in it is a `PlacetError` with file, line and fix."""
    return read_dossier(file, load_codebook(actors))


def suggest_dossier(ledger: str) -> Dossier:
    """Propose a dossier from what a ledger holds."""
    dossier = suggested(kept(ledger), names=load_codebook().party_names)
    if not dossier.proposals:
        raise PlacetError(f"{ledger}: nothing to propose, no two parties speak of one proposal; add documents, or use `placet dossier new`")
    return dossier


def kept(ledger: str) -> list[Record]:
    """All records of a ledger, each document's latest, linked, and as people decided."""
    with Ledger.open(ledger, create=False) as store:
        decisions = store.decisions()
        decided = Decided(decisions)
        return linked([reviewed(record, decided) for record in store.records()], decisions)
