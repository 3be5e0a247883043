"""A record's quotations, each with all that it refers to: what people want who want only quotations."""

from collections.abc import Iterable

from msgspec import Struct

from placet.model.document import Span
from placet.model.record import Factuality, QuotationKind, Record


class Quoted(Struct, frozen=True, kw_only=True):
    """One quotation, complete in itself.

    `speaker` are names as the document first gives them in full, `speaker_code` their codes, in the same order; `speaker_words` and
    `speaker_spans` are what stands beside this quotation ("she"). `chain` names who passes it on, outermost first, the speaker not
    among them; where a link has several people they are joined by " and ", and one whom nobody names is "". Spans are characters.
    """

    document: str
    speaker: tuple[str, ...] = ()
    speaker_code: tuple[str, ...] = ()
    speaker_words: tuple[str, ...] = ()
    speaker_spans: tuple[Span, ...] = ()
    cue: str = ""
    cue_span: Span | None = None
    content: tuple[str, ...]
    content_spans: tuple[Span, ...]
    chain: tuple[str, ...] = ()
    kind: QuotationKind
    factuality: Factuality
    rule: str
    confidence: float


def quoted(record: Record) -> tuple[Quoted, ...]:
    """Read the quotations off a record, in the order of the text."""
    text = record.document.text
    actors = {actor.id: actor for actor in record.actors}
    speakers = {quotation.id: quotation.speaker for quotation in record.quotations}

    def names(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(actors[each].name for each in ids)

    def words(spans: Iterable[Span]) -> tuple[str, ...]:
        return tuple(text[span.start : span.end] for span in spans)

    return tuple(
        Quoted(
            document=record.document.id,
            speaker=names(each.speaker),
            speaker_code=tuple(actors[speaker].code for speaker in each.speaker),
            speaker_words=words(each.speaker_spans),
            speaker_spans=each.speaker_spans,
            cue=text[each.cue.start : each.cue.end] if each.cue else "",
            cue_span=each.cue,
            content=words(each.content),
            content_spans=each.content,
            chain=tuple(" and ".join(names(speakers[outer])) for outer in each.attribution),
            kind=each.kind,
            factuality=each.factuality,
            rule=each.rule,
            confidence=each.confidence,
        )
        for each in record.quotations
    )
