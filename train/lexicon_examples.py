"""The lexicon's own example sentences -> sentences with a type and two spans, for train/relations.py.

"Norland condemned the shelling of the port", an example of a frame of ACCUSE -> actor "Norland", recipient "the shelling of the port".
"""

from collections.abc import Iterator
from typing import NamedTuple

from placet.codebook import load_codebook
from placet.codebook.frames import FrameEntry
from placet.codebook.loading import checked, located_entries, shipped, yaml_files
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firing, governed_object, match_frames
from placet.extract.events.acts import choose
from placet.model.document import Document
from placet.model.parsed import Parsed
from placet.parse import Parser
from placet.read import regions_of


class Example(NamedTuple):
    """One example: its spans in characters."""

    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]
    type: str


def examples(parser: Parser) -> Iterator[Example]:
    """The examples of frames with an event in which both spans are found, each once."""
    codebook, known = load_codebook(), set()
    for file in yaml_files(shipped("frames")):
        for _, entry in checked(located_entries(file), FrameEntry):
            for text in (entry.example,) if isinstance(entry.example, str) else entry.example:
                if entry.event is None or text in known:
                    continue
                known.add(text)
                parsed = parser.parse_one(Document(id="example", text=text, regions=regions_of(text, "")))
                firings = match_frames(Clauses(parsed, codebook.grammar, codebook.is_predicate), codebook.frames, codebook.classes)
                firing = next((firing for _, firing in choose(firings) if firing.frame.entry == entry), None)
                spans = spans_of(firing, parsed) if firing else None
                if spans:
                    yield Example(text, *spans, entry.event)


def spans_of(firing: Firing, parsed: Parsed) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The first doer and the first other noun that the act is done to, with all that hangs on them; None where one is missing."""
    frame, clause = firing.frame, firing.clause
    doers = [token for slot in frame.actor for token in clause.fill(slot)]
    slots = [slot for slot in (*frame.recipient, *frame.theme, "object") if slot != "complement"]
    done_to = [token for slot in slots for token in clause.fill(slot)] + list(governed_object(frame, clause) or ())
    others = [token for token in done_to if token not in doers and parsed.tags[token].startswith(("NN", "PRP"))]
    if not doers or not others:
        return None
    actor, recipient = (parsed.span(*parsed.subtree(token)) for token in (doers[0], others[0]))
    if actor.start < recipient.end and recipient.start < actor.end:
        return None
    return (actor.start, actor.end), (recipient.start, recipient.end)
