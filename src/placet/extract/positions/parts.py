"""Tell what a naming's parts are: what is done to, where, and which parties set it apart.

"the deployment of German soldiers on the ground in Sudria" -> theme "soldiers" (of the kind @troops), place "Sudria", party SDR:
whose soldiers they are doesn't set it apart, for to a deployment each party may contribute its own.
"""

from placet.codebook.proposals import ProposalWords
from placet.extract.actors.cast import Cast
from placet.extract.positions.namings import Naming, Namings
from placet.model.parsed import Parsed

PLACES = ("GPE", "LOC", "FAC")
MEASURES = ("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY")


UNRECOGNISED = "PRE"  # the sector of territories that call themselves states


class Parts:
    """The parts of a document's namings."""

    def __init__(self, parsed: Parsed, cast: Cast, namings: Namings, words: ProposalWords) -> None:
        self.parsed = parsed
        self.cast = cast
        self.namings = namings
        self.words = words
        self._named = {token for entity in parsed.entities if entity.label in PLACES for token in range(entity.start, entity.end)}
        self._measures = {token for entity in parsed.entities if entity.label in MEASURES for token in range(entity.start, entity.end)}

    def themes(self, naming: Naming) -> set[str]:
        """What is done to: lemmas, or the kind of thing that a lemma names; nothing for what names an actor or says how long."""
        nouns = [token for token in map(self.whole, naming.theme) if self.parsed.tags[token].startswith("NN")]
        nouns = [token for token in nouns if not self.cast_of(token, "state") and token not in self._measures and not self._pointing(token)]
        return {self._kind(token) for token in nouns}

    def parties(self, naming: Naming) -> set[str]:
        """The codes of the parties that set this act apart: of all that the phrase names, or those it is done to."""
        passed_over: set[int] = set()
        if naming.action in self.words.contributed:
            for token in naming.theme:
                passed_over.update(range(*self.namings.phrase(token)) if self.moved(token) else ())
            passed_over |= {below for token in naming.agents for below in range(*self.parsed.subtree(token))}
            place = self.place(naming)
            passed_over -= {place} if place is not None else set()
        for token in range(naming.head + 1, naming.end):  # "a plan that Sudria got in May": who got it doesn't set it apart
            if self.parsed.deps[token] in ("relcl", "acl", "ccomp") and self.parsed.tags[token] in ("VBD", "VBZ", "VBP", "VBN"):
                passed_over.update(range(*self.parsed.subtree(token)))
        inside = [token for token in range(naming.start, naming.end) if token not in passed_over]
        return {code for token in inside for code in self._codes(token)} - {"OTHER", "OUTLET"}

    def qualifiers(self, naming: Naming) -> frozenset[str]:
        """The adjectives that set this act apart from others of its kind."""
        parsed = self.parsed
        said = {parsed.lower[child] for child in parsed.children[naming.head] if parsed.lower[child] in self.words.qualifiers}
        left_out = (child for child in parsed.children_by(naming.head, "prep") if parsed.lower[child] in self.words.leaving_out)
        return frozenset(said) | {parsed.lemmas[noun].lower() for child in left_out for noun in parsed.children_by(child, "pobj")}

    def givers(self, naming: Naming) -> frozenset[str]:
        """The states whose part a mention names: "Sudrian soldiers", "any Sudrian presence", "send our troops"."""
        nouns = [token for token in (naming.head, *naming.theme) if self.parsed.tags[token].startswith("NN")]
        owners = [child for token in nouns for child in self.parsed.children_by(token, "amod", "poss", "compound", "nmod")]
        owners += naming.agents
        return frozenset(code for token in owners if self.cast_of(token, "state") for code in self._codes(token)) - {"OTHER"}

    def measured(self, token: int) -> bool:
        """Whether a word only tells how much or how long."""
        return token in self._measures

    def moved(self, token: int) -> bool:
        """Whether a word names things of a kind, which are moved and hold no position: soldiers, monitors."""
        return self._kind(token).startswith("@")

    def place(self, naming: Naming) -> int | None:
        """Where it is to be: the innermost named place of the phrase ("on the ground in Sudria"), else what its own slots give."""
        parsed = self.parsed
        where = self.words.where | ({"from"} if naming.action in self.words.endings else frozenset())  # "withdraw from Norland"
        named = [
            token
            for token in range(naming.start, naming.end)
            if parsed.deps[token] == "pobj" and parsed.lower[parsed.heads[token]] in where and self._somewhere(token)
        ]
        outside = [token for token in naming.place if self._somewhere(token) and parsed.lower[parsed.heads[token]] in where]
        found = named or outside
        return max(found, key=lambda token: (parsed.depths[token], token)) if found else None

    def theme_text(self, token: int) -> str:
        """The words for what is done to, without determiners, parties ("German soldiers"), judgements and what follows."""
        parsed = self.parsed
        states = [actor for actor in self.cast.at(token) if self.cast.actors[actor].kind == "state"]
        if states:  # "Swedish membership": Sweden
            return self.cast.actors[states[0]].name
        kept = [
            child
            for child in parsed.children[token]
            if child < token
            and parsed.deps[child] in ("amod", "compound", "nmod", "nummod")
            and (parsed.deps[child] == "compound" or not self.cast.at(child))
            and child not in self._measures
            and parsed.lower[child] not in self.words.unlabelled
            and parsed.lower[child] not in self.words.qualifiers
        ]
        return " ".join(parsed.words[each] for each in [*kept, token])

    def cast_of(self, token: int, kind: str) -> bool:
        """Whether a token names an actor of a kind."""
        return any(self.cast.actors[actor].kind == kind for actor in self.cast.at(token))

    def whole(self, token: int) -> int:
        """What a word for a part is a part of: "a section of the railway" is some of the railway, "the region of Oster" is Oster."""
        parsed, lemma = self.parsed, self.parsed.lemmas[token].lower()
        behind = (child for child in parsed.children_by(token, "prep") if parsed.lower[child] == "of")
        nouns = (noun for child in behind for noun in parsed.children_by(child, "pobj"))
        tags = ("NN", "NNS", "NNP", "NNPS") if lemma in self.words.partitive else ("NNP", "NNPS") if lemma in self.words.lands else ()
        return next((noun for noun in nouns if parsed.tags[noun] in tags), token)

    def _pointing(self, token: int) -> bool:
        """Whether a theme only points back: "suspend the measures" after "the sanctions"."""
        naming = self.namings.at(token)
        return naming is not None and naming.anaphor and naming.action == "general" and naming.weak

    def _somewhere(self, token: int) -> bool:
        actors = [self.cast.actors[actor] for actor in self.cast.at(token)]
        town = any(actor.kind == "other" and actor.country for actor in actors)  # that the parser took for something else
        territory = any(UNRECOGNISED in actor.sectors for actor in actors)
        return token in self._named or self.cast_of(token, "state") or town or territory

    def _codes(self, token: int) -> set[str]:
        return {self.cast.actors[actor].code for actor in self.cast.at(token)}

    def _kind(self, token: int) -> str:
        lemma = self.parsed.lemmas[token].lower()
        return next((f"@{name}" for name, lemmas in self.words.kinds.items() if lemma in lemmas), lemma)
