"""Digests -> a dossier to begin with: the proposals that most parties speak of. What it asks of whom, an analyst has to say."""

import re
from collections.abc import Mapping, Sequence

from placet.analyse.account import ProposalAccount
from placet.analyse.consent import consent_table
from placet.model.digest import Digest
from placet.model.dossier import AllParties, Dossier, DossierParty, DossierProposal

FEWEST = 2  # parties that speak of a proposal: what only one speaks of is nothing to agree on
# Words of another name: one alone ("force") is in labels of anything, longer ones are sentences that nobody repeats.
SHORTEST, LONGEST = 2, 8


def suggested(digests: Sequence[Digest], *, names: Mapping[str, str], most: int = 10) -> Dossier:
    """Propose a dossier from digests whose proposals have their clusters; it holds at most so many proposals, all without a rule.

    Parties are those that count and spoke of any of the proposals; the watch begins on the day of the oldest document.
    """
    accounts = [each for each in consent_table(digests, names=names) if spoke(each) >= FEWEST][:most]
    parties: dict[str, str] = {}
    proposals = []
    ids: set[str] = set()
    taken: set[str] = set()
    for account in accounts:
        parties.update({party.key: party.name for party in account.parties if party.counts and party.answer != "silent"})
        other = [label for label in account.other_labels if SHORTEST <= len(label.split()) <= LONGEST and label.casefold() not in taken]
        taken.update(label.casefold() for label in (account.label, *other))
        proposals.append(
            DossierProposal(id=id_for(account.label, ids), label=account.label, names=tuple(other), consent=AllParties(fallback=True))
        )
    days = [digest.published for digest in digests if digest.published]
    return Dossier(
        title=accounts[0].label if accounts else "",
        from_=min(days, default=""),
        parties=tuple(DossierParty(code=code, name=name) for code, name in sorted(parties.items())),
        proposals=tuple(proposals),
    )


def spoke(account: ProposalAccount) -> int:
    """Count the parties that took a stance."""
    return sum(party.counts and party.answer != "silent" for party in account.parties)


def id_for(label: str, taken: set[str]) -> str:
    """Make an id of a label's words, that no other proposal has, and take it.

    >>> id_for("European peacekeepers in Ukraine", set())
    'european-peacekeepers-in-ukraine'
    """
    plain = "-".join(re.findall(r"\w+", label.casefold())[:6]) or "proposal"
    number = 1
    while (name := plain if number == 1 else f"{plain}-{number}") in taken:
        number += 1
    taken.add(name)
    return name
