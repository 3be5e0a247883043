"""Texts that were searched for -> entries to read: what `placet search` prints."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from placet.ledger import Hit
from placet.publish.plain_text import SENTENCE_WIDTH, one_line, quoted
from placet.publish.terminal.layout import indented
from placet.publish.wording.days import day_words

KINDS = {"quotation": "said", "evidence": "position"}
"""What the words are of whoever is named."""


def together(hits: Iterable[Hit]) -> Iterator[tuple[Hit, ...]]:
    """Put hits on the same words, which may carry several parties' positions, into one."""
    for _, same in groupby(hits, key=lambda hit: (hit.kind, hit.document, hit.words)):
        yield tuple(same)


def entry(hits: Sequence[Hit]) -> RenderableType:
    """Lay hits on the same words out: whose they are, what they are, where they stand; below it the words."""
    first = hits[0]
    who = ", ".join(dict.fromkeys(one_line(name, 60) for hit in hits for name in hit.by)) or "unnamed"
    where = [one_line(first.outlet, 60), day_words(first.published), one_line(first.document, 60)]
    head = Text.assemble((who, "bold"), (" · ".join(["", KINDS[first.kind], *filter(None, where)]), "dim"))
    return Group(head, indented(Text(quoted(first.words, SENTENCE_WIDTH)), 2))
