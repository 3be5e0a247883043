"""The ledger: the store of all records, with their history. The only user of SQLAlchemy."""

from placet.ledger.questions import HeldPosition, Hit
from placet.ledger.store import Failure, HeldDocument, Info, Ledger

__all__ = ["Failure", "HeldDocument", "HeldPosition", "Hit", "Info", "Ledger"]
