"""Find the clauses of a parsed document: each predicate with its arguments, however the sentence wraps them.

"Troops will not be sent to Kosovo by Norland" -> send: subject Norland, object troops, "to" Kosovo, negated, "will".
Predicates are verbs, and the nouns and adjectives that the lexicon knows ("talks between A and B", "ready to").
Deliberately missed: implicit arguments across sentences; they are for the extractors that know what is talked about.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from placet.codebook.frames import Category, ComplementKind
from placet.codebook.grammar import Grammar
from placet.model.parsed import Parsed

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})


class Complement(NamedTuple):
    """A clause that a predicate governs as its content: its head token and its form."""

    kind: ComplementKind
    head: int


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One predicate. All numbers are tokens; arguments are given by their head tokens, coordinated ones one by one.

    `links` are the particles and prepositions in order of the text, with their tokens; `slots` maps "subject", "object",
    "dative", "possessor", "modifier" and each preposition to what fills it. `support` is the verb that carries a noun or
    adjective ("hold" in "hold talks"), else the head itself: negation and modals hang there.
    """

    head: int
    category: Category
    lemma: str
    support: int
    links: tuple[tuple[str, int], ...] = ()
    slots: dict[str, tuple[int, ...]] = field(default_factory=dict)
    complements: tuple[Complement, ...] = ()
    passive: bool = False
    negated: bool = False
    modals: tuple[str, ...] = ()
    conditions: tuple[int, ...] = ()  # heads of clauses and prepositions of condition that hang on it

    def fill(self, slot: str) -> tuple[int, ...]:
        """The head tokens that fill a slot; of "complement", those of its clauses."""
        if slot == "complement":
            return tuple(complement.head for complement in self.complements)
        return self.slots.get(slot, ())


class Clauses:
    """The clauses of one document, each built when it is first asked for."""

    def __init__(self, parsed: Parsed, grammar: Grammar, lexical: Callable[[Category, str], bool]) -> None:
        self.parsed = parsed
        self.grammar = grammar
        self._lexical = lexical
        self._built: dict[int, Clause] = {}
        self._open: set[int] = set()

    def __iter__(self) -> Iterator[Clause]:
        for token in range(len(self.parsed)):
            clause = self.at(token)
            if clause:
                yield clause

    def category(self, token: int) -> Category | None:
        """What kind of predicate a token is, or None."""
        parsed = self.parsed
        tag, lemma = parsed.tags[token], parsed.lemmas[token].lower()
        if tag.startswith("VB") and parsed.deps[token] not in ("aux", "auxpass"):
            return "verb"
        if tag.startswith("NN") and self._lexical("noun", lemma):
            return "noun"
        if tag.startswith(("JJ", "VBN", "RB", "IN")) and self._lexical("adjective", lemma):
            return "adjective" if parsed.deps[token] in ("acomp", "oprd", "attr", "ROOT", "conj", "amod", "advmod", "prep", "ccomp", "appos") else None
        return None

    def at(self, token: int) -> Clause | None:
        """The clause whose head this token is, if it is a predicate."""
        if token in self._built:
            return self._built[token]
        category = self.category(token)
        if category is None or token in self._open:
            return None
        self._open.add(token)
        clause = self._verb(token) if category == "verb" else self._nominal(token, category)
        self._open.discard(token)
        self._built[token] = clause
        return clause

    def governor(self, token: int) -> int | None:
        """The nearest predicate above a token, through prepositions and nouns; None at the top."""
        parsed = self.parsed
        while parsed.heads[token] != token:
            token = parsed.heads[token]
            if self.category(token):
                return token
        return None

    # --- verbs ---------------------------------------------------------------------------------------

    def _verb(self, head: int) -> Clause:
        parsed = self.parsed
        slots: dict[str, tuple[int, ...]] = {}
        links: list[tuple[str, int]] = []
        complements: list[Complement] = []
        passive = bool(parsed.children_by(head, "auxpass", "nsubjpass")) or self._reduced_passive(head)
        self._own_arguments(head, slots, links, complements, passive)
        for noun in slots.get("object", ()):
            self._prepositions(noun, slots, links, complements, secondary=True)
        denied = self._negative_argument(slots)
        if "subject" not in slots:
            self._find_subject(head, slots, passive)
        if "object" not in slots:
            self._find_object(head, slots)
        support = self._auxiliary_bearer(head)
        return Clause(
            head=head,
            category="verb",
            lemma=parsed.lemmas[head].lower(),
            support=support,
            links=tuple(sorted(links, key=lambda link: link[1])),
            slots=slots,
            complements=tuple(complements),
            passive=passive,
            negated=self.negated(support) or denied,
            modals=self.modals(support),
            conditions=self.conditions(head),
        )

    def _own_arguments(
        self, head: int, slots: dict[str, tuple[int, ...]], links: list[tuple[str, int]], complements: list[Complement], passive: bool
    ) -> None:
        parsed = self.parsed
        for child in parsed.children[head]:
            dep = parsed.deps[child]
            if dep in ("nsubj", "csubj"):
                self._add(slots, "subject", self.resolved(child))
            elif dep in ("nsubjpass", "csubjpass"):
                self._add(slots, "object", self.resolved(child))
            elif dep in ("dobj", "attr", "oprd"):
                self._add(slots, "object" if dep == "dobj" else dep, self.resolved(child))
            elif dep == "dative" and not parsed.tags[child].startswith(("IN", "TO")):
                self._add(slots, "dative", self.resolved(child))
            elif dep == "prt":
                links.append((parsed.lower[child], child))
            elif dep == "advmod" and parsed.tags[child] in ("RP", "RB", "IN"):
                links.append((parsed.lower[child], child))
            elif dep in ("ccomp", "xcomp", "pcomp"):
                complements.append(Complement(self._form(child), child))
        self._prepositions(head, slots, links, complements)

    def _prepositions(
        self, head: int, slots: dict[str, tuple[int, ...]], links: list[tuple[str, int]], complements: list[Complement], secondary: bool = False
    ) -> None:
        """Fill the prepositions' slots; those of an object ("secondary") only where the predicate's own left them free."""
        parsed = self.parsed
        for child in parsed.children[head]:
            if parsed.deps[child] not in ("prep", "agent", "dative") or not parsed.tags[child].startswith(("IN", "TO", "VBG", "RP")):
                if secondary and parsed.deps[child] in ("acl", "relcl") and self._form(child) == "infinitive":
                    complements.append(Complement("infinitive", child))
                continue
            name = parsed.lower[child]
            if secondary and name in slots:
                continue
            links.append((name, child))
            self._one_preposition(child, name, slots, links, complements)

    def _one_preposition(
        self, child: int, name: str, slots: dict[str, tuple[int, ...]], links: list[tuple[str, int]], complements: list[Complement]
    ) -> None:
        parsed = self.parsed
        slot = "subject" if parsed.deps[child] == "agent" and name == "by" else name
        for inner in parsed.children[child]:
            dep = parsed.deps[inner]
            if dep in ("pobj", "pcomp"):
                self._add(slots, slot, self.resolved(inner))
                if dep == "pcomp" and parsed.tags[inner].startswith("VB") and name not in self.grammar.adverbial_prepositions:
                    complements.append(Complement(self._form(inner), inner))
            elif dep == "prep":
                links.append((parsed.lower[inner], inner))
                self._one_preposition(inner, parsed.lower[inner], slots, links, complements)

    def _find_subject(self, head: int, slots: dict[str, tuple[int, ...]], passive: bool) -> None:
        """Take the subject from where the sentence left it out: coordination, control, relative and participial clauses."""
        parsed, dep, above = self.parsed, self.parsed.deps[head], self.parsed.heads[head]
        if above == head or passive and dep != "conj":
            return
        if dep == "conj" and parsed.tags[above].startswith("VB"):
            outer = self.at(above)
            if outer:
                # "was attacked and fled": the passive's object is what the next verb's subject is
                slot = "object" if outer.passive and not passive else "subject"
                if passive and outer.passive:
                    self._add(slots, "object", outer.fill("object"))
                    slot = "subject"
                self._add(slots, "subject", outer.fill(slot))
        elif dep in ("xcomp", "ccomp", "advcl"):
            outer = self.at(above)
            if outer:
                objects = outer.fill("object") + outer.fill("dative")
                control_object = dep != "advcl" and objects and not outer.passive and outer.lemma not in self.grammar.subject_control
                self._add(slots, "subject", objects if control_object or outer.passive and dep != "advcl" else outer.fill("subject"))
        elif dep == "pcomp":
            governor = self.governor(above)
            outer = self.at(governor) if governor is not None else None
            if outer:
                controls = parsed.lower[above] in self.grammar.object_control_prepositions and outer.fill("object")
                doer = outer.fill("object") if outer.passive or controls else outer.fill("subject")
                self._add(slots, "subject", doer or outer.fill("possessor"))
        elif dep == "acl":
            if parsed.tags[head] == "VBG":
                self._add(slots, "subject", self.expanded(above))
            else:  # "a plan to send": whoever has the plan sends
                noun = self._holder_of(above)
                self._add(slots, "subject", noun)
        elif dep == "relcl" and not parsed.children_by(head, "nsubj"):
            self._add(slots, "subject", self.expanded(above))

    def _holder_of(self, noun: int) -> tuple[int, ...]:
        parsed = self.parsed
        possessors = [child for child in parsed.children[noun] if parsed.deps[child] == "poss"]
        if possessors:
            return self.resolved(possessors[0])
        governor = self.governor(noun)
        outer = self.at(governor) if governor is not None else None
        if not outer:
            return ()
        return outer.fill("object") if outer.passive and noun not in outer.fill("object") else outer.fill("subject")

    def _find_object(self, head: int, slots: dict[str, tuple[int, ...]]) -> None:
        parsed, dep, above = self.parsed, self.parsed.deps[head], self.parsed.heads[head]
        if dep == "acl" and parsed.tags[head] == "VBN":
            self._add(slots, "object", self.expanded(above))
            return
        for child in parsed.children[head]:  # "condemned and rejected the plan"
            if parsed.deps[child] == "conj" and parsed.tags[child].startswith("VB") and not parsed.children_by(child, "nsubj", "aux", "auxpass"):
                objects = [inner for inner in parsed.children[child] if parsed.deps[inner] == "dobj"]
                if objects and not parsed.children_by(head, "prep", "prt", "ccomp", "xcomp"):
                    self._add(slots, "object", self.resolved(objects[0]))

    def _reduced_passive(self, head: int) -> bool:
        parsed = self.parsed
        return parsed.tags[head] == "VBN" and parsed.deps[head] in ("acl", "amod") and not parsed.children_by(head, "nsubj", "aux")

    def _form(self, head: int) -> ComplementKind:
        parsed = self.parsed
        if any(parsed.tags[child] == "TO" and parsed.deps[child] == "aux" for child in parsed.children[head]):
            return "infinitive"
        if parsed.tags[head] == "VBG" and not parsed.children_by(head, "aux", "nsubj"):
            return "gerund"
        if parsed.tags[head] == "VB" and not parsed.children_by(head, "aux", "nsubj", "nsubjpass"):
            return "infinitive"
        return "finite"

    # --- nouns and adjectives ------------------------------------------------------------------------

    def _nominal(self, head: int, category: Category) -> Clause:
        parsed = self.parsed
        slots: dict[str, tuple[int, ...]] = {}
        links: list[tuple[str, int]] = []
        complements: list[Complement] = []
        self._noun_arguments(head, slots, links, complements)
        support = self._support(head)
        if support != head:
            self._borrow(head, support, slots, links, complements, category)
        bearer = self._auxiliary_bearer(support)
        determiner = any(parsed.lower[child] in self.grammar.negative_determiners for child in parsed.children[head])
        return Clause(
            head=head,
            category=category,
            lemma=parsed.lemmas[head].lower(),
            support=support,
            links=tuple(sorted(set(links), key=lambda link: link[1])),
            slots=slots,
            complements=tuple(complements),
            negated=determiner or support != head and self.negated(bearer),
            modals=self.modals(bearer) if support != head else (),
            conditions=self.conditions(support),
        )

    def _noun_arguments(
        self, head: int, slots: dict[str, tuple[int, ...]], links: list[tuple[str, int]], complements: list[Complement]
    ) -> None:
        parsed = self.parsed
        for child in parsed.children[head]:
            dep = parsed.deps[child]
            if dep == "poss":
                self._add(slots, "possessor", self.resolved(child))
            elif dep in ("amod", "compound", "nmod", "nummod"):
                self._add(slots, "modifier", self.expanded(child))
            elif dep in ("acl", "xcomp", "ccomp", "relcl") and (dep != "relcl" or self._form(child) == "infinitive"):
                if dep != "acl" or parsed.tags[child] not in ("VBN", "VBG"):
                    complements.append(Complement(self._form(child), child))
        self._prepositions(head, slots, links, complements)

    def _support(self, head: int) -> int:
        """The verb that carries a noun or adjective, or the head itself where it stands alone."""
        parsed, grammar = self.parsed, self.grammar
        dep, above = parsed.deps[head], parsed.heads[head]
        if dep == "conj":
            return self._support(above) if parsed.tags[above][:2] == parsed.tags[head][:2] else head
        if dep in ("pobj", "pcomp") and parsed.deps[above] in ("prep", "agent"):
            noun_above = parsed.heads[above]
            if parsed.lower[above] == "of" and parsed.lemmas[noun_above].lower() in grammar.transparent_nouns:
                return self._support(noun_above)
            above = noun_above
        lemma = parsed.lemmas[above].lower()
        if not parsed.tags[above].startswith("VB"):
            return head
        if dep in ("acomp", "attr", "oprd") and lemma in grammar.copulas:
            return above
        if dep in ("dobj", "pobj", "nsubjpass") and lemma in grammar.light_verbs:
            return above
        if dep == "nsubj" and lemma in grammar.happening_verbs:
            return above
        return head

    def _borrow(
        self,
        head: int,
        support: int,
        slots: dict[str, tuple[int, ...]],
        links: list[tuple[str, int]],
        complements: list[Complement],
        category: Category,
    ) -> None:
        """Give a supported predicate the verb's subject, prepositions and complements."""
        outer = self.at(support)
        if outer is None:
            return
        if self.parsed.deps[head] != "nsubj":
            self._add(slots, "subject", tuple(token for token in outer.fill("subject") if token != head))
        for name, token in outer.links:
            if token < head and category == "noun" and self.parsed.heads[head] == token:
                continue  # the preposition that governs this very noun
            if name not in slots and outer.fill(name) and head not in outer.fill(name):
                slots[name] = outer.fill(name)
                links.append((name, token))
        if self.parsed.deps[head] in ("acomp", "attr", "oprd", "dobj"):
            known = {complement.head for complement in complements}
            complements.extend(complement for complement in outer.complements if complement.head not in known and complement.head > head)

    # --- what verbs and nouns share ------------------------------------------------------------------

    def _add(self, slots: dict[str, tuple[int, ...]], slot: str, tokens: Iterable[int]) -> None:
        known = slots.get(slot, ())
        fresh = tuple(token for token in tokens if token not in known)
        if fresh:
            slots[slot] = known + fresh

    def resolved(self, token: int) -> tuple[int, ...]:
        """An argument's head tokens: a relative pronoun's antecedent, what a transparent noun measures, all that "and" joins."""
        parsed = self.parsed
        if parsed.tags[token] in RELATIVE_TAGS:
            at = token
            while parsed.heads[at] != at and parsed.deps[at] != "relcl":
                at = parsed.heads[at]
            if parsed.deps[at] == "relcl":
                return self.expanded(parsed.heads[at])
        return self.expanded(token)

    def expanded(self, token: int) -> tuple[int, ...]:
        """A noun and all that are joined to it, each seen through transparent nouns ("a series of strikes" -> strikes)."""
        parsed = self.parsed
        found: list[int] = []
        at: int | None = token
        while at is not None:
            found.append(self._through(at))
            joined = [child for child in parsed.children[at] if parsed.deps[child] == "conj"]
            at = joined[0] if joined else None
            found.extend(self._through(extra) for extra in joined[1:])
        return tuple(found)

    def _through(self, token: int) -> int:
        parsed = self.parsed
        while parsed.lemmas[token].lower() in self.grammar.transparent_nouns:
            inner = [
                grandchild
                for child in parsed.children[token]
                if parsed.deps[child] == "prep" and parsed.lower[child] in ("of", "in")
                for grandchild in parsed.children[child]
                if parsed.deps[grandchild] in ("pobj", "pcomp")
            ]
            if not inner or parsed.lower[parsed.heads[inner[0]]] != "of":
                break
            token = inner[0]
        return token

    def _auxiliary_bearer(self, head: int) -> int:
        """The verb on which negation and modals stand: the first of coordinated verbs that share them."""
        parsed = self.parsed
        while parsed.deps[head] == "conj" and parsed.tags[head].startswith("VB") and not parsed.children_by(head, "nsubj", "nsubjpass", "aux", "neg"):
            above = parsed.heads[head]
            if parsed.tags[above] != parsed.tags[head]:
                break
            head = above
        return head

    def negated(self, verb: int) -> bool:
        """Whether a verb stands under its own "not", "never", "no longer" or the like."""
        parsed, grammar = self.parsed, self.grammar
        for child in parsed.children[verb]:
            word = parsed.lower[child]
            if parsed.deps[child] in ("neg", "preconj", "cc") and word in grammar.negators:
                return True
            if parsed.deps[child] == "advmod":
                if word in grammar.negative_adverbs:
                    return True
                if any(parsed.lower[inner] in grammar.negative_determiners for inner in parsed.children[child]):
                    return True
        return False

    def _negative_argument(self, slots: dict[str, tuple[int, ...]]) -> bool:
        """ "No country has agreed", "sees no room", "neither side": the determiner denies the act."""
        parsed, grammar = self.parsed, self.grammar
        for slot in ("subject", "object", "attr"):
            for token in slots.get(slot, ()):
                if parsed.lower[token] in ("none", "nobody", "nothing"):
                    return True
                if any(parsed.lower[child] in grammar.negative_determiners for child in parsed.children[token] if parsed.deps[child] in ("det", "neg", "preconj", "advmod")):
                    return True
        return False

    def modals(self, verb: int) -> tuple[str, ...]:
        """The modal verbs of a verb, in lower case."""
        parsed = self.parsed
        return tuple(parsed.lower[child] for child in parsed.children[verb] if parsed.tags[child] == "MD")

    def conditions(self, head: int) -> tuple[int, ...]:
        """The clauses and prepositional phrases of condition that hang on a predicate, by their heads."""
        parsed, grammar = self.parsed, self.grammar
        found = []
        for child in parsed.children[head]:
            if parsed.deps[child] in ("advcl", "ccomp"):
                markers = [parsed.lower[inner] for inner in parsed.children[child] if parsed.deps[inner] in ("mark", "advmod", "prep")]
                if any(marker in grammar.condition_markers for marker in markers):
                    found.append(child)
            elif parsed.deps[child] == "prep" and parsed.lower[child] in grammar.condition_markers:
                found.append(child)
        return tuple(found)
