"""Tagged, parsed token -> its part of speech and lemma, remembered by (word, tag, dependency)."""

from typing import Any, NamedTuple

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

Key = tuple[int, int, int]
# Some 50 MB; when it is full, all is forgotten.
CAPACITY = 200_000


class Lexis(NamedTuple):
    """What the word's form, tag and dependency say about it."""

    lemma: str
    tag: str
    pos: str
    dep: str


class Lemmas:
    """spaCy's attribute ruler and lemmatizer, asked once about each (word, tag, dependency).

    Both look at nothing else of a token, but for the ruler's few patterns of two tokens ("there is", "let's", "gon na"):
    a text in which one of these stands goes through the components itself. So all comes out as they give it.
    """

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        components: dict[str, Any] = dict(nlp.pipeline)
        self._ruler, self._lemmatizer = components["attribute_ruler"], components["lemmatizer"]
        self._pairs, self._openers = Matcher(nlp.vocab), Matcher(nlp.vocab)
        for number, rule in enumerate(self._ruler.patterns):
            for pattern in rule["patterns"]:
                if len(pattern) > 1:
                    self._pairs.add(str(number), [pattern])
                    self._openers.add(str(number), [pattern[:1]])
        index = self._lemmatizer.lookups.get_table("lemma_index")
        for pos, forms in index.items():
            index[pos] = frozenset(forms)  # a list of thousands, searched for every unknown word
        self._known: dict[Key, Lexis] = {}
        self._opening: set[Key] = set()

    def of(self, doc: Doc) -> list[Lexis]:
        """The lemma, tag, part of speech and dependency of each token of a parsed text."""
        keys: list[Key] = [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        fresh = {key for key in keys if key not in self._known}
        if len(self._known) + len(fresh) > CAPACITY:
            self._known.clear()
            self._opening.clear()
            self._lemmatizer.cache.clear()
            fresh = set(keys)
        if fresh:
            self._learn(list(fresh))
        if not self._opening.isdisjoint(keys) and self._pairs(doc):
            return self._ask(doc)
        return [self._known[key] for key in keys]

    def _learn(self, keys: list[Key]) -> None:
        """Pass words through the components as a text of their own."""
        words, tags, deps = ([self._vocab.strings[key[part]] for key in keys] for part in range(3))
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(keys))))
        if self._pairs(doc):  # by chance two stand side by side that make a pattern
            for key in keys:
                self._learn([key])
            return
        self._opening.update(keys[start] for _, start, _ in self._openers(doc))
        self._known.update(zip(keys, self._ask(doc), strict=True))

    def _ask(self, doc: Doc) -> list[Lexis]:
        return [Lexis(token.lemma_, token.tag_, token.pos_, token.dep_) for token in self._lemmatizer(self._ruler(doc))]
