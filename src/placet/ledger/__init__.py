"""The ledger: the store of all records, with their history. The only user of SQLAlchemy."""

from placet.ledger.store import Failure, HeldDocument, Ledger

__all__ = ["Failure", "HeldDocument", "Ledger"]
