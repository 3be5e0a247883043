"""Find a label that a reader understands without the text, where the fullest mention of a proposal is a single word.

"Peru opposes the deal" -> "2015 nuclear deal" where the document says so anywhere, else "deal over" what was proposed before it.
"""

from collections.abc import Container, Sequence
from functools import cached_property

from placet.extract.positions.discourse import Discourse
from placet.extract.positions.labels import LONGEST, label, nominal
from placet.extract.positions.namings import Naming, own_words
from placet.extract.positions.parts import Parts


class FullLabels:
    """The labels of one document's proposals."""

    def __init__(self, discourse: Discourse, parts: Parts) -> None:
        self.d = discourse
        self.parts = parts

    def of(
        self, action: str, told: Sequence[Naming], theme: str, place: str, before: str, without: Container[int] = ()
    ) -> str:  # fmt: skip
        """The label of a proposal with these mentions, the fullest first; `before` is the label of the one before it.

        It stays a single word where the document says no more of it. `without` are words that it must not have.
        """
        first = self._label(told[0], without)
        if speaking(first):
            return first
        others = (self._label(naming, without) for naming in told[1:])
        carriers = (self._label(carrier) for naming in told for carrier in self._carriers.get(naming.head, ()))
        found = next((text for text in (*others, *carriers) if speaking(text)), "")
        if found:
            return found
        noun = not self.d.parsed.tags[told[0].head].startswith("VB")
        fuller = self._told_elsewhere(told[0].head) if noun else ""
        if fuller:
            return fuller
        told_so = self._with_clause(told[0]) if noun else ""
        if told_so:
            return told_so
        other = theme and told[0].head not in told[0].theme and theme.lower() not in first.lower()
        parts = ([f"of {theme}"] if other else []) if noun else [theme]
        parts += [f"in {place}"] if place and place != theme else []
        if any(parts):
            return " ".join([first, *filter(None, parts)])
        over = noun and before and action in self.parts.words.alike  # "reactor" says what it is, "deal" doesn't
        return f"{first} over {before}" if over else first

    def _label(self, naming: Naming, without: Container[int] = ()) -> str:
        return label(self.d.parsed, self.d.cast, self.d.namings, self.parts.words, naming, without)

    def _with_clause(self, naming: Naming) -> str:
        """A noun with the relative clause that tells which it is: "settlement that would split the island"."""
        d, parsed = self.d, self.d.parsed
        for child in parsed.children_by(naming.head, "relcl"):
            start, end = parsed.subtree(child)
            if start == naming.end and end - naming.start <= LONGEST and parsed.lower[start] in ("that", "which", "who"):
                return " ".join(nominal(parsed, d.cast, self.parts.words, naming.start, end).split())
        return ""

    @cached_property
    def _carriers(self) -> dict[int, list[Naming]]:
        """By the head of what they are about, the vehicles: "the Omani compromise on inspections"."""
        found: dict[int, list[Naming]] = {}
        for naming in self.d.namings:
            if naming.content is not None:
                found.setdefault(naming.content, []).append(naming)
        return found

    @cached_property
    def _nouns(self) -> dict[str, list[int]]:
        """By their lemmas, the nouns of the document that are told what they are."""
        parsed, found = self.d.parsed, dict[str, list[int]]()
        for token in range(len(parsed)):
            noun = parsed.tags[token] in ("NN", "NNS") and parsed.deps[token] not in ("compound", "nmod", "amod")
            if noun and not self.d.namings.only_says(token) and own_words(parsed, token, self.parts.words, relative=False):
                found.setdefault(parsed.lemmas[token].lower(), []).append(token)
        return found

    def _told_elsewhere(self, noun: int) -> str:
        """The words for the same thing where the document says more of it, the nearest before it, else the first after it."""
        d, known = self.d, self._nouns.get(self.d.parsed.lemmas[noun].lower(), [])
        for token in sorted(known, key=lambda token: (token > noun, abs(token - noun))):
            text = " ".join(nominal(d.parsed, d.cast, self.parts.words, *d.namings.phrase(token)).split())
            if speaking(text):
                return text
        return ""


def speaking(text: str) -> bool:
    """Whether a label has more than one word.

    >>> speaking("deal"), speaking("2015 nuclear deal")
    (False, True)
    """
    return len(text.replace("-", " ").split()) > 1
