"""Tell who takes a stance and what it is on, from the slots of its predicate and from the build of the sentence around it.

"The truce won the support of Norland" -> Norland, the truce. "It was Sudria that blocked the sale" -> Sudria, the sale.
"For Norland, such a move is out of the question" -> Norland, such a move. Deliberately missed: holders that another sentence names.
"""

from placet.extract.clauses.clauses import Clause
from placet.extract.clauses.firings import Firing
from placet.extract.positions.companions import companions, excepted
from placet.extract.positions.discourse import Discourse

Tokens = tuple[int, ...]


class Sides:
    """The holders (actors) and the themes (tokens) of the stances of one document. `judging` gathers the verbs that say who judges."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.words = discourse.constructions
        self.judging: set[int] = set()

    def of(self, firing: Firing) -> tuple[Tokens, Tokens]:
        """Who takes a stance, and what fills its theme."""
        d, clause = self.d, firing.clause
        if firing.frame.entry.holder == "speaker":
            return self._judged(firing)
        if self._asked_first(firing):
            return (), ()
        actors = self._proposers(firing.head) or firing.actor or self._beside(firing)
        if clause.category == "noun" and firing.frame.entry.deed:  # "the deployment of soldiers": soldiers deploy nobody
            actors = clause.fill("possessor") + clause.fill("by")
        elif clause.category == "noun":
            gained = self._gained(firing)
            if gained:
                return gained
            actors = actors or self._borrowed(firing.head)
        elif not actors and clause.category == "adjective" and (own := d.parsed.children_by(clause.head, "nsubj", "nsubjpass")):
            actors = d.clauses.expanded(own[0])  # "was prepared to", which the parser takes for a passive
        elif not actors and d.parsed.deps[clause.head] in ("acomp", "oprd"):  # "stands ready", "is opposed"
            outer = d.clauses.at(d.parsed.heads[clause.head])
            actors = outer.fill("subject") if outer else ()
        elif not actors and d.parsed.deps[clause.head] == "amod" and d.parsed.heads[clause.head] < clause.head:
            actors = (d.parsed.heads[clause.head],)  # a headline: "Norland open to talks"
        if not actors and "object" in firing.frame.entry.actor:  # "is opposed to", where the parser hangs the subject on "is"
            actors = tuple(
                one for auxiliary in d.parsed.children_by(clause.head, "auxpass") for one in d.parsed.children_by(auxiliary, "nsubj")
            )
        if not actors and "object" in firing.frame.entry.actor and clause.passive and d.parsed.deps[clause.head] == "xcomp":
            outer = d.clauses.at(d.parsed.heads[clause.head])  # "has yet to be convinced"
            actors = outer.fill("subject") if outer else ()
        actors = actors or self._chamber(clause)
        out = set(excepted(d, clause))
        actors = tuple(actor for actor in actors if actor not in out)
        with_them = self.joined(firing.head) + companions(d, clause)
        holders = d.holders(self._meant(actors)) or d.holders(actors + with_them)
        if not actors and self._nobody_plans(firing):
            holders = d.speakers(firing.head)
        return self._obliging(firing, holders) or d.bystanders(actors), self.themes(firing, actors)

    def _obliging(self, firing: Firing, holders: Tokens) -> Tokens:
        """ "Sudria must accept the truce, Norland said": it is Norland that is for it; of Sudria nothing is told."""
        d, clause = self.d, firing.clause
        above = d.clauses.at(d.parsed.heads[firing.head]) if d.parsed.deps[firing.head] == "xcomp" else None
        bound = above is not None and above.lemma in self.words.obliging and (above.category, above.negated) == ("verb", False)
        bound = bound and not any(d.parsed.lower[child] == "yet" for child in d.parsed.children[d.parsed.heads[firing.head]])
        if (
            clause.category != "verb"
            or (clause.passive and not holders)
            or not (bound or d.clauses.grammar.obliging_modals & set(clause.modals))
        ):
            return holders
        speakers = d.speakers(firing.head)
        left_open = firing.frame.entry.stance == "undecided" and not clause.passive  # "Norland must still decide whether to …"
        return holders if left_open or d.codes(speakers) & (d.codes(holders) - {"OTHER"}) else speakers

    def _nobody_plans(self, firing: Firing) -> bool:
        """ "There are no plans to …", "no withdrawal is planned", "no decision was taken": who says so of nobody in particular has none."""
        clause, parsed = firing.clause, self.d.parsed
        if firing.frame.entry.stance == "undecided" and clause.passive and "subject" in firing.frame.actor:
            return clause.negated == bool(firing.frame.entry.negated)
        there = clause.category == "noun" and bool(parsed.children_by(parsed.heads[firing.head], "expl"))
        return firing.frame.entry.makes == "planned" and clause.negated and (there or clause.passive)

    # --- whose it is -----------------------------------------------------------------------------------

    def _judged(self, firing: Firing) -> tuple[Tokens, Tokens]:
        """A judgement: whose a verb or phrase says it is ("sees it as a threat", "acceptable to Norland"), else the speaker's."""
        d = self.d
        if self._clefted(firing):
            return (), ()
        judged, themes = self.judge(firing) or (d.speakers(firing.head), self._judged_thing(firing, ()))
        if not judged and firing.frame.entry.stance == "conditional":  # "Norland's entry depends on …": told by nobody else
            judged = d.holders(tuple(owner for theme in themes for owner in d.parsed.children_by(theme, "poss")))
        return judged, themes

    def _clefted(self, firing: Firing) -> bool:
        """Whether a noun is brought out ("it is the breach of promises that harmed us"), and is no judgement on what "it" means."""
        parsed, head = self.d.parsed, firing.head
        copula = parsed.heads[head]
        if parsed.deps[head] != "attr" or not any(parsed.lower[child] == "the" for child in parsed.children_by(head, "det")):
            return False
        it = any(parsed.lower[child] == "it" for child in parsed.children_by(copula, "nsubj"))
        return it and any(parsed.lower[token] == "that" for token in range(head, parsed.subtree(copula)[1]))

    def _judged_thing(self, firing: Firing, whose: Tokens) -> Tokens:
        themes = self.themes(firing, whose)
        if themes and self.d.parsed.lower[themes[0]] in ("it", "there") and firing.clause.fill("complement"):
            return firing.clause.fill("complement")
        return themes

    def _in_whose_eyes(self, clause: Clause) -> Tokens:
        """ "Acceptable to Norland", "for Norland, … is out of the question", "in Norland's view": whose judgement it is."""
        d, parsed = self.d, self.d.parsed
        for preposition in (
            child for bearer in dict.fromkeys((clause.head, clause.support)) for child in parsed.children_by(bearer, "prep")
        ):
            governed = parsed.children_by(preposition, "pobj")
            if not governed:
                continue
            after = preposition > clause.head and parsed.heads[preposition] == clause.head and clause.category == "adjective"
            in_front = preposition < clause.head and parsed.lower[governed[0] + 1] == ","
            if parsed.lower[preposition] in self.words.judged_by and (after or in_front):
                named = d.clauses.expanded(governed[0])
            elif parsed.lower[preposition] == "in" and parsed.lemmas[governed[0]].lower() in self.words.views:
                named = tuple(parsed.children_by(governed[0], "poss"))
            else:
                continue
            if d.holders(named):
                return named
        return ()

    def _gained(self, firing: Firing) -> tuple[Tokens, Tokens] | None:
        """ "The truce won the support of Norland", "despite Norland's objections": a noun with its own holder, the theme elsewhere."""
        d, clause, parsed = self.d, firing.clause, self.d.parsed
        named = clause.fill("possessor") + tuple(token for slot in sorted(self.words.whose) for token in clause.fill(slot))
        holders = d.holders(named)
        inside = {below for below in range(*parsed.subtree(clause.head)) if below > clause.head}
        own = [theme for theme in self.themes(firing, named) if theme in inside]
        if not holders or not (set(named) & (inside | set(clause.fill("possessor")))):
            return None
        if own:
            return (holders, tuple(own)) if not d.holders(firing.actor) else None
        above = parsed.heads[clause.head]
        if parsed.deps[clause.head] == "dobj" and parsed.lemmas[above].lower() in self.words.gaining:
            outer = d.clauses.at(above)
            return (holders, outer.fill("subject")) if outer and not d.holders(outer.fill("subject")) else None
        if parsed.deps[clause.head] == "pobj" and parsed.lower[above] in self.words.against:
            outer = d.clauses.at(parsed.heads[above])
            if outer and outer.category == "verb":
                return holders, ((outer.head,) if d.namings.at(outer.head) else outer.fill("object"))
        return None

    def _asked_first(self, firing: Firing) -> bool:
        """ "Asked to send ships, Norland …": the participle tells what others asked of the subject, and not what it asks for."""
        parsed, head = self.d.parsed, firing.head
        bare = parsed.deps[head] == "advcl" and parsed.tags[head] in ("VBN", "VBD") and not parsed.children_by(head, "nsubj", "aux", "mark")
        return bare and parsed.lemmas[head].lower() in self.words.asking and not firing.clause.fill("object")

    def _chamber(self, clause: Clause) -> Tokens:
        """ "The bill was defeated in Norland's parliament": whose vote a passive, or a verb about a text, tells."""
        if clause.category != "verb" or clause.fill("subject"):
            return ()
        return tuple(token for token in clause.fill("in") if self.d.parsed.lemmas[token].lower() in self.words.chambers)

    def _proposers(self, head: int) -> Tokens:
        """ "Weighs a Sudrian proposal to let …": whose proposal it is, and not who weighs it."""
        parsed = self.d.parsed
        if parsed.deps[head] != "acl" or not parsed.tags[parsed.heads[head]].startswith("NN") or parsed.children_by(head, "nsubj"):
            return ()
        named = tuple(child for child in parsed.children_by(parsed.heads[head], "amod", "compound") if self.d.holders((child,)))
        return named if parsed.tags[head] == "VB" else ()

    def joined(self, head: int) -> Tokens:
        """ "Norland joined Sudria in rejecting": whoever was joined."""
        parsed = self.d.parsed
        outer = self.d.clauses.at(parsed.heads[parsed.heads[head]]) if parsed.deps[head] == "pcomp" else None
        return outer.fill("object") if outer and outer.category == "verb" and outer.lemma in self.words.joining else ()

    def _meant(self, actors: Tokens) -> Tokens:
        """Whom words stand for that name no party: "it was Norland that …", "is among those who …", "it fell to Norland to …"."""
        return tuple(
            token
            for actor in actors
            for token in (self._cleft(actor) or self._one_of(actor) or self._devolved(actor) or self._nobody(actor))
        )

    def _nobody(self, pronoun: int) -> Tokens:
        """ "Nobody in Norland wants …", "everyone in Norland backs …": where they are."""
        parsed = self.d.parsed
        if parsed.lower[pronoun] not in self.words.wholes or parsed.tags[pronoun] != "NN":
            return ()
        inside = [child for child in parsed.children_by(pronoun, "prep") if parsed.lower[child] == "in"]
        return tuple(token for child in inside for token in parsed.children_by(child, "pobj"))

    def _cleft(self, pronoun: int) -> Tokens:
        parsed = self.d.parsed
        verb = parsed.heads[pronoun]
        above = parsed.heads[verb]
        if (
            parsed.lower[pronoun] not in ("that", "who", "which")
            or parsed.lemmas[above] != "be"
            or parsed.deps[verb] not in ("ccomp", "relcl")
        ):
            return ()
        return tuple(parsed.children_by(above, "attr")) if self._expletive(above) else ()

    def _one_of(self, noun: int) -> Tokens:
        """The subject of "is among those who …", "is one of the states that …", "is the only country that …"."""
        d, parsed = self.d, self.d.parsed
        at = noun
        while parsed.deps[at] == "pobj" and parsed.lower[parsed.heads[at]] in self.words.among:
            at = parsed.heads[parsed.heads[at]]
        copula = at if at != noun and parsed.lemmas[at] == "be" else parsed.heads[at]
        if parsed.lemmas[copula] != "be" or (copula != at and parsed.deps[at] != "attr"):
            return ()
        subjects = parsed.children_by(copula, "nsubj")
        return tuple(token for subject in subjects for token in d.clauses.expanded(subject))

    def _devolved(self, pronoun: int) -> Tokens:
        parsed = self.d.parsed
        verb = parsed.heads[pronoun]
        if parsed.lower[pronoun] != "it" or parsed.lemmas[verb].lower() not in self.words.devolving:
            return ()
        to = [child for child in parsed.children_by(verb, "prep") if parsed.lower[child] == "to"]
        return tuple(token for child in to for token in parsed.children_by(child, "pobj"))

    def _expletive(self, verb: int) -> bool:
        return any(self.d.parsed.lower[subject] == "it" for subject in self.d.parsed.children_by(verb, "nsubj"))

    def _beside(self, firing: Firing) -> Tokens:
        """The holder behind a word that the frame asks for: "met with refusal in Norland", "drew a no from Norland"."""
        entry = firing.frame.entry
        return self._governed([token for slot in entry.slots for token in firing.clause.fill(slot)], entry.actor)

    def _governed(self, words: list[int], prepositions: tuple[str, ...]) -> Tokens:
        parsed = self.d.parsed
        hung = [child for word in words for child in parsed.children_by(word, "prep") if parsed.lower[child] in prepositions]
        return tuple(
            token for child in hung for first in parsed.children_by(child, "pobj", "pcomp") for token in self.d.clauses.expanded(first)
        )

    def _borrowed(self, noun: int) -> Tokens:
        """ "voted in favour of", "made a push for": the subject of the verb that a noun hangs on."""
        preposition = self.d.parsed.heads[noun]
        governor = self.d.parsed.heads[preposition] if self.d.parsed.deps[noun] == "pobj" else preposition
        if self.d.parsed.lower[preposition] == "under":  # "is under pressure to": the pressure is others'
            return ()
        outer = self.d.clauses.at(governor)
        if outer is None or outer.category != "verb" or outer.passive:
            return ()
        obliged = self.d.clauses.grammar.obliging_modals & set(outer.modals)
        if obliged or (outer.lemma in self.words.judging and self.d.parsed.deps[noun] == "dobj"):  # "called the plan absurd": another's
            return ()
        return outer.fill("subject")

    def judge(self, firing: Firing) -> tuple[Tokens, Tokens] | None:
        """Who judges what, where the clause says so: "sees the move as a threat", "called the idea absurd", "acceptable to Norland"."""
        whose = self._in_whose_eyes(firing.clause)
        if whose:
            return self.d.holders(whose), self._judged_thing(firing, whose)
        parsed, head = self.d.parsed, firing.head
        noun = parsed.heads[head]
        if parsed.deps[head] == "amod" and parsed.tags[noun].startswith("NN"):  # "regards the bridge as an unlawful occupation"
            head = noun
        called = self._called(head)
        above = parsed.heads[head]
        subjects: list[int] = []
        if parsed.lower[above] == "as" and parsed.heads[above] != above:
            verb = parsed.heads[above]
        elif parsed.deps[head] == "oprd" or (parsed.deps[head] in ("ccomp", "xcomp") and parsed.pos[head] in ("NOUN", "ADJ", "PROPN")):
            verb = above
            subjects = parsed.children_by(head, "nsubj")
        elif parsed.deps[head] == "dobj" and parsed.deps[above] == "relcl" and parsed.lemmas[above].lower() in self.words.judging:
            verb, subjects = above, list(self.d.clauses.expanded(parsed.heads[above]))  # "a step that Norland considers a breach"
        elif called is not None:
            verb, subjects = parsed.heads[called], [called]
        else:
            return None
        outer = self.d.clauses.at(verb)
        if outer is None or outer.category != "verb" or outer.lemma in self.d.clauses.grammar.copulas:
            return None
        themes = tuple(subjects) or outer.fill("object")
        if not themes and parsed.deps[verb] == "relcl":  # "a step that Norland called premature"
            themes = (parsed.heads[verb],)
        holders = self.d.holders(outer.fill("subject")) if (outer.fill("subject") and not subjects) or not outer.passive else ()
        if outer.passive and not holders:
            holders = self.d.speakers(verb)
        self.judging.add(verb)
        return holders, themes

    def _called(self, adjective: int) -> int | None:
        """The noun of "called the plan for the islands absurd", where the parser takes the adjective for one of the islands."""
        parsed, token = self.d.parsed, adjective
        if not parsed.tags[adjective].startswith("JJ"):
            return None
        while parsed.deps[token] in ("pobj", "prep"):
            token = parsed.heads[token]
        verb = parsed.heads[token]
        judged = token != adjective and parsed.deps[token] == "dobj" and parsed.lemmas[verb].lower() in self.words.judging
        return token if judged else None

    # --- what it is on ---------------------------------------------------------------------------------

    def themes(self, firing: Firing, actors: Tokens) -> Tokens:
        """What fills the first of a frame's theme slots, apart from the holders and from what only states a condition."""
        fills = [firing.theme, *(firing.clause.fill(slot) for slot in firing.frame.theme)]
        tied = firing.clause.fill("object") if firing.frame.entry.stance == "conditional" and firing.theme == firing.recipient else ()
        if tied and not any(self.d.cast.at(token) for token in tied):  # "tied aid to reforms": aid
            fills = fills[1:]
        if firing.clause.category == "verb" and "object" in firing.frame.theme and not firing.frame.entry.object:
            fills = [fill for fill in fills if fill != firing.clause.fill("of") or not self._within_object(firing.clause, fill)]
        told = [tuple(theme for theme in fill if theme not in actors and not self._apart(firing, theme)) for fill in fills]
        told = [themes for themes in told if themes]
        if told:  # "demanded a ban on fish", where the parser hangs "on" on the verb: the ban
            acts = [themes for themes in told[1:] if any(self.d.namings.at(theme) for theme in themes)]
            bare = all(self.d.parsed.pos[theme] in ("NOUN", "PROPN") and not self.d.firings.get(theme) for theme in told[0])
            bare = bare and not firing.frame.governed and not any(self.d.namings.at(theme) or self.d.cast.at(theme) for theme in told[0])
            return self._wanted(firing, acts[0] if bare and acts else told[0])
        inner = self.d.namings.purpose(firing.head) or self._after_colon(firing.head) if firing.clause.category == "noun" else ()
        if inner or (hanging := self._hanging(firing)):
            return inner or hanging
        if firing.clause.category == "noun":  # "demanded a halt to the works": the parser hangs "to" on the verb
            above = self.d.clauses.at(self.d.parsed.heads[firing.head])
            own = (slot for slot in firing.frame.theme if above and slot not in ("object", "complement", "subject") and slot in above.slots)
            borrowed = next((above.fill(slot) for slot in own if above and firing.head not in above.fill(slot)), ())
            return tuple(theme for theme in borrowed if theme not in actors)
        return self._shared(firing) or self._absolute(firing)

    def _within_object(self, clause: Clause, fill: Tokens) -> bool:
        """Whether something only tells more of a verb's object: "opposes the lifting of the levy" is not on the levy."""
        things = [thing for thing in clause.fill("object") if thing not in fill]
        below = {token for thing in things for token in range(*self.d.parsed.subtree(thing))}
        return bool(fill) and below.issuperset(fill) and not any(self.d.parsed.tags[token].startswith("VB") for token in fill)

    def _apart(self, firing: Firing, theme: int) -> bool:
        """Whether something is no theme: it stands in a condition, behind a semicolon, or asks ("asked whether it would send …")."""
        parsed = self.d.parsed
        if self.d.conditional(theme) or any(one.start <= theme < one.end for one in parsed.entities if one.label in ("DATE", "TIME")):
            return True
        if any(parsed.words[token] == ";" for token in range(min(theme, firing.head), max(theme, firing.head))):
            return True
        open_question = any(parsed.lower[mark] == "whether" for mark in parsed.children_by(theme, "mark"))
        return open_question and firing.frame.entry.event == "REQUEST"

    def _wanted(self, firing: Firing, themes: Tokens) -> Tokens:
        """What stands for an act in place of its name: "what Norland wants is a truce", "support its partners in recognising …"."""
        d, parsed = self.d, self.d.parsed
        if parsed.lower[themes[0]] == "what" and parsed.deps[firing.head] == "csubj" and parsed.lemmas[parsed.heads[firing.head]] == "be":
            return tuple(parsed.children_by(parsed.heads[firing.head], "attr", "ccomp", "xcomp"))
        if firing.clause.category == "verb" and all(d.cast.at(theme) and not d.namings.at(theme) for theme in themes):
            backed = [token for slot in sorted(self.words.backing) for token in firing.clause.fill(slot) if token > firing.head]
            acts = tuple(token for token in backed if d.namings.at(token) or parsed.tags[token] == "VBG")
            return acts or themes
        return themes

    def _after_colon(self, noun: int) -> Tokens:
        """ "Has one demand: an end to the ban": what stands for the noun behind a colon."""
        parsed = self.d.parsed
        return tuple(thing for thing in parsed.children_by(noun, "appos") if ":" in parsed.words[noun + 1 : thing])

    def _hanging(self, firing: Firing) -> Tokens:
        """What a preposition of the frame governs where it hangs on a word of the phrase: "keeping its options open on the quota"."""
        if not firing.frame.entry.slots and not firing.frame.entry.object:
            return ()
        words = [*firing.clause.fill("oprd"), *firing.clause.fill("object")]
        words += [word for slot in firing.frame.entry.slots for word in firing.clause.fill(slot)]  # "in the way of a deal"
        words += [inner for word in words for inner in self.d.parsed.children_by(word, "relcl", "acl")]  # "nothing to do with it"
        words += [inner for word in words for inner in self.d.parsed.children_by(word, "amod", "advmod")]
        return self._governed(words, firing.frame.theme)

    def _shared(self, firing: Firing) -> Tokens:
        """ "Norland supports, but Sudria opposes, the sale": the object of the verb that is joined to one without any."""
        parsed, clause = self.d.parsed, firing.clause
        if clause.category != "verb" or "object" not in firing.frame.theme or clause.head + 1 >= len(parsed):
            return ()
        if parsed.words[clause.head + 1] != "," and parsed.tags[clause.head + 1] != "CC":
            return ()
        joined = [child for child in parsed.children_by(clause.head, "conj") if parsed.tags[child].startswith("VB")]
        return tuple(token for child in joined for thing in parsed.children_by(child, "dobj") for token in self.d.clauses.expanded(thing))

    def _absolute(self, firing: Firing) -> Tokens:
        """ "With Norland opposed, the levy was dropped": what the main clause is about."""
        d, parsed = self.d, self.d.parsed
        marks = [mark for mark in parsed.children_by(firing.head, "mark", "prep") if parsed.lower[mark] == "with"]
        outer = d.clauses.at(parsed.heads[firing.head])
        if not marks or parsed.deps[firing.head] != "advcl" or outer is None:
            return ()
        return tuple(token for slot in ("object", "subject") for token in outer.fill(slot) if d.namings.at(token))
