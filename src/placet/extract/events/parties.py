"""Find the parties behind a token: who is named there, whose it is, who made it, or where it is.

"the plan put forward by Norland's premier" -> the premier; "a village in Sudria" -> Sudria. Deliberately missed: parties that only
another sentence names, but for a thing of which was told before ("the offer").
"""

from collections.abc import Iterable, Iterator

from placet.codebook.grammar import Words
from placet.extract.actors.cast import Cast
from placet.extract.clauses.clauses import Clause, Clauses
from placet.extract.clauses.firings import Firing, Firings, governed_object
from placet.model.parsed import Parsed

OWNERS = ("by", "of", "from")  # prepositions that tie a noun to whose it is, the nearest to an agent first
OWNERS_AND_PLACES = ("of", "between", "in", "from", "by", "at", "against", "on", "for", "to", "with")
EXAMPLES = ("including", "like")  # "three states, including Norland"
NOBODY = ("", "OTHER")  # codes of who belongs to no known party
DEEPEST = 3
LOOK_BACK = 400  # tokens within which "the offer" means one that was told of before


def key_of(cast: Cast, party: int) -> str | int:
    """What an actor counts as: its code, or itself where it has none of its own."""
    code = cast.actors[party].code
    return party if code in NOBODY else code


class Parties:
    """Which actors (by their places in the cast) stand behind the tokens of one document."""

    def __init__(self, clauses: Clauses, firings: Firings, cast: Cast, moved: Words) -> None:
        self.parsed: Parsed = clauses.parsed
        self.clauses = clauses
        self.firings = firings
        self.cast = cast
        self.moved = moved  # what is sent, and is no party: troops, weapons

    def known(self, parties: Iterable[int]) -> tuple[int, ...]:
        """Those that belong to a party with a code of its own."""
        return tuple(party for party in dict.fromkeys(parties) if self.cast.actors[party].code not in NOBODY)

    def keys(self, parties: Iterable[int]) -> frozenset[str | int]:
        """Parties as they are counted: a state and its minister are one."""
        return frozenset(key_of(self.cast, party) for party in parties)

    def subject_of(self, token: int) -> tuple[int, ...]:
        """The subject of the clause whose head a token is, a small one ("called the vote historic") as well."""
        clause = self.clauses.at(token)
        return clause.fill("subject") if clause else tuple(self.parsed.children_by(token, "nsubj"))

    def first(self, firing: Firing, slots: Iterable[str], through: tuple[str, ...], but: tuple[int, ...] = ()) -> tuple[int, ...]:
        """The actors of the first slot that has any (other than `but`)."""
        governed = governed_object(firing.frame, firing.clause)
        themes = firing.frame.theme if firing.frame.entry.reports else ()
        for slot in slots:
            tokens = governed if slot == "object" and governed else firing.clause.fill(slot)
            if slot == "complement":
                tokens = tuple(subject for token in tokens for subject in self.subject_of(token))
            behind = [self.behind_theme(each, through) if slot in themes else self.behind(each, through, but=but) for each in tokens or ()]
            found = dict.fromkeys(party for parties in behind for party in parties if party not in but)
            if found:
                return tuple(found)
        return ()

    def behind(self, token: int, through: tuple[str, ...], depth: int = 0, but: tuple[int, ...] = ()) -> tuple[int, ...]:
        """The actors that a token stands for: its own, those before it ("Norland's plan"), those whose act it is, those behind it.

        Owners that are among `but` are passed over: "its border with Norland".
        """
        own = self.cast.at(token)
        if own or depth >= DEEPEST:
            return own + tuple(party for party in self.named_examples(token) if party not in own)
        found = tuple(party for party in self.before(token) if party not in but)
        if found:
            return found
        for firing in self.firings.get(token, ()):
            if firing.frame.entry.event and firing.frame.category == "noun":
                doers = self.first(firing, ("possessor", "by", "modifier"), OWNERS)
                if doers:
                    return doers
        for name in through:
            for inner in self.governed(token, name):
                found = self.behind(inner, through, depth + 1)
                if found:
                    others = [party for each in self.joined(inner) for party in self.behind(each, through, depth + 1)]
                    return tuple(dict.fromkeys((*found, *others)))
        return self.named_examples(token)

    def before(self, token: int) -> tuple[int, ...]:
        """The parties named before a noun: "Norland's plan", "a Norland-drafted text", "the Norland-Sudria talks"."""
        parsed, found = self.parsed, dict[int, None]()
        for child in parsed.children[token]:
            if child < token and parsed.deps[child] in ("poss", "amod", "compound", "nmod"):
                inside = range(parsed.subtree(child)[0], child + 1) if parsed.deps[child] != "poss" else (child,)
                found |= dict.fromkeys(party for each in inside for party in self.cast.at(each))
        return tuple(found)

    def governed(self, token: int, preposition: str) -> Iterator[int]:
        """What a preposition on a noun governs."""
        parsed = self.parsed
        for child in parsed.children[token]:
            if parsed.deps[child] in ("prep", "agent") and parsed.lower[child] == preposition:
                yield from parsed.children_by(child, "pobj")

    def joined(self, token: int) -> tuple[int, ...]:
        """What "and" joins to a noun."""
        return self.clauses.expanded(token)[1:]

    def named_examples(self, token: int) -> tuple[int, ...]:
        """Those that "including" names: "several states, including Norland and Sudria"."""
        inner = [each for name in EXAMPLES for first in self.governed(token, name) for each in self.clauses.expanded(first)]
        return tuple(dict.fromkeys(party for each in inner for party in self.cast.at(each)))

    def made_by(self, token: int) -> tuple[int, ...]:
        """Who made a thing, by the clause on it: "the plan put forward by Norland", "the shelling of the port carried out by Norland"."""
        nouns = (token, *self.governed(token, "of"))
        for child in (child for noun in nouns for child in self.parsed.children_by(noun, "acl", "relcl")):
            noun, clause = self.parsed.heads[child], self.clauses.at(child)
            if clause is None or noun not in clause.fill("object") or not self.is_making(clause):
                continue
            found = dict.fromkeys(party for subject in clause.fill("subject") for party in self.cast.at(subject))
            if found:
                return tuple(found)
        return ()

    def is_making(self, clause: Clause) -> bool:
        """Whether a verb brings its object about: a light verb, or one of proposing."""
        light = clause.lemma in self.clauses.grammar.light_verbs
        return light or any(firing.frame.entry.event == "REQUEST" for firing in self.firings.get(clause.head, ()))

    def behind_theme(self, token: int, through: tuple[str, ...] = OWNERS_AND_PLACES) -> tuple[int, ...]:
        """The parties behind what is talked about; troops of no known state are none."""
        found = self.behind(token, through) or self.made_by(token)
        if self.parsed.lemmas[token].lower() in self.moved:
            return self.known(found)
        return found

    def told_before(self, noun: int) -> tuple[int, ...]:
        """The parties behind the nearest earlier mention of what a definite noun names."""
        parsed = self.parsed
        if not any(parsed.lower[child] in self.clauses.grammar.definite_words for child in parsed.children[noun]):
            return ()
        for token in range(noun - 1, max(-1, noun - LOOK_BACK), -1):
            if parsed.lemmas[token] == parsed.lemmas[noun] and parsed.tags[token].startswith("NN"):
                found = self.behind(token, OWNERS_AND_PLACES) or self.proposers_of(token)
                if found:
                    return found
        return ()

    def proposers_of(self, noun: int) -> tuple[int, ...]:
        """Who put a thing forward: "Norland drafted a resolution"."""
        governor = self.clauses.governor(noun)
        for firing in self.firings.get(governor, ()) if governor is not None else ():
            if firing.frame.entry.event in ("REQUEST", "AGREE") and noun in firing.theme:
                return self.first(firing, firing.frame.actor, OWNERS)
        return ()
