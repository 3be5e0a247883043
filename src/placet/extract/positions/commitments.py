"""Find the stances that no predicate of stance tells: what must be done, what a party will do, does, or threatens to answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from placet.extract.clauses.clauses import Clause
from placet.extract.clauses.firings import Firing
from placet.extract.positions.companions import companions
from placet.extract.positions.conditions import conditions_on
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.namings import Naming
from placet.model.record import Basis, Stance

TALKING = ("negotiate", "meet")  # that parties will meet is news of the day, and no stance
TOLD_AS_NEWS = (*TALKING, "mediate", "host")  # so is that they meet, and who brings them together
DEMANDED, ANNOUNCED, DONE, THREATENED, NEEDED = 0.65, 0.65, 0.5, 0.65, 0.65  # see `stances`


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One stance as one predicate tells it: `head` is the predicate, `holders` are actors, `conditions` token ranges."""

    head: int
    holders: tuple[int, ...]
    naming: Naming
    stance: Stance
    basis: Basis = "statement"
    conditions: tuple[tuple[int, int], ...] = ()
    rule: str
    confidence: float
    aside: bool = False  # told beside another act, so that words which point back mean the other one


def find_commitments(discourse: Discourse, used: frozenset[int]) -> Iterator[Taken]:
    """Find the acts that a speaker demands ("must"), that their own doer announces ("will"), or that are done.

    `used`: the heads that another stance has taken up.
    """
    for naming in discourse.namings:
        clause = discourse.clauses.at(naming.head)
        if naming.head in used or clause is None or clause.category != "verb" or naming.vehicle or naming.weak:
            continue
        if not discourse.supposed(naming.head) and not discourse.charged(naming.head):
            yield from commitment(discourse, naming)
    yield from find_refusals(discourse, used)


def find_refusals(discourse: Discourse, used: frozenset[int]) -> Iterator[Taken]:
    """Find what a state will not do, or would do on a condition, though no action class covers it: "will not move the embassy"."""
    d = discourse
    words = d.namings.words
    for clause in d.clauses:
        if clause.category != "verb" or clause.head in used or d.namings.at(clause.head):
            continue
        ahead = {"would"} | d.clauses.grammar.future_modals | d.clauses.grammar.possible_modals
        if not ahead & set(clause.modals):
            continue
        if clause.lemma in words.discussing | words.telling | words.needing or any(
            one.frame.entry.reports for one in d.firings.get(clause.head, ())
        ):
            continue
        conditional = any(conditions_on(list(d.conditions), frozenset({clause.head, clause.support})))
        doers = clause.fill("subject")
        holders = d.holders(doers)
        # a company answers for itself alone, and what is sent for nothing: "the force could deter them if"
        apart = any(d.parsed.lemmas[token].lower() in words.private or d.namings.moved(token) for token in doers)
        staying = d.namings.staying(clause.head)
        rhetorical = "would" in clause.modals and d.parsed.tags[clause.head] == "VBG"  # "we would be handing them the key"
        if rhetorical and not (clause.negated or conditional):
            continue
        plain = not d.stance(clause.head) and clause.lemma not in words.unspecified and bool(clause.fill("object") or clause.fill("with"))
        own = (plain or staying) and bool(({"would"} | d.clauses.grammar.future_modals) & set(clause.modals))
        own = own and bool(d.codes(holders) & d.codes(d.speakers(clause.head)))  # "will keep the missiles, its minister said"
        if not (clause.negated or conditional or own) or not holders or "OTHER" in d.codes(holders) or (apart and not staying):
            continue
        naming = (d.namings.intransitive if staying else d.namings.unlisted)(clause.head) or (
            d.namings.committed(clause.head) if conditional else None
        )
        if naming and not d.supposed(clause.head) and not d.charged(clause.head):
            yield from commitment(d, naming)


def commitment(discourse: Discourse, naming: Naming) -> Iterator[Taken]:
    """The stance that the tense or the modal verb of an act tells."""
    d = discourse
    grammar = d.clauses.grammar
    clause = d.clauses.at(naming.head)
    if clause is None:
        return
    modals = set(clause.modals)
    stance: Stance = "oppose" if clause.negated else "support"
    doers = d.holders(clause.fill("subject"))
    doers += tuple(one for one in d.holders(companions(d, clause)) if doers and one not in doers)
    speakers = d.speakers(naming.head)
    own = not speakers or bool(d.codes(doers) & d.codes(speakers))
    marked = list(conditions_on(list(d.conditions), frozenset({naming.head, clause.support, *clause.fill("object")})))
    marked = [mark for mark in marked if stance == "oppose" or mark.marker not in d.book.denied]
    spans = tuple((mark.start, mark.end) for mark in marked)
    if spans and (stance == "support" or any(mark.marker in d.book.negative for mark in marked)):
        stance = "conditional"
    refused = clause.negated and (clause.lemma not in d.namings.words.discussing or bool(spans))  # "would not sign": refused to
    if modals & grammar.obliging_modals:
        if speakers:
            yield Taken(
                head=naming.head, holders=speakers, naming=naming, stance=stance, conditions=spans,
                rule=f"demanded:{naming.action}", confidence=DEMANDED,
            )  # fmt: skip
    elif (
        modals & grammar.future_modals
        or headlined(discourse, clause)
        or (modals & grammar.possible_modals and stance == "conditional")
        or ("would" in modals and (speakers or refused))
    ):
        if not clause.fill("subject") and clause.passive and "may" not in modals:  # "no soldiers would be sent": whoever says so decides
            aside = clause.negated and any(not d.named_place(token) for token in naming.place)  # "not to the front line", but elsewhere
            doers, own = () if aside else speakers, True
        if doers and own and (naming.action not in TALKING or stance != "support"):
            yield Taken(
                head=naming.head, holders=doers, naming=naming, stance=stance, conditions=spans,
                rule=f"announced:{naming.action}", confidence=ANNOUNCED,
            )  # fmt: skip
    elif (
        naming.deed
        and naming.action not in TOLD_AS_NEWS
        and not modals
        and not clause.negated
        and d.parsed.deps[naming.head] != "relcl"  # "which keeps 4,000 troops there": that says who it is
        and doers
        and own
        and told(d, bearer(d, naming.head))
    ):
        yield Taken(
            head=naming.head, holders=doers, naming=naming, stance="support", basis="act", rule=f"done:{naming.action}", confidence=DONE
        )


def headlined(discourse: Discourse, clause: Clause) -> bool:
    """ "Norland to close the border": what a headline announces by a bare infinitive."""
    parsed = discourse.parsed
    own = bool(parsed.children_by(clause.head, "nsubj")) and clause.head == parsed.heads[clause.head]
    return own and any(parsed.lower[child] == "to" for child in parsed.children_by(clause.head, "aux"))


def bearer(discourse: Discourse, verb: int) -> int:
    """The finite verb that tells when an act is done: "began to enrich" -> began."""
    parsed = discourse.parsed
    above = parsed.heads[verb]
    if parsed.deps[verb] == "xcomp" and parsed.lemmas[above].lower() in discourse.clauses.grammar.happening_verbs:
        return above
    return verb


def told(discourse: Discourse, verb: int) -> bool:
    """Whether a verb is finite: it tells what is, and not what could be."""
    parsed = discourse.parsed
    if parsed.tags[verb] in ("VBD", "VBZ", "VBP"):
        return True
    return any(parsed.tags[child] in ("VBD", "VBZ", "VBP") for child in parsed.children_by(verb, "aux", "auxpass"))


def find_preconditions(discourse: Discourse) -> Iterator[Taken]:
    """Find what a party needs first: "would need clarity before it could contribute soldiers"."""
    d = discourse
    for mark in d.conditions:
        clause = d.clauses.at(mark.governor)
        if mark.marker != "before" or clause is None or clause.lemma not in d.namings.words.needing or clause.negated:
            continue
        needed = clause.fill("object") + clause.fill("complement")
        holders = d.holders(clause.fill("subject"))
        within = [naming for token in range(mark.start, mark.end) if (naming := d.namings.at(token)) and not naming.weak]
        needed = tuple(token for token in needed if token < mark.first)
        if holders and within and needed:
            yield Taken(
                head=clause.head, holders=holders, naming=within[0], stance="conditional", conditions=(d.namings.phrase(needed[0]),),
                rule=f"needed:{clause.lemma}", confidence=NEEDED,
            )  # fmt: skip


def find_threats(discourse: Discourse) -> Iterator[Taken]:
    """Find what a party warns against: "would respond if …", "warned that such a move would …"."""
    d = discourse
    for head, firings in d.firings.items():
        firing = next((one for one in firings if one.frame.entry.event == "THREATEN"), None)
        if firing is None or firing.clause.negated or d.supposed(head):
            continue
        before = tuple(child for child in d.parsed.children_by(head, "ccomp") if child < head)  # "any such step, she warned, would …"
        contents = firing.clause.fill("complement") + firing.theme + before
        holders = d.holders(firing.actor) or (d.speakers(contents[0]) if contents else ())
        if not holders:
            continue
        yield from threatened(d, firing, holders)
        for naming in warned_of(d, head, contents):
            if d.codes(d.cast.at(naming.head)) & d.codes(holders):  # "warned it would mobilise": the holder itself
                continue
            yield Taken(head=head, holders=holders, naming=naming, stance="oppose", rule=firing.frame.name, confidence=THREATENED)
    for clause in d.clauses:  # "any such step, she warned, would be an act of war"
        if clause.lemma in d.constructions.warning and d.parsed.deps[clause.head] == "parataxis" and not clause.negated:
            holders = d.holders(clause.fill("subject"))
            for naming in warned_of(d, clause.head, (d.parsed.heads[clause.head],)) if holders else ():
                yield Taken(head=clause.head, holders=holders, naming=naming, stance="oppose", rule="warned", confidence=THREATENED)


def threatened(discourse: Discourse, firing: Firing, holders: tuple[int, ...]) -> Iterator[Taken]:
    """ "Threatened to close the border unless the levy is lifted": whoever threatens an act is for it, or for it on a condition."""
    d = discourse
    start, end = d.parsed.subtree(firing.head)
    hanging = [mark for mark in d.conditions if mark.marker in d.constructions.threatened_if and start <= mark.governor < end]
    spans = tuple((mark.start, mark.end) for mark in hanging)
    for complement in firing.clause.complements:
        barred = d.stance(complement.head)
        if barred and barred.frame.entry.event == "REJECT" and barred.frame.entry.stance == "oppose" and complement.kind == "infinitive":
            themes = [found for theme in barred.theme if (found := d.namings.at(theme) or d.namings.nominal(theme))]
            for theme in themes[:1]:  # "threatened to veto the renewal": it is the renewal that it is against
                yield Taken(
                    head=firing.head, holders=holders, naming=theme, stance="oppose", conditions=spans,
                    rule=firing.frame.name, confidence=THREATENED,
                )  # fmt: skip
            if themes:
                continue
        naming = d.namings.at(complement.head) or d.namings.unlisted(complement.head)
        public = spans or "OTHER" not in d.codes(holders)
        if naming and complement.kind == "infinitive" and public and not naming.anaphor:
            yield Taken(
                head=firing.head, holders=holders, naming=naming, stance="conditional" if spans else "support", conditions=spans,
                rule=firing.frame.name, confidence=THREATENED,
            )  # fmt: skip


def warned_of(discourse: Discourse, head: int, contents: tuple[int, ...]) -> Iterator[Naming]:
    """What is to be left undone: what stands in the if-clause, else the subject of what "would" follow."""
    d = discourse
    start, end = d.parsed.subtree(head)
    found = False
    for mark in d.conditions:
        if start <= mark.governor < end and mark.marker.endswith(("if", "should", "were", "in the event of", "in case of")):
            verb = d.clauses.at(max(range(mark.start, mark.end), key=lambda token: -d.parsed.depths[token]))
            if verb and verb.negated:  # "if they do not leave": to be done, and not left undone
                return
            named = [naming for token in range(mark.start, mark.end) if (naming := d.namings.at(token))]
            named = named or [naming for naming in [d.namings.unlisted(verb.head) if verb else None] if naming]
            yield from ([naming for naming in named if not naming.weak] or named)[:1]
            found = found or bool(named)
    if found:
        return
    for content in contents:
        clause = d.clauses.at(content)
        if clause and set(clause.modals) & (d.clauses.grammar.possible_modals | d.clauses.grammar.future_modals):
            answered = clause.lemma in d.constructions.answered  # "any base there would meet a resolute response"
            for subject in clause.fill("subject") + (clause.fill("object") if clause.passive else ()):
                naming = d.namings.at(subject) or d.namings.pronoun(subject) or (d.namings.nominal(subject) if answered else None)
                carried = d.namings.carried(subject) if naming is None and answered else None  # "any attempt to divert the river"
                naming = naming or (d.namings.at(carried) if carried is not None else None)
                if naming:
                    yield naming
