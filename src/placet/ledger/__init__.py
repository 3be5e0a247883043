"""The ledger: the store of all records, with their history. The only user of SQLAlchemy."""

from placet.ledger.answers import EventRow, PositionRow, ProposalRow, QuotationRow
from placet.ledger.questions import Hit
from placet.ledger.store import Failure, HeldDocument, Info, Ledger

__all__ = ["EventRow", "Failure", "HeldDocument", "Hit", "Info", "Ledger", "PositionRow", "ProposalRow", "QuotationRow"]
