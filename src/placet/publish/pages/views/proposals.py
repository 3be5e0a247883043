"""A proposal across documents -> where each of them names it."""

from collections.abc import Iterable

from placet.ledger.answers import ProposalRow, proposal_row
from placet.ledger.parts import told
from placet.model.record import Proposal, Record


def mentioned(found: Iterable[tuple[Record, Proposal]]) -> list[ProposalRow]:
    """Read a proposal off each document that names it, the newest first."""
    rows = [proposal_row(told(record), proposal.id) for record, proposal in found]
    return sorted(rows, key=lambda row: (row.day, row.document), reverse=True)
