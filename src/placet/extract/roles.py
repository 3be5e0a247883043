"""Find who fills the roles of a firing: the actors behind its argument tokens.

"Russian troops shelled a village in Sudria" -> actor: who stands behind "Russian troops"; recipient: Sudria, as the village's place.
"""

from collections.abc import Iterable

from placet.extract.cast import Cast
from placet.extract.clauses import Clauses
from placet.extract.firings import Firing, Firings, governed_object
from placet.model.parsed import Parsed

OWNERS = ("by", "of", "from")  # prepositions that tie a noun to whose it is, the nearest to an agent first
OWNERS_AND_PLACES = ("of", "in", "from", "by", "at", "against", "on", "for", "to", "with")
DEEPEST = 3
SAID = ("AGREE", "REQUEST", "REJECT", "THREATEN")  # nouns of these are words that somebody gives


class RoleFinder:
    """Actors (by their places in the cast) for the roles of the firings of one document."""

    def __init__(self, clauses: Clauses, firings: Firings, cast: Cast) -> None:
        self.parsed: Parsed = clauses.parsed
        self.clauses = clauses
        self.firings = firings
        self.cast = cast

    def actors(self, firing: Firing) -> tuple[int, ...]:
        """Who did it; of a noun that is said or shared ("after a meeting with the envoy") else the subject of what it hangs on."""
        found = self.first(firing, firing.frame.actor, OWNERS)
        entry = firing.frame.entry
        if found or firing.frame.category != "noun" or not (entry.event in SAID or (entry.reciprocal and firing.clause.fill("with"))):
            return found
        governor = self.clauses.governor(firing.head)
        subjects = self.subject_of(governor) if governor is not None else ()
        return tuple(dict.fromkeys(party for token in subjects for party in self.behind(token, OWNERS)))

    def recipients(self, firing: Firing, doers: tuple[int, ...]) -> tuple[int, ...]:
        """Whom it was done to: the frame's slots, then the subject of its content, then what its theme tells of."""
        others = [party for party in self.first(firing, firing.frame.recipient, OWNERS_AND_PLACES, but=doers) if party not in doers]
        if not others:
            others = [party for party in self.within_content(firing) if party not in doers]
        if not others:
            others = [party for token in firing.theme for party in self.behind(token, OWNERS_AND_PLACES) if party not in doers]
        return tuple(dict.fromkeys(others))

    def first(self, firing: Firing, slots: Iterable[str], through: tuple[str, ...], but: tuple[int, ...] = ()) -> tuple[int, ...]:
        """The actors of the first slot that has any (other than `but`)."""
        governed = governed_object(firing.frame, firing.clause)
        for slot in slots:
            tokens = governed if slot == "object" and governed else firing.clause.fill(slot)
            if slot == "complement":
                tokens = tuple(subject for token in tokens for subject in self.subject_of(token))
            found = dict.fromkeys(party for token in tokens or () for party in self.behind(token, through) if party not in but)
            if found:
                return tuple(found)
        return ()

    def within_content(self, firing: Firing) -> tuple[int, ...]:
        """The parties of the clause that a speech act is about: its subject, else its object."""
        for complement in firing.clause.complements:
            inner = self.clauses.at(complement.head)
            if inner is None:
                continue
            for slot in ("subject", "object", "with", "to", "against", "on", "from", "in", "of"):
                found = [party for token in inner.fill(slot) for party in self.behind(token, OWNERS_AND_PLACES)]
                found = [party for party in found if slot != "subject" or party not in self.actors(firing)]
                if found:
                    return tuple(dict.fromkeys(found))
        return ()

    def subject_of(self, token: int) -> tuple[int, ...]:
        """The subject of the clause whose head a token is, a small one ("called the vote historic") as well."""
        clause = self.clauses.at(token)
        return clause.fill("subject") if clause else tuple(self.parsed.children_by(token, "nsubj"))

    def behind(self, token: int, through: tuple[str, ...], depth: int = 0) -> tuple[int, ...]:
        """The actors that a token stands for: its own, those before it ("Norland's plan"), those whose act it is, those behind it."""
        own = self.cast.at(token)
        if own or depth >= DEEPEST:
            return own
        parsed = self.parsed
        for child in parsed.children[token]:
            if parsed.deps[child] in ("poss", "amod", "compound", "nmod"):
                found = self.cast.at(child)
                if found:
                    return found
        for firing in self.firings.get(token, ()):
            if firing.frame.entry.event and firing.frame.category == "noun":
                doers = self.first(firing, ("possessor", "by", "modifier"), OWNERS)
                if doers:
                    return doers
        for name in through:
            for child in parsed.children[token]:
                if parsed.deps[child] in ("prep", "agent") and parsed.lower[child] == name:
                    for inner in parsed.children_by(child, "pobj"):
                        found = self.behind(inner, through, depth + 1)
                        if found:
                            return found
        return ()
