"""Files, pages and feed lines -> documents with their regions. The only user of trafilatura."""

from placet.read.documents import read_documents
from placet.read.published import iso_day
from placet.read.regions import regions_of

__all__ = ["iso_day", "read_documents", "regions_of"]
