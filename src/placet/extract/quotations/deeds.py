"""Tell deeds and moods from quotations: "Norland refused to talk", "voted to leave", "wants Sudria to leave", "did not say whether".

By itself such a phrase tells what somebody does or wills: an event or a position, and no words of his. With a statement for its content
("agreed that the road was closed"), with quoted words, under a modal verb ("would want it to leave") or inside what somebody says it is
a quotation like any other. So are what one intends to do oneself ("plans to leave") and what a person, and no state or body, agrees or
refuses to do. docs/decisions/0010 has the figures.
"""

from collections.abc import Iterable, Mapping, Sequence

from placet.extract.actors.mention import Mention
from placet.extract.quotations.attribution import size, stands_inside
from placet.extract.quotations.quote import Quote
from placet.extract.quotations.reporting import FINITE, Reporting

BARE = ("VB", "VBG", "VBN")
OBJECTS = ("dobj", "pobj")
BODIES = ("state", "organisation")


def without_deeds(reporting: Reporting, mentions: Iterable[Mention], quotes: Sequence[Quote]) -> list[Quote]:
    """The quotations less the deeds and moods that the document itself tells; what stood inside one of these is looked at by itself."""
    actors = {mention.head: mention for mention in mentions}
    kept: list[Quote] = []
    for quote in sorted(quotes, key=lambda quote: -size(quote)):
        if not is_deed(reporting, actors, quote) or any(stands_inside(quote, outer) for outer in kept):
            kept.append(quote)
    return kept


def is_deed(reporting: Reporting, actors: Mapping[int, Mention], quote: Quote) -> bool:
    """Whether a quotation's cue is a deed or a mood there, and not what the words in its content are said with.

    `actors` are those of the document, by the heads of the words that stand for them.
    """
    cue, parsed, words = quote.cue_head, reporting.parsed, reporting.cues.deeds
    if cue is None or quote.kind != "indirect":
        return False
    lemma, form, head = parsed.lemmas[cue].lower(), content_form(reporting, quote), content_head(reporting, quote)
    clause = reporting.clauses.at(cue)
    if clause is not None and clause.modals:  # "no one would want it to leave": the writer's thought of what they think
        return False
    negated = clause is not None and clause.negated
    agentless = parsed.tags[cue] == "VBN" and not parsed.children_by(cue, "nsubj", "agent")
    if lemma in words.asking:
        unasked = agentless and not parsed.children_by(cue, "nsubjpass", "aux", "auxpass")
        unnamed = parsed.lemmas[head].lower() in words.naming and bool(parsed.children_by(head, "auxpass"))
        return unasked if form == "question" else unnamed
    if form == "question":
        some = any(parsed.tags[each].startswith("JJ") for each in parsed.children_by(cue, "dobj"))  # "has not said much about how"
        return (lemma in words.telling and negated and not some) or lemma in words.pondering
    if lemma in words.foretelling:
        return agentless and not negated and parsed.deps[head] == "nsubjpass" and is_party(actors.get(head))
    if form == "statement":
        return False
    if lemma in words.answering:
        return bool(quote.speaker_heads) and all(is_body(actors.get(speaker)) for speaker in quote.speaker_heads)
    return lemma in words.act or (lemma in words.will and not own(reporting, quote))


def is_body(actor: Mention | None) -> bool:
    """Whether an actor is a state or an organisation."""
    return actor is not None and actor.kind in BODIES


def is_party(actor: Mention | None) -> bool:
    """Whether an actor is anybody but a person by name."""
    return actor is not None and not (actor.kind == "person" and actor.form in ("name", "title"))


def own(reporting: Reporting, quote: Quote) -> bool:
    """Whether a content is what one wants to do oneself, an infinitive without a subject."""
    start = quote.content[0][0]
    return reporting.parsed.tags[start] == "TO" or reporting.parsed.lower[start] == "not"


def content_form(reporting: Reporting, quote: Quote) -> str:
    """What a content is: a "question" (whether, if, what), a "deed" (an infinitive, a gerund, a thing), or a "statement"."""
    parsed, start, head = reporting.parsed, quote.content[0][0], content_head(reporting, quote)
    if parsed.tags[start] in ("WDT", "WP", "WP$", "WRB") or parsed.lower[start] in ("if", "whether"):
        return "question"
    helpers = parsed.children_by(head, "aux", "auxpass")
    if parsed.tags[head] in FINITE or any(parsed.tags[helper] in FINITE for helper in helpers):
        return "statement"
    return "deed" if parsed.tags[head] in BARE or parsed.deps[head] in OBJECTS else "statement"


def content_head(reporting: Reporting, quote: Quote) -> int:
    """The token of a content that governs the others."""
    tokens = (token for start, end in quote.content for token in range(start, end))
    return min(tokens, key=lambda token: (reporting.parsed.depths[token], token))
