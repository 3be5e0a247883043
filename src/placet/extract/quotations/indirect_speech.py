"""Find indirect speech: the clauses and phrases that a reporting verb, noun or adjective governs as its content.

"The envoy said that Norland would stay, adding that Sudria had left" -> two quotations: a content ends where the next cue begins.
Contents are parsed subtrees, widened to the quoted stretches that they cut into. Deliberately missed: bare nouns ("condemned the
act"), which are events and no quotations.
"""

from collections.abc import Iterable

from placet.extract.clauses.clauses import Clause, Complement
from placet.extract.clauses.firings import Firing
from placet.extract.quotations.authors import owner_of_words
from placet.extract.quotations.calling import called
from placet.extract.quotations.content_bounds import ContentBounds
from placet.extract.quotations.quote import Quote, TokenRange
from placet.extract.quotations.reporting import NOMINAL, Reporting
from placet.extract.quotations.resumption import after_stop, resumed
from placet.extract.quotations.stray_clauses import asked_for, from_that, is_inverted, that_above, with_further_that

AMONG = ("among", "within", "in", "of", "by", "from")  # prepositions before those who hold a thought


class IndirectSpeechFinder:
    """Find the contents of the reporting words of one document; `taken` are cues and stretches that direct speech has already."""

    def __init__(self, reporting: Reporting, cues: set[int], stretches: set[int]) -> None:
        self.reporting = reporting
        self.parsed = reporting.parsed
        self.quoted = reporting.quoted
        self.cues = cues
        self.stretches = stretches
        self.bounds = ContentBounds(reporting, cues, stretches)
        self._told: set[int] = set()  # nouns that head another cue's content: "plans" in "announced plans to"

    def find(self) -> list[Quote]:
        """The quotations of all reporting words that have a content, in the order of the text."""
        found = []
        for head, firings in self.reporting.reporting.items():
            if head in self.cues or head in self._told:
                continue
            quote = next((quote for firing in firings if (quote := self._quote(head, firing))), None)
            if quote is not None:
                found.append(quote)
                self.cues.add(head)
        return found

    def _quote(self, head: int, firing: Firing) -> Quote | None:
        for family, content in self._candidates(head, firing):
            ranges = self.bounds.settled(head, content, family)
            if ranges:
                return self.reporting.quote(
                    family,
                    ranges,
                    cue=head,
                    rule=firing.frame.name,
                    speaker=self._speaker(head, family),
                    factuality=firing.frame.entry.reports or "asserted",
                )
        return None

    def _speaker(self, head: int, family: str) -> tuple[TokenRange | None, tuple[int, ...]]:
        if head in self.bounds.sisters:
            own = self.parsed.children_by(head, "nsubj")
            if not own:
                return self.reporting.speaker(self.bounds.sisters[head])
        beside = self._beside(head) if family in ("parenthetical", "finite") else None
        if beside is not None:
            return self.reporting.noun_phrase(beside, head), self.reporting.clauses.expanded(beside)
        span, heads = self.reporting.speaker(head)
        if family == "noun" and not heads and (holders := self._holders(head)):
            return self.reporting.noun_phrase(holders[0], head), holders
        if heads or family == "raising":
            return span, heads
        clause = self.reporting.clauses.at(head)
        if clause and clause.category == "verb" and not clause.passive:  # "said the minister", which the parser may take for an object
            behind = [
                token for token in self.parsed.children_by(head, "dobj", "attr") if self.parsed.pos[token] in NOMINAL and token > head
            ]
            if behind and self.parsed.tags[head] in ("VBD", "VBZ"):
                return self.reporting.noun_phrase(behind[0], head), (behind[0],)
        return span, heads

    def _holders(self, noun: int) -> tuple[int, ...]:
        """Among whom a thought is held ("the feeling in the ministry that …", "the fear of many"), or who acts "in the hope that …"."""
        parsed = self.parsed
        for prep in parsed.children_by(noun, "prep"):
            objects = parsed.children_by(prep, "pobj") if parsed.lower[prep] in AMONG else []
            if objects and self.reporting.may_speak(objects[0], noun):
                return self.reporting.clauses.expanded(objects[0])
        above = parsed.heads[noun]
        definite = any(parsed.lower[child] == "the" for child in parsed.children_by(noun, "det"))
        if parsed.deps[noun] == "pobj" and (parsed.lower[above] == "in" or (parsed.lower[above] == "on" and not definite)):
            clause = self.reporting.clauses.at(parsed.heads[above])
            if clause is not None and clause.category == "verb" and not clause.passive:
                return tuple(head for head in clause.fill("subject") if self.reporting.may_speak(head, noun))
        return ()

    # --- what may be the content ---------------------------------------------------------------------

    def _candidates(self, head: int, firing: Firing) -> Iterable[tuple[str, list[TokenRange]]]:
        """The possible contents of a reporting word, the likeliest first, each with its family of rules."""
        parsed, entry, clause = self.parsed, firing.frame.entry, firing.clause
        reduced = parsed.deps[head] == "acl" and parsed.tags[head] in ("VBN", "VBD") and not parsed.children_by(head, "nsubj")
        agentless = (clause.passive or reduced) and not parsed.children_by(head, "agent")
        if firing.frame.governed and firing.frame.governed[-1] == "as":
            if not agentless:
                yield "predicate", self._after_as(clause)
            return
        if clause.category == "verb" and (swapped := that_above(parsed, head)):
            yield "finite", [swapped]
        if clause.category == "verb" and not firing.frame.governed and not agentless and (name := called(self.reporting, head)):
            yield "predicate", [name]
        if clause.category == "verb":
            yield "infinitive", asked_for(self.reporting, head)
        wanted = entry.complement or (("finite", "gerund") if firing.frame.governed or entry.event else ("finite",))
        if clause.category == "adjective" and not self.reporting.speaker(head)[1]:
            return  # "it is not clear what …" is the writer's own
        if clause.category == "noun" and self._idiom(head):
            return
        if self._is_condition(head):
            return
        for complement in clause.complements:
            if (
                complement.kind in wanted
                and complement.head != head
                and not self._anothers(head, complement.head)
                and not self._foreign_clause(head, complement)
                and not self._naming(complement)
                and not self._bare(firing, complement)
                and not is_inverted(self.reporting, complement.head)
            ):
                if (
                    clause.passive
                    and complement.kind == "infinitive"
                    and clause.category == "verb"
                    and "object" in clause.slots
                    and not self._addressee(firing)
                ):
                    yield "raising", [parsed.subtree(clause.slots["object"][0]), self._span(head, complement, firing)]
                elif complement.head < head and clause.category == "verb":
                    if firing.frame.entry.event and clause.fill("object") and clause.lemma not in self.reporting.cues.inquits:
                        continue  # "…; Norland opposes the move"
                    yield "finite", self._before(head, complement)
                else:
                    family = clause.category if clause.category != "verb" else complement.kind
                    yield family, [self._span(head, complement, firing)]
        if clause.category != "verb":
            return
        if not entry.complement and not firing.frame.governed and not agentless:
            yield "predicate", [parsed.subtree(child) for child in parsed.children_by(head, "oprd") if child > head][:1]
        yield "noun phrase", self._telling_phrase(firing)
        yield "quoted object", self._quoted_object(head)
        yield "parenthetical", self._parenthetical(head)

    def _is_condition(self, head: int) -> bool:
        """Whether a participle is a conjunction: "provided that", "assuming that"; not in "a ruling providing that"."""
        parsed = self.parsed
        marks = parsed.lower[head] in self.reporting.clauses.grammar.condition_markers and parsed.deps[head] != "acl"
        return marks and not parsed.children_by(head, "nsubj", "nsubjpass", "aux", "auxpass")

    def _anothers(self, head: int, clause: int) -> bool:
        """Whether a clause tells what somebody else's words are: "turned down a Sudrian suggestion that …", which only that reports."""
        noun = self.parsed.heads[clause]
        told = noun != head and noun in self.reporting.reports and owner_of_words(self.parsed, noun) is not None
        return told and any(self.parsed.lower[mark] == "that" for mark in self.parsed.children_by(clause, "mark"))

    def _naming(self, complement: Complement) -> bool:
        """Whether a clause but names a thing: "answered what it called 'an act of war'"."""
        parsed, verb = self.parsed, complement.head
        named = parsed.children_by(verb, "oprd") or any(parsed.lower[prep] == "as" for prep in parsed.children_by(verb, "prep"))
        return bool(named) and verb in self.reporting.reports and any(parsed.lower[child] == "what" for child in parsed.children[verb])

    def _idiom(self, noun: int) -> bool:
        """Whether a noun is bare after a preposition: "in order to" reports nothing."""
        parsed = self.parsed
        return (
            parsed.deps[noun] == "pobj"
            and parsed.heads[noun] == noun - 1
            and parsed.tags[noun] == "NN"
            and not parsed.children_by(noun, "mark")
        )

    def _foreign_clause(self, head: int, complement: Complement) -> bool:
        """Whether the parser hung another cue's parenthesis on this one: "Norland has agreed to it, a source told the paper"."""
        parsed, reporting, other = self.parsed, self.reporting, complement.head
        left, right = parsed.subtree(other)
        if complement.head < head or not reporting.introduces(other) or not reporting.finite(other):
            return False
        beside = self._beside(other)
        if parsed.words[(parsed.subtree(beside)[0] if beside is not None else left) - 1] != ",":
            return False
        clause = reporting.clauses.at(other)
        return not (clause and clause.complements) and (right >= len(parsed) or parsed.pos[right] == "PUNCT")

    def _bare(self, firing: Firing, complement: Complement) -> bool:
        """Whether a complement is what is seen or let happen, or yet to be found out, and nothing said: "saw the envoy leave"."""
        parsed = self.parsed
        if firing.clause.lemma in self.reporting.cues.finding and any(
            parsed.lower[mark] in ("if", "whether") for mark in parsed.children_by(complement.head, "mark")
        ):
            return True
        if complement.kind != "finite" or firing.frame.entry.reports != "asserted" or firing.clause.lemma in self.reporting.cues.inquits:
            return False
        return parsed.tags[complement.head] == "VB" and not parsed.children_by(complement.head, "aux", "mark")

    def _addressee(self, firing: Firing) -> bool:
        """Whether the object is spoken to and so stands outside the content ("urged the envoy to leave", not "wants him to leave")."""
        lemma, cues = firing.clause.lemma, self.reporting.cues
        return lemma in cues.addressing or (firing.frame.entry.event is not None and lemma not in cues.wishing)

    def _span(self, head: int, complement: Complement, firing: Firing) -> TokenRange:
        parsed = self.parsed
        start, end = parsed.subtree(complement.head)
        start = max(start, head + 1)
        if complement.kind == "finite":
            start, end = from_that(parsed, start, complement.head), with_further_that(parsed, head, end)
        if complement.kind != "finite":  # "wanted the talks to go on and hoped to sign": what is finite is joined to the cue itself
            joined = [child for child in parsed.children_by(complement.head, "conj") if self.reporting.finite(child)]
            end = min([end, *(self._joint(child) for child in joined)])
            self.bounds.sisters |= dict.fromkeys(joined, head)
        if (
            complement.kind == "finite"
            and not parsed.children_by(complement.head, "nsubj", "nsubjpass", "expl", "csubj")
            and parsed.tags[complement.head] in ("VBP", "VBZ", "VBD")
        ):
            subjects = [child for child in parsed.children_by(head, "dobj") if head < child < start]
            if subjects:  # "warned roads 'were unsafe'": the subject that the parser took for an object
                start = parsed.subtree(subjects[0])[0]
        if complement.kind == "infinitive" and self._addressee(firing):
            markers = [child for child in parsed.children_by(complement.head, "aux") if parsed.tags[child] == "TO"]
            if markers and parsed.children_by(complement.head, "nsubj"):
                start = max(
                    start,
                    markers[0] - sum(parsed.tags[child] == "RB" and child == markers[0] - 1 for child in parsed.children[complement.head]),
                )
        return start, end

    def _joint(self, conjunct: int) -> int:
        """The conjunction before a conjunct, or where it begins."""
        left = self.parsed.subtree(conjunct)[0]
        return left - 1 if self.parsed.deps[left - 1] == "cc" else left

    def _before(self, head: int, complement: Complement) -> list[TokenRange]:
        """A content that stands before its cue, or around it: "The plan, the envoy said, was dead"."""
        parsed, reporting = self.parsed, self.reporting
        left, right = parsed.subtree(complement.head)
        clause_start, clause_end = self._own_clause(head, complement.head)
        start = reporting.sentence_start(complement.head, reporting.level(head)) if parsed.deps[head] == "ROOT" else left
        if right <= head:
            further = resumed(reporting, head)
            start = after_stop(reporting, min(start, left), min(right, clause_start))
            return [(start, min(right, clause_start)), *([further] if further else [])]
        return [(min(start, left), clause_start), (clause_end, right)]

    def _beside(self, verb: int) -> int | None:
        """The noun that stands as the subject of a verb which the parser gave none: "…, a source in the ministry has told the paper"."""
        parsed = self.parsed
        subjects = parsed.children_by(verb, "nsubj")
        if len(subjects) > 1 and subjects[-1] < verb and parsed.words[parsed.subtree(subjects[-1])[0] - 1] == ",":
            return subjects[-1]  # "The mill, Ann Lee said, was old", both of them subjects to the parser
        if parsed.children_by(verb, "nsubj", "nsubjpass", "expl", "csubj") or parsed.tags[verb] not in ("VBD", "VBZ", "VBN"):
            return None
        edge = min([verb, *parsed.children_by(verb, "aux")])
        if edge < 2:
            return None
        at = edge - 2 if parsed.words[edge - 1] == "," else edge - 1
        while at > 0 and parsed.deps[at] != "appos" and parsed.heads[at] < at:
            at = parsed.heads[at]
        while parsed.deps[parsed.heads[at]] == "appos":  # "its director, Ann Lee, said"
            at = parsed.heads[at]
        ends = parsed.deps[at] == "appos" and parsed.subtree(at)[1] in (edge - 1, edge)
        return at if ends and parsed.words[parsed.subtree(at)[0] - 1] == "," else None

    def _own_clause(self, head: int, content: int) -> TokenRange:
        """The cue with its subject and adverbs, without the content's subtree."""
        parsed = self.parsed
        start, end = head, head + 1
        for child in parsed.children[head]:
            left, right = parsed.subtree(child)
            own = parsed.deps[child] in ("nsubj", "aux", "auxpass", "neg", "advmod", "dative") or child > head
            if own and parsed.deps[child] != "punct" and not left <= content < right:
                start, end = min(start, left), max(end, right)
        return start, end

    def _after_as(self, clause: Clause) -> list[TokenRange]:
        """What "as" introduces: "dismissed the rumour as gossip"."""
        parsed = self.parsed
        for word, token in reversed(clause.links):
            if word == "as":
                start, end = parsed.subtree(token)
                inner = [child for child in parsed.children_by(token, "pcomp") if child in self.reporting.reports]
                said = self.reporting.clauses.at(inner[0]) if inner else None
                if said and said.complements:  # "quoted the envoy as saying that …"
                    start, end = parsed.subtree(said.complements[0].head)
                    return [(max(start, inner[0] + 1), end)]
                return [(token + 1, end)] if end > token + 1 else []
        return []

    def _telling_phrase(self, firing: Firing) -> list[TokenRange]:
        """An object that holds a clause or a quotation: "announced plans to leave", "voiced 'deep doubts' about it"."""
        parsed = self.parsed
        if "object" not in firing.frame.entry.theme:
            return []
        for token in firing.clause.slots.get("object", ()):
            if token < firing.head:
                continue
            start, end = parsed.subtree(token)
            if any(self._anothers(firing.head, clause) for clause in parsed.children_by(token, "acl", "relcl", "ccomp")):
                continue
            tells = any(parsed.tags[t] in ("VB", "VBG", "VBD", "VBZ", "VBP") for t in range(token + 1, end)) or any(
                self.quoted.is_mark[start:end]
            )
            if tells and end - start > 2 and not any(t in self.reporting.reports and t != token for t in range(start, token)):
                own = [child for child in parsed.children_by(token, "poss", "det") if child == start]
                if own and parsed.lower[start] in ("his", "her", "its", "their"):
                    start += 1
                self._told.add(token)
                return [(start, end)]
        return []

    def _quoted_object(self, head: int) -> list[TokenRange]:
        """Quoted words in a cue's object: "warned of a 'bitter winter'" -> only the words between the marks."""
        parsed = self.parsed
        for child in parsed.children[head]:
            if parsed.deps[child] not in ("dobj", "prep", "oprd", "attr", "dative") or child < head:
                continue
            start, end = parsed.subtree(child)
            stretches = [self.quoted.by_opening[t] for t in range(start, min(end + 1, len(parsed))) if t in self.quoted.by_opening]
            free = [s for s in stretches if s.number not in self.stretches and s.outer == self.reporting.level(head)]
            if free:
                return [(stretch.first, stretch.last) for stretch in free]
        return []

    def _parenthetical(self, head: int) -> list[TokenRange]:
        """A cue between commas whose content the parser did not hang on it: "The plan, he said, was dead"."""
        parsed, reporting = self.parsed, self.reporting
        if not reporting.introduces(head) or not reporting.finite(head) or parsed.lemmas[head].lower() not in reporting.cues.inquits:
            return []
        beside = self._beside(head)
        if (beside is None and not parsed.children_by(head, "nsubj")) or parsed.children_by(head, "ccomp", "xcomp"):
            return []
        if parsed.children_by(head, "dobj") and parsed.lemmas[head].lower() not in reporting.cues.addressing:
            return []
        start, end = self._own_clause(head, head)
        start = parsed.subtree(beside)[0] if beside is not None else start
        for subject in parsed.children_by(head, "nsubj"):
            opens = parsed.subtree(subject)[0]
            if start < opens and parsed.words[opens - 1] == ",":  # "… to share it jointly, she said": the parser hangs "jointly" on "said"
                start = opens
        first = reporting.sentence_start(start, reporting.level(head))
        if start <= first or parsed.words[start - 1] != "," or end >= len(parsed):
            return []
        first = after_stop(reporting, first, start - 1)
        if further := resumed(reporting, head):
            return [(first, start - 1), further]
        if parsed.words[end] not in (",", ".", "”", '"') or parsed.lower[start] in ("who", "which"):
            return []
        above = parsed.heads[head]
        if reporting.ends_sentence(end) or (first <= above < start and reporting.finite(above)):  # "It is so, he said, in what was …"
            return [(first, start - 1)]
        last = end
        limit = parsed.sentences[parsed.sentence_of[head]][1]
        while last < limit and not reporting.ends_sentence(last):
            last += 1
        return [(first, start - 1), (end + 1, last)]
