"""The parsed document: plain arrays, so that nothing after the parser needs the parser's library."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from placet.model.document import Document, Span


class Entity(NamedTuple):
    """A named entity: tokens [start, end) and its OntoNotes label (PERSON, GPE, ORG, NORP, DATE, CARDINAL …)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """A document's tokens and trees. Only headline and body are parsed; captions and boilerplate have no tokens.

    All token lists have one entry a token. `starts` and `ends` are character offsets into `document.text`; `tags` are Penn
    Treebank, `pos` universal, `deps` ClearNLP labels as spaCy's English models give them; `heads` are token indices, a root's
    head is itself. `sentences` and `paragraphs` are half-open token ranges in order; a sentence never crosses a paragraph.
    """

    document: Document
    words: list[str]
    starts: list[int]
    ends: list[int]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    sentences: list[tuple[int, int]]
    paragraphs: list[tuple[int, int]]
    entities: list[Entity]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [word.lower() for word in self.words]

    @cached_property
    def children(self) -> list[list[int]]:
        """The direct dependents of each token, left to right."""
        found: list[list[int]] = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                found[head].append(token)
        return found

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of each token's sentence."""
        return [n for n, (start, end) in enumerate(self.sentences) for _ in range(start, end)]

    @cached_property
    def paragraph_of(self) -> list[int]:
        """The number of each token's paragraph."""
        return [n for n, (start, end) in enumerate(self.paragraphs) for _ in range(start, end)]

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """The first and the last token of each token's subtree (inclusive), as one pass over the sentences finds them."""
        left, right = list(range(len(self.words))), list(range(len(self.words)))
        order = sorted(range(len(self.words)), key=self.depths.__getitem__, reverse=True)
        for token in order:
            head = self.heads[token]
            left[head] = min(left[head], left[token])
            right[head] = max(right[head], right[token])
        return left, right

    @cached_property
    def depths(self) -> list[int]:
        """How many arcs each token is away from its sentence's root."""
        depths = [-1] * len(self.words)
        roots = [token for token, head in enumerate(self.heads) if head == token]
        for root in roots:
            depths[root] = 0
        level, depth = roots, 0
        while level:
            depth += 1
            level = [child for token in level for child in self.children[token]]
            for token in level:
                depths[token] = depth
        return depths

    def subtree(self, token: int) -> tuple[int, int]:
        """The half-open token range that a token's subtree spans."""
        left, right = self.edges
        return left[token], right[token] + 1

    def children_by(self, token: int, *deps: str) -> list[int]:
        """The dependents of a token that have one of these labels."""
        return [child for child in self.children[token] if self.deps[child] in deps]

    def span(self, start: int, end: int) -> Span:
        """The characters of the tokens [start, end)."""
        return Span(start=self.starts[start], end=self.ends[end - 1])

    def text(self, start: int, end: int) -> str:
        """The document's own words for the tokens [start, end)."""
        return self.document.text[self.starts[start] : self.ends[end - 1]]

    def tokens_within(self, start: int, end: int) -> tuple[int, int]:
        """The half-open token range that lies inside the characters [start, end); empty where none does."""
        first = bisect_right(self.starts, start - 1)
        last = bisect_right(self.ends, end)
        return first, max(first, last)
