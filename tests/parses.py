"""Parses made by hand, so that rules are tested without a model."""

from placet.model.document import Document
from placet.model.parsed import Entity, Parsed


def plain(text: str, *, published: str = "", entities: tuple[tuple[int, int, str], ...] = ()) -> Parsed:
    """Words parted by blanks, one sentence, every word a dependent of the first."""
    rows = "\n".join(f"{word} {word.lower()} NN {'ROOT' if n == 0 else 'dep'} 0" for n, word in enumerate(text.split()))
    return tree(rows, published=published, entities=entities)


def tree(rows: str, *, published: str = "", entities: tuple[tuple[int, int, str], ...] = ()) -> Parsed:
    """One sentence a block of lines "word lemma tag dep head"; heads count from 0 within the block, blocks are parted by a blank line."""
    words: list[tuple[str, str, str, str, int]] = []
    sentences = []
    for block in rows.strip().split("\n\n"):
        base = len(words)
        for line in block.strip().splitlines():
            word, lemma, tag, dep, head = line.split()
            words.append((word, lemma, tag, dep, base + int(head)))
        sentences.append((base, len(words)))
    text = " ".join(word[0] for word in words)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word[0]) + 1
    return Parsed(
        document=Document(id="d", text=text, published=published),
        words=[word[0] for word in words],
        starts=starts,
        ends=[start + len(word[0]) for start, word in zip(starts, words, strict=True)],
        lemmas=[word[1] for word in words],
        tags=[word[2] for word in words],
        pos=["X"] * len(words),
        deps=[word[3] for word in words],
        heads=[word[4] for word in words],
        sentences=sentences,
        paragraphs=[(0, len(words))],
        entities=[Entity(*entity) for entity in entities],
    )
