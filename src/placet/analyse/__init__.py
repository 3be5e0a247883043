"""What the records add up to: pure functions over the record's types."""

from placet.analyse.account import Evidence, PartyAccount, ProposalAccount, StanceAccount, StatedCondition
from placet.analyse.consent import consent_table, count_without_positions

__all__ = [
    "Evidence",
    "PartyAccount",
    "ProposalAccount",
    "StanceAccount",
    "StatedCondition",
    "consent_table",
    "count_without_positions",
]
