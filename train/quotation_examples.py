"""PolNeAR's articles as train/quotations.py learns from them: each coded by the rules, with what people annotated beside it.

An annotated attribution is kept by its cue's head, the word of the cue that stands highest in the parse; its content, speaker and cue
are told apart within the block of the cue alone, which is where the reader looks for them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from placet.codebook import load_codebook
from placet.extract.actors.mention import Mention
from placet.extract.actors.mentions import find_mentions
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import match_frames
from placet.extract.events.relation import marked_mentions
from placet.extract.quotations.learned.pairs import pair_signals, quotes_by_cue
from placet.extract.quotations.learned.signals import token_signals
from placet.extract.quotations.learned.windows import blocks
from placet.extract.quotations.quotation_marks import find_quoted
from placet.extract.quotations.quotations import find_quotations
from placet.extract.quotations.quote import Quote, TokenRange
from placet.extract.quotations.reporting import Reporting
from placet.model.document import Document
from placet.model.parsed import Parsed
from placet.parse import Parser
from placet.read import regions_of
from placet.workers import Failure, map_documents

ROLES = ("content", "speaker", "cue")
SEEN_TOKENS, SEEN_PAIRS = 5, 20  # how often a value must be seen to have a row of its own
PAIR_COLUMNS = ("distance", "path", "part", "place")
OF_THE_RULES = ("content", "inner content", "cue", "inner cue", "speaker", "inner speaker")  # columns that the rules' quotations make


class Ruled(NamedTuple):
    """A document coded by the rules."""

    reporting: Reporting
    mentions: list[Mention]
    quotes: list[Quote]


class Attribution(NamedTuple):
    """An annotated attribution: its cue's head, the block of that, and of the block's tokens the signals and the roles [tokens, 3]."""

    head: int
    block: TokenRange
    signals: list[tuple[str, ...]]
    roles: NDArray[np.bool_]


class Article(NamedTuple):
    """One article to learn from; `columns` are the signals of its words."""

    words: list[str]
    blocks: list[TokenRange]
    columns: dict[str, list[str]]
    attributions: list[Attribution]


def ruled(document: dict[str, Any]) -> Ruled:
    """Code a document of the gold by the rules."""
    text, title = document["text"], document.get("title") or ""
    parsed, codebook = (
        parser().parse_one(Document(id=document["id"], text=text, title=title, regions=regions_of(text, title))),
        load_codebook(),
    )
    clauses = Clauses(parsed, codebook.grammar, codebook.is_predicate)
    firings = match_frames(clauses, codebook.frames, codebook.classes)
    mentions = find_mentions(parsed, codebook.actors)
    mentions += marked_mentions(parsed, mentions)
    quotes = find_quotations(parsed, clauses, firings, mentions, codebook.cues)
    reporting = Reporting(parsed, clauses, firings, find_quoted(parsed, codebook.cues.elisions), codebook.cues)
    return Ruled(reporting, mentions, quotes)


@cache
def parser() -> Parser:
    """The parser, loaded once a process."""
    return Parser()


def articles(documents: Sequence[dict[str, Any]], processes: int) -> Iterator[Article]:
    """Prepare annotated documents to learn from."""
    for result in map_documents(preparer, documents, processes=processes):
        if isinstance(result, Failure):
            raise RuntimeError(f"{result.item['id']}: {result.reason}")
        yield result


def preparer() -> Callable[[dict[str, Any]], Article]:
    """What a worker process does with each document."""
    parser()
    return article


def article(document: dict[str, Any]) -> Article:
    """Prepare one annotated document."""
    reporting, mentions, quotes = ruled(document)
    parsed = reporting.parsed
    parts = list(blocks(parsed))
    at_cue = quotes_by_cue(quotes)
    found = []
    for annotated in document["quotes"]:
        tokens = {role: [token for token in range(len(parsed)) if touched(parsed, token, annotated[role])] for role in ROLES}
        if not tokens["content"] or not tokens["cue"]:
            continue
        words = [token for token in tokens["cue"] if parsed.pos[token] != "PUNCT"] or tokens["cue"]
        head = min(words, key=lambda token: (parsed.depths[token], token))
        start, end = next((block for block in parts if block[0] <= head < block[1]), (head, head))
        roles = np.zeros((end - start, len(ROLES)), dtype=np.bool_)
        for column, role in enumerate(ROLES):
            roles[[token - start for token in tokens[role] if start <= token < end], column] = True
        if end > start:
            found.append(Attribution(head, (start, end), pair_signals(reporting, at_cue, head, start, end), roles))
    return Article(list(parsed.words), parts, token_signals(reporting, mentions, quotes), found)


def touched(parsed: Parsed, token: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a token shares a character with one of some spans."""
    return any(parsed.starts[token] < end and parsed.ends[token] > start for start, end in spans)


@dataclass(frozen=True)
class Values:
    """The values that get rows of their own, by column, those of words and those of pairs; each column begins with the empty value."""

    tokens: dict[str, list[str]]
    pairs: dict[str, list[str]]


def values(of: Sequence[Article]) -> Values:
    """Count what is seen in the training articles."""
    tokens = {name: Counter(value for each in of for value in each.columns[name]) for name in of[0].columns}
    pairs = [Counter(row[n] for each in of for attribution in each.attributions for row in attribution.signals) for n in range(4)]
    return Values(
        tokens={name: often(counts, SEEN_TOKENS) for name, counts in tokens.items()},
        pairs={name: often(counts, SEEN_PAIRS) for name, counts in zip(PAIR_COLUMNS, pairs, strict=True)},
    )


def often(counts: Counter[str], least: int) -> list[str]:
    """The values counted at least so often, after the empty one."""
    return ["", *sorted(value for value, count in counts.items() if count >= least and value)]
