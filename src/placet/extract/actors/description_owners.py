"""Whose a role is: "Norland's envoy", "the Norlandish envoy", "the army of Norland", "its Norland office", "an official close to Lee"."""

from collections.abc import Mapping

from placet.codebook.actor_files import RoleEntry
from placet.codebook.roles import Modifiers, RoleMatch
from placet.extract.actors.mention import ADVISER, COUNTERPART, ENVOY, OFFICIAL, Mention
from placet.model.parsed import Parsed

BEFORE_A_NOUN = ("amod", "compound", "nmod")


class Owners:
    """The names in one document that may own a role, by their tokens."""

    def __init__(self, parsed: Parsed, words: Modifiers, by_token: Mapping[int, Mention]) -> None:
        self.parsed = parsed
        self.words = words
        self.by_token = by_token

    def before(self, start: int, end: int, role: RoleEntry) -> Mention | None:
        """The nearest name in front of a role: "Norland's", "Norlandish"; before an envoy the first: "the EU Sudria envoy"."""
        inside = range(start, end) if role.role == ENVOY else range(end - 1, start - 1, -1)
        for token in inside:
            name = self.by_token.get(token)
            if name and (name.kind != "person" or self.parsed.deps[name.head] == "poss"):
                return name
        return None

    def possessor(self, before: range, owned: range, role: RoleEntry) -> int:
        """The possessor before a noun that tells what a role is about: "its Norland office", "the ministry's Sudria desk"; else -1.

        An adjective tells whose it is all the same: "his Norlandish counterpart".
        """
        parsed = self.parsed
        for token in before:
            if parsed.deps[token] == "poss" and parsed.heads[token] in owned and role.role != COUNTERPART:
                between = [self.by_token[each] for each in range(token + 1, before.stop) if each in self.by_token]
                told = any(name.form == "adjective" and parsed.heads[name.head] in owned for name in between)
                return -1 if told else token
        return -1

    def state_after(self, name: Mention) -> Mention | None:
        """The state after a name with a title: "President Ann Lee of Norland"."""
        parsed = self.parsed
        of = [each for each in parsed.children_by(name.head, "prep") if parsed.lower[each] == "of" and each == name.end]
        states = (self.by_token.get(each) for preposition in of for each in parsed.children_by(preposition, "pobj"))
        return next((state for state in states if state and state.kind == "state"), None)

    def after(self, role: RoleMatch) -> Mention | None:
        """The name after a role: "of Norland", "in Norland"."""
        token = self.token_of(role, role.end)
        if token >= 0 and self.parsed.lower[token] in self.words.regions:  # "the governor of Nord province"
            named = (self.by_token.get(each) for each in self.parsed.children_by(token, *BEFORE_A_NOUN, "poss"))
            return next((name for name in named if name), None)
        return self.by_token.get(token)

    def token_of(self, role: RoleMatch, start: int) -> int:
        """The head of what a role belongs to, be it a name or not; -1 where nothing says so."""
        parsed = self.parsed
        for token in range(start, role.start):
            if parsed.deps[token] == "poss" and parsed.heads[token] >= role.start:
                return token
        for token in range(role.start, role.end):
            if role.role.role == OFFICIAL:
                near = [each for each in parsed.children_by(token, "amod", "advmod", "acl", "relcl") if parsed.lower[each] == "close"]
                to = [each for adjective in near for each in parsed.children_by(adjective, "prep") if parsed.lower[each] == "to"]
                close = [each for preposition in to for each in parsed.children_by(preposition, "pobj")]
                if close and close[0] >= role.end:  # "an official close to the president"
                    return close[0]
            for preposition in parsed.children_by(token, "prep"):
                known = self.words.belonging if "MIL" in role.role.sectors or role.role.role == ENVOY else self.words.affiliating
                word = parsed.lower[preposition]
                serves = word == "to" and (role.role.role == ADVISER or parsed.lemmas[token].lower() in self.words.serving)
                if preposition >= role.end and (word in known or serves):
                    objects = parsed.children_by(preposition, "pobj")
                    if objects:
                        return objects[0]
        return -1
