"""Find what a speaker makes the coming of an act depend on, where no predicate of stance tells it.

"There will be no truce until the captives are freed, Norland said" -> Norland, conditional, truce. "A swap would follow if …",
"Access could be restored provided that …", "No deal without …", "Its only condition for talks is …".
Deliberately missed: what the document says without a source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from placet.extract.clauses.clauses import Clause
from placet.extract.positions.commitments import TALKING, Taken
from placet.extract.positions.conditions import Marked, conditions_on
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.namings import Naming
from placet.model.record import Stance

PROSPECT, REFUSED = 0.65, 0.5  # see `stances`
GOING = frozenset({("go", "ahead"), ("go", "on"), ("move", "ahead"), ("come", "back"), ("go", "forward"), ("move", "forward")})


@dataclass(frozen=True, kw_only=True)
class Prospect:
    """An act that may or may not come: its naming, the word that tells it, whether it is denied, and what it hangs on."""

    naming: Naming
    head: int
    denied: bool
    marked: tuple[Marked, ...]


def find_prospects(discourse: Discourse, told: Sequence[Taken]) -> Iterator[Taken]:
    """Find the stances of speakers on what they say may come, or will not; not on what another stance is on in the same clause."""
    d = discourse
    known = {(holder, one.naming.head) for one in told for holder in one.holders}
    for prospect in prospects(d):
        holders = tuple(holder for holder in d.speakers(prospect.head) if (holder, prospect.naming.head) not in known)
        if not holders or d.supposed(prospect.head) or d.charged(prospect.head):
            continue
        spans = tuple((mark.start, mark.end) for mark in prospect.marked)
        if spans:
            yield Taken(
                head=prospect.head, holders=holders, naming=prospect.naming, stance="conditional", conditions=spans,
                rule="prospect", confidence=PROSPECT,
            )  # fmt: skip
        elif prospect.denied:
            yield Taken(head=prospect.head, holders=holders, naming=prospect.naming, stance="oppose", rule="prospect", confidence=REFUSED)
    yield from wished(d, known)
    yield from set_conditions(d)


def prospects(discourse: Discourse) -> Iterator[Prospect]:
    """The acts that a document tells to come or not to come."""
    d, parsed = discourse, discourse.parsed
    for token in range(len(parsed)):
        clause = d.clauses.at(token)
        if clause is not None and clause.category == "verb" and clause.modals:
            yield from (existing(d, clause) if parsed.children_by(token, "expl") else coming(d, clause))
        elif parsed.tags[token].startswith("NN") and parsed.deps[token] in ("ccomp", "ROOT"):
            denied = any(parsed.lower[child] == "no" for child in parsed.children_by(token, "det"))
            naming = d.namings.at(token) or d.namings.nominal(token)
            marked = hanging(d, frozenset({token}), denied=denied)
            if denied and naming and marked:  # "No deal without the islands, the minister said"
                yield Prospect(naming=naming, head=token, denied=True, marked=marked)


def existing(discourse: Discourse, clause: Clause) -> Iterator[Prospect]:
    """ "There will be no truce until …", "there can be a deal if …"."""
    d, parsed = discourse, discourse.parsed
    for noun in parsed.children_by(clause.head, "attr"):
        naming = d.namings.at(noun) or d.namings.nominal(noun)
        denied = clause.negated or any(parsed.lower[child] == "no" for child in parsed.children_by(noun, "det"))
        if naming:
            marked = hanging(d, frozenset({clause.head, noun}), denied=denied)
            certain = {"will", "can", "shall"} & set(clause.modals) and (denied or naming.action != "other")
            if not marked and not certain:
                continue
            yield Prospect(naming=naming, head=clause.head, denied=denied, marked=marked)


def coming(discourse: Discourse, clause: Clause) -> Iterator[Prospect]:
    """ "A swap would follow if …", "the border could reopen if …", "access could be restored provided that …"."""
    d, parsed = discourse, discourse.parsed
    things = clause.fill("object") if clause.passive else clause.fill("subject")
    if (clause.passive and clause.fill("subject")) or d.holders(things) or not things:
        return
    marked = hanging(d, frozenset({clause.head, clause.support}), denied=clause.negated)
    if not marked:
        return
    plain = any(mark.marker in d.constructions.plain_bargaining for mark in marked)
    plain = plain or (clause.negated and any(mark.marker in d.book.negative for mark in marked))  # "no barrel would move until …"
    naming = d.namings.at(clause.head)
    if naming is None and clause.lemma in d.constructions.coming and not clause.passive:
        naming = d.namings.at(things[0])
        if naming is None and plain and not clause.fill("object"):
            start, end = d.namings.phrase(things[0])
            naming = Naming(head=clause.head, action="other", theme=(things[0],), start=start, end=max(end, clause.head + 1))
    if naming is None and clause.passive and plain and parsed.tags[things[0]].startswith("NN"):
        naming = d.namings.unlisted(clause.head)
    if naming is not None and (clause.lemma in d.constructions.coming or clause.passive):
        yield Prospect(naming=naming, head=clause.head, denied=clause.negated, marked=marked)


def wished(discourse: Discourse, known: set[tuple[int, int]]) -> Iterator[Taken]:
    """ "Talks must resume", "the embassy could reopen", "the drilling must stop": what a state's speaker says of an act without a doer."""
    d, parsed, words = discourse, discourse.parsed, discourse.constructions
    for clause in d.clauses:
        starting = clause.lemma in words.reviving or any((clause.lemma, link) in GOING for link, _ in clause.links)
        ceasing = clause.lemma in words.ceasing and not starting
        bare = clause.category == "verb" and not clause.passive and not clause.fill("object") and not clause.complements
        if not (starting or ceasing) or not bare or parsed.children_by(clause.head, "expl"):
            continue
        obliged = bool(set(clause.modals) & d.clauses.grammar.obliging_modals) or must(d, clause)
        ahead = d.clauses.grammar.possible_modals - ({"would"} if not announced(d, clause.head) else set())
        ahead |= d.clauses.grammar.future_modals if announced(d, clause.head) else set()
        possible = bool(set(clause.modals) & ahead) or obliged
        holders = d.speakers(clause.head)
        things = clause.fill("subject")
        if not holders or len(things) != 1 or "OTHER" in d.codes(holders) or d.supposed(clause.head) or d.charged(clause.head):
            continue
        if not (obliged if ceasing and not clause.negated else possible) or feared(d, clause.head):
            continue
        naming, stance = subject_of(d, clause.head, things[0], ceasing=ceasing)
        if naming and naming.action in TALKING and not obliged:  # "talks could begin next week" is news of the day
            continue
        if clause.negated:
            stance = "oppose" if stance == "support" else "support"
        if naming and not known & {(holder, naming.head) for holder in holders}:
            marked = hanging(d, frozenset({clause.head, clause.support}), denied=False)
            if marked and stance == "support":
                continue  # told by `coming`
            yield Taken(head=clause.head, holders=holders, naming=naming, stance=stance, rule="prospect", confidence=REFUSED)


def subject_of(discourse: Discourse, verb: int, thing: int, *, ceasing: bool) -> tuple[Naming | None, Stance]:
    """What is to begin or to end, and the stance on it: an act, else the very beginning or end of a thing ("the mission should end")."""
    d = discourse
    naming = d.namings.at(thing)
    if naming and not naming.anaphor and naming.action in d.constructions.feared:
        return None, "support"
    nominal = d.namings.nominal(thing)
    if ceasing and (naming or nominal):
        return naming or nominal, "oppose"
    if naming and not naming.weak and (not naming.vehicle or not naming.anaphor):
        return naming, "support"
    private = d.parsed.lemmas[thing].lower() in d.namings.words.private
    return d.namings.intransitive(verb) if (naming or nominal or d.namings.moved(thing)) and not private else None, "support"


def announced(discourse: Discourse, verb: int) -> bool:
    """ "Announced that work would resume": whether a verb tells what somebody makes known that he will have done."""
    parsed = discourse.parsed
    return parsed.deps[verb] == "ccomp" and parsed.lemmas[parsed.heads[verb]].lower() in discourse.constructions.announcing


def must(discourse: Discourse, clause: Clause) -> bool:
    """ "Need to resume", "has to stop": the verbs that oblige as "must" does."""
    parsed, above = discourse.parsed, discourse.parsed.heads[clause.head]
    return parsed.deps[clause.head] == "xcomp" and parsed.lemmas[above].lower() in ("need", "have")


def feared(discourse: Discourse, token: int) -> bool:
    """Whether a token stands in what somebody warns of."""
    d = discourse
    while d.parsed.heads[token] != token:
        token = d.parsed.heads[token]
        if any(one.frame.entry.event in ("THREATEN", "ACCUSE") for one in d.firings.get(token, ())):
            return True
    return d.parsed.lemmas[token].lower() in d.constructions.fearing


def hanging(discourse: Discourse, path: frozenset[int], *, denied: bool) -> tuple[Marked, ...]:
    """The conditions on an act that is told to come or not: a denied one waits "until", one that is not denied comes "if"."""
    book = discourse.book
    found = conditions_on(list(discourse.conditions), path)
    return tuple(mark for mark in found if denied or mark.marker not in book.denied)


def set_conditions(discourse: Discourse) -> Iterator[Taken]:
    """ "Norland's only condition for talks is the return of its ships": by its owner, else by the speaker."""
    d, parsed, words = discourse, discourse.parsed, discourse.constructions
    for token, lemma in enumerate(parsed.lemmas):
        copula = parsed.heads[token]
        if lemma.lower() not in words.conditioning or parsed.lemmas[copula] != "be" or parsed.deps[token] not in ("nsubj", "attr"):
            continue
        owners = tuple(parsed.children_by(token, "poss"))
        holders = d.holders(owners) or (() if owners else d.speakers(token))
        hung = [child for child in parsed.children_by(token, "prep") if parsed.lower[child] in words.conditioned]
        themes = [below for child in hung for below in parsed.children_by(child, "pobj", "pcomp")]
        naming = next((found for theme in themes if (found := d.namings.at(theme) or d.namings.unlisted(theme))), None)
        other = "attr" if parsed.deps[token] == "nsubj" else "nsubj"
        things = [child for child in parsed.children_by(copula, other, "ccomp", "xcomp") if child != token]
        if holders and naming and things and not d.supposed(token):
            yield Taken(
                head=token, holders=holders, naming=naming, stance="conditional", conditions=(d.namings.phrase(things[0]),),
                rule="condition", confidence=PROSPECT,
            )  # fmt: skip
