"""Put the model's readings and the rules' quotations together: one list, in which both have said what they know best.

The model decides the outermost attributions: where their content begins and ends, which are none, and which the rules have missed.
The rules keep what PolNeAR, which taught the model, doesn't annotate: quotations inside quotations, sentences between marks that stand
alone, a further source of the same content.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from placet.extract.quotations.learned.decoder import Reading
from placet.extract.quotations.learned.network import Floats
from placet.extract.quotations.learned.signals import nesting
from placet.extract.quotations.quote import Quote, TokenRange
from placet.extract.quotations.reporting import Reporting

ADDED, AGREED, KEPT = "added", "agreed", "kept"  # ways to come by a quotation: the model's alone, the rules' and its, the rules' alone
PREPOSITIONAL = frozenset(("prep", "agent", "mark"))


class Find(NamedTuple):
    """A quotation, the way it was come by, and how likely the model takes its cue to attribute."""

    quote: Quote
    way: str
    probability: float


@dataclass(frozen=True, kw_only=True)
class Trust:
    """How sure the model must be: to add a quotation, to change a rule's content, to let stand what only a rule has found."""

    adds: float
    adds_phrases: float  # whose content is a phrase without a verb of its own ("rejected the offer"): PolNeAR counts those, few others do
    redraws: float
    keeps: float


def merge(
    reporting: Reporting, quotes: Sequence[Quote], readings: Sequence[Reading], probabilities: Sequence[float] | Floats, trust: Trust
) -> list[Find]:
    """The quotations of a document; `probabilities` are the model's, a token, of being the head of a cue that attributes."""
    depths = nesting(quotes, len(reporting.parsed))
    outermost = [quote for quote, depth in zip(quotes, depths, strict=True) if depth == 0]
    found: list[Find] = []
    matched: set[int] = set()
    for reading in readings:
        number = rule_at(reading, outermost, matched)
        if number is None:
            least = trust.adds if is_clause(reporting, reading) else trust.adds_phrases
            if reading.probability >= least and not any(covers(find.quote, reading.head) for find in found):
                found.append(Find(added(reporting, reading), ADDED, reading.probability))
        else:
            matched.add(number)
            quote = outermost[number]
            if reading.probability >= trust.redraws:
                others = [other.cue_head for other in outermost if other.cue_head is not None and other is not quote]
                quote = redrawn(reporting, quote, reading, others)
            found.append(Find(quote, AGREED, reading.probability))
    for number, quote in enumerate(outermost):
        if number not in matched and stands(quote, [find.quote for find in found], probabilities, trust):
            found.append(Find(quote, KEPT, 0.0))
    inner = [quote for quote, depth in zip(quotes, depths, strict=True) if depth > 0]
    return found + [Find(quote, KEPT, 0.0) for quote in inner if any(holds(outer.quote, quote) for outer in found)]


def rule_at(reading: Reading, quotes: Sequence[Quote], taken: set[int]) -> int | None:
    """The number of the rules' quotation under a reading's cue."""
    cue = {token for start, end in reading.cue for token in range(start, end)} | {reading.head}
    for number, quote in enumerate(quotes):
        own = set(range(*quote.cue)) if quote.cue else set()
        if number not in taken and (quote.cue_head in cue or own & cue):
            return number
    return None


def stands(quote: Quote, found: Sequence[Quote], probabilities: Sequence[float] | Floats, trust: Trust) -> bool:
    """Whether a quotation that only the rules have found is let stand."""
    if quote.cue is None or quote.rule.startswith("citing"):
        return not any(overlap(quote, other) > 0.5 for other in found) or quote.rule.startswith("citing")
    inside = any(holds(other, quote) for other in found)
    return inside or max(probabilities[slice(*quote.cue)]) >= trust.keeps


def is_clause(reporting: Reporting, reading: Reading) -> bool:
    """Whether what is attributed is a clause or quoted words, and not the bare name of a thing."""
    parsed = reporting.parsed
    tokens = [token for start, end in reading.content for token in range(start, end)]
    head = min(tokens, key=lambda token: (parsed.depths[token], token))
    if parsed.deps[head] in PREPOSITIONAL:
        head = next((child for child in parsed.children[head] if child in tokens), head)
    return parsed.pos[head] in ("VERB", "AUX") or any(reporting.quoted.is_mark[token] for token in tokens)


def added(reporting: Reporting, reading: Reading) -> Quote:
    """A quotation that the model alone has found."""
    content = tuple(trimmed(reporting, *stretch) for stretch in reading.content)
    cue = max(reading.cue, key=lambda stretch: stretch[0] <= reading.head < stretch[1])
    speaker = nearest(reading)
    return Quote(
        content=content,
        speaker=speaker,
        speaker_heads=heads_of(reporting, speaker),
        cue=cue,
        cue_head=reading.head,
        kind=reporting.kind(content),
        rule="model:added",
        confidence=round(reading.probability, 2),
    )


def redrawn(reporting: Reporting, quote: Quote, reading: Reading, others: Sequence[int]) -> Quote:
    """A rule's quotation with the content, and where the rule has none or another one the speaker, that the model reads.

    The content changes only where the model reads on behind the rule's end: a further clause, a phrase that the parser lost. What it
    reads before the start is mostly whom one urges or what one describes, which PolNeAR counts as content and the gold of our own
    doesn't; and where it would leave something out of what a rule holds together it's as often wrong as right.
    """
    paragraph_of = reporting.parsed.paragraph_of
    here = [stretch for stretch in quote.content if paragraph_of[stretch[0]] == paragraph_of[reading.head]]
    own = quote.content[-1][1]
    ends = [head for head in others if head >= own]  # heads of the cues of other quotations
    read = [trimmed(reporting, *before_next(reporting, reading.head, ends, *stretch)) for stretch in reading.content]
    content = quote.content
    if here and read[-1][1] > here[-1][1] and any(reporting.parsed.pos[token] != "PUNCT" for token in range(here[-1][1], read[-1][1])):
        kept = [(max(start, read[0][0]), end) for start, end in here if end > read[0][0]]
        elsewhere = [stretch for stretch in quote.content if stretch not in here]
        content = tuple(sorted(elsewhere + joined(read + kept)))
    speaker, heads = quote.speaker, quote.speaker_heads
    named = nearest(reading)
    if named and not (speaker and named[0] < speaker[1] and speaker[0] < named[1]):
        speaker, heads = named, heads_of(reporting, named)
    if content == quote.content and speaker == quote.speaker:
        return quote
    return replace(quote, content=content, speaker=speaker, speaker_heads=heads, kind=reporting.kind(content), rule=quote.rule + "+model")


def before_next(reporting: Reporting, cue: int, others: Sequence[int], start: int, end: int) -> TokenRange:
    """A stretch up to where the cue's own clause goes on, in another cue or not: "said it would stay and accused Sudria of lying"."""
    parsed = reporting.parsed

    def goes_on(token: int) -> bool:
        if parsed.heads[token] == cue:
            return parsed.deps[token] in ("cc", "conj")
        return token in others and parsed.deps[token] == "conj" and not parsed.children_by(token, "nsubj", "nsubjpass")

    return start, next((token for token in range(max(start + 1, cue + 1), end) if goes_on(token)), end)


def joined(stretches: Sequence[TokenRange]) -> list[TokenRange]:
    """Stretches in their order, those that overlap or touch as one."""
    found: list[TokenRange] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def nearest(reading: Reading) -> TokenRange | None:
    """The stretch of a reading's speaker that stands closest to the cue."""
    return min(reading.speaker, key=lambda stretch: min(abs(stretch[0] - reading.head), abs(stretch[1] - 1 - reading.head)), default=None)


def heads_of(reporting: Reporting, speaker: TokenRange | None) -> tuple[int, ...]:
    """The heads of a speaker's words, one by one where "and" joins them."""
    if speaker is None:
        return ()
    heads = reporting.parsed.heads
    outer = [token for token in range(*speaker) if heads[token] == token or not speaker[0] <= heads[token] < speaker[1]]
    first = next((token for token in outer if reporting.parsed.pos[token] != "PUNCT"), outer[0])
    return tuple(token for token in reporting.clauses.expanded(first) if speaker[0] <= token < speaker[1]) or (first,)


def trimmed(reporting: Reporting, start: int, end: int) -> TokenRange:
    """A stretch of content as the rules draw it: without outer punctuation, a leading "that", and a pair of marks around the whole.

    A "which" at its end begins what is no part of it.
    """
    parsed, quoted = reporting.parsed, reporting.quoted
    first, last = start, end
    while (
        first < last
        and (parsed.pos[first] == "PUNCT" or parsed.lower[first] in reporting.cues.complementizers)
        and not quoted.is_mark[first]
    ):
        first += 1
    while (
        last > first
        and not quoted.is_mark[last - 1]
        and (parsed.tags[last - 1] in ("WDT", "WP") or (parsed.pos[last - 1] == "PUNCT" and parsed.words[last - 1] not in ")]"))
    ):
        last -= 1
    if last - first > 1 and quoted.is_mark[first] and (opened := quoted.by_opening.get(first + 1)) and opened.last in (last - 1, last):
        return opened.first, min(opened.last, last)
    if last - first > 1 and quoted.is_mark[last - 1] and not any(quoted.is_mark[first : last - 1]):
        last -= 1
    return (first, last) if first < last else (start, end)


def holds(outer: Quote, inner: Quote) -> bool:
    """Whether a quotation's content and cue lie in another's content, or in the same content."""
    if not all(any(a <= start and end <= b for a, b in outer.content) for start, end in inner.content):
        return False
    return inner.cue_head is None or inner.content == outer.content or covers(outer, inner.cue_head)


def covers(quote: Quote, token: int) -> bool:
    """Whether a token stands in a quotation's content."""
    return any(start <= token < end for start, end in quote.content)


def overlap(one: Quote, other: Quote) -> float:
    """The share of one quotation's content that another's covers."""
    tokens = [token for start, end in one.content for token in range(start, end)]
    return sum(covers(other, token) for token in tokens) / len(tokens)
