from placet.accounts import consent_of
from placet.errors import DocumentError, PlacetError
from placet.flow import code, code_documents, code_many, quotations, relation
from placet.ledger import EventRow, Ledger, PositionRow, ProposalRow, QuotationRow
from placet.model.document import Document, Span
from placet.model.quoted import Quoted
from placet.model.record import Actor, Claim, Condition, Event, Position, Proposal, Quotation, Record
from placet.read import read_documents

__version__: str

__all__ = [
    "Actor",
    "Claim",
    "Condition",
    "Document",
    "DocumentError",
    "Event",
    "EventRow",
    "Ledger",
    "PlacetError",
    "Position",
    "PositionRow",
    "Proposal",
    "ProposalRow",
    "Quotation",
    "QuotationRow",
    "Quoted",
    "Record",
    "Span",
    "__version__",
    "code",
    "code_documents",
    "code_many",
    "consent_of",
    "quotations",
    "read_documents",
    "relation",
]
