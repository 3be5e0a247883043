"""Document -> Parsed. The only user of spaCy."""

from placet.parse.parser import Parser

__all__ = ["Parser"]
