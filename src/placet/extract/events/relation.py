"""Tell the relation between two given spans: the event that `dyad` in the input asks for, always answered.

Of the acts in the sentence that one whose arguments the spans are; else the one between them; else the nearest. A relation is coded
as a report would be: what is only announced is a promise (AGREE) or a threat (THREATEN), what should be done a request (REQUEST).
Where a trained model has an opinion, that is the type, and the best act of this type gives the rest. Without one, relations that no
predicate of the lexicon tells get the most usual type, with little confidence.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec import structs

from placet.codebook import Codebook
from placet.codebook.frames import FrameIndex
from placet.extract.actors.cast import Cast
from placet.extract.actors.mention import Mention
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firing, Firings, governed_object
from placet.extract.clauses.status import status_of
from placet.extract.events.acts import choose, composed
from placet.extract.events.spans import clause_span
from placet.extract.quotations.attribution import Attributions
from placet.model.document import Dyad
from placet.model.parsed import Parsed
from placet.model.record import Event, EventType

Tokens = tuple[int, int]
USUAL: EventType = "CONSULT"  # by far the most frequent type in event data from news
ACTOR_HIT, RECIPIENT_HIT, ON_PATH, ROOT = 4.0, 3.0, 1.5, 0.5
CERTAIN, LIKELY, GUESSED = 0.75, 0.55, 0.2
WITHIN = 4.0  # taken off what is only the content or the object of another predicate
NOUN = 0.5
ENOUGH = 4.0


class Opinion(NamedTuple):
    """A second opinion: the likeliest types, of which the rules choose where there are two, the usual one first; how likely they are."""

    types: tuple[EventType, ...]
    confidence: float


Judge = Callable[[Parsed, Clauses, Firings, FrameIndex, Tokens | None, Tokens | None], Opinion | None]


def marked_mentions(parsed: Parsed, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions to add so that each span of the input's dyad is one, before actors are resolved."""
    dyad = parsed.document.dyad
    known = {(mention.start, mention.end) for mention in mentions}
    added: list[Mention] = []
    for tokens in (tokens_of(parsed, dyad.actor), tokens_of(parsed, dyad.recipient)) if dyad else ():
        if tokens is None or tokens in known:
            continue
        head = head_of(parsed, tokens)
        same = [mention for mention in mentions if mention.head == head and mention.form != "pronoun"]
        if same:
            added.append(structs.replace(max(same, key=lambda mention: mention.end - mention.start), start=tokens[0], end=tokens[1]))
        else:
            added.append(Mention(start=tokens[0], end=tokens[1], head=head, form="name", kind="other", name=parsed.text(*tokens)))
        known.add(tokens)
    return added


def with_relation(
    parsed: Parsed,
    clauses: Clauses,
    firings: Firings,
    cast: Cast,
    attributions: Attributions,
    events: tuple[Event, ...],
    codebook: Codebook,
    judge: Judge,
) -> tuple[Event, ...]:
    """Put the event that the input's dyad asks for before the others; without a dyad the events stay as they are.

    `judge` gives a second opinion on the relation of the two spans, which counts for more than the rules'; or None.
    """
    dyad = parsed.document.dyad
    if dyad is None:
        return events
    first = relation(parsed, clauses, firings, cast, attributions, dyad, codebook, judge)
    rest = [event for event in events if event.anchor != first.anchor]
    return tuple(replace_id(event, f"e{n}") for n, event in enumerate([first, *rest], start=1))


def relation(
    parsed: Parsed,
    clauses: Clauses,
    firings: Firings,
    cast: Cast,
    attributions: Attributions,
    dyad: Dyad,
    codebook: Codebook,
    judge: Judge,
) -> Event:
    """The event between the two spans."""
    actor, recipient = tokens_of(parsed, dyad.actor), tokens_of(parsed, dyad.recipient)
    ends = [head_of(parsed, tokens) for tokens in (actor, recipient) if tokens]
    best, score = chosen(parsed, firings, actor, recipient)
    type_ = reported_type(best, clauses, firings) if best else USUAL
    rule = f"relation:{best.frame.name}" if best else "relation:usual"
    confidence = GUESSED if best is None else CERTAIN if score >= ACTOR_HIT + RECIPIENT_HIT else LIKELY if score >= ENOUGH else GUESSED
    opinion = judge(parsed, clauses, firings, codebook.frames, actor, recipient)
    if opinion:
        acts = [(firing, reported_type(firing, clauses, firings)) for _, firing in ranked(parsed, firings, actor, recipient)]
        best, type_ = next(((firing, told) for firing, told in acts if told in opinion.types), (best, opinion.types[0]))
        rule, confidence = "model:relation", opinion.confidence
    anchor = best.head if best else (parsed.heads[ends[0]] if ends else 0)
    start, end = clause_span(best, clauses) if best else parsed.sentences[parsed.sentence_of[anchor]]
    mode = best.frame.entry.mode if best and type_ == best.frame.entry.event else ""
    parties = [cast.ids(cast.at(head_of(parsed, tokens))) if tokens else () for tokens in (actor, recipient)]
    return Event(
        id="e1",
        type=type_,
        mode=mode,
        contexts=codebook.plover.contexts_of(parsed.lemmas[token].lower() for token in range(start, end)),
        cameo=codebook.plover.cameo_of(type_, mode),
        actor=parties[0],
        recipient=parties[1],
        status=status_of(best.clause, clauses, firings, negation_counts=best.frame.entry.negated is not True) if best else "actual",
        anchor=parsed.span(anchor, anchor + 1),
        span=parsed.span(start, end),
        attribution=attributions.chain_at(anchor),
        dyad=True,
        rule=rule,
        confidence=confidence,
    )


# --- which predicate -----------------------------------------------------------------------------------


def chosen(parsed: Parsed, firings: Firings, actor: Tokens | None, recipient: Tokens | None) -> tuple[Firing | None, float]:
    """The firing that best joins the two spans, with its score."""
    score, firing = next(iter(ranked(parsed, firings, actor, recipient)), (0.0, None))
    return firing, score


def ranked(parsed: Parsed, firings: Firings, actor: Tokens | None, recipient: Tokens | None) -> list[tuple[float, Firing]]:
    """The firings in the spans' sentences with their scores, the one that best joins the spans first."""
    sentences = {parsed.sentence_of[tokens[0]] for tokens in (actor, recipient) if tokens} or set(range(len(parsed.sentences)))
    path = path_between(parsed, actor, recipient)
    rated: list[tuple[float, int, Firing]] = []
    for head, firing in choose(firings):
        if parsed.sentence_of[head] not in sentences:
            continue
        rated.append((rating(parsed, firing, actor, recipient, path), -head, firing))
    contents = {
        token
        for score, _, firing in rated
        if score >= ACTOR_HIT
        for token in (*firing.theme, *(complement.head for complement in firing.clause.complements))
    }
    rated = [(score - WITHIN * (firing.head in contents), order, firing) for score, order, firing in rated]
    return [(score, firing) for score, _, firing in sorted(rated, key=lambda entry: entry[:2], reverse=True)]


def rating(parsed: Parsed, firing: Firing, actor: Tokens | None, recipient: Tokens | None, path: set[int]) -> float:
    """How well a firing joins the two spans."""
    clause = firing.clause
    governed = governed_object(firing.frame, clause)
    doers = [token for slot in firing.frame.actor for token in clause.fill(slot)]
    done_to = [token for slot in (*firing.frame.recipient, *firing.frame.theme, "object") for token in clause.fill(slot)]
    done_to += governed or ()
    score = 0.0
    if actor and touches(parsed, doers, actor):
        score += ACTOR_HIT
    elif actor and firing.frame.entry.reciprocal and touches(parsed, done_to, actor):
        score += ACTOR_HIT / 2
    if recipient and touches(parsed, done_to + doers if firing.frame.entry.reciprocal else done_to, recipient):
        score += RECIPIENT_HIT
    if path & {firing.head, clause.support}:
        score += ON_PATH
    if parsed.heads[firing.head] == firing.head:
        score += ROOT
    if inside(firing.head, recipient) or inside(firing.head, actor):
        score -= ON_PATH
    if firing.frame.category == "noun":
        score -= NOUN
    ends = [head_of(parsed, tokens) for tokens in (actor, recipient) if tokens]
    return score - sum(abs(firing.head - end) for end in ends) / 100 - parsed.depths[firing.head] / 10


def touches(parsed: Parsed, tokens: Iterable[int], span: Tokens) -> bool:
    """Whether an argument is in a span, or holds the span's head inside it."""
    head = head_of(parsed, span)
    for token in tokens:
        start, end = parsed.subtree(token)
        if span[0] <= token < span[1] or start <= head < end:
            return True
    return False


def path_between(parsed: Parsed, actor: Tokens | None, recipient: Tokens | None) -> set[int]:
    """The tokens on the way through the tree from one span to the other; from one span alone, the way to the root."""
    up = [ancestors(parsed, head_of(parsed, tokens)) for tokens in (actor, recipient) if tokens]
    if len(up) < 2:
        return set(up[0]) if up else set()
    shared = set(up[0]) & set(up[1])
    lowest = next((token for token in up[0] if token in shared), None)
    return ((set(up[0]) | set(up[1])) - shared) | ({lowest} if lowest is not None else set())


def ancestors(parsed: Parsed, token: int) -> list[int]:
    """A token and all above it."""
    found = [token]
    while parsed.heads[token] != token:
        token = parsed.heads[token]
        found.append(token)
    return found


# --- which type ----------------------------------------------------------------------------------------


def reported_type(firing: Firing, clauses: Clauses, firings: Firings) -> EventType:
    """The type that a report of the relation has: only what is done counts as done."""
    type_ = composed(firing, dict(choose(firings)))
    clause, grammar = firing.clause, clauses.grammar
    modals = set(clause.modals)
    if type_ in ("CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"):
        if clause.negated and firing.frame.entry.negated is not True:
            return "REJECT"
        if modals & grammar.future_modals:
            return "AGREE"
    elif type_ in ("SANCTION", "MOBILIZE", "COERCE", "ASSAULT") and modals & (grammar.future_modals | grammar.possible_modals):
        return "THREATEN"
    if modals & grammar.obliging_modals:
        return "REQUEST"
    if type_ in ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE") and status_of(clause, clauses, firings) == "planned":
        return "THREATEN"
    return type_


# --- spans and tokens ----------------------------------------------------------------------------------


def tokens_of(parsed: Parsed, span: tuple[int, int] | None) -> Tokens | None:
    """The tokens that a span of characters touches, or None where it touches none."""
    if span is None:
        return None
    touched = [token for token in range(len(parsed)) if parsed.starts[token] < span[1] and parsed.ends[token] > span[0]]
    return (touched[0], touched[-1] + 1) if touched else None


def head_of(parsed: Parsed, tokens: Tokens) -> int:
    """The token of a span that hangs on something outside of it, the highest in the tree."""
    return min(range(*tokens), key=lambda token: (parsed.tags[token] == "DT", parsed.depths[token], token))


def inside(token: int, tokens: Tokens | None) -> bool:
    """Whether a token is in a span."""
    return tokens is not None and tokens[0] <= token < tokens[1]


def replace_id(event: Event, identifier: str) -> Event:
    """The same event under another id."""
    return structs.replace(event, id=identifier)
