"""Find the clauses of a parsed document: each predicate with its arguments, however the sentence wraps them.

"Troops will not be sent to Kosovo by Norland" -> send: subject Norland, object troops, "to" Kosovo, negated, "will".
Predicates are verbs, and the nouns and adjectives that the lexicon knows ("talks between A and B", "ready to").
Deliberately missed: implicit arguments across sentences; they are for the extractors that know what is talked about.
"""

from collections.abc import Callable, Iterator

from placet.codebook.frames import Category, ComplementKind
from placet.codebook.grammar import Grammar
from placet.extract.clauses.attachment import parted
from placet.extract.clauses.clause import Arguments
from placet.extract.clauses.clause import Clause as Clause  # others take both from here
from placet.extract.clauses.clause import Complement as Complement
from placet.extract.clauses.polarity import auxiliary_bearer, conditions, is_denied, modals, negated, negative_argument
from placet.model.parsed import Parsed

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})


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
        tag, lemma = parsed.tags[token], self.lemma(token)
        if tag.startswith("VB") and parsed.deps[token] not in ("aux", "auxpass"):
            return "verb"
        if tag.startswith("NN") and self._lexical("noun", lemma):
            return "noun"
        if tag.startswith(("JJ", "VBN", "RB", "IN")) and self._lexical("adjective", lemma):
            return "adjective"
        return None

    def lemma(self, token: int) -> str:
        """A token's lemma, or the whole word's where the lexicon has it hyphenated: "cease-fire" is three tokens."""
        parsed, lemma = self.parsed, self.parsed.lemmas[token].lower()
        first = token - 2
        hyphenated = first >= 0 and parsed.words[token - 1] == "-" and parsed.heads[first] == token
        if hyphenated and parsed.ends[first] + 1 == parsed.starts[token]:
            whole = f"{parsed.lemmas[first].lower()}-{lemma}"
            return whole if self._lexical("noun", whole) else lemma
        return lemma

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
        found = Arguments()
        passive = bool(parsed.children_by(head, "auxpass", "nsubjpass")) or self._reduced_passive(head)
        self._own_arguments(head, found)
        for noun in found.slots.get("object", ()):
            self._prepositions(noun, found, secondary=True)
        denied = negative_argument(parsed, self.grammar, found.slots)
        if "subject" not in found.slots:
            self._find_subject(head, found, passive)
        if "object" not in found.slots:
            self._find_object(head, found)
        support = auxiliary_bearer(parsed, head)
        return Clause(
            head=head,
            category="verb",
            lemma=parsed.lemmas[head].lower(),
            support=support,
            links=tuple(sorted(found.links, key=lambda link: link[1])),
            slots=found.slots,
            complements=tuple(found.complements),
            passive=passive,
            negated=negated(parsed, self.grammar, support) or denied,
            modals=modals(parsed, support),
            conditions=conditions(parsed, self.grammar, head),
        )

    def _own_arguments(self, head: int, found: Arguments) -> None:
        parsed = self.parsed
        for child in parsed.children[head]:
            dep = parsed.deps[child]
            if dep in ("nsubj", "csubj"):
                found.add("object" if self._small_clause(head) else "subject", self.resolved(child))
            elif dep in ("nsubjpass", "csubjpass"):
                found.add("object", self.resolved(child))
            elif dep in ("dobj", "attr", "oprd", "pobj", "intj"):  # a verb's "pobj" is an object behind a particle
                found.add("object" if dep in ("dobj", "pobj") else dep, self.resolved(child))
            elif dep == "dative" and not parsed.tags[child].startswith(("IN", "TO")):
                found.add("dative", self.resolved(child))
            elif dep == "prt" or (dep == "advmod" and parsed.tags[child] in ("RP", "RB", "RBR", "IN")):
                found.links.append((parsed.lower[child], child))
                self._prepositions(child, found, secondary=True)  # "shied away from the plan": the parser hangs "from" on "away"
                if parsed.children_by(child, "pobj"):  # "taken off the table", "off" taken for a particle
                    self._one_preposition(child, parsed.lower[child], found)
            elif dep in ("ccomp", "xcomp", "pcomp") or (dep == "advcl" and parsed.tags[child] == "VBG" and parsed.deps[child - 1] == "prt"):
                # "ruled out sending": the parser takes a gerund behind a particle for an adverbial
                found.complements.append(Complement(self._form(child), child))
            self._wished(child, found)
        self._prepositions(head, found)

    def _wished(self, child: int, found: Arguments) -> None:
        """ "Called for the ban to be lifted": the parser takes the preposition for the mark of a clause."""
        parsed = self.parsed
        marks = [mark for mark in parsed.children_by(child, "mark") if parsed.lower[mark] == "for"]
        if marks and parsed.deps[child] in ("advcl", "ccomp") and self._form(child) == "infinitive":
            found.links.append(("for", marks[0]))
            found.add("for", (child,))

    def _prepositions(self, head: int, found: Arguments, secondary: bool = False) -> None:
        """Fill the prepositions' slots; those of an object ("secondary") only where the predicate's own left them free."""
        parsed = self.parsed
        for child in (*parsed.children[head], *parted(parsed, head)):
            if parsed.deps[child] not in ("prep", "agent", "dative") or not parsed.tags[child].startswith(("IN", "TO", "VBG", "RP")):
                if secondary and parsed.deps[child] in ("acl", "relcl") and self._form(child) == "infinitive":
                    found.complements.append(Complement("infinitive", child))
                continue
            name = parsed.lower[child]
            if secondary and name in found.slots:
                continue
            found.links.append((name, child))
            self._one_preposition(child, name, found)

    def _one_preposition(self, child: int, name: str, found: Arguments) -> None:
        parsed = self.parsed
        slot = "subject" if parsed.deps[child] == "agent" and name == "by" else name
        for inner in parsed.children[child]:
            dep = parsed.deps[inner]
            if dep in ("pobj", "pcomp"):
                found.add(slot, self.resolved(inner))
                if dep == "pcomp" and parsed.tags[inner].startswith("VB") and name not in self.grammar.adverbial_prepositions:
                    found.complements.append(Complement(self._form(inner), inner))
            elif dep == "prep" and parsed.tags[child] != "VBG":  # "according to" says who, not to whom
                found.links.append((parsed.lower[inner], inner))
                self._one_preposition(inner, parsed.lower[inner], found)

    def _find_subject(self, head: int, found: Arguments, passive: bool) -> None:
        """Take the subject from where the sentence left it out: coordination, control, relative and participial clauses."""
        parsed, dep, above = self.parsed, self.parsed.deps[head], self.parsed.heads[head]
        if above == head or (passive and (dep != "conj" or parsed.children_by(head, "nsubjpass"))):
            return
        if dep == "conj" and parsed.tags[above].startswith("VB"):
            outer = self.at(above)
            if outer:
                # "was attacked and fled": the passive's object is what the next verb's subject is
                slot = "object" if outer.passive and not passive else "subject"
                if passive and outer.passive:
                    found.add("object", outer.fill("object"))
                    slot = "subject"
                found.add("subject", outer.fill(slot))
        elif dep in ("xcomp", "ccomp", "advcl"):
            outer = self.at(above)
            if outer:
                objects = outer.fill("object") + outer.fill("dative")
                control_object = dep != "advcl" and objects and not outer.passive and outer.lemma not in self.grammar.subject_control
                found.add("subject", objects if control_object or (outer.passive and dep != "advcl") else outer.fill("subject"))
        elif dep == "pcomp":
            governor = self.governor(above)
            outer = self.at(governor) if governor is not None else None
            if outer:
                controls = parsed.lower[above] in self.grammar.object_control_prepositions and outer.fill("object")
                doer = outer.fill("object") if outer.passive or controls else outer.fill("subject")
                found.add("subject", doer or outer.fill("possessor"))
        elif dep == "acl":
            if parsed.tags[head] == "VBG":
                found.add("subject", self.expanded(above))
            else:  # "a plan to send": whoever has the plan sends
                noun = self._holder_of(above)
                found.add("subject", noun)
        elif dep == "relcl" and not parsed.children_by(head, "nsubj"):
            found.add("subject", self.expanded(above))

    def _holder_of(self, noun: int) -> tuple[int, ...]:
        parsed = self.parsed
        possessors = [child for child in parsed.children[noun] if parsed.deps[child] == "poss"]
        if possessors:
            return self.resolved(possessors[0])
        governor = self.governor(noun)
        outer = self.at(governor) if governor is not None else None
        if not outer:
            return ()
        as_such = parsed.deps[noun] == "pobj" and parsed.lower[parsed.heads[noun]] == "as"  # "sees the base as an attempt to leave"
        return outer.fill("object") if as_such or (outer.passive and noun not in outer.fill("object")) else outer.fill("subject")

    def _find_object(self, head: int, found: Arguments) -> None:
        parsed, dep, above = self.parsed, self.parsed.deps[head], self.parsed.heads[head]
        if dep == "acl" and parsed.tags[head] == "VBN" and not parsed.children_by(head, "nsubj"):
            found.add("object", self.expanded(above))
            return
        if dep == "conj" and self._reduced_passive(head):
            outer = self.at(above)
            found.add("object", outer.fill("object") if outer else ())
            return
        bare = dep == "acl" and parsed.tags[head] in ("VBD", "VBN")  # "a move Norland called unlawful"
        if (dep == "relcl" or bare) and parsed.children_by(head, "nsubj") and not self._reduced_passive(head):
            if not any(parsed.tags[token] in RELATIVE_TAGS or parsed.lower[token] == "that" for token in range(above + 1, head)):
                found.add("object", self.expanded(above))  # "an idea that Norland rejected" without its "that"
            return
        for child in parsed.children[head]:  # "condemned and rejected the plan"
            if parsed.deps[child] != "conj" or parsed.children_by(child, "nsubj", "aux", "auxpass"):
                continue
            objects = parsed.children_by(child, "dobj")
            if objects and not parsed.children_by(head, "prep", "prt", "ccomp", "xcomp"):
                found.add("object", self.resolved(objects[0]))

    def _reduced_passive(self, head: int) -> bool:
        parsed = self.parsed
        if parsed.tags[head] != "VBN" or parsed.children_by(head, "nsubj", "aux"):
            return False
        if parsed.deps[head] == "conj" and not parsed.children_by(head, "dobj"):  # "was welcomed by A and rejected by B"
            return bool(parsed.children_by(parsed.heads[head], "auxpass"))
        return parsed.deps[head] in ("acl", "amod")

    def _small_clause(self, head: int) -> bool:
        """ "Wants the levy scrapped": a passive without its auxiliary, which the parser often takes for a past tense."""
        parsed = self.parsed
        if parsed.deps[head] != "ccomp" or parsed.tags[head] not in ("VBN", "VBD"):
            return False
        wanting = parsed.lemmas[parsed.heads[head]].lower() in self.grammar.wanting_verbs
        return wanting and not parsed.children_by(head, "dobj", "aux", "mark", "ccomp", "xcomp")

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
        found = Arguments()
        self._noun_arguments(head, found)
        support = self._support(head)
        outer = self.at(support) if support != head else None
        if outer:
            self._borrow(head, outer, found, category)
        bearer = auxiliary_bearer(parsed, support)
        determiner = any(parsed.lower[child] in self.grammar.negative_determiners for child in parsed.children[head])
        determiner = determiner or (category == "adjective" and negated(parsed, self.grammar, head))  # "is less keen"
        return Clause(
            head=head,
            category=category,
            lemma=self.lemma(head),
            support=support,
            links=tuple(sorted(set(found.links), key=lambda link: link[1])),
            slots=found.slots,
            complements=tuple(found.complements),
            negated=determiner or (outer is not None and outer.negated),
            modals=modals(parsed, bearer) if support != head else (),
            conditions=conditions(parsed, self.grammar, support),
        )

    def _noun_arguments(self, head: int, found: Arguments) -> None:
        parsed = self.parsed
        for child in parsed.children[head]:
            dep = parsed.deps[child]
            if dep == "poss":
                found.add("possessor", self.resolved(child))
            elif dep in ("amod", "compound", "nmod", "nummod"):
                found.add("modifier", self.expanded(child))
            elif dep in ("xcomp", "ccomp") or self._content_clause(child):
                found.complements.append(Complement(self._form(child), child))
        self._prepositions(head, found)

    def _content_clause(self, child: int) -> bool:
        """Whether a clause on a noun tells its content ("a plan to leave") and not which one is meant ("the plan made in May")."""
        parsed = self.parsed
        if any(parsed.lower[mark] in ("that", "whether") for mark in parsed.children_by(child, "mark")):
            return parsed.deps[child] in ("acl", "relcl")
        if parsed.deps[child] == "relcl":
            return self._form(child) == "infinitive"
        which = parsed.tags[child] == "VBD" and parsed.children_by(child, "nsubj")  # "a move Norland called unlawful"
        return parsed.deps[child] == "acl" and parsed.tags[child] not in ("VBN", "VBG") and not which

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

    def _borrow(self, head: int, outer: Clause, found: Arguments, category: Category) -> None:
        """Give a supported predicate the verb's subject, prepositions and complements."""
        if self.parsed.deps[head] != "nsubj":
            found.add("subject", (token for token in outer.fill("subject") if token != head))
        for name, token in outer.links:
            if category == "noun" and self.parsed.heads[head] == token:
                continue  # the preposition that governs this very noun
            if name not in found.slots and outer.fill(name) and head not in outer.fill(name):
                found.slots[name] = outer.fill(name)
                found.links.append((name, token))
        # "the view was that …", but not "the view was clear, whatever …"
        says = self.parsed.deps[head] == "nsubj" and outer.lemma == "be" and not self.parsed.children_by(outer.head, "acomp")
        if says or self.parsed.deps[head] in ("acomp", "attr", "oprd", "dobj"):
            known = {complement.head for complement in found.complements}
            found.complements.extend(each for each in outer.complements if each.head not in known and each.head > head)

    # --- what verbs and nouns share ------------------------------------------------------------------

    def resolved(self, token: int) -> tuple[int, ...]:
        """An argument's head tokens: a relative pronoun's antecedent, what a transparent noun measures, all that "and" joins."""
        parsed = self.parsed
        if parsed.tags[token] in RELATIVE_TAGS or (parsed.lower[token] == "that" and parsed.tags[token] == "IN"):  # "that" as an argument
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
            joined = [child for child in parsed.children[at] if parsed.deps[child] == "conj" and not self.set_apart(child)]
            at = joined[0] if joined else None
            found.extend(self._through(extra) for extra in joined[1:])
        return tuple(found)

    def set_apart(self, joined: int) -> bool:
        """Whether what is joined is said not to belong: "sanctions, but not an embargo"."""
        parsed = self.parsed
        return any(
            parsed.lower[child] == "not" and parsed.lower[child - 1] in ("but", "and") for child in parsed.children_by(joined, "neg")
        )

    def _through(self, token: int) -> int:
        parsed = self.parsed
        denied = parsed.lower[token] in self.grammar.negative_pronouns or is_denied(parsed, self.grammar, token)
        if denied and parsed.deps[token] == "dobj":  # "wants no part of", "is having none of"
            return token
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
