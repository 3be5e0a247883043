"""Gather the stances that a document reports into positions: one a holder's code, proposal and stance, the plainest words first."""

from collections.abc import Iterable, Sequence

import msgspec

from placet.codebook.confidence import ConfidenceWeights
from placet.extract.circumstances.dates import Dated
from placet.extract.positions.commitments import Taken
from placet.extract.positions.conditions import as_condition
from placet.extract.positions.confidence import confidence_of
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.fulfilment import told_as_met
from placet.extract.positions.proposals import Proposals
from placet.model.document import Span
from placet.model.parsed import Parsed
from placet.model.record import Condition, Position, When


def find_positions(
    discourse: Discourse, taken: Sequence[Taken], proposals: Proposals, dates: Sequence[Dated], weights: ConfidenceWeights
) -> tuple[Position, ...]:
    """Find where each party stands on each proposal, in order of the text; `weights` say how sure each is."""
    d, parsed = discourse, discourse.parsed
    groups: dict[tuple[str, str, str], list[tuple[Taken, int]]] = {}
    for one in taken:
        proposal = proposals.at(one.naming.head)
        if proposal is None:
            continue
        for holder in one.holders:
            actor = d.cast.actors[holder]
            party = actor.id if actor.code == "OTHER" else actor.code
            groups.setdefault((party, proposal, one.stance), []).append((one, holder))
    for (party, proposal, stance), entries in groups.items():
        if stance == "support":  # "wants to, if …" said twice of one sentence: it is conditional
            conditional = {parsed.sentence_of[one.head] for one, _ in groups.get((party, proposal, "conditional"), ())}
            entries[:] = [entry for entry in entries if parsed.sentence_of[entry[0].head] not in conditional]
    groups = {key: entries for key, entries in groups.items() if entries}
    first = sorted(groups.items(), key=lambda item: (item[1][0][0].head, item[0]))
    met = told_as_met(d, (condition for _, entries in first for one, _ in entries for condition in one.conditions))
    found = [as_position(d, number, key[1], entries, dates, met) for number, (key, entries) in enumerate(first, start=1)]
    actors, by_id = {actor.id: actor for actor in d.cast.actors}, {proposal.id: proposal for proposal in proposals.proposals}
    return tuple(
        msgspec.structs.replace(each, confidence=confidence_of(each, actors[each.holder], by_id[each.proposal], weights)) for each in found
    )


def as_position(
    discourse: Discourse,
    number: int,
    proposal: str,
    entries: list[tuple[Taken, int]],
    dates: Sequence[Dated],
    met: dict[tuple[int, int], bool],
) -> Position:
    """The stances of one party on one proposal as one position; `met` says of which conditions, by their tokens, the document tells."""
    d = discourse
    entries = sorted(entries, key=lambda entry: (-entry[0].confidence, len(d.attributions.chain_at(entry[0].head)), entry[0].head))
    (plainest, holder), parsed = entries[0], d.parsed
    evidence = dict.fromkeys(sentence(parsed, one.head) for one, _ in entries)
    conditions: dict[tuple[int, int], Condition] = {}
    for one, _ in entries:
        for start, end in one.conditions:
            condition = msgspec.structs.replace(as_condition(parsed, d.cast, d.book, start, end), met=met.get((start, end)))
            conditions.setdefault((condition.start, condition.end), condition)
    reasons = dict.fromkeys(span for one, _ in entries for span in reasons_of(d, one))
    return Position(
        id=f"s{number}",
        holder=d.cast.actors[holder].id,
        proposal=proposal,
        stance=plainest.stance,
        basis=plainest.basis,
        evidence=tuple(evidence),
        conditions=told_once(parsed, conditions.values()),
        reasons=tuple(reasons),
        date=next((when for one, _ in entries if (when := date_of(parsed, one, dates))), None),
        via=via(d, plainest.head, holder),
        attribution=d.attributions.chain_at(plainest.head),
        rule=plainest.rule,
        confidence=plainest.confidence,
    )


def via(discourse: Discourse, head: int, holder: int) -> tuple[str, ...]:
    """The sources between the document and the holder: the speakers around a stance who do not speak for the holder's party.

    "The Ledger, quoting an unnamed Norland envoy, wrote that Norland was ready to …": whoever another source quotes without a name counts,
    and so does "a source in the Norland ministry".
    """
    actors = discourse.cast.actors
    own = actors[holder]
    found: dict[str, None] = {}
    for quotation in discourse.attributions.chain_at(head):
        if told_by_attitude(discourse, quotation):
            continue
        speakers = discourse.attributions.speakers_of(quotation)
        for speaker in () if holder in speakers else speakers:  # "Norland and Sudria said they could": neither tells of the other
            source = not discourse.constructions.unnamed.isdisjoint(actors[speaker].name.casefold().split())
            unnamed = (bool(found) or source) and actors[speaker].kind == "person" and actors[speaker].name[:1].islower()
            if actors[speaker].code != own.code or own.code == "OTHER" or unnamed:
                found.setdefault(actors[speaker].id)
    return tuple(found)


def told_once(parsed: Parsed, conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Conditions without those that others say in more words: "a backstop" beside "the United States provides a backstop"."""
    found, text = list(conditions), parsed.document.text
    words = {(one.start, one.end): text[one.start : one.end].casefold() for one in found}

    def repeated(one: Condition) -> bool:
        said = words[one.start, one.end]
        return any(said != other and f" {said} " in f" {other} " for other in words.values())

    return tuple(one for one in found if not repeated(one))


def told_by_attitude(discourse: Discourse, quotation: str) -> bool:
    """Whether somebody only takes a stance on what a quotation names: "rejected a Norlandish proposal" is no source for it."""
    quote, parsed = discourse.attributions.quote_of(quotation), discourse.parsed
    if quote.cue_head is None or discourse.stance(quote.cue_head) is None:
        return False
    root = min(range(*quote.content[0]), key=lambda token: (parsed.depths[token], token))
    return parsed.deps[root] == "dobj" and parsed.heads[root] == quote.cue_head and parsed.tags[root].startswith("NN")


def sentence(parsed: Parsed, token: int) -> Span:
    """The sentence around a token, without the blanks at its ends."""
    start, end = parsed.sentences[parsed.sentence_of[token]]
    return parsed.span(start, end)


def reasons_of(discourse: Discourse, one: Taken) -> list[Span]:
    """The reasons that are given for a stance: what "because" introduces, and what the holder argues."""
    parsed, book = discourse.parsed, discourse.book
    path = {one.head, parsed.heads[one.head], one.naming.head}
    found = [parsed.span(mark.start, mark.end) for mark in discourse.reasons if mark.governor in path]
    for child in parsed.children_by(one.head, "advcl"):
        if parsed.tags[child] == "VBG" and parsed.lemmas[child].lower() in book.reasoners:
            contents = parsed.children_by(child, "ccomp", "dobj")
            found += [parsed.span(*parsed.subtree(content)) for content in contents[:1]]
    return found


def date_of(parsed: Parsed, one: Taken, dates: Sequence[Dated]) -> When | None:
    """The date that stands nearest to a stance in its sentence."""
    here = parsed.sentence_of[one.head]
    near = [dated for dated in dates if parsed.sentence_of[dated.start] == here]
    return min(near, key=lambda dated: abs(dated.start - one.head)).when if near else None
