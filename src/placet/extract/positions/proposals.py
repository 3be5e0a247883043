"""Resolve what a document names as proposals: "the deployment", "such a move", "sending troops" are one where they mean one.

Two mentions are one proposal if their action is the same (or its kin), and neither their themes, nor the parties that they name,
nor their qualifiers ("direct" talks) differ. Words that only point back ("such a move", "it") take the latest fitting proposal.
Deliberately missed: proposals that nobody takes a stance on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from placet.codebook.proposals import ProposalWords
from placet.extract.positions.commitments import Taken
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.full_labels import FullLabels
from placet.extract.positions.namings import Naming, own_words
from placet.extract.positions.parts import Parts
from placet.extract.positions.pointing import Gathered, Pointing
from placet.model.record import Proposal
from placet.model.stems import stem

SHORT = 6  # words: a longer mention tells more than how long or when


@dataclass(frozen=True, kw_only=True)
class Proposals:
    """The proposals of a document, and by the head token of each mention which of them it names."""

    proposals: tuple[Proposal, ...]
    by_token: dict[int, str]

    def at(self, token: int) -> str | None:
        """The id of the proposal that a token names."""
        return self.by_token.get(token)


class _Gatherer:
    def __init__(self, discourse: Discourse, parts: Parts, taken: Sequence[Taken]) -> None:
        self.d = discourse
        self.words = parts.words
        self.parts = parts
        self.wanted = frozenset(one.naming.head for one in public(discourse, taken))
        self.pointing = Pointing(discourse, parts, taken, self.wanted)
        self.found: list[Gathered] = []
        self.aside: list[Naming] = []  # named in passing, so that words which point back may mean it

    def take(self, naming: Naming) -> Gathered | None:
        """Find the proposal of a mention, or begin one."""
        if naming.anaphor or self._only_whose(naming) or self._unsaid(naming):
            known = self.pointing.at(naming, self.found) or self._mentioned(naming)
            before = self.pointing.introduced(naming, known) if naming.head in self.wanted else None
            if before is not None:
                known = self._begin(before)
                known.namings.append(before)
                self._learn(known, before)
            pointing = naming.given and (naming.action in ("general", "other") or self.d.parsed.tags[naming.head].startswith("VB"))
            if known is None and naming.head in self.wanted and not pointing and not (naming.action == "general" and naming.weak):
                known = self._begin(naming)
        else:
            passing = naming.weak and naming.head not in self.wanted and self.parts.moved(naming.head)  # "Sudrian soldiers fled"
            known = None if passing else self._same(naming) or self._carried(naming) or self._outcome(naming) or self._done(naming)
            if known is None and (naming.head in self.wanted or (not naming.weak and not naming.vehicle)):
                known = self._begin(naming)
            if known is None:
                self.aside.append(naming)
        if known is not None:
            known.namings.append(naming)
            if not naming.anaphor:
                self._learn(known, naming)
        return known

    def _only_whose(self, naming: Naming) -> bool:
        """Whether "the Norlandish plan" tells no more than whose it is, and so points back; "Norland's plan" does if Norland has one."""
        if not naming.vehicle or naming.content is not None or naming.action != "general" or not self.found:
            return False
        parsed = self.d.parsed
        own = [
            child for child in parsed.children[naming.head] if parsed.deps[child] in ("amod", "compound", "nmod", "prep", "acl", "relcl")
        ]
        own = [child for child in own if parsed.lower[child] not in self.words.unlabelled]
        if parsed.children_by(naming.head, "poss"):
            return not own and self.pointing.backed(naming, self.found)
        definite = any(parsed.lower[child] == "the" for child in parsed.children_by(naming.head, "det"))
        return definite and bool(own) and all(self.parts.cast_of(child, "state") for child in own)

    def _unsaid(self, naming: Naming) -> bool:
        """Whether "the work" or "detailed plans" say nothing of their own, and so may point back."""
        parsed = self.d.parsed
        if naming.action not in ("other", "general") or naming.content is not None or parsed.tags[naming.head] not in ("NN", "NNS"):
            return False
        if naming.action == "other" and not any(parsed.lower[child] == "the" for child in parsed.children_by(naming.head, "det")):
            return False
        plural = parsed.tags[naming.head] == "NNS" or naming.action == "other"
        return plural and not own_words(parsed, naming.head, self.words)

    def _mentioned(self, naming: Naming) -> Gathered | None:
        """The latest naming in passing that "the mission" points back to, as a proposal; None where nobody wants it."""
        if naming.head not in self.wanted or naming.action in ("general", "agree"):
            return None
        passing = next((one for one in reversed(self.aside) if one.action == naming.action), None)
        if passing is None:
            return None
        known = self._begin(passing)
        known.namings.append(passing)
        self._learn(known, passing)
        return known

    def _begin(self, naming: Naming) -> Gathered:
        known = Gathered(naming.action, qualifiers=self.parts.qualifiers(naming))
        if known.qualifiers:
            known.wider = next((one for one in reversed(self.found) if not one.qualifiers and self._agree(naming, one)), None)
        self.found.append(known)
        return known

    def _learn(self, known: Gathered, naming: Naming) -> None:
        known.themes |= self.parts.themes(naming)
        known.parties |= self.parts.parties(naming)
        if not self.d.parsed.tags[naming.head].startswith("VB"):
            known.nouns.add(self.d.parsed.lemmas[naming.head].lower())

    def _same(self, naming: Naming) -> Gathered | None:
        qualifiers = self.parts.qualifiers(naming)
        fitting = [one for one in reversed(self.found) if self._agree(naming, one) and not self.pointing.contradicted(naming, one)]
        exact = [one for one in fitting if one.qualifiers == qualifiers]
        if exact:
            return exact[0]
        # "talks" after "direct talks" may be either; "indirect talks" after them are not
        return fitting[0] if fitting and not qualifiers and naming.given else None

    def _carried(self, naming: Naming) -> Gathered | None:
        """What a verb that only carries on does to what was named before: "receive such a team" is on the team."""
        d = self.d
        carriers = self.words.carrier_verbs | self.words.discussing
        if naming.action not in ("other", "negotiate") or d.parsed.lemmas[naming.head].lower() not in carriers or len(naming.theme) != 1:
            return None
        thing = d.namings.at(naming.theme[0]) or d.namings.nominal(naming.theme[0])
        pointing = thing is not None and self.words.pointers.intersection(
            d.parsed.lower[child] for child in d.parsed.children[naming.theme[0]] if d.parsed.deps[child] in ("det", "predet", "amod")
        )
        return self.pointing.at(thing, self.found) if thing is not None and pointing else None

    def _outcome(self, naming: Naming) -> Gathered | None:
        """What "a deal" that says nothing of its own would be about: the latest proposal that a deal can be the end of."""
        if naming.action != "agree" or self.parts.themes(naming) or self.parts.parties(naming) or self.parts.qualifiers(naming):
            return None
        return self.pointing.at(naming, self.found)

    def _done(self, naming: Naming) -> Gathered | None:
        """The proposal that a bare noun made of its verb names: "a launch" after "launch a satellite"."""
        parsed = self.d.parsed
        if parsed.tags[naming.head] != "NN" or own_words(parsed, naming.head, self.words):
            return None
        word = stem(parsed.lower[naming.head])
        verbs = (
            (one, mention.head) for one in reversed(self.found) for mention in one.namings if parsed.tags[mention.head].startswith("VB")
        )
        return next((one for one, verb in verbs if stem(parsed.lemmas[verb].lower()) == word), None)

    def _agree(self, naming: Naming, known: Gathered) -> bool:
        if not self._kindred(naming, known) or any(mention.head == naming.apart for mention in known.namings):
            return False
        if naming.action in self.words.contributed and self._anothers_part(naming, known):
            return False
        themes, parties = self.parts.themes(naming), self.parts.parties(naming)
        if themes and known.themes and not themes & known.themes:
            return False
        return not (parties and known.parties) or bool(parties & known.parties)

    def _anothers_part(self, naming: Naming, known: Gathered) -> bool:
        """Whether one party's part is meant, and refused for being that party's: "no Sudrian boots" beside "the force", "our troops"."""
        refused = self.pointing.refused(naming)
        others = [mention for mention in known.namings if not mention.anaphor]
        if refused:
            return bool(others) and not any(refused & self.parts.givers(mention) for mention in others)
        apart = [self.pointing.refused(mention) for mention in others]
        return bool(apart) and all(apart) and not any(self.parts.givers(naming) & codes for codes in apart)

    def _again(self, naming: Naming, known: Gathered) -> bool:
        """Whether a verb of no action class names what it named before: "attend" and "attend"; carriers only of the same thing."""
        parsed = self.d.parsed
        lemma, themes = parsed.lemmas[naming.head].lower(), self.parts.themes(naming)
        verbs = {parsed.lemmas[mention.head].lower() for mention in known.namings if parsed.tags[mention.head].startswith("VB")}
        if not parsed.tags[naming.head].startswith("VB") or lemma not in verbs:
            return False
        return bool(themes & known.themes) or not (themes or known.themes or lemma in self.words.carrier_verbs)

    def _kindred(self, naming: Naming, known: Gathered) -> bool:
        if naming.action == known.action:
            return (
                naming.action not in ("other", "general")
                or self.d.parsed.lemmas[naming.head].lower() in known.nouns
                or self._again(naming, known)
            )
        if (
            naming.action in ("general", "agree")
            and not self.pointing.another(naming)
            and self.d.parsed.lemmas[naming.head].lower() in known.nouns
        ):
            return any({naming.action, known.action} <= kin for kin in self.words.kin)
        return False


def find_proposals(discourse: Discourse, taken: Sequence[Taken], words: ProposalWords) -> Proposals:
    """Find the proposals on which somebody takes a stance, with all their mentions."""
    wanted = {one.naming.head: one.naming for one in public(discourse, taken)}
    namings = {naming.head: naming for naming in discourse.namings} | {one.naming.head: one.naming for one in taken}
    parts = Parts(discourse.parsed, discourse.cast, discourse.namings, words)
    gatherer = _Gatherer(discourse, parts, taken)
    of: dict[int, Gathered] = {}
    carriers = {naming.content: naming for naming in namings.values() if naming.content is not None and naming.action == "general"}
    # the soldiers of "sending soldiers", and of "soldiers must leave"
    themes = {token for naming in namings.values() for token in (*naming.theme, *naming.agents) if token != naming.head}
    for head in sorted(namings):
        naming = namings[head]
        if naming.content is not None and naming.content in namings and head not in wanted:
            continue
        if naming.head in naming.theme and head in themes and head not in wanted:
            continue
        known = gatherer.take(naming)
        if known is not None:
            of[head] = known
            if head in carriers:  # "a resolution that endorses the plan": later "the resolution" is it too
                known.nouns.add(discourse.parsed.lemmas[carriers[head].head].lower())
    kept = [one for one in gatherer.found if any(of.get(head) is one for head in wanted)]
    labels = worded(discourse, parts, kept)
    ids = {id(one): f"p{number}" for number, one in enumerate(kept, start=1)}
    return Proposals(
        proposals=tuple(as_proposal(discourse, parts, one, ids, labels[id(one)]) for one in kept),
        by_token={head: ids[id(one)] for head, one in of.items() if id(one) in ids},
    )


def public(discourse: Discourse, taken: Sequence[Taken]) -> list[Taken]:
    """The stances of states, parties and groups that are in politics: what nobody but firms is for is no proposal."""
    return [one for one in taken if any(discourse.political(holder) for holder in one.holders)]


def fullest_first(discourse: Discourse, parts: Parts, known: Gathered) -> list[Naming]:
    """The mentions that say something, the fullest before all others."""
    told = [naming for naming in known.namings if not naming.anaphor] or known.namings
    return sorted(told, key=lambda naming: (-fullness(discourse, parts, naming), naming.head))


def worded(discourse: Discourse, parts: Parts, found: Sequence[Gathered]) -> dict[int, str]:
    """The labels of proposals by `id`."""
    wording, labels, before = FullLabels(discourse, parts), dict[int, str](), ""
    for one in found:
        told = fullest_first(discourse, parts, one)
        owners = owners_of(discourse, parts, one.action, told)
        several = len({discourse.cast.actors[actor].code for actors in owners.values() for actor in actors}) > 1
        without = {each for token in owners for each in range(*discourse.parsed.subtree(token))} if several else set()
        labels[id(one)] = before = wording.of(one.action, told, *theme_and_place(discourse, parts, told), before=before, without=without)
    return labels


def owners_of(discourse: Discourse, parts: Parts, action: str, told: Sequence[Naming]) -> dict[int, tuple[int, ...]]:
    """The words that say whose the things are that are moved, where each party may give its own: "German soldiers" are Germany's part."""
    if action not in parts.words.contributed:
        return {}
    moved = (token for naming in told for token in naming.theme if parts.moved(token))
    owners = (child for token in moved for child in discourse.parsed.children_by(token, "amod", "poss", "compound"))
    return {token: actors for token in owners if (actors := tuple(discourse.cast.at(token)))}


def theme_and_place(discourse: Discourse, parts: Parts, told: Sequence[Naming]) -> tuple[str, str]:
    """What is done to and where, in the words of the fullest mention that tells."""
    tags = discourse.parsed.tags
    nouns = (token for naming in told for token in naming.theme[:1] if tags[token].startswith("NN"))
    place = next((token for naming in told if (token := parts.place(naming)) is not None), None)
    return next((parts.theme_text(token) for token in nouns), ""), "" if place is None else parts.theme_text(place)


def as_proposal(discourse: Discourse, parts: Parts, known: Gathered, ids: dict[int, str], label: str) -> Proposal:
    """A gathered proposal as it stands in the record."""
    parsed, cast = discourse.parsed, discourse.cast
    told = [naming for naming in known.namings if not naming.anaphor] or known.namings
    agents = dict.fromkeys(actor for naming in told for token in naming.agents for actor in cast.at(token))
    agents |= dict.fromkeys(actor for actors in owners_of(discourse, parts, known.action, told).values() for actor in actors)
    theme, place = theme_and_place(discourse, parts, fullest_first(discourse, parts, known))
    return Proposal(
        id=ids[id(known)],
        label=label,
        action=known.action,
        agents=tuple(cast.actors[actor].id for actor in agents),
        theme=theme,
        place=place,
        wider=ids.get(id(known.wider)) if known.wider else None,
        mentions=tuple(parsed.span(naming.start, naming.end) for naming in known.namings),
    )


def fullness(discourse: Discourse, parts: Parts, naming: Naming) -> float:
    """How well a mention stands alone: theme and place told, not denied, no one party's part, and neither bare nor a sentence long."""
    length = naming.end - naming.start
    clause = discourse.clauses.at(naming.head)
    aside = (clause is not None and clause.negated) or discourse.supposed(naming.head)
    # "a pause of 30 days" only tells how long, "a lasting truce" how it is; "the talks with Norland on Friday" tells more than when
    nouns = [token for token in naming.theme if discourse.parsed.tags[token].startswith("NN")]
    themes = [token for token in nouns if length > SHORT or not parts.measured(token)]
    told = (2 - (naming.head in naming.theme)) * bool(themes) + (parts.place(naming) is not None)
    return told + min(length, 8) / 8 - max(0, length - 12) / 8 - naming.given - 1.5 * aside
