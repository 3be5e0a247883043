"""Placet keeps the sourced record of disputes: who said and did what to whom, and who stands where on which proposal.

>>> import placet
>>> record = placet.code(placet.Document(id="d1", text="Norway rejected the plan to send troops to Sweden."))
>>> [position.stance for position in record.positions]
['oppose']
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

# Where each public name lives; it is imported when it is first asked for, so that `import placet` loads no parser. For type checkers
# __init__.pyi says the same, as imports, which would tie every part of the package to every other one if they stood here.
_HOMES = {
    "placet.errors": ("DocumentError", "PlacetError"),
    "placet.accounts": ("consent_of",),
    "placet.flow": ("code", "code_documents", "code_many", "quotations", "relation"),
    "placet.ledger": ("EventRow", "Ledger", "PositionRow", "ProposalRow", "QuotationRow"),
    "placet.model.document": ("Document", "Span"),
    "placet.model.quoted": ("Quoted",),
    "placet.model.record": ("Actor", "Claim", "Condition", "Event", "Position", "Proposal", "Quotation", "Record"),
    "placet.read": ("read_documents",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = ["__version__", *sorted(_HOME_OF)]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
