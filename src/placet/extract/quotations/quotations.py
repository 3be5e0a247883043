"""Find the quotations in a parsed document: what it says that somebody said, thought, asked or wants.

"'We stay,' the envoy said, adding that the offer was final" -> a direct quotation (cue "said", speaker "the envoy") and an indirect
one (cue "adding that", the same speaker). Scare quotes with no cue are none; a bare noun ("condemned the act") is an event and none.
Inside what somebody else says, a state of mind with a phrase for its content ("said Norland was wary of the plan") is one more.
What the rules have found, a trained reader may read again (`learned`).
"""

from collections.abc import Sequence
from dataclasses import replace

from placet.codebook.cues import Cues, load_cues
from placet.extract.actors.mention import Mention
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firings
from placet.extract.quotations.attitudes import AttitudeFinder
from placet.extract.quotations.attributing_phrases import AttributingPhrases
from placet.extract.quotations.authors import Authors
from placet.extract.quotations.deeds import without_deeds
from placet.extract.quotations.direct_speech import DirectSpeechFinder
from placet.extract.quotations.indirect_speech import IndirectSpeechFinder
from placet.extract.quotations.learned.reader import QuotationReader
from placet.extract.quotations.quotation_marks import Quoted, find_quoted
from placet.extract.quotations.quote import Quote, TokenRange
from placet.extract.quotations.reporting import Reporting
from placet.model.parsed import Parsed
from placet.model.record import Factuality

__all__ = ["Quote", "find_quotations"]

LEAST_ALONE = 4  # words that a stretch without a cue must have to be speech


def find_quotations(
    parsed: Parsed,
    clauses: Clauses,
    firings: Firings,
    mentions: Sequence[Mention],
    cues: Cues | None = None,
    reader: QuotationReader | None = None,
) -> list[Quote]:
    """Find the quotations of a document, in the order of their contents; `cues` are those that ship unless given.

    Without a `reader` they are those that the rules find.
    """
    cues = cues or load_cues()
    reporting = Reporting(parsed, clauses, firings, find_quoted(parsed, cues.elisions), cues)
    direct = DirectSpeechFinder(reporting).find()
    taken = {number for draft in direct.drafts for number in draft.stretches}
    spoken = {draft.cue for draft in direct.drafts if draft.cue is not None}
    quotes = direct.quotes(reporting)
    quotes += IndirectSpeechFinder(reporting, spoken, taken).find()
    quotes += AttributingPhrases(reporting, mentions).find()
    quotes += standing_alone(reporting, direct.alone, quotes)
    quotes += cited_sources(reporting, quotes)
    quotes += AttitudeFinder(reporting, quotes).find()
    quotes = [within_outer(quote, quotes) for quote in quotes]
    if reader:
        quotes = reader.reread(reporting, mentions, quotes)
        quotes += cited_sources(reporting, quotes)
    quotes = Authors(reporting, mentions).of_quotes(quotes)
    quotes = without_deeds(reporting, mentions, quotes)
    return sorted((judged(reporting, quote) for quote in quotes), key=lambda quote: (quote.content, quote.cue or (0, 0)))


def within_outer(quote: Quote, quotes: list[Quote]) -> Quote:
    """A quotation without the cue of the one that it stands in, and what follows that: the parser may have hung it on the inner cue.

    "Norland rejected the plan, she said, calling it unfair" -> "the plan" is rejected, not "the plan, she said".
    """
    if quote.cue_head is None:
        return quote
    for outer in quotes:
        if outer.cue_head is None or outer.content[0][0] >= quote.content[0][0]:
            continue
        if covers(quote, outer.cue_head) and covers(outer, quote.cue_head):
            shared = [(max(a, c), min(b, d)) for a, b in quote.content for c, d in outer.content]
            content = tuple((start, end) for start, end in shared if start < end)
            quote = replace(quote, content=content) if content else quote
    return quote


# --- stretches without a cue -------------------------------------------------------------------------


def standing_alone(reporting: Reporting, groups: list[list[Quoted]], quotes: list[Quote]) -> list[Quote]:
    """Give quoted sentences that stand alone the speaker who spoke last, if that was in the same paragraph or the one before."""
    parsed = reporting.parsed
    covered: set[int] = set()
    last_by_paragraph: dict[int, Quote] = {}
    outer = [quote for quote in quotes if quote.cue_head is None or reporting.level(quote.cue_head) is None]
    for quote in sorted(outer, key=lambda quote: max(end for _, end in quote.content)):
        for start, end in quote.content:
            covered.update(range(start, end))
        if quote.speaker_heads or quote.speaker:
            last_by_paragraph[parsed.paragraph_of[quote.content[-1][1] - 1]] = quote
    found = []
    for group in groups:
        first = group[0]
        if first.outer is not None or first.first in covered or not is_sentence(reporting, group):
            continue
        paragraph = parsed.paragraph_of[first.first]
        earlier = last_by_paragraph.get(paragraph) or last_by_paragraph.get(paragraph - 1)
        if earlier is None:
            continue
        ranges = [(stretch.first, stretch.last) for stretch in group]
        quote = reporting.quote("alone", ranges, cue=None, rule="direct:alone", speaker=(earlier.speaker, earlier.speaker_heads))
        found.append(quote)
        last_by_paragraph[parsed.paragraph_of[ranges[-1][0]]] = quote
    return found


def is_sentence(reporting: Reporting, group: list[Quoted]) -> bool:
    """Whether quoted words begin and end a sentence and are long enough to be speech."""
    parsed, first, last = reporting.parsed, group[0], group[-1]
    words = sum(parsed.pos[token] != "PUNCT" for stretch in group for token in range(stretch.first, stretch.last))
    before = next(reporting.back(max(first.first - 1, 0), first.outer), None)
    begins = before is None or parsed.words[before] == ":"
    return begins and words >= LEAST_ALONE and reporting.ends_with(last.number, ".?!…")


# --- a further source of the same content ------------------------------------------------------------


def cited_sources(reporting: Reporting, quotes: list[Quote]) -> list[Quote]:
    """ "The paper reported that …, citing two aides": the aides vouch for the same content, inside the paper's report."""
    parsed, cues = reporting.parsed, reporting.cues
    by_sentence: dict[int, list[Quote]] = {}
    for quote in quotes:
        if quote.cue_head is not None:
            by_sentence.setdefault(parsed.sentence_of[quote.cue_head], []).append(quote)
    known = {quote.cue_head for quote in quotes}
    found = []
    for token, lemma in enumerate(parsed.lemmas):
        if lemma.lower() not in cues.citing or not parsed.tags[token].startswith("VB") or token in known:
            continue
        sources = parsed.children_by(token, "dobj")
        hosts = [quote for quote in by_sentence.get(parsed.sentence_of[token], []) if not covers(quote, token)]
        if parsed.tags[token] != "VBG":  # "the paper, which quoted two aides, said …"
            hosts = [quote for quote in hosts if parsed.deps[token] == "relcl" and parsed.heads[token] in quote.speaker_heads]
        if sources and hosts and sources[0] > token:
            host = min(hosts, key=lambda quote: quote.content[0])
            heads = reporting.clauses.expanded(sources[0])
            speaker = reporting.noun_phrase(sources[0], token)
            found.append(
                reporting.quote(
                    "citing",
                    host.content,
                    cue=token,
                    rule=f"citing:{lemma.lower()}",
                    speaker=(speaker, heads),
                    cue_range=(token, token + 1),
                )
            )
    return found


def covers(quote: Quote, token: int) -> bool:
    """Whether a token stands in a quotation's content."""
    return any(start <= token < end for start, end in quote.content)


# --- factuality --------------------------------------------------------------------------------------


def judged(reporting: Reporting, quote: Quote) -> Quote:
    """Set the factuality by the cue's frame, its negation and modals, and those of the content."""
    clause = reporting.clauses.at(quote.cue_head) if quote.cue_head is not None else None
    factuality: Factuality = quote.factuality
    if clause is not None:
        if clause.negated:
            factuality = {"asserted": "hypothetical", "possible": "denied", "denied": "possible", "hypothetical": "denied"}[factuality]  # type: ignore[assignment]
        elif clause.conditions or any(modal in reporting.clauses.grammar.possible_modals for modal in clause.modals):
            factuality = "hypothetical"
    if factuality == "asserted":
        factuality = of_content(reporting, quote.content[0])
    return replace(quote, content=tuple(without_pause(reporting, *stretch) for stretch in quote.content), factuality=factuality)


def without_pause(reporting: Reporting, start: int, end: int) -> TokenRange:
    """A stretch without the comma or the "and" at its end, which lead on to what is the writer's, not the speaker's."""
    parsed = reporting.parsed
    while end - 1 > start and (parsed.words[end - 1] == "," or parsed.pos[end - 1] == "CCONJ"):
        end -= 1
    return start, end


def of_content(reporting: Reporting, content: TokenRange) -> Factuality:
    """What the content's own main verb makes of it: under a condition hypothetical, under "may" or "could" possible."""
    parsed = reporting.parsed
    head = min(range(*content), key=lambda token: (parsed.depths[token], token))
    clause = reporting.clauses.at(head)
    if clause is None:
        return "asserted"
    if clause.conditions:
        return "hypothetical"
    return "possible" if any(modal in reporting.clauses.grammar.possible_modals for modal in clause.modals) else "asserted"
