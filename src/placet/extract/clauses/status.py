"""Tell whether a predicate's act is actual, planned, hypothetical or denied, from what stands on it and around it.

"Norland refused to send troops" -> send: denied. "If Norland attacked" -> hypothetical. "Norland will meet" -> planned.
A clause's own negation, modals and conditions come first; then each predicate that governs it, by what its frame `makes` of its
content. Deliberately missed: irony, and denials that stand in another sentence.
"""

from placet.extract.clauses.clauses import Clause, Clauses
from placet.extract.clauses.firings import Firing, Firings
from placet.model.parsed import Parsed
from placet.model.record import Status

DEEPEST = 8  # governing predicates; what nests deeper is a broken parse
CLAUSAL = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl", "advcl"})


def status_of(clause: Clause, clauses: Clauses, firings: Firings, *, negation_counts: bool = True) -> Status:
    """The status of a predicate's act; `negation_counts` is false where the frame that fired has the negation as part of it."""
    return _Statuses(clauses, firings).of(clause, negation_counts)


def combined(inner: Status, outer: Status) -> Status:
    """The status of an act whose own words say `inner`, inside something that has the status `outer`."""
    if outer == "actual":
        return inner
    if outer == "denied":
        return "hypothetical" if inner == "denied" else "denied"
    if outer == "planned":
        return "planned" if inner == "actual" else inner
    return "hypothetical"


def under(outer: Status, makes: Status) -> Status:
    """What becomes of a content of which a predicate makes `makes`, the predicate itself having the status `outer`."""
    if outer == "denied":
        return {"planned": "denied", "actual": "denied", "hypothetical": "hypothetical", "denied": "hypothetical"}[makes]  # type: ignore[return-value]
    if outer == "hypothetical" and makes != "denied":
        return "hypothetical"
    return outer if makes == "actual" else makes


class _Statuses:
    def __init__(self, clauses: Clauses, firings: Firings) -> None:
        self.clauses = clauses
        self.parsed: Parsed = clauses.parsed
        self.grammar = clauses.grammar
        self.firings = firings

    def of(self, clause: Clause, negation_counts: bool = True, depth: int = 0) -> Status:
        own = self.own(clause, negation_counts)
        if depth > DEEPEST:
            return own
        return combined(own, self.around(clause, depth))

    # --- its own words -------------------------------------------------------------------------------

    def own(self, clause: Clause, negation_counts: bool) -> Status:
        grammar, words = self.grammar, set(clause.modals)
        if clause.negated and negation_counts:
            return "denied"
        if clause.conditions and self.conditional(clause):
            return "hypothetical"
        if clause.negated and words:
            return "actual"  # "cannot accept": the frame has the negation as part of it, and it is refused now
        if words & grammar.future_modals:
            return "planned"
        if words & (grammar.possible_modals | grammar.obliging_modals):
            return "planned" if self.backshifted(clause) else "hypothetical"
        if clause.category == "noun":
            return self.modified(clause.head)
        if self.parsed.heads[clause.head] == clause.head and self.infinitive(clause.head):
            return "planned"  # a headline: "Norland to send troops"
        return "actual"

    def conditional(self, clause: Clause) -> bool:
        """Whether a condition that hangs on a clause is a real one.

        "Until" and "without" beside a plain past are none, and one behind the content is the content's: "threatened to leave if".
        """
        contents = [complement.head for complement in clause.complements if complement.head > clause.head]
        own = [head for head in clause.conditions if clause.modals or not any(content < head for content in contents)]
        if not own:
            return False
        markers = {self.marker(head) for head in own}
        past = self.parsed.tags[clause.support] in ("VBD", "VBN", "VBG") and not clause.modals
        return not past or not markers <= self.grammar.past_conditions

    def marker(self, head: int) -> str:
        """The word that makes a clause or a phrase a condition, or ""."""
        parsed, markers = self.parsed, self.grammar.condition_markers
        if parsed.lower[head] in markers:
            return parsed.lower[head]
        return next((parsed.lower[child] for child in parsed.children[head] if parsed.lower[child] in markers), "")

    def backshifted(self, clause: Clause) -> bool:
        """ "Said it would send": what was "will" when it was said."""
        parsed = self.parsed
        token = self.first_conjunct(clause.support)
        if "would" not in clause.modals or clause.conditions or parsed.deps[token] != "ccomp":
            return False
        above = parsed.heads[token]
        reports = any(firing.frame.entry.reports == "asserted" for firing in self.firings.get(above, ()))
        return reports and parsed.tags[above] in ("VBD", "VBN")

    def modified(self, noun: int) -> Status:
        """What the words before a noun say of its status: "a possible strike", "the planned summit"."""
        if self.of_unreal(noun):
            return "hypothetical"
        for child in self.parsed.children[noun]:
            for word in (self.parsed.lower[child], self.parsed.lemmas[child].lower()):
                if word in self.grammar.unreal_modifiers:
                    return "hypothetical"
                if word in self.grammar.planned_modifiers:
                    return "planned"
        return "actual"

    def of_unreal(self, noun: int) -> bool:
        """Whether a noun tells but what might be: "the prospect of a strike"."""
        parsed, preposition = self.parsed, self.parsed.heads[noun]
        if parsed.deps[noun] != "pobj" or parsed.lower[preposition] not in ("of", "for"):
            return False
        return parsed.lemmas[parsed.heads[preposition]].lower() in self.grammar.unreal_nouns

    # --- what stands around it -----------------------------------------------------------------------

    def around(self, clause: Clause, depth: int) -> Status:
        parsed = self.parsed
        token = self.first_conjunct(clause.support)
        dep = parsed.deps[token]
        if parsed.tags[token].startswith("NN"):
            return self.around_noun(token, depth)
        if dep not in CLAUSAL or self.stands_apart(token):
            return "actual"
        governor = self.clauses.governor(token)
        outer = self.clauses.at(governor) if governor is not None else None
        if dep == "advcl" and not (outer and self.governs(outer, token)):
            return self.around_adverbial(token)
        if dep in ("acl", "relcl") and not self.infinitive(token) and (outer is None or not self.governs(outer, token)):
            return self.modified(parsed.heads[token])  # "a possible force deployed in the north"
        if outer is None:
            return "hypothetical" if self.infinitive(token) else "actual"
        return self.content(token, outer, depth)

    def stands_apart(self, token: int) -> bool:
        """Whether a semicolon parts a clause from what the parser hung it on: a sentence of its own."""
        parsed, above = self.parsed, self.parsed.heads[token]
        return parsed.deps[token] == "ccomp" and any(parsed.words[each] == ";" for each in range(min(token, above), max(token, above)))

    def around_adverbial(self, token: int) -> Status:
        parsed, grammar = self.parsed, self.grammar
        marker = self.marker(token)
        if marker and not (marker in grammar.past_conditions and parsed.tags[token] in ("VBD", "VBN")):
            return "hypothetical"
        if self.infinitive(token):
            return "hypothetical"  # a purpose
        return "actual"

    def around_noun(self, token: int, depth: int) -> Status:
        """A noun takes the status of its governor's content where it is that content, and of a governor that has not happened."""
        governor = self.clauses.governor(token)
        outer = self.clauses.at(governor) if governor is not None else None
        if outer is None or outer.head == token:
            return "actual"
        known = any(self.parsed.lower[child] in self.grammar.definite_words for child in self.parsed.children[token])
        for firing in self.firings.get(outer.head, ()):
            makes = firing.frame.entry.makes
            if makes and token in firing.theme:
                told_of = known and makes != "denied" and firing.frame.entry.reports == "asserted"  # "warned of the attack"
                return "actual" if told_of else under(self.of(outer, self.counts(firing), depth + 1), makes)
        if known or outer.category != "verb" or token not in outer.fill("object") + outer.fill("subject"):
            return "actual"
        status = self.of(outer, True, depth + 1)
        return "actual" if status == "denied" else status

    def content(self, token: int, outer: Clause, depth: int) -> Status:
        """The status of a clause that is the content of another predicate."""
        infinitive = self.infinitive(token)
        if self.parsed.deps[token] == "pcomp" and self.parsed.children_by(token, "nsubj"):
            return "actual"  # "with the minister calling it hostile"
        finite = not infinitive and self.parsed.tags[token] not in ("VBG", "VB")
        for firing in self.firings.get(outer.head, ()):
            entry = firing.frame.entry
            if entry.makes and (token in firing.theme or infinitive):
                return under(self.of(outer, self.counts(firing), depth + 1), entry.makes)
            if finite and entry.reports:
                said = {"denied": "denied", "hypothetical": "hypothetical"}.get(entry.reports, "actual")
                return said  # type: ignore[return-value]
        if finite:
            return "actual"
        if infinitive and self.parsed.deps[token] == "acl" and self.parsed.heads[token] != outer.head:
            return "planned" if self.parsed.lemmas[self.parsed.heads[token]].lower() in self.grammar.planning_words else "hypothetical"
        lemma, status = outer.lemma, self.of(outer, True, depth + 1)
        if infinitive and (lemma == "be" or lemma in self.grammar.planning_words):
            return under(status, "planned")
        if not infinitive or lemma in self.grammar.transparent_verbs:
            return status
        return "denied" if status == "denied" and outer.category == "verb" else "hypothetical"

    def counts(self, firing: Firing) -> bool:
        return firing.frame.entry.negated is not True

    def governs(self, outer: Clause, token: int) -> bool:
        return any(complement.head == token for complement in outer.complements)

    def infinitive(self, token: int) -> bool:
        parsed = self.parsed
        return any(parsed.tags[child] == "TO" and parsed.deps[child] == "aux" for child in parsed.children[token])

    def first_conjunct(self, token: int) -> int:
        """The first of coordinated predicates that share one place in the sentence."""
        parsed = self.parsed
        while parsed.deps[token] == "conj" and not parsed.children_by(token, "nsubj", "nsubjpass", "mark"):
            above = parsed.heads[token]
            if parsed.tags[above][:2] != parsed.tags[token][:2]:
                break
            token = above
        return token
