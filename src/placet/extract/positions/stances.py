"""Find who takes which stance on which act, wherever a predicate of the lexicon says so.

"Norland refuses to support sending observers" -> Norland, oppose, send observers ("refuse" turns "support" round).
"Such a step would be unacceptable, the envoy said" -> the envoy, oppose, such a step.
Deliberately missed: irony, and stances that only the whole text implies.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from placet.extract.clauses.firings import Firing
from placet.extract.positions.answers import OPPOSITE, find_answers
from placet.extract.positions.bare_statements import find_bare
from placet.extract.positions.bargains import find_demands, find_less_liked, find_persuaded, find_tied
from placet.extract.positions.commitments import TALKING, Taken, commitment, find_commitments, find_preconditions, find_threats
from placet.extract.positions.companions import excepted
from placet.extract.positions.conditions import conditions_on
from placet.extract.positions.contrasts import find_contrasts
from placet.extract.positions.denials import reversed_outside, untrue
from placet.extract.positions.discourse import PROPOSING, Discourse
from placet.extract.positions.echoes import find_echoes
from placet.extract.positions.effects import composed, effective
from placet.extract.positions.following import with_conditions_beside
from placet.extract.positions.gaps import with_gaps
from placet.extract.positions.leanings import failed, judges, leaning, open_to, recalled, threatened_act, weighed
from placet.extract.positions.moods import auxiliaries_of, subjunctive
from placet.extract.positions.namings import Naming
from placet.extract.positions.prospects import find_prospects
from placet.extract.positions.sides import Sides
from placet.extract.positions.unlisted import added_to, beside, pointing, public, unlisted
from placet.model.record import Stance

DEPTH = 5  # how many predicates may stand between a stance and what it is about
# Shares right on the eight annotated articles and the 24 passages that rules are made on, together (about 150 positions), rounded to 0.05:
# explicit 0.86 of 65, composed 0.87 of 15, evaluations and deeds 0.69 of 32, unlisted acts 0.68 of 25. Where a family has too few to
# count, as in the modules beside this one, it takes the number of the one most like it. All stand 0.05 lower,
# because these texts have been read.
EXPLICIT, COMPOSED, EVALUATION, CONDITIONAL, DEED, UNLISTED = 0.8, 0.8, 0.65, 0.75, 0.65, 0.65


@dataclass(frozen=True)
class Reached:
    """What a stance's theme leads to: the act, whether predicates on the way turn the stance, and the tokens passed."""

    naming: Naming
    stance: Stance
    path: tuple[int, ...]


def find_stances(discourse: Discourse) -> tuple[Taken, ...]:
    """Find the stances that a document reports, in order of the text."""
    finder = _Finder(discourse)
    found = list(finder.by_frames())
    used = frozenset(finder.used | finder.consumed)
    for naming in finder.pointed:  # "will ask the court to rule, a step that Norland rejects"
        found += commitment(discourse, naming)
    found += find_commitments(discourse, used)
    found += find_threats(discourse)
    found += find_preconditions(discourse)
    less_liked = list(find_less_liked(discourse))
    worse = {(one.holders, one.naming.head) for one in less_liked}  # "would rather leave than accept a ban": no acceptance
    found = [one for one in found if one.stance != "support" or (one.holders, one.naming.head) not in worse] + less_liked
    found += find_persuaded(discourse)
    found += find_tied(discourse)
    found += find_bare(discourse)
    found += list(find_contrasts(discourse, found))
    found += find_prospects(discourse, found)
    found += find_demands(discourse, found)
    found = with_conditions_beside(discourse, with_gaps(discourse, found))
    found += find_echoes(discourse, found)
    found += find_answers(discourse, found)
    if not of_state(discourse, found):
        return ()
    return tuple(sorted(found, key=lambda taken: (taken.head, taken.naming.head, taken.stance)))


def of_state(discourse: Discourse, found: list[Taken]) -> bool:
    """Whether any of the stances is one of a state or a named party, on an act that states do.

    "The team is ready to fight for the title", "the union rejected the offer": where all are like these, no affair of state is told.
    """
    return any(discourse.codes(one.holders) - {"OTHER"} for one in found)


class _Finder:
    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.sides = Sides(discourse)
        self.consumed = self.sides.judging  # predicates that another one's stance has taken up
        self.pointed: list[Naming] = []  # what an apposition points at, of no action class
        self.used: set[int] = set()  # namings that a stance is on

    def by_frames(self) -> Iterator[Taken]:
        parsed = self.d.parsed
        for token in self.d.firings:  # the verbs that say who judges take no stance of their own: "considers the vote premature"
            for firing in self.d.stances(token):
                if firing.frame.entry.holder == "speaker" and not self.d.supposed(token):
                    self.sides.judge(firing)
        marking = {mark.first for mark in self.d.conditions}  # "made it conditional on": the word that marks is the predicate
        for token in sorted(self.d.firings, key=lambda one: (parsed.sentence_of[one], parsed.depths[one], one)):
            supposed = self.d.supposed(token) and token not in marking
            if token in self.consumed or supposed or self.d.charged(token) or untrue(self.d, token):
                continue
            told = self.d.stances(token)
            for firing in told:  # the most specific one that leads to anything
                if len(firing.frame.governed) < len(told[0].frame.governed) and firing.frame.entry.stance != told[0].frame.entry.stance:
                    self.consumed |= set(told[0].theme)  # "stopped short of backing it": neither stopped nor backed
                    break
                found = list(self._taken(firing))
                yield from found
                if found:
                    break

    def _taken(self, firing: Firing) -> Iterator[Taken]:
        d, entry, parsed = self.d, firing.frame.entry, self.d.parsed
        if entry.deed and parsed.deps[firing.head] == "pcomp" and not self.sides.joined(firing.head):
            return  # "the cost of leaving the treaty": nobody has left it
        told = d.namings.at(parsed.heads[firing.head]) if parsed.deps[firing.head] == "acl" else None
        others = told is not None and any(parsed.lower[child] == "the" for child in parsed.children_by(told.head, "det"))
        if judges(d, firing) or (told and told.vehicle and (others or told.head in self.used)):
            return  # "its proposal to let …" is one stance, "called the plan to let … absurd" none of the subject's
        stance = leaning(d, firing)
        holders, themes = self.sides.of(firing)
        if stance and reversed_outside(self.d, firing):
            stance = composed("oppose", stance)
        apart = self.d.holders(excepted(self.d, firing.clause)) if entry.holder == "actor" else ()
        agreeing = entry.event == "AGREE" or firing.clause.lemma in d.namings.words.answers
        if stance == "support" and agreeing and failed(d, firing.head):  # "failed to agree on a ban": some are for it
            return
        attempted = any(parsed.lemmas[one.head].lower() in d.constructions.attempted for one in firing.clause.complements)
        if stance is None or not (holders or apart) or (firing.clause.lemma in d.constructions.failing and attempted):
            return
        if recalled(d, firing) or (entry.deed and weighed(d, firing.head)):
            return
        reached, added = [found for theme in themes for found in self._reach(theme, DEPTH)] or self._fallback(firing, themes), False
        if not reached or all(one.naming.anaphor and one.naming.weak for one in reached):
            beside_it = [Reached(naming, "support", ()) for theme in themes if (naming := self._aside(firing, theme))][:1]
            reached, added = beside_it or reached, bool(beside_it)
        if not reached and public(self.d, firing, holders or apart):
            inner = [found for theme in themes for found in self._turned(theme, entry.object)]
            judged = self.sides.judge(firing) is not None
            plain = (unlisted(self.d, firing, theme, judged=judged) for theme in themes)
            reached = inner or [Reached(naming, "support", ()) for naming in plain if naming][:1]
        if reached and entry.object:  # "promised support for": what the phrase is made of tells no stance of its own
            parts = (token for token in firing.clause.fill("object") if token not in {one.naming.head for one in reached})
            self.consumed |= {token for token in parts if parsed.pos[token] == "NOUN" and self._of(token, holders)}
        own = d.namings.at(firing.head) if entry.deed and entry.stance == "support" else None
        if own and not own.weak and reached and all(one.naming.weak for one in reached):  # "will join the alliance": joining it
            reached = [Reached(own, "support", ())]
        if entry.holder == "speaker":
            reached = [inner for one in reached for inner in self._discussed(one)]
        for one in reached:
            if entry.event not in (None, *PROPOSING) and one.naming.head in one.naming.theme:
                continue  # "treated the monitors": what is done to them is no stance on sending them
            if entry.holder == "speaker" and stance == "support" and one.naming.action in TALKING and not firing.clause.modals:
                continue  # "the talks were constructive" judges how they went
            if entry.holder == "speaker" and one.naming.weak and parsed.deps[firing.head] == "relcl" and not one.naming.given:
                continue  # "creates conditions that could make peace harder" judges nothing that is proposed
            founded = any(parsed.lower[child] in ("a", "an") for child in parsed.children_by(one.naming.head, "det"))
            if entry.stance == "undecided" and not entry.negated and one.naming.weak and not (one.naming.anaphor or founded):
                continue  # "will consider their presence a threat"
            passed = {one.naming.head, *self._between(one.naming.head, firing.head)} - {firing.head}
            self.used |= {firing.head} if added else {firing.head, one.naming.head}
            self.consumed |= set() if added else {token for token in passed if not self._own_subject(token)}
            final = "undecided" if stance == "oppose" and self._excluding(one) else composed(stance, one.stance)
            if holders:
                yield from self._conditioned(firing, holders, one, final)
            turned = composed(entry.stance or stance, one.stance) if firing.clause.negated else OPPOSITE.get(final)
            if apart and turned in OPPOSITE:
                yield Taken(head=firing.head, holders=apart, naming=one.naming, stance=turned, rule="excepted", confidence=EVALUATION)

    def _of(self, noun: int, holders: tuple[int, ...]) -> bool:
        """Whether a noun is nobody's but the holders': "dropped its objection to …"."""
        return all(self.d.holders((owner,)) == holders for owner in self.d.parsed.children_by(noun, "poss"))

    def _excluding(self, one: Reached) -> bool:
        """Whether what is refused is to rule an act out: that leaves it open."""
        first = self.d.clauses.at(one.path[0]) if one.path else None
        return one.stance == "oppose" and first is not None and first.lemma in self.d.constructions.ruling_out

    def _conditioned(self, firing: Firing, holders: tuple[int, ...], one: Reached, stance: Stance) -> Iterator[Taken]:
        d, entry = self.d, firing.frame.entry
        path = frozenset({firing.head, firing.clause.support, one.naming.head, *one.path, *self._between(one.naming.head, firing.head)})
        if stance == "oppose":  # "accepts no step that is taken without its consent"
            path |= frozenset(child for child in d.parsed.children_by(one.naming.head, "acl", "relcl") if d.parsed.tags[child] == "VBN")
        if d.parsed.deps[firing.head] == "pobj":  # "is in favour, subject to …"
            path |= {d.parsed.heads[d.parsed.heads[firing.head]]}
        if d.parsed.deps[firing.head] in ("acomp", "oprd"):  # "stands ready, but only if …"
            path |= {d.parsed.heads[firing.head]}
        marked = [mark for mark in conditions_on(list(d.conditions), path) if self._ahead(firing, stance, mark.marker)]
        spans = [(mark.start, mark.end) for mark in marked]
        if entry.stance == "conditional":
            spans += [d.namings.phrase(token) for token in firing.recipient]
        if stance == "conditional" and not spans:
            return
        foreseen = firing.clause.lemma in d.namings.words.needing  # "guarantees are needed in the event of a deal": needed they are
        until = any(mark.marker in d.book.negative for mark in marked)
        hinted = stance == "undecided" and open_to(d, firing)  # "may withdraw in return for"
        held = stance == "oppose" or (stance == "undecided" and firing.clause.negated)  # "will not lift its objections until"
        # "refuses to pay until": it refuses, and says on what terms it would; "puts it off until" says no more than that
        lasting = held and until and entry.stance == "oppose" and not entry.negated and d.parsed.deps[firing.head] != "pcomp"
        threatening = entry.deed and bool(firing.clause.modals)  # "would boycott the summit unless"
        lasting = lasting and not threatening and firing.clause.lemma not in d.constructions.postponing
        if (spans and (stance == "support" or hinted) and not foreseen) or (held and until and entry.event != "ACCUSE"):
            stance = "conditional"
        threatened = threatened_act(d, firing) if stance == "oppose" and spans and entry.deed else None
        if threatened:  # "will suspend the accord if …": the suspension is what hangs on it
            one, stance = replace(one, naming=threatened), "conditional"
        deed = any(other.frame.entry.deed and other.frame.entry.stance == entry.stance for other in d.firings[firing.head])
        act = deed and not firing.clause.modals and not firing.clause.negated
        taken = Taken(
            head=firing.head,
            holders=holders,
            naming=one.naming,
            stance=stance,
            basis="act" if act else "statement",
            conditions=tuple(dict.fromkeys(spans)),
            rule=firing.frame.name,
            confidence=self._confidence(firing, one),
        )
        yield taken
        if lasting:
            yield replace(taken, stance="oppose", conditions=())

    def _confidence(self, firing: Firing, one: Reached) -> float:
        entry = firing.frame.entry
        if one.naming.action == "other":
            return UNLISTED
        if entry.stance == "conditional":
            return CONDITIONAL
        if entry.holder == "speaker":
            return EVALUATION
        if entry.deed:
            return DEED
        return COMPOSED if one.path else EXPLICIT

    def _ahead(self, firing: Firing, stance: Stance, marker: str) -> bool:
        """Whether a marker that can also tell of the past marks a condition here."""
        if marker in self.d.book.denied:
            return stance == "oppose"
        if marker not in self.d.book.ahead:
            return True
        clause = firing.clause
        leaves_open = firing.frame.entry.stance == "undecided" and self.d.parsed.tags[clause.support] in ("VBZ", "VBP", "VBG")
        return bool(clause.modals) or stance == "oppose" or leaves_open or firing.frame.entry.makes in ("planned", "hypothetical")

    def _between(self, token: int, above: int) -> Iterator[int]:
        heads = self.d.parsed.heads
        while heads[token] != token and token != above:
            token = heads[token]
            yield token

    def _own_subject(self, token: int) -> bool:
        """Whether a predicate has its holder beside it, so that its stance is told for itself."""
        parsed = self.d.parsed
        return bool(parsed.children_by(token, "nsubj", "nsubjpass", "poss", "csubj")) or parsed.pos[token] in ("NOUN", "PROPN")

    def _reach(self, token: int, depth: int) -> list[Reached]:
        """Follow a theme to the acts that it is about, through predicates with a stance of their own."""
        if depth == 0:
            return []
        d = self.d
        inner = d.stance(token)
        act = d.namings.at(token)
        if act and act.weak and act.anaphor and beside(d, token):  # "builds a lighthouse - a step that …": the step is nothing built
            return []
        whole = act is not None and not act.vehicle and not act.weak  # "to contribute soldiers", "to stop the attacks" are acts
        if whole and act is not None and inner is not None:
            entry = inner.frame.entry
            barring = act.action == "sanction"
            whole = (entry.stance == "support" and entry.deed) or act.action in d.namings.words.endings or barring
        if inner and inner.frame.entry.holder == "actor" and not whole:
            stance = effective(d.parsed, inner)
            themes = self.sides.themes(inner, inner.actor)
            found = [one for theme in themes for one in self._reach(theme, depth - 1)]
            bare = inner.frame.entry.answers or (inner.frame.entry.deed and not inner.theme)
            if not themes and bare and inner.clause.category == "verb" and act is None:  # "plans to abstain", "declined to take part"
                found = [Reached(pointing(token), "support", ())]
            talking = d.namings.at(token) is not None or (bool(found) and all(one.naming.action in TALKING for one in found))
            if stance == "undecided" and talking:  # who agrees to discuss a thing, or to explore talks, is for talking
                stance = "support"
                found = found if not d.namings.at(token) else []
            if found and stance is not None:
                if inner.clause.category == "verb" or not inner.actor:  # "rejected Norland's plan to …": Norland has its own stance
                    self.consumed.add(token)
                return [Reached(one.naming, composed(stance, one.stance), (token, *one.path)) for one in found]
        naming = act or d.namings.pronoun(token)
        if naming is None and d.parsed.lemmas[token].lower() in d.namings.words.telling:
            told = d.clauses.at(token)
            return [one for content in (told.fill("complement") if told else ()) for one in self._reach(content, depth - 1)]
        if naming is None:
            return self._further(token, d.namings.carried(token), depth)
        clause = d.clauses.at(token)
        denied = clause is not None and clause.category == "verb" and clause.negated
        return self._further(token, naming.content, depth) or [Reached(naming, "oppose" if denied else "support", ())]

    def _aside(self, firing: Firing, theme: int) -> Naming | None:
        """What a clause that adds to a whole sentence is on: "…, which Norland rejected", "…, a step that …"."""
        found = added_to(self.d, firing, theme)
        return self._told_by(found) if isinstance(found, int) else found

    def _told_by(self, verb: int) -> Naming | None:
        """The act that a sentence tells by its main verb, listed or not."""
        d = self.d
        inner = d.stance(verb)
        themes = self.sides.themes(inner, inner.actor) if inner else ()
        for theme in themes:
            for one in self._reach(theme, DEPTH):
                return one.naming
        told = next((naming for theme in themes if (naming := d.namings.unlisted(theme) or d.namings.nominal(theme))), None)
        if told is None and d.namings.at(verb) is None:
            told = d.namings.unlisted(verb)
            self.pointed += [told] if told else []
        return told or d.namings.at(verb)

    def _turned(self, token: int, dropped: tuple[str, ...] = ()) -> list[Reached]:
        """What a predicate of opposition on the way is on, of no class: "no reason to postpone the launch", "drop its objections to it"."""
        d = self.d
        inner = d.stance(token)
        stance = (
            effective(d.parsed, inner) if inner and inner.frame.entry.stance == "oppose" and inner.frame.entry.holder == "actor" else None
        )
        if inner is None or stance is None:
            return []
        themes = self.sides.themes(inner, inner.actor)
        if not themes and d.parsed.lemmas[token].lower() in dropped:  # "dropped its objections": to what was named last
            return [Reached(pointing(token), stance, (token,))]
        named = (d.namings.nominal(theme) or d.namings.unlisted(theme) for theme in themes)
        behind = (one for theme in themes for one in self._turned(theme, inner.frame.entry.object))
        return [Reached(naming, stance, (token,)) for naming in named if naming][:1] or [
            replace(one, stance=turned, path=(token, *one.path)) for one in behind if (turned := composed(stance, one.stance))
        ]

    def _discussed(self, one: Reached) -> list[Reached]:
        """What is talked about, where talk of it is judged: "premature to speak of a deployment"."""
        clause = self.d.clauses.at(one.naming.head)
        if clause is None or clause.category != "verb" or clause.lemma not in self.d.namings.words.discussing:
            return [one]
        inner = [found for theme in one.naming.theme for found in self._reach(theme, DEPTH)]
        return [replace(found, path=(one.naming.head, *found.path)) for found in inner] or [one]

    def _further(self, token: int, onward: int | None, depth: int) -> list[Reached]:
        """What is reached from a token through another one that it only carries."""
        if onward is None or (self.d.conditional(onward) and not self.d.conditional(token)):
            return []
        return [replace(one, path=(token, *one.path)) for one in self._reach(onward, depth - 1)]

    def _says(self, verb: int) -> bool:
        """Whether a verb only passes on words ("urged Norland to say that …"), and does nothing to a thing ("to release the crew")."""
        clause = self.d.clauses.at(verb)
        reports = any(inner.frame.entry.reports for inner in self.d.firings.get(verb, ()))
        return reports and not (clause is not None and clause.fill("object") and not clause.complements)

    def _fallback(self, firing: Firing, themes: tuple[int, ...]) -> list[Reached]:
        """What a stance is on where no naming is reached: a commitment's own verb, or what was voted on before."""
        d, entry = self.d, firing.frame.entry
        phrase = {token for slot in entry.slots for token in firing.clause.fill(slot)}  # "gave its blessing": that is no theme
        themes = tuple(theme for theme in themes if theme not in phrase)
        own = d.namings.at(firing.head)
        told_of = "object" in entry.actor and bool(firing.clause.fill("subject"))  # "the offer has split the capitals"
        plainly = (entry.answers and not told_of) or firing.clause.lemma in d.namings.words.answers  # "is in favour"
        plainly = plainly or "against" in firing.frame.governed  # "is against"
        if firing.clause.category == "noun" and not plainly:  # "Norland's plan": whose it is, is for it
            whose = own is not None and any(own.start <= token < own.end for token in firing.actor)
            plain = own is not None and own.action == "general" and not own.anaphor and not own.weak and entry.event in (None, "REQUEST")
            return [Reached(own, "support", ())] if own and whose and plain else []
        answer = plainly and not any(theme > firing.head for theme in themes)
        answer = answer and not any(complement.head > firing.head for complement in firing.clause.complements)
        unmade = any(d.parsed.lemmas[token].lower() in d.constructions.unmade for token in firing.clause.fill("object"))
        # "has taken no position", "would agree to nothing until …"
        answer = answer or (entry.stance == "undecided" and bool(entry.negated and (entry.object or unmade)) and not themes)
        answer = answer or (bool(themes) and all(d.parsed.lower[theme] in d.clauses.grammar.negative_pronouns for theme in themes))
        if (entry.deed and not firing.theme) or answer:
            action = "agree" if entry.stance == "oppose" and entry.deed else "general"
            return [Reached(pointing(firing.head, action), "support", ())]
        # "proposed that a commission take it over": a finite clause that only tells what is to be
        bound = {
            one.head
            for one in firing.clause.complements
            if one.kind != "finite"
            or entry.stance == "undecided"
            or subjunctive(d.parsed, one.head)
            or (entry.event == "REQUEST" and d.parsed.tags[one.head] == "VBP")  # "demanded that the troops leave"
        }
        bound |= {theme for theme in themes if d.parsed.deps[theme] == "pcomp"}  # "stands in the way of abolishing the levy"
        bound |= {theme for theme in themes if "to" in auxiliaries_of(d.parsed, theme)}  # "called for the flights to be resumed"
        verbs = [theme for theme in themes if theme in bound]
        if firing.clause.lemma in d.constructions.foreseeing:  # "expects to run out of cash", "is expected to lead"
            return []
        if not verbs or entry.holder == "speaker" or (entry.stance == "undecided" and not entry.negated):
            return []
        turned = [found for verb in verbs for found in self._turned(verb)]
        if turned:
            return turned
        told = [verb for verb in verbs if not self._says(verb)]
        return [
            Reached(naming, "oppose" if (clause := d.clauses.at(verb)) and clause.negated else "support", ())
            for verb in told
            if (naming := d.namings.unlisted(verb) or d.namings.intransitive(verb))
        ]
