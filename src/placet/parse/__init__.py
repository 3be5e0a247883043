"""Document -> Parsed. The only user of spaCy."""

from placet.parse.parser import Parser, pipeline_name

__all__ = ["Parser", "pipeline_name"]
