"""An actor -> where it stands in each of several dossiers."""

from collections.abc import Mapping
from typing import NamedTuple

from placet.analyse import PartyAccount
from placet.analyse.dossier_account import DossierAccount, PartyConsent
from placet.publish.wording.names import anchor

NO_CODES = ("OTHER:", "OUTLET:")


class Standing(NamedTuple):
    """Where a party stands on a proposal of a dossier; its words are at the anchor of the dossier's page."""

    dossier: str
    title: str
    proposal: str
    label: str
    party: PartyAccount
    consent: PartyConsent
    anchor: str


def written(key: str) -> str:
    """Take a party's key for what one would write to ask for it: a code, or the name of one that has none.

    >>> written("OTHER:ann lee"), written("NRL")
    ('ann lee', 'NRL')
    """
    return next((key.removeprefix(prefix) for prefix in NO_CODES if key.startswith(prefix)), key)


def standings_of(key: str, accounts: Mapping[str, DossierAccount]) -> list[Standing]:
    """Find where a party, by its key, code or name, stands or is asked in dossiers, these by their names in addresses."""
    wanted = key.casefold()
    return [
        Standing(name, account.title, proposal.id, proposal.label, each.party, each, anchor(proposal.id, each.party.key))
        for name, account in accounts.items()
        for proposal in account.proposals
        for each in proposal.parties
        if wanted in (each.party.key.casefold(), written(each.party.key).casefold(), each.party.name.casefold())
    ]
