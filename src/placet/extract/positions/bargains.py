"""Find what a party asks for by making its own act depend on it, and what it would rather not have.

"Norland will lift the levy only if Sudria opens its market" -> Norland, support, opening the market.
"Would rather close the border than admit the monitors", "prefers talks to sanctions" -> oppose what stands behind.
Deliberately missed: conditions that need no party's act ("once the snow melts"), and whose consent, mandate or truce is awaited.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from placet.extract.clauses.clauses import Clause
from placet.extract.positions.commitments import Taken
from placet.extract.positions.conditions import Marked, as_condition
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.namings import Naming
from placet.model.parsed import Parsed
from placet.model.record import Stance

DEMANDED_IN_TURN, LESS_LIKED, PERSUADED = 0.65, 0.5, 0.65  # see `stances`


def find_demands(discourse: Discourse, told: Sequence[Taken]) -> Iterator[Taken]:
    """Find what the conditional stances ask for in turn."""
    d = discourse
    by_span = {(mark.start, mark.end): mark for mark in d.conditions}
    asked: set[tuple[tuple[int, ...], int]] = set()
    for one in told:
        for span in one.conditions:
            mark = by_span.get(span)
            if one.stance != "conditional" or mark is None or mark.marker not in d.constructions.bargaining:
                continue
            if one.naming.action == "other" and mark.marker == "if":  # "would turn to others if Norland insisted": what it is to avoid
                continue
            for naming, stance in demanded(d, mark, one.holders):
                if (one.holders, naming.head) not in asked:
                    asked.add((one.holders, naming.head))
                    yield Taken(
                        head=one.head, holders=one.holders, naming=naming, stance=stance,
                        rule=f"bargain:{mark.marker}", confidence=DEMANDED_IN_TURN, aside=True,
                    )  # fmt: skip


def demanded(discourse: Discourse, mark: Marked, holders: tuple[int, ...]) -> Iterator[tuple[Naming, Stance]]:
    """The act that a condition names, where it is another's: to be done, or under "not" to be left undone."""
    d, parsed = discourse, discourse.parsed
    kind = as_condition(parsed, d.cast, d.book, mark.start, mark.end).kind
    root = min(range(mark.start, mark.end), key=lambda token: (parsed.depths[token], token))
    clause = d.clauses.at(root)
    others: list[int] = []
    doers: tuple[int, ...] = ()
    plain = mark.marker in d.constructions.plain_bargaining
    if parsed.tags[root].startswith("VB"):
        naming = d.namings.at(root)
        doers = clause.fill("subject") if clause else ()
        others = [token for token in doers if d.cast.at(token) and not d.codes(d.cast.at(token)) & (d.codes(holders) - {"OTHER"})]
        if (others and d.holders(tuple(others))) or (clause and clause.passive):
            naming = naming or d.namings.unlisted(root)
        own = any(d.codes(d.cast.at(token)) & (d.codes(holders) - {"OTHER"}) for token in doers)
    else:
        naming = d.namings.at(root)
        own = False
    back = parsed.lemmas[root] == "be" and any(d.namings.moved(token) for token in doers)  # "unless the inspectors are back"
    if doers and not back and (parsed.lemmas[root] == "be" or not d.holders(doers)):
        return  # "provided that the price comes down", "so long as it is binding": no party is asked for anything
    if naming is None and plain and parsed.tags[root].startswith("VB") and doers:
        naming = Naming(head=root, action="other", theme=doers, start=mark.start, end=mark.end)
    paid = kind == "funding" and bool(others) and bool(d.holders(tuple(others)))  # "if Sudria paid a ransom": who is to pay is told
    if naming is None or own or (kind in d.constructions.unbargained and not paid) or naming.anaphor:
        return
    idle = clause is not None and clause.passive and not clause.fill("subject")  # "provided that the limits are settled": by whom?
    told = plain and not (idle and clause is not None and not any(d.cast.at(token) for token in clause.fill("object")))
    if not told and parsed.tags[root].startswith("VB") and not others:
        return  # "if the captives are released": whoever is to do it is not told
    denied = clause is not None and clause.category == "verb" and clause.negated
    yield naming, "oppose" if denied else "support"


def find_persuaded(discourse: Discourse) -> Iterator[Taken]:
    """Find who was brought to an act, or was not: "the envoy persuaded Norland to sit down", "failed to persuade Norland to …"."""
    d = discourse
    for clause in d.clauses:
        if clause.lemma not in d.constructions.persuading or clause.negated or clause.modals or clause.passive or d.supposed(clause.head):
            continue
        above = d.clauses.at(d.parsed.heads[clause.head]) if d.parsed.deps[clause.head] == "xcomp" else None
        failed = above is not None and above.lemma in d.constructions.failing and not above.negated
        told = failed or d.parsed.tags[clause.support] in ("VBD", "VBN", "VBZ", "VBP")
        if not told or clause.category != "verb":
            continue
        for complement in clause.complements:
            holders = d.holders(clause.fill("object"))
            naming = d.namings.at(complement.head) or d.namings.unlisted(complement.head)
            if naming and holders and complement.kind == "infinitive":
                yield Taken(
                    head=clause.head,
                    holders=holders,
                    naming=naming,
                    stance="oppose" if failed else "support",
                    rule=f"persuaded:{clause.lemma}",
                    confidence=PERSUADED,
                )


def find_tied(discourse: Discourse) -> Iterator[Taken]:
    """Find what a party makes depend on something: "has made the reopening contingent on the release of the miners"."""
    d, parsed = discourse, discourse.parsed
    for mark in d.conditions:
        head = next((token for token in ancestors(parsed, mark.first) if parsed.tags[token].startswith("VB")), mark.governor)
        clause = d.clauses.at(head)
        if mark.marker not in d.constructions.tied or clause is None or clause.lemma not in d.constructions.tying or clause.negated:
            continue
        holders = d.holders(clause.fill("subject")) or d.speakers(head)
        naming = tied(d, clause, mark.first)
        if naming and holders and not d.supposed(head):
            yield Taken(
                head=head, holders=holders, naming=naming, stance="conditional", conditions=((mark.start, mark.end),),
                rule="tied", confidence=DEMANDED_IN_TURN,
            )  # fmt: skip


def tied(discourse: Discourse, clause: Clause, marker: int) -> Naming | None:
    """What is made to depend: the verb's object before the marker, which the parser may take for one noun with it."""
    d, parsed = discourse, discourse.parsed
    joined = parsed.children_by(marker, "compound") if marker in clause.fill("object") else []
    if joined:  # "made its participation contingent on"
        last = joined[-1]
        return Naming(head=last, action="other", theme=(last,), start=parsed.subtree(marker)[0], end=last + 1)
    things = [token for token in clause.fill("object") if token < marker]
    return next((one for thing in things if (one := d.namings.at(thing) or d.namings.nominal(thing) or d.namings.unlisted(thing))), None)


def ancestors(parsed: Parsed, token: int) -> Iterator[int]:
    """The tokens above a token, the nearest first."""
    while parsed.heads[token] != token:
        token = parsed.heads[token]
        yield token


def find_less_liked(discourse: Discourse) -> Iterator[Taken]:
    """Find what stands behind in a comparison: "prefers talks to sanctions", "would rather close the border than withdraw"."""
    d, parsed = discourse, discourse.parsed
    for clause in d.clauses:
        if clause.category != "verb" or d.supposed(clause.head):
            continue
        holders = d.holders(clause.fill("subject"))
        worse: list[int] = []
        if clause.lemma == "prefer" and not clause.negated:
            worse += clause.fill("to")
        if clause.lemma in d.constructions.preferring and clause.fill("object") and not clause.negated:
            worse += clause.fill("over")  # "favours a moratorium over a ban"
        if any(parsed.lower[child] in ("rather", "sooner") for child in parsed.children_by(clause.head, "advmod")):
            behind = [child for child in parsed.children_by(clause.head, "advcl", "prep", "conj") if child > clause.head]
            worse += [child for child in behind if any(parsed.lower[mark] == "than" for mark in parsed.children_by(child, "mark"))]
        for token in worse if holders else ():
            naming = d.namings.at(token) or (d.namings.unlisted(token) if parsed.tags[token].startswith("VB") else None)
            inner = d.stance(token)
            if inner and inner.frame.entry.stance == "support" and naming and naming.action == "other":  # "than accept a ban": the ban
                naming = next((found for theme in inner.theme if (found := d.namings.at(theme))), naming)
            if naming:
                naming = replace(naming, apart=next(iter(clause.fill("object")), None))
                yield Taken(
                    head=clause.head, holders=holders, naming=naming, stance="oppose", rule=f"comparison:{clause.lemma}",
                    confidence=LESS_LIKED,
                )  # fmt: skip
