"""What the parse and the rules say of each token, as the columns that the model reads beside the words.

Each column has one short string a token ("nsubj", "in quotes", "B direct" …); the model's own tables number them, and a value that
it has never met counts as "".
"""

from collections.abc import Callable, Iterable, Sequence

from placet.extract.actors.mention import Mention
from placet.extract.quotations.attribution import covering, outer_quotes, size, source_of
from placet.extract.quotations.quote import Quote
from placet.extract.quotations.reporting import Reporting
from placet.model.parsed import Parsed

Column = list[str]


def token_signals(reporting: Reporting, mentions: Iterable[Mention], quotes: Sequence[Quote]) -> dict[str, Column]:
    """The columns of a document by their names."""
    parsed = reporting.parsed
    depths = nesting(quotes, len(parsed))
    outermost = [quote for quote, depth in zip(quotes, depths, strict=True) if depth == 0]
    inner = [quote for quote, depth in zip(quotes, depths, strict=True) if depth > 0]
    return {
        "pos": parsed.pos,
        "tag": parsed.tags,
        "dep": parsed.deps,
        "entity": entities(parsed),
        "mention": mentioned(parsed, mentions),
        "marks": marks(reporting),
        "content": contents(parsed, outermost),
        "inner content": contents(parsed, inner),
        "cue": cues(parsed, outermost),
        "inner cue": cues(parsed, inner),
        "speaker": speakers(parsed, outermost),
        "inner speaker": speakers(parsed, inner),
        "frame": frames(reporting),
        "place": places(parsed),
        "depth": [str(min(depth, 7)) for depth in parsed.depths],
    }


def nesting(quotes: Sequence[Quote], length: int) -> list[int]:
    """How many other quotations each quotation stands inside."""
    ordered = sorted(range(len(quotes)), key=lambda n: (quotes[n].content[0][0], -size(quotes[n]), source_of(quotes[n])))
    arranged = [quotes[n] for n in ordered]
    around = covering(arranged, length)
    found = [0] * len(quotes)
    for place, number in enumerate(ordered):
        found[number] = len(outer_quotes(place, arranged, around))
    return found


def entities(parsed: Parsed) -> Column:
    """The label of the named entity that a token belongs to."""
    column = [""] * len(parsed)
    for start, end, label in parsed.entities:
        column[start:end] = [label] * (end - start)
    return column


def mentioned(parsed: Parsed, mentions: Iterable[Mention]) -> Column:
    """What kind of actor a token mentions, and in which form: "name person", with "head" where it is the mention's head."""
    column = [""] * len(parsed)
    for mention in sorted(mentions, key=lambda mention: mention.start - mention.end):
        value = f"{mention.form} {mention.kind}"
        column[mention.start : mention.end] = [value] * (mention.end - mention.start)
        column[mention.head] = value + " head"
    return column


def marks(reporting: Reporting) -> Column:
    """Where a token stands among quotation marks: a mark, or first, within or last between them, and how deep."""
    column = ["mark" if mark else "" for mark in reporting.quoted.is_mark]
    for stretch in sorted(reporting.quoted, key=lambda stretch: stretch.depth):
        kind = "nested" if stretch.depth else "single" if stretch.single else "double"
        for token in range(stretch.first, stretch.last):
            if not reporting.quoted.is_mark[token]:
                column[token] = kind
        column[stretch.first] = "first " + kind
        column[stretch.last - 1] = "last " + kind
    return column


def contents(parsed: Parsed, quotes: Iterable[Quote]) -> Column:
    """Where the rules see content, and which family of rules does: "B verb", "I verb"."""
    return painted(parsed, quotes, lambda quote: quote.content, lambda quote: quote.rule.split(":")[0])


def cues(parsed: Parsed, quotes: Iterable[Quote]) -> Column:
    """Where the rules see a cue."""
    return painted(parsed, quotes, lambda quote: (quote.cue,) if quote.cue else (), lambda quote: quote.rule.split(":")[0])


def speakers(parsed: Parsed, quotes: Iterable[Quote]) -> Column:
    """Where the rules see a speaker."""
    return painted(parsed, quotes, lambda quote: (quote.speaker,) if quote.speaker else (), lambda quote: "speaker")


def painted(
    parsed: Parsed, quotes: Iterable[Quote], ranges: Callable[[Quote], Sequence[tuple[int, int]]], name: Callable[[Quote], str]
) -> Column:
    """Write a quotation's name over the tokens of its ranges, "B" at the first and "I" at the others."""
    column = [""] * len(parsed)
    for quote in quotes:
        for start, end in ranges(quote):
            column[start:end] = ["I " + name(quote)] * (end - start)
            column[start] = "B " + name(quote)
    return column


def frames(reporting: Reporting) -> Column:
    """What a reporting frame makes of its content, by the token it fired on; "inquit" for other verbs that stand beside speech."""
    column = ["inquit" if reporting.introduces(token) else "" for token in range(len(reporting.parsed))]
    for head, firing in reporting.reports.items():
        column[head] = f"{firing.clause.category} {firing.frame.entry.reports}"
    return column


def places(parsed: Parsed) -> Column:
    """Where a token stands: it begins a paragraph, a sentence, or neither; and in which of the first paragraphs."""
    column = [""] * len(parsed)
    for number, (start, end) in enumerate(parsed.paragraphs):
        column[start:end] = [f"in {min(number, 3)}"] * (end - start)
    for start, end in parsed.sentences:
        if end > start:
            column[start] = "sentence"
    for start, end in parsed.paragraphs:
        if end > start:
            column[start] = "paragraph"
    return column
