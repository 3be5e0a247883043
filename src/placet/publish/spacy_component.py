"""A spaCy component, `placet_quotations`: who says what, on `doc._.quotations` of any pipeline.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("placet_quotations")
>>> [(quote.speaker, quote.cue.text, quote.content) for quote in nlp("Norway said that it would refuse.")._.quotations]
[(('Norway',), 'said that', (it would refuse,))]

The text is read by Placet's own parser, whatever the pipeline's is: the figures that Placet gives hold for that one alone.
"""

from typing import Any, NamedTuple

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span

from placet.flow import quotations
from placet.model.document import Span as Characters
from placet.model.quoted import Quoted

NAME = "placet_quotations"  # of the component, and where a document keeps what it found


class QuotedSpans(NamedTuple):
    """One quotation as spans of a spaCy document; `quoted` has the rest: chain, codes, kind, factuality, confidence."""

    speaker: tuple[str, ...]  # names, as the document first gives them in full
    speaker_spans: tuple[Span, ...]
    cue: Span | None
    content: tuple[Span, ...]
    chain: tuple[str, ...]  # who passes it on, outermost first
    quoted: Quoted


class QuotationFinder:
    """The component: leaves its findings in the document's user data as plain values, which are kept when it is stored or sent."""

    def __call__(self, doc: Doc) -> Doc:
        """Find a document's quotations."""
        doc.user_data[NAME] = msgspec.to_builtins(quotations(doc.text))
        return doc


@Language.factory(NAME, assigns=["doc._.quotations"])
def make_quotation_finder(nlp: Language, name: str) -> QuotationFinder:
    """Make the component; it needs none before it."""
    return QuotationFinder()


def found_in(doc: Doc) -> tuple[QuotedSpans, ...]:
    """The quotations of a document that the component has seen; () of any other one."""

    def span(characters: Characters) -> Any:
        return doc.char_span(characters.start, characters.end, alignment_mode="expand")  # their tokens may be cut otherwise

    return tuple(
        QuotedSpans(
            speaker=each.speaker,
            speaker_spans=tuple(map(span, each.speaker_spans)),
            cue=span(each.cue_span) if each.cue_span else None,
            content=tuple(map(span, each.content_spans)),
            chain=each.chain,
            quoted=each,
        )
        for each in msgspec.convert(doc.user_data.get(NAME, ()), tuple[Quoted, ...])
    )


Doc.set_extension("quotations", getter=found_in, force=True)
