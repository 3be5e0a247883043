"""Two spans of a parsed sentence -> the evidence for the relation between them: what the rules, the tree and the words say.

"Norland has agreed to meet Sudria", actor Norland, recipient Sudria -> {"told": {"agree": 1.0 …}, "pairs": {"ACTOR have": 1.0 …} …}.
Evidence stands in groups, so that a long sentence's many words do not outvote the few things that the rules see. Deliberately left out:
names and numbers, which would tie what is learned to the disputes that it was learned from.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from placet.codebook.frames import Category, FrameIndex
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firing, Firings, governed_object
from placet.extract.clauses.status import status_of
from placet.extract.events.acts import choose
from placet.extract.events.relation import Tokens, ancestors, chosen, head_of, path_between, reported_type, touches
from placet.model.parsed import Parsed
from placet.model.record import EventType

Evidence = dict[str, dict[str, float]]  # group -> what is seen -> how much of it
Seen = Iterable[tuple[str, float]]

CATEGORIES: tuple[Category, ...] = ("verb", "noun", "adjective")
CONTENT = ("xcomp", "ccomp", "dobj", "prep", "pobj", "pcomp", "acl", "attr", "advcl", "conj", "oprd", "acomp")  # what a predicate is about
ARGUMENTS = (*CONTENT, "advmod", "nsubj", "nsubjpass", "agent")
OWN = ("dobj", "xcomp", "prt", "ccomp", "acomp")  # the arguments that change what the verb above both spans means
AROUND = ("aux", "neg", "auxpass", "prt", "mark")
ACTOR, RECIPIENT = "ACTOR", "RECIPIENT"
BESIDE = 3  # words looked at beside a span
CONTENT_DEPTH = 3  # arcs that a predicate's content is followed down


@dataclass(frozen=True)
class Pair:
    """Two spans of a parsed document, either of which may be missing, with all that was found around them."""

    parsed: Parsed
    clauses: Clauses
    firings: Firings
    frames: FrameIndex
    actor: Tokens | None
    recipient: Tokens | None

    @cached_property
    def spans(self) -> list[tuple[str, Tokens]]:
        """The spans that are given, each with the word that stands for it."""
        return [(word, span) for word, span in ((ACTOR, self.actor), (RECIPIENT, self.recipient)) if span]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences in which the spans stand."""
        return [self.parsed.sentences[n] for n in sorted({self.parsed.sentence_of[span[0]] for _, span in self.spans})]

    @cached_property
    def acts(self) -> list[Firing]:
        """The frames with an event in these sentences, one a predicate."""
        return [firing for head, firing in choose(self.firings) if any(start <= head < end for start, end in self.sentences)]

    @cached_property
    def path(self) -> list[int]:
        """The tokens between the spans' heads through the tree."""
        return sorted(path_between(self.parsed, self.actor, self.recipient))

    @cached_property
    def words(self) -> list[str]:
        """The words of these sentences, each span as one word: "ACTOR have agree to meet RECIPIENT"."""
        found: list[str] = []
        for token in (token for sentence in self.sentences for token in range(*sentence)):
            stands_for = next((word for word, span in self.spans if span[0] <= token < span[1]), None)
            if stands_for is None or stands_for not in found:
                found.append(stands_for or self.word(token))
        return found

    def word(self, token: int) -> str:
        """A token's lemma, or what stands for a span, a name, a number or a pronoun."""
        inside = next((word for word, span in self.spans if span[0] <= token < span[1]), None)
        tag = self.parsed.tags[token]
        kind = "NAME" if tag.startswith("NNP") else {"CD": "NUMBER", "PRP": "PRONOUN"}.get(tag)
        return inside or kind or self.parsed.lemmas[token].lower()

    def meanings(self, token: int) -> dict[EventType, float]:
        """The types that the lexicon gives a token's lemma in any of its frames, fired or not, in equal shares."""
        lemma = self.parsed.lemmas[token].lower()
        entries = (frame.entry for category in CATEGORIES for frame in self.frames.get((category, lemma), ()))
        types = dict.fromkeys(entry.event for entry in entries if entry.event)
        return {type_: 1 / len(types) for type_ in types}


def evidence(pair: Pair) -> Evidence:
    """All that is seen of a pair, by group; of what is seen twice the larger amount counts."""
    words = pair.words
    best, _ = chosen(pair.parsed, pair.firings, pair.actor, pair.recipient)
    groups: dict[str, Seen] = {
        "told": told(pair, best) if best else (),
        "acts": acts(pair),
        "chain": chain(pair, best) if best else (),
        "meanings": ((type_, share) for token in pair.path for type_, share in pair.meanings(token).items()),
        "tense": tense(pair),
        "path": path(pair),
        "around": around(pair),
        "arguments": arguments(pair),
        "words": ((word, 1) for word in words),
        "pairs": runs(words, 2),
        "triples": runs(words, 3),
        "between": ((word, 1) for word in between(words)),
        "between pairs": runs(between(words), 2),
        "beside": beside(words),
        "parties": parties(pair, words),
    }
    return {group: largest(seen) for group, seen in groups.items()}


def largest(seen: Seen) -> dict[str, float]:
    """The largest amount of each thing seen."""
    found: dict[str, float] = {}
    for name, amount in seen:
        found[name] = max(amount, found.get(name, 0.0))
    return found


# --- what the rules say --------------------------------------------------------------------------------


def told(pair: Pair, best: Firing) -> Iterator[tuple[str, float]]:
    """The predicate of the rules' answer: its frame, its mode, its status, its object and its complements.

    Their type stands here only beside the predicate or the status: by itself it is trusted more than it should be where the model
    has learned from the very sentences that rules were written for.
    """
    frame, clause = best.frame, best.clause
    status, type_ = status_of(clause, pair.clauses, pair.firings), reported_type(best, pair.clauses, pair.firings)
    for name in (frame.lemma, frame.name, f"{frame.lemma} {type_}", f"{frame.entry.event} {frame.entry.mode}", f"{type_} {status}", status):
        yield name, 1
    yield "negated" if clause.negated else "not negated", 1
    for token in clause.fill("object"):
        yield f"object {pair.word(token)}", 1
    for complement in clause.complements:
        yield f"{complement.kind} {pair.word(complement.head)}", 1


def acts(pair: Pair) -> Iterator[tuple[str, float]]:
    """Every act in the sentence: its type, with which of the spans are its arguments, and whether it is on the way between them."""
    for firing in pair.acts:
        event, clause = firing.frame.entry.event, firing.clause
        doers = [token for slot in firing.frame.actor for token in clause.fill(slot)]
        done_to = [token for slot in (*firing.frame.recipient, *firing.frame.theme, "object") for token in clause.fill(slot)]
        done_to += governed_object(firing.frame, clause) or ()
        roles = {
            "actor": pair.actor is not None and touches(pair.parsed, doers, pair.actor),
            "recipient": pair.recipient is not None and touches(pair.parsed, done_to, pair.recipient),
            "path": not {firing.head, clause.support}.isdisjoint(pair.path),
        }
        yield " ".join([str(event), *(role for role, has in roles.items() if has)]), 1
        for role, has in (roles | {"modal": bool(clause.modals), "negated": clause.negated}).items():
            if has:
                yield f"{event}: {role}", 1
        if firing.frame.entry.mode:
            yield f"{event}, {firing.frame.entry.mode}", 1


def chain(pair: Pair, best: Firing) -> Iterator[tuple[str, float]]:
    """The answer's type with the types that the lexicon knows for what it is about: "agreed to help" is AGREE > AID."""
    parsed = pair.parsed
    level = [best.head]
    for _ in range(CONTENT_DEPTH):
        level = [child for token in level for child in parsed.children_by(token, *CONTENT)]
        for token in level:
            for type_, share in pair.meanings(token).items():
                yield f"{best.frame.entry.event} > {type_}", share


# --- what the tree says --------------------------------------------------------------------------------


def tense(pair: Pair) -> Iterator[tuple[str, float]]:
    """The possible types of the predicates between the spans, each with its tense, its modals and its negation."""
    parsed = pair.parsed
    for token in pair.path:
        marks = [parsed.lower[child] for child in parsed.children[token] if parsed.tags[child] == "MD" or parsed.deps[child] == "neg"]
        if parsed.tags[token].startswith("VB"):
            marks.append(parsed.tags[token])
        for type_, share in pair.meanings(token).items():
            for mark in marks:
                yield f"{type_} {mark}", share


def top(pair: Pair) -> int:
    """The lowest token above both spans; of one span alone the nearest verb above it."""
    ways = [ancestors(pair.parsed, head_of(pair.parsed, span)) for _, span in pair.spans]
    if len(ways) == 2:
        return next((token for token in ways[0] if token in ways[1]), ways[0][-1])
    return next((token for token in ways[0] if pair.parsed.tags[token].startswith("VB")), ways[0][-1])


def ways_up(pair: Pair) -> list[tuple[str, list[int]]]:
    """For each span the tokens from its head up to the top, which is left out (two sentences share none: all of them)."""
    highest, found = top(pair), []
    for word, span in pair.spans:
        way = ancestors(pair.parsed, head_of(pair.parsed, span))
        found.append((word, way[: way.index(highest)] if highest in way else way))
    return found


def path(pair: Pair) -> Iterator[tuple[str, float]]:
    """The token above both spans and the way up to it from each."""
    parsed, highest = pair.parsed, top(pair)
    yield f"top {pair.word(highest)}", 1
    yield f"top {parsed.tags[highest]}", 1
    for word, way in ways_up(pair):
        for token in way[1:]:
            yield f"{word} < {pair.word(token)}", 1
        yield f"{word} " + "/".join(parsed.deps[token] for token in way), 1
        if way:
            last = parsed.deps[way[-1]]
            yield f"{word} {pair.word(highest)} {last} {pair.word(way[-1]) if last == 'prep' else ''}", 1


def predicates(pair: Pair) -> list[int]:
    """The tokens between the spans that govern something of their own: the top, and the ways up without the spans' heads."""
    return [top(pair), *(token for _, way in ways_up(pair) for token in way[1:])]


def around(pair: Pair) -> Iterator[tuple[str, float]]:
    """Auxiliaries, negations, particles and conjunctions on the way between the spans."""
    parsed = pair.parsed
    for token in predicates(pair):
        for child in parsed.children_by(token, *AROUND):
            yield f"{parsed.deps[child]} {parsed.lower[child]}", 1


def arguments(pair: Pair) -> Iterator[tuple[str, float]]:
    """What hangs on the way between the spans, and on the top with the top itself: "prep in", "seize dobj RECIPIENT"."""
    parsed, highest = pair.parsed, top(pair)
    for token in predicates(pair):
        for child in parsed.children_by(token, *ARGUMENTS, *AROUND):
            word, dep = pair.word(child), parsed.deps[child]
            if dep in ARGUMENTS and word not in (ACTOR, RECIPIENT):
                yield f"{dep} {word}", 1
            if token == highest and dep in OWN:
                yield f"{pair.word(token)} {dep} {word}", 1


# --- what the words say --------------------------------------------------------------------------------


def runs(words: list[str], length: int) -> Iterator[tuple[str, float]]:
    """Each run of so many words."""
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length]), 1


def between(words: list[str]) -> list[str]:
    """The words from one span to the other, with both; none where a span is missing."""
    if ACTOR not in words or RECIPIENT not in words:
        return []
    start, end = sorted((words.index(ACTOR), words.index(RECIPIENT)))
    return words[start : end + 1]


def beside(words: list[str]) -> Iterator[tuple[str, float]]:
    """The words behind the actor, and those before and behind the recipient."""
    for word in (ACTOR, RECIPIENT):
        if word in words:
            at = words.index(word)
            for near in words[at + 1 : at + 1 + BESIDE]:
                yield f"{word} … {near}", 1
            for near in words[max(0, at - BESIDE) : at] if word == RECIPIENT else ():
                yield f"{near} … {word}", 1


def parties(pair: Pair, words: list[str]) -> Iterator[tuple[str, float]]:
    """Which span comes first, what kind of word each one's head is, and the common words in it."""
    if ACTOR in words and RECIPIENT in words:
        yield "actor first" if words.index(ACTOR) < words.index(RECIPIENT) else "recipient first", 1
    for word, span in pair.spans:
        yield f"{word} {pair.parsed.tags[head_of(pair.parsed, span)]}", 1
        for token in range(*span):
            if not pair.parsed.tags[token].startswith(("NNP", "CD", "DT", "IN")):
                yield f"{word} {pair.parsed.lemmas[token].lower()}", 1
