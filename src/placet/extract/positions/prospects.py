"""Find what a speaker makes the coming of an act depend on, where no predicate of stance tells it.

"There will be no truce until the captives are freed, Norland said" -> Norland, conditional, truce. "A swap would follow if …",
"Access could be restored provided that …", "No deal without …", "Its only condition for talks is …".
Deliberately missed: what the document says without a source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from placet.extract.clauses.clauses import Clause
from placet.extract.positions.commitments import Taken
from placet.extract.positions.conditions import Marked, conditions_on
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.namings import Naming

PROSPECT, REFUSED = 0.65, 0.5  # see `stances`


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
        naming = d.namings.at(noun)
        denied = clause.negated or any(parsed.lower[child] == "no" for child in parsed.children_by(noun, "det"))
        if naming:
            marked = hanging(d, frozenset({clause.head, noun}), denied=denied)
            if not marked and not {"will", "can", "shall"} & set(clause.modals):
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
