"""Find what is attributed as a phrase inside another attribution: "Ann Lee said Norland supports the plan".

By itself "Norland supports the plan" is an event and no quotation: the document says it. Inside what somebody says it is one more
link of a chain, the private state or act of speech that MPQA calls a nested source: speaker "Norland", cue "supports", content
"the plan". Deliberately missed: words with nothing that they are about ("his remarks"), for a quotation has a content.
"""

from collections.abc import Iterable

from placet.codebook.frames import Category
from placet.codebook.grammar import Words
from placet.extract.quotations.quote import Quote, TokenRange
from placet.extract.quotations.reporting import Reporting

PREDICATIVE = ("acomp", "oprd", "conj", "ccomp", "attr")
OBJECTS = ("dobj", "oprd")
CLAUSES = ("ccomp", "xcomp", "acl")


class AttitudeFinder:
    """Find the attitudes of one document inside the quotations found before."""

    def __init__(self, reporting: Reporting, quotes: Iterable[Quote]) -> None:
        self.reporting = reporting
        self.parsed = reporting.parsed
        words = reporting.cues.attitudes
        self.known: dict[Category, Words] = {"verb": words.verb, "noun": words.noun, "adjective": words.adjective}
        self.links = words.links
        quotes = tuple(quotes)
        self.inside = sorted({token for quote in quotes for start, end in quote.content for token in range(start, end)})
        self.cues = {token for quote in quotes if quote.cue for token in range(*quote.cue)}

    def find(self) -> list[Quote]:
        """The attitudes inside other attributions, in the order of the text."""
        return [quote for token in self.inside if token not in self.cues and (quote := self._at(token)) is not None]

    def _at(self, token: int) -> Quote | None:
        category = self._category(token)
        if category is None or self.parsed.lemmas[token].lower() not in self.known[category] or self._recorded(token, category):
            return None
        if category == "noun" and self.parsed.heads[token] in self.cues:  # "expressed concern about" is one attribution, not two
            return None
        heads = tuple(head for head in self._owners(token, category) if self.reporting.may_speak(head, token))
        content = self._content(token, category)
        if content is None or any(content[0] <= head < content[1] for head in (*heads, token)):
            return None
        return self.reporting.quote(
            "attitude",
            [content],
            cue=token,
            rule=f"attitude:{self.parsed.lemmas[token].lower()}",
            speaker=(self.reporting.noun_phrase(heads[0], token) if heads else None, heads),
            cue_range=(token, token + 1),
        )

    def _category(self, token: int) -> Category | None:
        tag = self.parsed.tags[token]
        if tag.startswith("VB") and self.parsed.deps[token] not in ("aux", "auxpass", "amod"):
            return "verb"
        if tag in ("NN", "NNS"):
            return "noun"
        return "adjective" if tag.startswith("JJ") and self.parsed.deps[token] in PREDICATIVE else None

    def _recorded(self, token: int, category: Category) -> bool:
        """Whether a verb is an event or a stance there, and so recorded as that, or a word was looked at as a cue with a clause."""
        entries = [firing.frame.entry for firing in self.reporting.firings.get(token, ()) if not firing.frame.entry.answers]
        return any(entry.reports or (category == "verb" and (entry.event or entry.stance)) for entry in entries)

    # --- who, and about what -------------------------------------------------------------------------

    def _owners(self, token: int, category: Category) -> tuple[int, ...]:
        """Who thinks or says so: the subject, a noun's possessor ("his anger", "the anger of"), whom the verb beside it names."""
        parsed, clause = self.parsed, self.reporting.clauses.at(token)
        if category == "noun":
            after = parsed.children_by(token, "prep", "agent")
            of = [prep for prep in after if parsed.lower[prep] == "of" and any(other > prep for other in self._linked(token))]
            by = [prep for prep in after if parsed.lower[prep] == "by"]
            owners = parsed.children_by(token, "poss") or [each for prep in (*by, *of) for each in parsed.children_by(prep, "pobj")]
            if owners:
                return tuple(owners[:1])
        elif category == "adjective":
            return tuple(parsed.children_by(parsed.heads[token], "nsubj"))
        return clause.fill("subject") if clause else ()

    def _content(self, token: int, category: Category) -> TokenRange | None:
        parsed = self.parsed
        for child in parsed.children[token]:
            dep = parsed.deps[child]
            if dep in CLAUSES and child > token and (category != "noun" or dep != "acl" or self._infinitive(child)):
                return self._range(token, *parsed.subtree(child))
            if category == "verb" and dep in OBJECTS and child > token:
                return self._range(token, *parsed.subtree(child))
        if category == "verb":
            passive = parsed.children_by(token, "nsubjpass")
            if passive:
                return self._range(token, *parsed.subtree(passive[0]))
        linked = self._linked(token)
        return self._range(token, *parsed.subtree(parsed.children_by(linked[-1], "pobj", "pcomp")[0])) if linked else None

    def _linked(self, token: int) -> list[int]:
        """The prepositions before what a word is about, an "of" before the others: "the anger of the farmers at the tax"."""
        parsed = self.parsed
        found = [
            child
            for child in parsed.children_by(token, "prep")
            if child > token and parsed.lower[child] in self.links and parsed.children_by(child, "pobj", "pcomp")
        ]
        return found[: 2 if found and parsed.lower[found[0]] == "of" else 1]

    def _infinitive(self, verb: int) -> bool:
        return any(self.parsed.tags[child] == "TO" for child in self.parsed.children_by(verb, "aux"))

    def _range(self, cue: int, start: int, end: int) -> TokenRange | None:
        """A content beside its cue, without outer punctuation and without "that"."""
        if start <= cue < end:
            start = cue + 1
        while start < end and self.parsed.lower[start] in self.reporting.cues.complementizers:
            start += 1
        return self.reporting.stripped(start, end) if start < end else None
