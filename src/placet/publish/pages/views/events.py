"""An event's words in their paragraph, cut where the event begins and ends."""

from typing import NamedTuple

from placet.model.document import Span
from placet.model.paragraphs import paragraph_spans


class InContext(NamedTuple):
    """A paragraph in five pieces: before the event's clause, the clause around the word that it hangs on, and after it."""

    before: str
    clause_before: str
    anchor: str
    clause_after: str
    after: str


def in_context(text: str, clause: Span, anchor: Span) -> InContext:
    """Cut the paragraph around a clause, which may reach over several, at the clause and at the word that it hangs on."""
    around = [each for each in paragraph_spans(text) if each.start < clause.end and each.end > clause.start] or [clause]
    start, end = min(around[0].start, clause.start), max(around[-1].end, clause.end)
    first, last = max(anchor.start, clause.start), min(anchor.end, clause.end)
    if first >= last:  # a clause that was cut short may leave the word out
        first = last = clause.end
    return InContext(
        text[start : clause.start], text[clause.start : first], text[first:last], text[last : clause.end], text[clause.end : end]
    )
