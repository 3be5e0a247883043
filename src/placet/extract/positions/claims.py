"""Find the numbers and judgements that a source vouches for: quantities, perceptions, warnings, equivalences, absences.

"The ministry put the force at around 9,000 soldiers, which Sudria sees as a threat" -> a quantity, by the ministry, approximate;
a perception, by Sudria. Deliberately missed: what the document itself says without a source.
"""

from collections.abc import Iterator
from typing import NamedTuple

from placet.codebook.claims import ClaimWords
from placet.extract.clauses.clauses import Clause
from placet.extract.positions.commitments import warned_of
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.proposals import Proposals
from placet.extract.positions.quantities import find_quantities
from placet.model.record import Claim, ClaimKind, Quantity

CONFIDENCE: dict[ClaimKind, float] = {"quantity": 0.7, "perception": 0.7, "warning": 0.65, "equivalence": 0.6, "absence": 0.55}


class Vouched(NamedTuple):
    """A claim in tokens: the word it hangs on, its stretch, who makes it (an actor), and what it is about (candidates, nearest first)."""

    kind: ClaimKind
    head: int
    start: int
    end: int
    by: int
    about: tuple[int, ...]
    rule: str
    quantity: Quantity | None = None


def find_claims(discourse: Discourse, proposals: Proposals, words: ClaimWords) -> tuple[Claim, ...]:
    """Find the claims of a document, in order of the text."""
    found = [*quantities(discourse, words), *judgements(discourse, words)]
    found.sort(key=lambda one: (one.start, one.end, one.kind, one.by))
    unique = {(one.kind, one.by, one.start, one.end): one for one in found}
    return tuple(as_claim(discourse, proposals, number, one) for number, one in enumerate(unique.values(), start=1))


def as_claim(discourse: Discourse, proposals: Proposals, number: int, one: Vouched) -> Claim:
    """A claim as it stands in the record."""
    parsed = discourse.parsed
    about = next((proposal for token in one.about if (proposal := proposals.at(token))), "") or spoken_of(discourse, proposals, one)
    return Claim(
        id=f"c{number}",
        kind=one.kind,
        by=discourse.cast.actors[one.by].id,
        about=about,
        span=parsed.span(one.start, one.end),
        quantity=one.quantity,
        attribution=discourse.attributions.chain_at(one.head),
        rule=one.rule,
        confidence=CONFIDENCE[one.kind],
    )


def spoken_of(discourse: Discourse, proposals: Proposals, one: Vouched) -> str:
    """The proposal named nearest to a claim in its sentence; "" where there is none."""
    parsed = discourse.parsed
    start, end = parsed.sentences[parsed.sentence_of[one.head]]
    near = sorted((abs(token - one.head), token) for token in range(start, end) if proposals.at(token))
    return (proposals.at(near[0][1]) if near else None) or ""


def quantities(discourse: Discourse, words: ClaimWords) -> Iterator[Vouched]:
    """The numbers of things inside quotations, by the innermost speaker."""
    for counted in find_quantities(discourse.parsed, words):
        by = discourse.attributions.holder_at(counted.head)
        if by:
            yield Vouched("quantity", counted.head, counted.start, counted.end, by[0], (counted.head,), "quantity", counted.quantity)


def judgements(discourse: Discourse, words: ClaimWords) -> Iterator[Vouched]:
    """The perceptions, warnings, equivalences and absences."""
    for clause in discourse.clauses:
        if clause.category == "verb":
            yield from perception(discourse, words, clause)
            yield from warning(discourse, words, clause)
            yield from absence(discourse, words, clause)
    for token, lemma in enumerate(discourse.parsed.lemmas):
        if lemma.lower() in words.equal or (lemma.lower() in words.equating and discourse.parsed.tags[token].startswith("VB")):
            yield from equivalence(discourse, token)


def perception(discourse: Discourse, words: ClaimWords, clause: Clause) -> Iterator[Vouched]:
    """ "Sees the force as a threat": by the subject; in the passive by the speaker."""
    if clause.lemma not in words.perceiving or ("as" not in clause.slots and "oprd" not in clause.slots):
        return
    seers = tuple(actor for token in clause.fill("subject") for actor in discourse.actors(token))
    by = seers or discourse.attributions.holder_at(clause.head)
    if by and not clause.negated:
        start, end = stretch(discourse, clause.head)
        yield Vouched("perception", clause.head, start, end, by[0], clause.fill("object"), f"perception:{clause.lemma}")


def warning(discourse: Discourse, words: ClaimWords, clause: Clause) -> Iterator[Vouched]:
    """ "Warned that such a step would …": what follows."""
    if clause.lemma not in words.warning or clause.negated:
        return
    contents = [complement.head for complement in clause.complements]
    warners = discourse.holders(clause.fill("subject")) or (discourse.speakers(contents[0]) if contents else ())
    by = warners or tuple(actor for token in clause.fill("subject") for actor in discourse.actors(token))
    if by and contents:
        start, end = stretch(discourse, contents[0])
        about = tuple(naming.head for naming in warned_of(discourse, clause.head, tuple(contents)))
        yield Vouched("warning", contents[0], start, end, by[0], about, f"warning:{clause.lemma}")


def equivalence(discourse: Discourse, token: int) -> Iterator[Vouched]:
    """ "Would be equivalent to …", "in the same way as …": by the speaker."""
    d = discourse
    followed = {d.parsed.lower[child] for child in d.parsed.children[token]} | set(d.parsed.lower[token + 1 : token + 3])
    by = d.attributions.holder_at(token)
    if not by or not followed & {"to", "as", "with"}:
        return
    governor: int | None = token
    while governor is not None and not d.parsed.tags[governor].startswith("VB"):  # the whole clause, and not "the same way" alone
        governor = d.clauses.governor(governor)
    clause = d.clauses.at(governor) if governor is not None else None
    if clause is None:
        return
    start, end = stretch(d, clause.head)
    about = clause.fill("object") + clause.fill("subject")
    yield Vouched("equivalence", token, start, end, by[0], about, f"equivalence:{d.parsed.lower[token]}")


def absence(discourse: Discourse, words: ClaimWords, clause: Clause) -> Iterator[Vouched]:
    """ "Neither had mentioned …", "made no mention of …": by the speaker, else by the one who passed it over."""
    d = discourse
    themes = clause.fill("object") + clause.fill("of") + clause.fill("to")
    omitted = clause.lemma in words.passing_over and clause.negated and themes
    made = any(d.parsed.lemmas[token].lower() in words.omissions for token in clause.fill("object")) and clause.negated
    if not omitted and not made:
        return
    silent = tuple(actor for token in clause.fill("subject") for actor in d.actors(token))
    by = d.attributions.holder_at(clause.head) or silent
    if by and silent:
        start, end = stretch(d, clause.head)
        yield Vouched("absence", clause.head, start, end, by[0], themes, f"absence:{clause.lemma}")


def stretch(discourse: Discourse, head: int) -> tuple[int, int]:
    """The tokens of a clause with its subject, without the punctuation at its ends and the "that" before it."""
    parsed = discourse.parsed
    start, end = parsed.subtree(head)
    while end > head + 1 and parsed.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    while start < head and (parsed.pos[start] in ("PUNCT", "SPACE") or (parsed.deps[start] == "mark" and parsed.lower[start] == "that")):
        start += 1
    return start, end
